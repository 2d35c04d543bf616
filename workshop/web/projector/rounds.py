"""Several rounds on the wall: which one it is, which part of the rule ended them, and the round before."""

from __future__ import annotations

from workshop.activities.rounds import applied_short
from workshop.domain.activity import Activity, State
from workshop.domain.stage import BEFORE
from workshop.domain.text import Message, msg
from workshop.services.ports import Snapshot, Store
from workshop.services.read_results import read_course, standing_round


def round_words(store: Store, activity: Activity) -> tuple[Message, ...]:
    """For the foot of the wall; nothing where the question is asked once."""
    if activity.rounds < 2:
        return ()
    course = read_course(store, activity) if activity.state is State.REVEALED else None
    which = msg("Round {n} of {total} at most", n=activity.round, total=activity.rounds)
    return (applied_short(course) if course else which,)


def shown_before(store: Store, snapshot: Snapshot, activity: Activity) -> Activity | None:
    """The activity as the round before left it, while a further one is open and the facilitator wants to see it."""
    stage = snapshot.stage
    if activity.state is not State.OPEN or activity.round < 2:
        return None
    if stage.side != BEFORE and not stage.compares(snapshot.workshop.dimensions):
        return None
    before = standing_round(store, activity)
    return before if before.round < activity.round else None
