"""One result as blocks: its question, the sentences that may be said, chart and table; alike in every chapter."""
from __future__ import annotations

from collections.abc import Iterable

from workshop.activities import KINDS
from workshop.activities.voice import Voice
from workshop.document.blocks import Block, Callout, Heading
from workshop.domain.text import msg
from workshop.report.facts import ActivityFacts


def findings(facts: ActivityFacts, voice: Voice, dimension: str = "") -> tuple[Block, ...]:
    """The permitted sentences about one result, set apart: those about the whole room, or about one dimension."""
    sentences = tuple(voice.say(found.sentence) for found in facts.findings if found.dimension == dimension)
    return (Callout(voice.say(msg("What may be said")), sentences),) if sentences else ()


def result(facts: ActivityFacts, voice: Voice) -> tuple[Block, ...]:
    """One activity: its question, what may be said, chart and table."""
    kind = KINDS[facts.activity.kind]
    heading = Heading(2, voice.text(facts.activity.question))
    return (heading, *findings(facts, voice), *kind.results(facts.activity, facts.outcome, voice))


def chapter(title: str, activities: Iterable[ActivityFacts], voice: Voice) -> tuple[Block, ...]:
    """A chapter with one part per activity; nothing without activities."""
    parts = tuple(block for facts in activities for block in result(facts, voice))
    return (Heading(1, title), *parts) if parts else ()
