"""Regional and gender perspectives: what people worry about, and how groups differ."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.activities import KINDS
from workshop.activities.by_group import plot
from workshop.activities.voice import Voice
from workshop.document.blocks import Block, Heading, KeepTogether
from workshop.domain.activity import Topic
from workshop.domain.text import msg
from workshop.report.facts import ActivityFacts, Facts
from workshop.report.sections.result import callout, group_sentences, result

DRIVERS = (Topic.DRIVERS, Topic.DRIVERS_LONG, Topic.DRIVERS_DYNAMIC)


def section(facts: Facts, voice: Voice) -> tuple[Block, ...]:
    """Concerns as a whole and by group; where nobody was asked about them, drivers by group."""
    concerns, drivers = facts.about(Topic.CONCERNS), facts.about(*DRIVERS)
    about = [*(block for part in concerns for block in result(part, voice))]
    about += [block for part in concerns or drivers for block in _compared(part, facts, voice)]
    return (Heading(1, voice.say(msg("Regional and gender perspectives"))), *about) if about else ()


def _compared(part: ActivityFacts, facts: Facts, voice: Voice) -> Iterator[Block]:
    """One plot for each dimension by which something may be seen, after the sentences that may be said about it."""
    if KINDS[part.activity.kind].collects_ideas:
        return
    for dimension in facts.dimensions:
        plots = plot(part.activity, part.outcome, dimension, voice)
        if plots:
            title = msg("By group: {dimension}", dimension=dimension.label)
            heading = Heading(2, voice.say(title), in_contents=False)
            yield KeepTogether((heading, *callout(group_sentences(part, dimension.key), voice), *plots))
