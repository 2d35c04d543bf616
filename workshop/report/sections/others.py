"""Results that belong to no chapter of their own."""

from __future__ import annotations

from workshop.activities.voice import Voice
from workshop.document.blocks import Block
from workshop.domain.activity import Topic
from workshop.domain.text import msg
from workshop.report.facts import Facts
from workshop.report.sections.result import chapter


def section(facts: Facts, voice: Voice) -> tuple[Block, ...]:
    """Everything without a topic."""
    return chapter(voice.say(msg("Other results")), facts.about(Topic.OTHER), voice)
