"""SECTIONS: what the report says, in the order of METHOD 6. A new section is one file and one line here.

A section is a function of the facts and the voice to blocks; without content it answers with none.
"""

from __future__ import annotations

from collections.abc import Callable

from workshop.activities.voice import Voice
from workshop.document.blocks import Block
from workshop.report.facts import Facts
from workshop.report.sections import (
    annex,
    context,
    cover,
    drivers,
    event_data,
    method,
    others,
    participants,
    peacebuilders,
    perspectives,
    plan,
    recommendations,
    summary,
    validation,
)

Section = Callable[[Facts, Voice], tuple[Block, ...]]

SECTIONS: tuple[Section, ...] = (
    cover.section,
    summary.section,
    context.section,
    method.section,
    participants.section,
    drivers.section,
    perspectives.section,
    peacebuilders.section,
    recommendations.section,
    plan.section,
    event_data.section,
    others.section,
    validation.section,
    annex.section,
)
