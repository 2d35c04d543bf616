"""What the participants said of this summary when it was read back to them, and what they asked to be changed."""

from __future__ import annotations

from workshop.activities.voice import Voice
from workshop.document.blocks import Block, Heading, Paragraph
from workshop.domain.text import msg
from workshop.report.facts import Facts
from workshop.report.sections.result import result


def section(facts: Facts, voice: Voice) -> tuple[Block, ...]:
    """Nothing where no summary was read back."""
    parts = tuple(block for part in facts.validations for block in result(part, voice))
    lead = msg(
        "The sentences of the results were read back to the participants before this report was written. They stand "
        "here as they were read; what was asked to be changed stands beneath."
    )
    title = Heading(1, voice.say(msg("What the participants said of this summary")))
    return (title, Paragraph(voice.say(lead), "lead"), *parts) if parts else ()
