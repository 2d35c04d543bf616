"""What the control page says of several rounds: the rule, which part of it applied, what to discuss."""
from __future__ import annotations

from dataclasses import dataclass

from workshop.activities.rounds import Course, applied, course_findings, declared, to_discuss
from workshop.domain.activity import Activity, State
from workshop.domain.people import Dimension
from workshop.domain.text import Message
from workshop.findings import Finding
from workshop.services.ports import Store
from workshop.services.read_results import read_course


@dataclass(frozen=True)
class RoundsView:
    """`rule` was declared before the first ballot. Once a round is counted: which part of it `applied`, what to
    `discuss`, what may be `said` of the change; `changes` where two rounds can be drawn; `next_round` may be opened.
    While a further round is open, the wall may show round `before`, also by these `dimensions`."""

    rule: Message
    applied: Message | None = None
    discuss: Message | None = None
    said: tuple[Finding, ...] = ()
    changes: bool = False
    next_round: int | None = None
    before: int | None = None
    dimensions: tuple[Dimension, ...] = ()


def rounds_view(store: Store, activity: Activity) -> RoundsView | None:
    """None where the question is asked once."""
    course = read_course(store, activity)
    if course is None or activity.rounds < 2:
        return None
    rule = declared(activity, course.rounds)
    if activity.state in (State.DRAFT, State.OPEN):
        before = course.shown[-1] if course.shown else None
        return RoundsView(rule, before=before, dimensions=_shown_by(store, course))
    if not course.outcomes:
        return RoundsView(rule)
    said = tuple(finding for finding in course_findings(course) if finding.key != "stop")
    following = None if course.reason else activity.round + 1
    discuss = to_discuss(course) if following else None
    return RoundsView(rule, applied(course), discuss, said, course.pair is not None, following)


def _shown_by(store: Store, course: Course) -> tuple[Dimension, ...]:
    """The dimensions by which the last round that may be seen is shown."""
    if not course.shown:
        return ()
    parts = {part.dimension for part in course.outcomes[course.shown[-1] - 1].breakdowns if part.groups}
    return tuple(dimension for dimension in store.snapshot().workshop.dimensions if dimension.key in parts)
