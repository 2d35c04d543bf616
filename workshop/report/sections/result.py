"""One result as blocks: its question, the sentences that may be said, chart and table; alike in every chapter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from workshop.activities import KINDS
from workshop.activities.voice import Voice
from workshop.document.blocks import Block, Callout, Heading, KeepTogether, Table
from workshop.document.figures import Figure
from workshop.domain.text import Message
from workshop.findings.finding import Finding
from workshop.report.facts import ActivityFacts
from workshop.report.sections.rounds import change_of

#: What is said in other words beside every chart: that several answers could be chosen, how far people agree.
SAID_BESIDE = ("sum", "agreement")

#: What a table of decisions lists row by row: once the number is told, the names are not told in the box as well; of
#: common ground the highest is told.
LISTED = {
    "consensus_count": ("consensus", "broad_support", "divided"),
    "common_ground": ("common_ground",),
}
#: So many ideas are kept on one page; a longer list may go on to the next.
MOST_WHOLE = 8


def room_sentences(facts: ActivityFacts) -> tuple[Message, ...]:
    """What may be said of the whole room, except what stands beside the chart already."""
    return tuple(found.sentence for found in _of_the_room(facts) if found.key not in SAID_BESIDE)


def _of_the_room(facts: ActivityFacts) -> Iterator[Finding]:
    """Every finding on the whole room; of lists that the table of decisions repeats only the first on each matter, and
    none of a decision whose number is said."""
    said: set[str] = set()
    for found in facts.findings:
        if found.dimension or found.key in said:
            continue
        said.update(LISTED.get(found.key, ()))
        yield found


def clear_differences(facts: ActivityFacts) -> tuple[Message, ...]:
    """The gaps between groups that chance would hardly produce, the clearest first."""
    return tuple(found.sentence for found in facts.findings if found.key == "difference")


def callout(sentences: Sequence[Message], voice: Voice) -> tuple[Callout, ...]:
    """Permitted sentences, set apart on gold; nothing where there are none."""
    return (Callout("", tuple(map(voice.say, sentences))),) if sentences else ()


def result(facts: ActivityFacts, voice: Voice) -> tuple[Block, ...]:
    """One activity: its question, what may be said, what is drawn. A page end parts it only between two figures, or
    after sentences that are a reading by themselves."""
    kind = KINDS[facts.activity.kind]
    box = callout(room_sentences(facts), voice)
    said: tuple[Block, ...] = (Heading(2, voice.text(facts.activity.question)), *box)
    drawn = tuple(map(_small, kind.results(facts.activity, facts.outcome, voice)))
    if kind.collects_ideas and len(facts.outcome.results["ideas"]) > MOST_WHOLE:
        return (*said, *drawn)
    groups = list(_groups(drawn)) or [()]
    if all(one.introduces for one in box):
        groups[0] = (*said, *groups[0])
    else:
        groups.insert(0, said)
    return (*map(KeepTogether, filter(None, groups)), *change_of(facts, voice))


def _small(block: Block) -> Block:
    """A table stands beside a figure and says the same: small and close."""
    return replace(block, dense=True) if isinstance(block, Table) else block


def _groups(drawn: Sequence[Block]) -> Iterator[tuple[Block, ...]]:
    """Every figure and table with what stands beneath it."""
    group: list[Block] = []
    for block in drawn:
        if group and isinstance(block, Figure | Table):
            yield tuple(group)
            group = []
        group.append(block)
    if group:
        yield tuple(group)


def chapter(title: str, activities: Iterable[ActivityFacts], voice: Voice) -> tuple[Block, ...]:
    """A chapter with one part per activity; nothing without activities."""
    parts = tuple(block for facts in activities for block in result(facts, voice))
    return (Heading(1, title), *parts) if parts else ()


def deciding(activities: Sequence[ActivityFacts]) -> ActivityFacts | None:
    """The result that closes a series of questions: the last vote on what matters most, else the last collection of
    ideas."""
    votes = [facts for facts in activities if says_importance(facts)]
    ideas = [facts for facts in activities if KINDS[facts.activity.kind].collects_ideas]
    return next(reversed(votes or ideas), None)


def says_importance(facts: ActivityFacts) -> bool:
    """Whether the order of its items is one of importance: a sorting or a judgement of influence is not."""
    found = KINDS[facts.activity.kind].standings
    return found is not None and found.of_importance
