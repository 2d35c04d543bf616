"""The imprint: licence, organisations that agreed to be named, and the fingerprint of the data."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from workshop.domain.errors import Mendable
from workshop.domain.imprint import Imprint, Organisation
from workshop.domain.licences import LICENCES
from workshop.domain.persons import LooksLikePerson
from workshop.domain.text import cleaned_line
from workshop.report.fingerprint import eight_words
from workshop.services.build_report import gather_facts
from workshop.services.edit_report import ChangedMeanwhile, passage
from workshop.services.ports import Store
from workshop.services.report_edition import IMPRINT
from workshop.services.write_imprint import imprint_of, write_imprint
from workshop.web.errors import STATUS
from workshop.web.facilitator.seen import seen_version
from workshop.web.locale import today
from workshop.web.parts import current_store, parts

CONFLICT = 409
#: Rows for further names under those already there.
EMPTY_ROWS = 6
#: The button by which somebody says that words that look like a person's name are none.
OVERRULE = "overrule"


def register(pages: Blueprint) -> None:
    """/facilitator/report/imprint"""
    pages.add_url_rule("/report/imprint", view_func=imprint, methods=["GET", "POST"])


def imprint() -> str | AnyResponse | tuple[str, int]:
    """`go`: save, or overrule."""
    store = current_store()
    if request.method == "GET":
        return _page(store, imprint_of(store.passages()), passage(store, IMPRINT).version, None)
    typed, overrule = _typed(), request.form.get("go") == OVERRULE
    try:
        write_imprint(store, parts().announcer, seen_version(), typed, overrule=overrule)
    except ChangedMeanwhile as error:
        return _page(store, typed, error.now.version, error, theirs=imprint_of(store.passages())), CONFLICT
    except Mendable as error:
        return _page(store, typed, seen_version(), error), STATUS[error.code]
    return redirect(url_for("facilitator.imprint", saved="yes"), 303)


def fingerprint(store: Store) -> dict[str, str]:
    """The eight words of the report as it stands, by language; none before the first result."""
    try:
        return eight_words(gather_facts(store, today(), parts().aside))
    except Mendable:
        return {}


def _typed() -> Imprint:
    """What stands in the rows; an empty one is none."""
    agreed = set(request.form.getlist("agreed"))
    names = [cleaned_line(name) for name in request.form.getlist("organisation")]
    rows = (Organisation(name, str(number) in agreed) for number, name in enumerate(names) if name)
    return Imprint(request.form.get("licence", ""), tuple(rows))


def _page(store: Store, shown: Imprint, seen: int, error: Mendable | None, theirs: Imprint | None = None) -> str:
    rows = (*shown.organisations, *[Organisation("")] * EMPTY_ROWS)
    return render_template(
        "facilitator/imprint.html", imprint=shown, rows=rows, error=error, theirs=theirs, seen=seen,
        licences=LICENCES, doubtful=isinstance(error, LooksLikePerson), overrule=OVERRULE,
        saved="saved" in request.args, fingerprint=fingerprint(store))
