"""What the participants said of this summary when it was read back to them, and what they asked to be changed."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.activities import KINDS
from workshop.activities.validate.rules import remarks
from workshop.activities.voice import Voice
from workshop.document.blocks import Block, Heading, Paragraph
from workshop.domain.text import Message, msg
from workshop.report.facts import Facts
from workshop.report.sections.result import callout, room_sentences


def section(facts: Facts, voice: Voice) -> tuple[Block, ...]:
    """Nothing where no summary was read back. The sentences fill a page, so the chapter may go on to the next."""
    parts = tuple(_parts(facts, voice))
    title = Heading(1, voice.say(msg("What the participants said of this summary")))
    return (title, Paragraph(voice.say(_lead(facts)), "lead"), *parts) if parts else ()


def _lead(facts: Facts) -> Message:
    if any(remarks(part.outcome) for part in facts.validations):
        return msg(
            "Before this report was written, sentences on the results were read back to the participants. They stand "
            "here as they were read, and beneath them what was asked to be changed."
        )
    return msg(
        "Before this report was written, sentences on the results were read back to the participants. They stand here "
        "as they were read."
    )


def _parts(facts: Facts, voice: Voice) -> Iterator[Block]:
    for part in facts.validations:
        yield Heading(2, voice.text(part.activity.question))
        yield from callout(room_sentences(part), voice)
        yield from KINDS[part.activity.kind].results(part.activity, part.outcome, voice)
