"""Interviews: notes and quotes typed in by the note-taker; what is printed of them, and what is forgotten."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from workshop.domain.activity import Activity
from workshop.domain.errors import Mendable, NotFound
from workshop.domain.passages import Passage
from workshop.domain.people import Groups
from workshop.domain.persons import refuse_persons
from workshop.domain.quotes import ATTRIBUTED, Level, Quote, attributed
from workshop.domain.text import Label, msg
from workshop.domain.workshop import Workshop
from workshop.report.edition import PlacedQuote
from workshop.report.titles import ALWAYS, TITLES
from workshop.services.edit_report import forget_passage, passage, write_passage
from workshop.services.ports import Announcer, Ids, Reading, Store
from workshop.services.report_edition import QUOTE, Passages, decided

LONGEST_QUOTE, LONGEST_NOTE = 600, 6_000


def quotes(passages: Passages) -> tuple[Quote, ...]:
    """Everything that was noted."""
    return tuple(_quote(identity, content) for (identity,), content in decided(passages, QUOTE))


def find_quote(reading: Reading, identity: str) -> Quote:
    """Raises NotFound where there is none (any more)."""
    for quote in quotes(reading.passages()):
        if quote.id == identity:
            return quote
    raise NotFound(msg("This note no longer exists."))


def placed(
    passages: Passages, workshop: Workshop, profiles: Sequence[Groups], activities: Sequence[Activity] = ()
) -> tuple[PlacedQuote, ...]:
    """What may be printed, each with the group that it may be attributed to; nothing in a room under ten people."""
    allowed = (quote for quote in quotes(passages) if quote.may_be_printed)
    through = ((one, attributed(one, workshop.dimensions, profiles, workshop.min_group)) for one in allowed)
    return tuple(
        PlacedQuote(quote.section, quote.words, group, tuple(_about(quote, activities)))
        for quote, group in through if group is not None
    )  # fmt: skip


def _about(quote: Quote, activities: Sequence[Activity]) -> Iterator[tuple[str, Label]]:
    """What it speaks of, as far as it is still asked, in the order of the agenda."""
    for activity in activities:
        yield from ((activity.id, item.label) for item in activity.items if f"{activity.id}:{item.id}" in quote.items)


def write_quote(
    store: Store, announcer: Announcer, ids: Ids, quote: Quote, seen: int, *, overrule: bool = False
) -> Passage:
    """Keep a note; one without id is new. `overrule`: whoever writes knows that nobody is named.

    Raises Mendable, naming the field (LooksLikePerson may be overruled), and ChangedMeanwhile."""
    _refuse(quote, store.snapshot().workshop)
    if not overrule:
        _refuse_persons(quote, quotes(store.passages()))
    kept = quote if quote.id else replace(quote, id=ids.new_id())
    if quote.id:
        find_quote(store, quote.id)
    return write_passage(store, announcer, quote_key(kept.id), seen, _content(kept))


def forget_quote(store: Store, announcer: Announcer, identity: str) -> None:
    """For good, with what stood there before: somebody may take their consent back."""
    forget_passage(store, announcer, quote_key(find_quote(store, identity).id))


def version_of(reading: Reading, quote: Quote) -> int:
    """The version that whoever changes it has before their eyes; 0 for a new one."""
    return passage(reading, quote_key(quote.id)).version if quote.id else 0


def quote_key(identity: str) -> str:
    """The piece that holds a quote."""
    return f"{QUOTE}/{identity}"


def _refuse(quote: Quote, workshop: Workshop) -> None:
    if not quote.words and not quote.note:
        raise Mendable(msg("Write what was said, or a note."), "words")
    if any(len(text) > LONGEST_QUOTE for _, text in quote.words.texts):
        raise Mendable(msg("A text is longer than {limit} characters. Shorten it.", limit=LONGEST_QUOTE), "words")
    if len(quote.note) > LONGEST_NOTE:
        raise Mendable(msg("A text is longer than {limit} characters. Shorten it.", limit=LONGEST_NOTE), "note")
    for key, choice in quote.groups.items():
        dimension = workshop.dimension(key)
        if key not in ATTRIBUTED or dimension is None or dimension.choice(choice) is None:
            raise Mendable(msg("Choose one of the groups of this workshop."), "groups")
    if quote.section:
        _refuse_to_place(quote)


def _refuse_to_place(quote: Quote) -> None:
    if quote.section not in TITLES or quote.section in ALWAYS:
        raise Mendable(msg("No quote can stand in this section. Choose another one."), "section")
    if not quote.words:
        raise Mendable(msg("Write what was said: only that is printed, never the note."), "words")
    if not quote.consent:
        raise Mendable(msg("Nothing is printed without consent: ask the person, then tick it here."), "consent")
    if not quote.reviewed:
        raise Mendable(msg("Read it for names and places that could lead to somebody, then tick it here."), "reviewed")


def _refuse_persons(quote: Quote, kept: Sequence[Quote]) -> None:
    """Raises LooksLikePerson for words that may name or reach somebody; those already kept were judged before."""
    judged = {text for one in kept if one.id == quote.id for _, text in (*one.words.texts, ("", one.note))}
    for field, text in (*(("words", text) for _, text in quote.words.texts), ("note", quote.note)):
        if text not in judged:
            refuse_persons({field: text})


def _content(quote: Quote) -> dict[str, object]:
    return {
        "words": quote.words.as_json(), "note": quote.note, "items": list(quote.items), "groups": dict(quote.groups),
        "level": quote.level.value, "consent": quote.consent, "reviewed": quote.reviewed, "section": quote.section,
    }  # fmt: skip


def _quote(identity: str, content: dict[str, Any]) -> Quote:
    return Quote(
        identity, Label.from_json(content["words"]), content["note"], tuple(content["items"]), content["groups"],
        Level(content["level"]), content["consent"], content["reviewed"], content["section"],
    )  # fmt: skip
