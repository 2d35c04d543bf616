"""The action plan and its follow-up: what the room agreed to do, by whom and until when."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.activities import KINDS
from workshop.activities.voice import Voice
from workshop.document.blocks import Block, Heading, Paragraph
from workshop.domain.text import msg
from workshop.report.facts import Facts
from workshop.report.sections.result import callout, room_sentences


def section(facts: Facts, voice: Voice) -> tuple[Block, ...]:
    """Every plan with at least one action; a long one goes on over several pages."""
    parts = tuple(_plans(facts, voice))
    lead = msg("Written in the room and agreed there. Nobody voted on it.")
    return (Heading(1, voice.say(msg("Action plan"))), Paragraph(voice.say(lead), "lead"), *parts) if parts else ()


def _plans(facts: Facts, voice: Voice) -> Iterator[Block]:
    for part in facts.plans:
        if part.outcome.n:
            yield Heading(2, voice.text(part.activity.question))
            yield from callout(room_sentences(part), voice)
            yield from KINDS[part.activity.kind].results(part.activity, part.outcome, voice)
