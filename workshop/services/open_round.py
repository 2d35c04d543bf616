"""Ask the same question once more, after the discussion: as often as was declared before the first ballot."""

from __future__ import annotations

from dataclasses import replace

from workshop.activities.rounds import applied
from workshop.domain.activity import Activity, State
from workshop.domain.errors import Mendable
from workshop.domain.stage import RESULT, Face
from workshop.domain.text import msg
from workshop.services.change import change
from workshop.services.lookup import find_activity
from workshop.services.ports import Announcer, Reading, Store, Writing
from workshop.services.read_results import read_course


def open_round(store: Store, announcer: Announcer, activity_id: str) -> None:
    """The next round of a revealed activity, with the same items. Raises Mendable where the rule that was declared ends
    the rounds, or another activity is open."""

    def act(tx: Writing) -> None:
        activity = find_activity(tx, activity_id)
        _refuse(tx, activity)
        if course and course.reason:
            raise Mendable(applied(course))
        tx.put_activity(replace(activity, state=State.OPEN, round=activity.round + 1))
        tx.put_stage(replace(tx.snapshot().stage, activity=activity_id, face=Face.ACTIVITY, panel=RESULT))

    course = read_course(store, find_activity(store, activity_id))
    change(store, announcer, act, phones=True)


def _refuse(tx: Reading, activity: Activity) -> None:
    if activity.state is not State.REVEALED:
        raise Mendable(msg("Show the result of this round first; then the next one can be opened."))
    if activity.round >= activity.rounds:
        raise Mendable(msg("No further round was declared before the first ballot."))
    running = next((other for other in tx.snapshot().activities if other.state is State.OPEN), None)
    if running:
        raise Mendable(msg("“{running}” is still open. Close it first.", running=running.question))
