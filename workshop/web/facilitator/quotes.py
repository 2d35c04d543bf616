"""Interviews and quotes: a list, and a form for each; what is printed of them goes through the gate."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from workshop.domain.errors import Mendable
from workshop.domain.people import Dimension
from workshop.domain.persons import LooksLikePerson
from workshop.domain.quotes import ATTRIBUTED, Level, Quote, attributed
from workshop.domain.text import Label, Message, cleaned_line, cleaned_paragraphs, msg
from workshop.i18n.languages import ready_languages
from workshop.report.titles import ALWAYS, TITLES
from workshop.services.edit_report import ChangedMeanwhile
from workshop.services.ports import Store
from workshop.services.write_quotes import (
    find_quote,
    forget_quote,
    quotes,
    version_of,
    write_quote,
)
from workshop.web.errors import STATUS
from workshop.web.facilitator.seen import seen_version
from workshop.web.parts import current_store, parts

#: The id of a note that does not exist yet.
NEW = "new"
#: The button by which somebody says that words that look like a person's name are none.
OVERRULE = "overrule"
CONFLICT = 409
LEVEL_NAMES: dict[Level, Message] = {
    Level.NONE: msg("Nothing: “A participant”"),
    Level.ZONE: msg("The zone"),
    Level.ZONE_GENDER: msg("The zone, and woman or man"),
}
PLACES = {key: title for key, title in TITLES.items() if key not in ALWAYS}


def register(pages: Blueprint) -> None:
    """Routes below /facilitator/report/quotes."""
    pages.add_url_rule("/report/quotes", view_func=quotes_page)
    pages.add_url_rule("/report/quotes/<quote_id>", view_func=quote_page, methods=["GET", "POST"])
    pages.add_url_rule("/report/quotes/<quote_id>/forget", view_func=forget, methods=["POST"])


def quotes_page() -> str:
    """Everything that was noted, with what is printed of it."""
    store = current_store()
    noted = [(quote, _printed_as(store, quote)) for quote in quotes(store.passages())]
    about = {f"{part.id}:{item.id}": item.label for part in store.snapshot().activities for item in part.items}
    return render_template("facilitator/quotes.html", noted=noted, about=about, new=NEW, places=PLACES)


def quote_page(quote_id: str) -> str | AnyResponse | tuple[str, int]:
    """The form of one quote, or of a new one."""
    store = current_store()
    quote = Quote("", section="") if quote_id == NEW else find_quote(store, quote_id)
    if request.method == "GET":
        return _page(store, quote, version_of(store, quote), None)
    typed = _typed(quote.id)
    try:
        overrule = request.form.get("go") == OVERRULE
        write_quote(store, parts().announcer, parts().ids, typed, seen_version(), overrule=overrule)
    except ChangedMeanwhile as error:
        return _page(store, typed, error.now.version, error, theirs=find_quote(store, quote.id)), CONFLICT
    except Mendable as error:
        return _page(store, typed, seen_version(), error), STATUS[error.code]
    return redirect(url_for("facilitator.quotes_page"), 303)


def forget(quote_id: str) -> AnyResponse:
    """For good."""
    forget_quote(current_store(), parts().announcer, quote_id)
    return redirect(url_for("facilitator.quotes_page"), 303)


def _typed(quote_id: str) -> Quote:
    form = request.form
    level = form.get("level", "")
    return Quote(
        quote_id,
        Label.of(**{one.code: cleaned_line(form.get(f"words_{one.code}", "")) for one in ready_languages()}),
        cleaned_paragraphs(form.get("note", "")),
        tuple(form.getlist("items")),
        {key: form[key] for key in ATTRIBUTED if form.get(key)},
        Level(level) if level in {one.value for one in Level} else Level.NONE,
        "consent" in form,
        "reviewed" in form,
        form.get("section", ""),
    )


def _printed_as(store: Store, quote: Quote) -> Message | None:
    """What stands under the quote, as far as the gate lets it; None while it is not printed."""
    workshop = store.snapshot().workshop
    group = attributed(quote, workshop.dimensions, store.profiles(), workshop.min_group)
    if not quote.may_be_printed or group is None:
        return None
    names = tuple(_name(workshop.dimension(key), choice) for key, part in group for choice in part)
    return msg("A participant ({groups})", groups=names) if names else msg("A participant")


def _name(dimension: Dimension | None, choice_key: str) -> Label | Message:
    choice = dimension.choice(choice_key) if dimension else None
    return choice.label if choice else msg("Prefer not to say")


def _page(store: Store, quote: Quote, seen: int, error: Mendable | None, theirs: Quote | None = None) -> str:
    snapshot = store.snapshot()
    dimensions = [found for key in ATTRIBUTED if (found := snapshot.workshop.dimension(key))]
    tagged = [part for part in snapshot.activities if part.items]
    return render_template(
        "facilitator/quote.html", quote=quote, seen=seen, error=error, theirs=theirs, dimensions=dimensions,
        levels=LEVEL_NAMES, places=PLACES, languages=ready_languages(), activities=tagged, new=NEW,
        wanted=quote.section or request.args.get("section", ""),
        doubtful=isinstance(error, LooksLikePerson), overrule=OVERRULE,
        printed_as=lambda one: _printed_as(store, one))
