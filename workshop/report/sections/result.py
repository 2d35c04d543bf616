"""One result as blocks: its question, the sentences that may be said, chart and table; alike in every chapter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workshop.activities import KINDS
from workshop.activities.voice import Voice
from workshop.document.blocks import Block, Callout, Heading, KeepTogether
from workshop.domain.text import Message, msg
from workshop.report.facts import ActivityFacts

MOST_DIFFERENCES = 3


def room_sentences(facts: ActivityFacts) -> tuple[Message, ...]:
    """What may be said of the whole room; that several answers could be chosen is said under the chart already."""
    return tuple(found.sentence for found in facts.findings if not found.dimension and found.key != "sum")


def clear_differences(facts: ActivityFacts, most: int = MOST_DIFFERENCES) -> tuple[Message, ...]:
    """The gaps between groups that chance would hardly produce, the clearest first; all of them are in the annex."""
    return tuple(found.sentence for found in facts.findings if found.key == "difference")[:most]


def group_sentences(facts: ActivityFacts, dimension: str) -> tuple[Message, ...]:
    """Everything that may be said about the groups of one dimension."""
    return tuple(found.sentence for found in facts.findings if found.dimension == dimension)


def callout(sentences: Sequence[Message], voice: Voice) -> tuple[Block, ...]:
    """Permitted sentences, set apart; nothing where there are none."""
    return (Callout(voice.say(msg("What may be said")), tuple(map(voice.say, sentences))),) if sentences else ()


def result(facts: ActivityFacts, voice: Voice, differences: tuple[Message, ...] = ()) -> tuple[Block, ...]:
    """One activity: its question, what may be said, chart and table; `differences` between groups if told here."""
    kind = KINDS[facts.activity.kind]
    heading = Heading(2, voice.text(facts.activity.question))
    figure, *rest = kind.results(facts.activity, facts.outcome, voice)
    return (KeepTogether((heading, *callout(room_sentences(facts) + differences, voice), figure)), *rest)


def chapter(title: str, activities: Iterable[ActivityFacts], voice: Voice) -> tuple[Block, ...]:
    """A chapter with one part per activity; nothing without activities."""
    parts = tuple(block for facts in activities for block in result(facts, voice, clear_differences(facts)))
    return (Heading(1, title), *parts) if parts else ()
