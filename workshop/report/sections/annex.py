"""Annexes: what was asked, every figure that may be published, how each method counts, how to count again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workshop.activities import KINDS
from workshop.activities.kind import Term
from workshop.activities.voice import Voice
from workshop.document.blocks import Block, Cell, Heading, Note, Paragraph, Table
from workshop.document.text import Span, Text
from workshop.domain.items import Item
from workshop.domain.text import Message, msg
from workshop.report.facts import ActivityFacts, Facts
from workshop.report.sections.cover import place_and_dates
from workshop.report.sections.rounds import other_rounds
from workshop.report.sections.terms import GLOSSARY, METHODS


def section(facts: Facts, voice: Voice) -> tuple[Block, ...]:
    """Always printed: without it nobody could check the rest."""
    parts = (*_questions(facts, voice), *_methods(facts, voice), *_glossary(facts, voice), *_recount(facts, voice))
    return (Heading(1, voice.say(msg("Annexes"))), *parts)


def _questions(facts: Facts, voice: Voice) -> Iterator[Block]:
    """Every question in the words that people saw, and every figure that may be published."""
    if facts.activities:
        yield Heading(2, voice.say(msg("Annex A. Questions asked, and every figure that may be published")))
    for part in facts.activities:
        activity, kind = part.activity, KINDS[part.activity.kind]
        asked = voice.say(kind.describe(kind.options(activity.options), len(activity.items)))
        yield Heading(3, voice.text(activity.question))
        yield Paragraph(asked, "small")
        if part.shown:
            yield from kind.tallies(activity, part.outcome, facts.dimensions, voice)
            yield from other_rounds(part, facts, voice)
        else:
            yield from _not_shown(part, voice)


def _not_shown(part: ActivityFacts, voice: Voice) -> Iterator[Block]:
    if part.activity.items:
        yield Paragraph(_listed(part.activity.items, voice), "small")
    if part.outcome.withheld:
        yield Note(voice.say(part.outcome.withheld))


def _listed(items: Sequence[Item], voice: Voice) -> Text:
    """A list in one paragraph: 1. … · 2. …"""
    spans: list[Span] = []
    for number, item in enumerate(items, 1):
        spans += [Span(f"{' · ' if spans else ''}{number}. "), *voice.text(item.label)]  # type: ignore[list-item]
    return tuple(spans)


def _methods(facts: Facts, voice: Voice) -> tuple[Block, ...]:
    if not any(part.activity.kind == "rank" for part in facts.activities):
        return ()
    title = Heading(2, voice.say(msg("Annex B. How each method counts a ranking")))
    return (title, _definitions(msg("Method"), METHODS, voice))


def _glossary(facts: Facts, voice: Voice) -> tuple[Block, ...]:
    used = {part.activity.kind for part in facts.activities}
    own = dict.fromkeys(term for key, kind in KINDS.items() if key in used for term in kind.glossary)
    return (Heading(2, voice.say(msg("Annex C. Words"))), _definitions(msg("Word"), (*own, *GLOSSARY), voice))


def _definitions(name: Message, terms: tuple[Term, ...], voice: Voice) -> Table:
    rows = tuple((Cell(voice.say(term), strong=True), _begun(voice.say(meaning))) for term, meaning in terms)
    return Table((voice.say(name), voice.say(msg("Meaning"))), rows, widths=(0.26, 0.74), dense=True)


def _begun(sentence: str) -> str:
    """With a capital: the sentence stands in a cell of its own."""
    return sentence[:1].upper() + sentence[1:]


def _recount(facts: Facts, voice: Voice) -> tuple[Block, ...]:
    again = msg(
        "Beside this report there is a recount sheet for every vote. With it anybody can count "
        "again, with every method,"
        " on another computer: python -m workshop recount FILE."
    )
    citation = msg(
        "{title}. Report of the workshop, {where}. {organisers}.",
        title=facts.title,
        where=place_and_dates(facts, voice),
        organisers=facts.organisers_line,
    )
    same = msg("Both editions, French and English, are made from the same facts. Their fingerprint (SHA-256):")
    return (
        Heading(2, voice.say(msg("Annex D. Count again, and cite"))),
        Paragraph(voice.say(again)),
        Paragraph((Span(voice.say(msg("To cite this report:")) + " "), Span(voice.say(citation), emphasis=True))),
        Paragraph(voice.say(same)),
        Note(facts.fingerprint),
    )
