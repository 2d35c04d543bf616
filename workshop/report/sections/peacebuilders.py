"""The role of local peacebuilders: their strengths, their challenges."""

from __future__ import annotations

from workshop.activities.voice import Voice
from workshop.document.blocks import Block
from workshop.domain.activity import Topic
from workshop.domain.text import msg
from workshop.report.facts import Facts
from workshop.report.sections.result import chapter


def section(facts: Facts, voice: Voice) -> tuple[Block, ...]:
    """Every result about strengths, then about challenges."""
    about = (*facts.about(Topic.STRENGTHS), *facts.about(Topic.CHALLENGES))
    return chapter(voice.say(msg("The role of local peacebuilders")), about, voice)
