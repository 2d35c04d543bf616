"""The report as data: every figure that may be published, question by question, from the same facts and blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from workshop.activities import KINDS
from workshop.activities.voice import HIDDEN, Voice
from workshop.document.blocks import Block, Bullets, Contents, Document, Heading, Note, Paragraph, Table
from workshop.document.chapters import in_order
from workshop.document.figures import Figure
from workshop.document.text import Span, plain
from workshop.domain.text import Message, msg
from workshop.report.compose import framed
from workshop.report.facts import ActivityFacts, Facts
from workshop.report.sections import event_data, method, participants
from workshop.report.sections.cover import place_and_dates
from workshop.report.sections.imprint import FINGERPRINT, fingerprint_lines, fingerprint_table
from workshop.report.sections.rounds import other_rounds

EVENT_DATA = msg("Event data")


def compose_annex(facts: Facts, language: str) -> Document:
    """The data annex: a chapter that explains, who took part, a chapter for each question, method and limits."""
    voice = Voice(language)
    return framed(facts, voice, (*_about(facts, voice), *_tallies(facts, voice), *method.section(facts, voice)))


def compose_tallies(facts: Facts, language: str) -> Document:
    """The figures alone: who took part, a chapter for each question, and the fingerprint of all."""
    voice = Voice(language)
    told = (Heading(1, voice.say(FINGERPRINT)), fingerprint_table(facts, voice))
    return framed(facts, voice, (*_tallies(facts, voice), *told))


def _tallies(facts: Facts, voice: Voice) -> Iterator[Block]:
    yield from participants.section(facts, voice)
    for number, part in enumerate(facts.activities, 1):
        yield from _question(number, part, facts, voice)
    yield from _events(facts, voice)


def _question(number: int, part: ActivityFacts, facts: Facts, voice: Voice) -> Iterator[Block]:
    """A question with its figures; where nothing may be shown, why."""
    activity, kind = part.activity, KINDS[part.activity.kind]
    yield Heading(1, (Span(f"{number}. "), *voice.text(activity.question)))
    yield Note(voice.say(kind.describe(kind.options(activity.options), len(activity.items))))
    if not part.shown:
        yield Note(voice.say(part.outcome.withheld or msg("Nothing is shown of this question.")))
        return
    result = kind.results(activity, part.outcome, voice)
    tallies = kind.tallies(activity, part.outcome, facts.dimensions, voice)
    yield from dict.fromkeys(in_order((*result, *tallies)))
    yield from _other_rounds(part, facts, voice)


def _other_rounds(part: ActivityFacts, facts: Facts, voice: Voice) -> Iterator[Block]:
    """The figures of the other rounds, each table with its round in its name: a line of data says it, too."""
    told = ""
    for block in in_order(tuple(other_rounds(part, facts, voice))):
        if isinstance(block, Paragraph):
            told = plain(block.text)
        elif isinstance(block, Table | Figure):
            yield replace(block, caption=" – ".join(filter(None, (block.caption, told))))


def _events(facts: Facts, voice: Voice) -> Iterator[Block]:
    """Event data by year and zone. Who is credited stands in the chapter's name: so no line of data is without it."""
    chapter = event_data.section(facts, voice)
    if facts.events and chapter:
        yield Heading(1, f"{voice.say(EVENT_DATA)} – {facts.events.credit}")
        yield from in_order(chapter[1:])


def _about(facts: Facts, voice: Voice) -> tuple[Block, ...]:
    """How to read the file; the list of its sheets."""
    return (
        Heading(1, voice.say(msg("Read this first"))),
        Paragraph((Span(voice.plain(facts.title), strong=True),)),
        Paragraph(place_and_dates(facts, voice)),
        Paragraph(facts.organisers_line),
        Bullets(tuple(voice.say(sentence) for sentence in _advice(facts))),
        Contents(voice.say(msg("Sheets"))),
        Heading(2, voice.say(FINGERPRINT)),
        *(Note(f"{language}: {words}") for language, words in fingerprint_lines(facts, voice)),
    )


def _advice(facts: Facts) -> Iterator[Message]:
    if facts.rehearsal:
        yield msg("Rehearsal with invented participants: these results say nothing about real people.")
    yield msg("Results of the workshop, not representative of the population")
    yield msg("The figures are those of the report, no more exact and no more complete.")
    kept_back = msg(
        "“{hidden}” is no zero: the figure exists, and is kept back so that nobody’s answer can be worked out.",
        hidden=HIDDEN,
    )
    yield kept_back
    yield msg("Where the report says “17 of 24”, the number, of how many and the percentage have a column each.")
    yield msg(
        "Words that begin with = + - or @ have an apostrophe before them, so that they are not taken for a formula."
    )
