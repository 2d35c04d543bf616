"""What drives the conflict: long-term and dynamic drivers, with agreement and strength of the order."""

from __future__ import annotations

from workshop.activities.voice import Voice
from workshop.document.blocks import Block
from workshop.domain.activity import Topic
from workshop.domain.text import msg
from workshop.report.facts import Facts
from workshop.report.sections.result import chapter


def section(facts: Facts, voice: Voice) -> tuple[Block, ...]:
    """Every result about drivers."""
    about = facts.about(Topic.DRIVERS, Topic.DRIVERS_LONG, Topic.DRIVERS_DYNAMIC)
    return chapter(voice.say(msg("Drivers of conflict")), about, voice)
