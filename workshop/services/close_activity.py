"""Close an activity: no more answers, count, seal. Afterwards nobody can tell who answered what (SAFETY.md 2.1)."""

from __future__ import annotations

from dataclasses import replace

from workshop.activities.ideas.rules import idea_cast
from workshop.activities.kind import CountedCast
from workshop.domain.activity import Activity, State
from workshop.domain.errors import Mendable
from workshop.domain.outcome_json import outcome_as_json
from workshop.domain.text import msg
from workshop.services.change import change
from workshop.services.lookup import find_activity, kind_of
from workshop.services.ports import Announcer, Json, Reading, Store, Writing


def close_activity(store: Store, announcer: Announcer, activity_id: str) -> None:
    """Take no more answers, then count and seal. Raises Mendable when it is not open."""

    def stop(tx: Writing) -> Activity:
        activity = find_activity(tx, activity_id)
        if activity.state is not State.OPEN:
            raise Mendable(msg("This activity is not open."))
        closed = replace(activity, state=State.CLOSED)
        tx.put_activity(closed)
        return closed

    activity = change(store, announcer, stop, phones=True)
    _count_and_seal(store, activity)
    change(store, announcer, lambda tx: None)


def finish_closing(store: Store) -> None:
    """After a restart: count and seal what was closed but not yet sealed when the laptop stopped."""
    for activity in store.snapshot().activities:
        if activity.state is State.CLOSED and store.outcome(activity.id, activity.round) is None:
            _count_and_seal(store, activity)


def _count_and_seal(store: Store, activity: Activity) -> None:
    store.seal(activity.id, activity.round, count_outcome(store, activity), keep_ballots=True)


def count_outcome(reading: Reading, activity: Activity) -> Json:
    """The outcome of the answers as they stand, as JSON."""
    workshop = reading.snapshot().workshop
    counted = casts_of(reading, activity)
    return outcome_as_json(
        kind_of(activity).count(activity, workshop.dimensions, activity.min_group(workshop), counted)
    )


def casts_of(reading: Reading, activity: Activity) -> list[CountedCast]:
    """What the activity's kind counts: its ballots, or its ideas."""
    if kind_of(activity).collects_ideas:
        return [idea_cast(idea) for idea in reading.ideas(activity.id)]
    return [(cast.ballot, cast.groups) for cast in reading.casts(activity.id, activity.round)]
