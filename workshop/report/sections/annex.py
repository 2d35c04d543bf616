"""Annexes: what was asked, every figure that may be published, how each method counts, how to count again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workshop.activities import KINDS
from workshop.activities.by_group import tables
from workshop.activities.voice import Voice
from workshop.document.blocks import Block, Bullets, Heading, Note, Paragraph
from workshop.document.text import Span, Text
from workshop.domain.items import Item
from workshop.domain.text import Message, msg
from workshop.report.facts import ActivityFacts, Facts
from workshop.report.sections.cover import place_and_dates
from workshop.report.sections.terms import GLOSSARY, METHODS


def section(facts: Facts, voice: Voice) -> tuple[Block, ...]:
    """Always printed: without it nobody could check the rest."""
    return (
        Heading(1, voice.say(msg("Annexes"))),
        *_questions(facts, voice),
        *_tallies(facts, voice),
        *_methods(facts, voice),
        *_glossary(voice),
        *_recount(facts, voice),
    )


def _questions(facts: Facts, voice: Voice) -> Iterator[Block]:
    """Every question in the words that people saw, with the list they chose from."""
    if facts.activities:
        yield Heading(2, voice.say(msg("Annex A. Questions asked")))
    for part in facts.activities:
        activity, kind = part.activity, KINDS[part.activity.kind]
        yield Heading(3, voice.text(activity.question))
        yield Note(voice.say(kind.describe(kind.options(activity.options), len(activity.items))))
        if activity.items:
            yield Paragraph(_listed(activity.items, voice), "small")


def _listed(items: Sequence[Item], voice: Voice) -> Text:
    """A list in one paragraph: 1. … · 2. …"""
    spans: list[Span] = []
    for number, item in enumerate(items, 1):
        spans += [Span(f"{' · ' if spans else ''}{number}. "), *voice.text(item.label)]  # type: ignore[list-item]
    return tuple(spans)


def _tallies(facts: Facts, voice: Voice) -> tuple[Block, ...]:
    parts = tuple(block for part in facts.activities if part.shown for block in _tally(part, facts, voice))
    return (Heading(2, voice.say(msg("Annex B. Every figure that may be published"))), *parts) if parts else ()


def _tally(part: ActivityFacts, facts: Facts, voice: Voice) -> tuple[Block, ...]:
    kind = KINDS[part.activity.kind]
    blocks = kind.tallies(part.activity, part.outcome, voice)
    if not kind.collects_ideas:
        blocks += tuple(tables(part.activity, part.outcome, facts.dimensions, voice)) + _differences(part, voice)
    return (Heading(3, voice.text(part.activity.question)), *blocks) if blocks else ()


def _differences(part: ActivityFacts, voice: Voice) -> tuple[Block, ...]:
    """Everything that may be said about groups and was not said before the tables."""
    told = [found for found in part.findings if found.dimension and found.items]
    return (Bullets(tuple(voice.say(found.sentence) for found in told)),) if told else ()


def _methods(facts: Facts, voice: Voice) -> tuple[Block, ...]:
    if not any(part.activity.kind == "rank" for part in facts.activities):
        return ()
    return (
        Heading(2, voice.say(msg("Annex C. How each method counts a ranking"))),
        _definitions(METHODS, voice),
    )


def _glossary(voice: Voice) -> tuple[Block, ...]:
    return (Heading(2, voice.say(msg("Annex D. Words"))), _definitions(GLOSSARY, voice))


def _definitions(terms: tuple[tuple[Message, Message], ...], voice: Voice) -> Bullets:
    return Bullets(tuple(_defined(voice.say(term), voice.say(meaning)) for term, meaning in terms))


def _defined(term: str, meaning: str) -> Text:
    return (Span(term, strong=True), Span(" – " + meaning))


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
        Heading(2, voice.say(msg("Annex E. Count again, and cite"))),
        Paragraph(voice.say(again)),
        Paragraph((Span(voice.say(msg("To cite this report:")) + " "), Span(voice.say(citation), emphasis=True))),
        Paragraph(voice.say(same)),
        Note(facts.fingerprint),
    )
