"""What the gate kept back, question by question and group by group, in one table; every reason is said once."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.activities.voice import Voice
from workshop.document.blocks import Block, Cell, Paragraph, Table
from workshop.document.text import Text
from workshop.domain.disclosure import ONE_KIND_OF_GROUP
from workshop.domain.people import Dimension
from workshop.domain.safe import Hidden
from workshop.domain.text import Message, msg, nmsg
from workshop.report.facts import ActivityFacts, Facts
from workshop.report.sections.perspectives import hidden_items

COMPLETE = msg("all shown")
NOTHING = msg("nothing shown")


def withheld(facts: Facts, voice: Voice) -> tuple[Block, ...]:
    """A table of the questions with something kept back; a sentence where there is none."""
    kept_back = [part for part in facts.activities if keeps_back(part)]
    merged = _merged(facts, voice)
    if not kept_back:
        return (*merged, Paragraph(voice.say(msg("Nothing had to be withheld."))))
    named = (voice.text(dimension.label) for dimension in facts.dimensions)
    heads: tuple[Text, ...] = (voice.say(msg("Question")), voice.say(msg("Whole room")), *named)
    table = Table(
        heads,
        tuple((voice.text(part.activity.question), *_cells(part, facts, voice)) for part in kept_back),
        widths=(0.36, *([0.64 / (len(heads) - 1)] * (len(heads) - 1))),
        note=" ".join(map(voice.say, _reasons(kept_back))),
        dense=True,
    )
    return (*merged, table)


def keeps_back(part: ActivityFacts) -> bool:
    """Whether some figure of it, or all of it, is not shown."""
    by_group = (b.withheld or hidden_items(b) for b in part.outcome.breakdowns)
    return not part.shown or bool(_hidden_in_room(part)) or any(by_group)


def _hidden_in_room(part: ActivityFacts) -> int:
    return sum(isinstance(figure, Hidden) for figure in part.outcome.named.values())


def _cells(part: ActivityFacts, facts: Facts, voice: Voice) -> Iterator[Cell]:
    room = _hidden_in_room(part) if part.shown else len(part.activity.items)
    yield _cell(NOTHING if not part.shown else _words(room), voice)
    for dimension in facts.dimensions:
        yield _cell(_by(part, dimension), voice)


def _by(part: ActivityFacts, dimension: Dimension) -> Message:
    breakdown = part.outcome.breakdown(dimension.key)
    if not breakdown or breakdown.withheld:
        return NOTHING
    return _words(len(hidden_items(breakdown)))


def _words(hidden: int) -> Message:
    return nmsg("{n} answer not shown", "{n} answers not shown", hidden) if hidden else COMPLETE


def _cell(words: Message, voice: Voice) -> Cell:
    return Cell(voice.say(words), muted=words is COMPLETE)


def _reasons(kept_back: list[ActivityFacts]) -> Iterator[Message]:
    if any(not part.shown for part in kept_back):
        yield msg("Nothing shown in the whole room: too few ballots.")
    by_group = [b.withheld for part in kept_back if part.shown for b in part.outcome.breakdowns if b.withheld]
    if any(reason != ONE_KIND_OF_GROUP for reason in by_group):
        yield msg("Nothing shown by a group: too few participants for a separate result.")
    if ONE_KIND_OF_GROUP in by_group:
        yield msg(
            "Some questions are shown by one kind of group only: by several, what few people answered could be"
            " worked out."
        )
    if any(hidden_items(b) for part in kept_back for b in part.outcome.breakdowns):
        yield msg("Answers not shown: their figures would let somebody’s answer be worked out, or are sensitive.")


def _merged(facts: Facts, voice: Voice) -> tuple[Block, ...]:
    """The groups by which small ones were put together."""
    parts = [attendance for attendance in facts.attendance if any(len(part.choices) > 1 for part in attendance.parts)]
    keys = {attendance.dimension for attendance in parts}
    keys |= {b.dimension for part in facts.activities for b in part.outcome.breakdowns
             if any(len(group.choices) > 1 for group in b.groups)}  # fmt: skip
    labels = tuple(dimension.label for dimension in facts.dimensions if dimension.key in keys)
    sentence = msg(
        "Small groups were counted together, so that each has at least {k} participants: {dimensions}.",
        k=facts.min_group,
        dimensions=labels,
    )
    return (Paragraph(voice.say(sentence)),) if labels else ()
