"""One page to be hung up: what drives the conflict, what people worry about, what they recommend, and whose words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from workshop.activities.ideas.report import ADDRESSEE_NAMES
from workshop.activities.voice import Voice
from workshop.document.blocks import Block, Bullets, Callout, Document, Heading, Paragraph, TwoColumns
from workshop.document.figures import BarChart
from workshop.document.text import Span, Text, plain
from workshop.domain.activity import Topic
from workshop.domain.text import Message, msg, nmsg
from workshop.report.compose import framed
from workshop.report.facts import ActivityFacts, Facts
from workshop.report.outline import printed_quotes
from workshop.report.prose import organisers_voice
from workshop.report.sections.imprint import fingerprint_note
from workshop.report.sections.recommendations import advices
from workshop.report.sections.result import deciding
from workshop.report.sections.summary import DRIVERS, bars, below, caution, first_places, leaders, spoken

MOST_ADVICE = 4
#: Letters of a quote that is read in passing.
LONGEST_QUOTE = 160


def compose_poster(facts: Facts, language: str) -> Document:
    """The page in this language; what has no result is left out, whose answers these are never."""
    voice = organisers_voice(facts, language)
    quoted = (one for one in printed_quotes(facts, voice) if len(plain(one.text)) <= LONGEST_QUOTE)
    results = (*_drivers(facts, voice), *_concerns_and_advice(facts, voice), *islice(quoted, 1))
    said = (*results, _honest(facts, voice))
    return framed(facts, voice, (*said, fingerprint_note(facts, voice)))


def _drivers(facts: Facts, voice: Voice) -> Iterator[Block]:
    """The first three answers of the first question about drivers that has any."""
    about = [(name, part) for name, topic in DRIVERS if (part := deciding(facts.about(topic)))]
    if not about:
        return
    name, part = about[0]
    yield Heading(1, voice.say(msg("What drives the conflict")))
    yield Paragraph(voice.say(name), "lead")
    yield _ranked(part, voice)


def _ranked(part: ActivityFacts, voice: Voice) -> Block:
    if not first_places(part):
        return leaders(part, voice)
    return BarChart(bars(part, voice), alt=spoken(part, voice), note=" ".join(below(part, voice)), close=True)


def _concerns_and_advice(facts: Facts, voice: Voice) -> Iterator[Block]:
    about = deciding(facts.about(Topic.CONCERNS))
    concerns = _column(msg("What people worry about where they live"), leaders(about, voice) if about else None, voice)
    advice = _column(msg("What the participants recommend"), first_advice(facts, voice), voice)
    if concerns and advice:
        yield TwoColumns(concerns, advice)
    else:
        yield from concerns or advice


def _column(title: Message, said: Bullets | None, voice: Voice) -> tuple[Block, ...]:
    return (Heading(1, voice.say(title)), said) if said and said.items else ()


def first_advice(facts: Facts, voice: Voice, most: int = MOST_ADVICE) -> Bullets:
    """To every addressee what comes first."""
    found = advices(facts.about(Topic.RECOMMENDATIONS), voice)
    firsts = (next((one for one in found if one.addressee == key), None) for key in ADDRESSEE_NAMES)
    said: list[Text] = [
        (Span(voice.say(msg("{to}:", to=ADDRESSEE_NAMES[one.addressee])) + " ", strong=True), *voice.text(one.label))
        for one in firsts
        if one
    ]
    return Bullets(tuple(said[:most]))


def _honest(facts: Facts, voice: Voice) -> Callout:
    """How many people were asked, and that they stand for nobody else."""
    said = caution(voice)
    asked = nmsg("{n} person took part.", "{n} people took part.", facts.seats)
    rehearsal = msg("Rehearsal with invented participants: these results say nothing about real people.")
    first = (voice.say(rehearsal),) if facts.rehearsal else ()
    return Callout(said.title, (*first, voice.say(asked), *said.paragraphs), "caution")
