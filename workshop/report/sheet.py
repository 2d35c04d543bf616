"""Two pages with the findings in both languages side by side, so that everybody in a meeting can follow."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from workshop.activities.voice import Voice
from workshop.document.blocks import Block, Document, Heading, Paragraph, TwoColumns
from workshop.domain.activity import Topic
from workshop.domain.text import Message, msg, nmsg
from workshop.i18n.languages import ready_languages
from workshop.report.compose import framed
from workshop.report.facts import Facts
from workshop.report.poster import first_advice
from workshop.report.sections.cover import place_and_dates
from workshop.report.sections.result import deciding
from workshop.report.sections.summary import DRIVERS, PEACEBUILDERS, caution, differences, leaders

Say = Callable[[Voice], tuple[Block, ...]]
MOST_ADVICE = 6


def compose_sheet(facts: Facts, language: str) -> Document:
    """The findings in this language at the left and in the next ready one beside it, row by row."""
    voices = _beside(language)
    rows = [tuple(said(voice) for voice in voices) for said in _rows(facts)]
    codes = tuple(voice.code for voice in voices)
    blocks = tuple(TwoColumns(*sides, languages=codes) for sides in rows if all(sides))
    framed_here = framed(facts, voices[0], blocks)
    return replace(framed_here, edition=" · ".join(voice.language.name for voice in voices))


def _beside(language: str) -> tuple[Voice, Voice]:
    others = (ready.code for ready in ready_languages() if ready.code != Voice(language).code)
    return Voice(language), Voice(next(others, language))


def _rows(facts: Facts) -> Iterator[Say]:
    yield lambda voice: _head(facts, voice)
    yield from _lists(msg("What drives the conflict"), DRIVERS, facts)
    yield from _lists(msg("What people worry about where they live"), ((None, Topic.CONCERNS),), facts)
    yield lambda voice: tuple(_levelled(differences(facts, voice)))
    yield from _lists(msg("Local peacebuilders"), PEACEBUILDERS, facts)
    yield lambda voice: _advice(facts, voice)
    yield lambda voice: (caution(voice),)


def _head(facts: Facts, voice: Voice) -> tuple[Block, ...]:
    asked = nmsg("{n} person took part.", "{n} people took part.", facts.seats)
    rehearsal = msg("Rehearsal with invented participants: these results say nothing about real people.")
    warned = (Paragraph(voice.say(rehearsal), "small"),) if facts.rehearsal else ()
    where = place_and_dates(facts, voice)
    told = (Paragraph(where, "small"),) if where else ()
    return (Heading(1, voice.text(facts.title), in_contents=False), *told, Paragraph(voice.say(asked)), *warned)


def _lists(title: Message, topics: Sequence[tuple[Message | None, Topic]], facts: Facts) -> Iterator[Say]:
    """For every question that decided its topic the first answers; the first list under the title of all."""
    found = [(name, part) for name, topic in topics if (part := deciding(facts.about(topic)))]
    for n, (name, part) in enumerate(found):
        heads = ((2, title),) if n == 0 else ()
        names = ((3, name),) if name else ()
        yield lambda voice, heads=(*heads, *names), part=part: (  # type: ignore[misc]
            *(Heading(level, voice.say(words), in_contents=False) for level, words in heads),
            leaders(part, voice),
        )


def _levelled(blocks: Sequence[Block]) -> Iterator[Block]:
    """What is kept together there stands in a column here."""
    for block in blocks:
        yield from getattr(block, "blocks", (block,))


def _advice(facts: Facts, voice: Voice) -> tuple[Block, ...]:
    said = first_advice(facts, voice, MOST_ADVICE)
    title = Heading(2, voice.say(msg("What the participants recommend")), in_contents=False)
    return (title, said) if said.items else ()
