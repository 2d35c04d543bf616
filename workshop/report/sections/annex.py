"""Annexes: what was asked, every figure that may be published, how each method counts, what words and letters mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from string import ascii_uppercase

from workshop.activities import KINDS
from workshop.activities.kind import Term
from workshop.activities.voice import Voice
from workshop.document.blocks import Block, Cell, Heading, Note, Paragraph, Table
from workshop.document.text import Span, Text
from workshop.domain.items import Item
from workshop.domain.text import Message, msg
from workshop.report.facts import ActivityFacts, Facts
from workshop.report.sections.abbreviations import abbreviations
from workshop.report.sections.glossary import glossary
from workshop.report.sections.imprint import imprint
from workshop.report.sections.rounds import other_rounds
from workshop.report.sections.terms import METHODS

#: An annex: what it is called after its letter, and what stands in it.
Annex = tuple[Message, tuple[Block, ...]]


def section(facts: Facts, voice: Voice) -> tuple[Block, ...]:
    """Always printed: without it nobody could check the rest."""
    annexes = (
        *_questions(facts, voice),
        *_methods(facts, voice),
        *_glossary(facts, voice),
        *_abbreviations(facts, voice),
        *imprint(facts, voice),
    )
    lettered = zip(ascii_uppercase, annexes, strict=False)
    parts = (block for letter, annex in lettered for block in _headed(letter, annex, voice))
    return (Heading(1, voice.say(msg("Annexes"))), *parts)


def _headed(letter: str, annex: Annex, voice: Voice) -> tuple[Block, ...]:
    title, blocks = annex
    return (Heading(2, voice.say(msg("Annex {letter}. {title}", letter=letter, title=title))), *blocks)


def _questions(facts: Facts, voice: Voice) -> Iterator[Annex]:
    """Every question in the words that people saw, and every figure that may be published."""
    if facts.activities:
        blocks = (block for part in facts.activities for block in _question(part, facts, voice))
        yield msg("Questions asked, and every figure that may be published"), tuple(blocks)


def _question(part: ActivityFacts, facts: Facts, voice: Voice) -> Iterator[Block]:
    activity, kind = part.activity, KINDS[part.activity.kind]
    yield Heading(3, voice.text(activity.question))
    yield Paragraph(voice.say(kind.describe(kind.options(activity.options), len(activity.items))), "small")
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
        spans += [Span(f"{' · ' if spans else ''}{number}. "), *voice.text(item.label)]
    return tuple(spans)


def _methods(facts: Facts, voice: Voice) -> Iterator[Annex]:
    if any(part.activity.kind == "rank" for part in facts.activities):
        yield msg("How each method counts a ranking"), (_definitions(msg("Method"), METHODS, voice),)


def _glossary(facts: Facts, voice: Voice) -> Iterator[Annex]:
    yield msg("Words explained"), (_definitions(msg("Word"), glossary(facts), voice),)


def _abbreviations(facts: Facts, voice: Voice) -> Iterator[Annex]:
    used = abbreviations(facts, voice)
    if used:
        yield msg("Abbreviations"), (_definitions(msg("Abbreviation"), used, voice),)


def _definitions(name: Message, terms: tuple[Term, ...], voice: Voice) -> Table:
    rows = tuple((Cell(voice.say(term), strong=True), _begun(voice.say(meaning))) for term, meaning in terms)
    return Table((voice.say(name), voice.say(msg("Meaning"))), rows, widths=(0.26, 0.74), dense=True)


def _begun(sentence: str) -> str:
    """With a capital: the sentence stands in a cell of its own."""
    return sentence[:1].upper() + sentence[1:]
