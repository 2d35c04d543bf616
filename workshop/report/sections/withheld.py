"""What the gate kept back, question by question and group by group, in one table; every reason is said once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from workshop.activities.voice import Voice
from workshop.document.blocks import Block, Cell, Paragraph, Table
from workshop.document.text import Span, Text
from workshop.domain.disclosure import ONE_KIND_OF_GROUP
from workshop.domain.people import Dimension
from workshop.domain.safe import Hidden
from workshop.domain.text import Message, msg, nmsg
from workshop.report.facts import ActivityFacts, Facts
from workshop.report.sections.perspectives import hidden_items
from workshop.report.titles import TITLES

COMPLETE = msg("all shown")
NOTHING = msg("nothing shown")
TOO_FEW_BY_GROUP = msg("Nothing shown by a group: too few participants for a separate result.")


def withheld(facts: Facts, voice: Voice) -> tuple[Block, ...]:
    """A table of the questions, round by round, with something kept back; a sentence where there is none."""
    kept_back = [result for part in facts.activities for result in _results(part) if keeps_back(result)]
    rows = (*_attended(facts, voice), *(_row(result, facts, voice) for result in kept_back))
    merged = _merged(facts, voice)
    if not rows:
        return (*merged, Paragraph(voice.say(msg("Nothing had to be withheld."))))
    named = (voice.text(dimension.label) for dimension in facts.dimensions)
    heads: tuple[Text, ...] = (voice.say(msg("Question")), voice.say(msg("Whole room")), *named)
    reasons = dict.fromkeys((*_reasons(kept_back), *_reasons_of_attendance(facts)))
    widths = (0.36, *([0.64 / (len(heads) - 1)] * (len(heads) - 1)))
    return (*merged, Table(heads, rows, widths=widths, note=" ".join(map(voice.say, reasons)), dense=True))


def keeps_back(part: ActivityFacts) -> bool:
    """Whether some figure of it, or all of it, is not shown."""
    by_group = (b.withheld or hidden_items(b) for b in part.outcome.breakdowns)
    return not part.shown or bool(_hidden_in_room(part)) or any(by_group)


def _results(part: ActivityFacts) -> tuple[ActivityFacts, ...]:
    """The result; of a question that was asked more than once that of every round."""
    if len(part.rounds) < 2:
        return (part,)
    rounds = enumerate(part.rounds, 1)
    return tuple(replace(part, activity=replace(part.activity, round=n), outcome=outcome) for n, outcome in rounds)


def _row(part: ActivityFacts, facts: Facts, voice: Voice) -> tuple[Text | Cell, ...]:
    question: Text = voice.text(part.activity.question)
    if len(part.rounds) > 1:
        question = (*question, Span(f" – {voice.say(msg('Round {n}', n=part.activity.round))}"))
    return (question, *_cells(part, facts, voice))


def _attended(facts: Facts, voice: Voice) -> Iterator[tuple[Text | Cell, ...]]:
    """A row for who took part, where some groups may not be counted."""
    if any(one.withheld for one in facts.attendance):
        shown = (_cell(NOTHING if one.withheld else COMPLETE, voice) for one in facts.attendance)
        yield (voice.say(TITLES["participants"]), _cell(COMPLETE, voice), *shown)


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
    yield from dict.fromkeys(part.outcome.withheld for part in kept_back if part.outcome.withheld)
    by_group = [b.withheld for part in kept_back if part.shown for b in part.outcome.breakdowns if b.withheld]
    if any(reason != ONE_KIND_OF_GROUP for reason in by_group):
        yield TOO_FEW_BY_GROUP
    if ONE_KIND_OF_GROUP in by_group:
        yield msg(
            "Some questions are shown by one kind of group only: by several, what few people answered could be"
            " worked out."
        )
    if any(hidden_items(b) for part in kept_back for b in part.outcome.breakdowns):
        yield msg("Answers not shown: their figures would let somebody’s answer be worked out, or are sensitive.")


def _reasons_of_attendance(facts: Facts) -> Iterator[Message]:
    if any(one.withheld for one in facts.attendance):
        yield TOO_FEW_BY_GROUP


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
