"""Two pages with the findings in both languages side by side, so that everybody in a meeting can follow."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from workshop.activities.voice import Voice
from workshop.document.blocks import Block, Document, Heading, Paragraph, TwoColumns
from workshop.document.text import plain
from workshop.domain.activity import Topic
from workshop.domain.text import Message, msg, nmsg
from workshop.i18n.languages import language, ready_languages
from workshop.report.compose import framed
from workshop.report.facts import Facts
from workshop.report.outline import printed_quotes
from workshop.report.poster import LONGEST_QUOTE, first_advice
from workshop.report.prose import organisers_voice
from workshop.report.sections.cover import place_and_dates
from workshop.report.sections.imprint import fingerprint_note
from workshop.report.sections.result import deciding
from workshop.report.sections.summary import DRIVERS, PEACEBUILDERS, caution, differences, leaders

Say = Callable[[Voice], tuple[Block, ...]]
MOST_ADVICE, MOST_QUOTES = 6, 1


def compose_sheet(facts: Facts, code: str) -> Document:
    """The findings in this language at the left and in the next ready one beside it, row by row."""
    left, right = (organisers_voice(facts, code) for code in _beside(code))
    rows = [(said(left), said(right)) for said in _rows(facts)]
    blocks = tuple(TwoColumns(*sides, languages=(left.code, right.code)) for sides in rows if all(sides))
    here, there = (framed(facts, voice, blocks) for voice in (left, right))
    names, feet = (left.language.name, right.language.name), dict.fromkeys((here.foot, there.foot))
    return replace(here, edition=" · ".join(names), foot=" · ".join(feet))


def _beside(code: str) -> tuple[str, str]:
    """This language and the next ready one."""
    here = language(code).code
    return here, next((other.code for other in ready_languages() if other.code != here), here)


def _rows(facts: Facts) -> Iterator[Say]:
    yield lambda voice: _head(facts, voice)
    yield from _lists(msg("What drives the conflict"), DRIVERS, facts)
    yield from _lists(msg("What people worry about where they live"), ((None, Topic.CONCERNS),), facts)
    yield lambda voice: tuple(_levelled(differences(facts, voice)))
    yield from _lists(msg("Local peacebuilders"), PEACEBUILDERS, facts)
    yield lambda voice: _advice(facts, voice)
    yield lambda voice: _quotes(facts, voice)
    yield lambda voice: (caution(voice), fingerprint_note(facts, voice))


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


def _quotes(facts: Facts, voice: Voice) -> tuple[Block, ...]:
    """What people said, where it is short enough in every language."""
    short = (one for one in printed_quotes(facts, voice) if len(plain(one.text)) <= LONGEST_QUOTE)
    return tuple(islice(short, MOST_QUOTES))


def _advice(facts: Facts, voice: Voice) -> tuple[Block, ...]:
    said = first_advice(facts, voice, MOST_ADVICE)
    title = Heading(2, voice.say(msg("What the participants recommend")), in_contents=False)
    return (title, said) if said.items else ()
