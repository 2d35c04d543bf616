"""Regional and gender perspectives: what people worry about, and how groups differ."""
from __future__ import annotations

from collections.abc import Iterator

from workshop.activities import KINDS
from workshop.activities.by_group import by_group
from workshop.activities.voice import Voice
from workshop.document.blocks import Block, Heading
from workshop.domain.activity import Topic
from workshop.domain.people import Dimension
from workshop.domain.text import msg
from workshop.report.facts import ActivityFacts, Facts
from workshop.report.sections.result import findings, result

DRIVERS = (Topic.DRIVERS, Topic.DRIVERS_LONG, Topic.DRIVERS_DYNAMIC)
#: Topics whose results are compared by group in this chapter; the others are in the annex.
COMPARED = (Topic.CONCERNS, *DRIVERS)


def section(facts: Facts, voice: Voice) -> tuple[Block, ...]:
    """Concerns as a whole and by group, then drivers by group."""
    concerns = tuple(block for part in facts.about(Topic.CONCERNS) for block in _concern(part, facts, voice))
    drivers = tuple(block for part in facts.about(*DRIVERS) for block in _compared(part, facts, voice))
    if not (concerns or drivers):
        return ()
    return (Heading(1, voice.say(msg("Regional and gender perspectives"))), *concerns, *drivers)


def _concern(part: ActivityFacts, facts: Facts, voice: Voice) -> tuple[Block, ...]:
    return (*result(part, voice), *_compared(part, facts, voice))


def _compared(part: ActivityFacts, facts: Facts, voice: Voice) -> Iterator[Block]:
    """One part for each dimension by which something may be compared."""
    if KINDS[part.activity.kind].collects_ideas:
        return
    for dimension in facts.dimensions:
        blocks = by_group(part.activity, part.outcome, dimension, voice)
        if blocks and part.outcome.breakdown(dimension.key).groups:  # type: ignore[union-attr]
            title = msg("{question} By group: {dimension}", question=part.activity.question, dimension=dimension.label)
            yield Heading(2, voice.say(title))
            yield from findings(part, voice, _about(part, dimension))
            yield from blocks


def _about(part: ActivityFacts, dimension: Dimension) -> tuple:
    return tuple(found for found in part.findings if found.dimension == dimension.key)
