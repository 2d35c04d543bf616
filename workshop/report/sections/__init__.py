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

SECTIONS: dict[str, Section] = {
    "cover": cover.section,
    "summary": summary.section,
    "context": context.section,
    "method": method.section,
    "participants": participants.section,
    "drivers": drivers.section,
    "perspectives": perspectives.section,
    "peacebuilders": peacebuilders.section,
    "recommendations": recommendations.section,
    "plan": plan.section,
    "event_data": event_data.section,
    "others": others.section,
    "validation": validation.section,
    "annex": annex.section,
}
