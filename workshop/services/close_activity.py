"""Close an activity: no more answers, count, seal. Afterwards no ballot leads back to a phone (SAFETY.md 2.1)."""

from __future__ import annotations

from dataclasses import replace

from workshop.domain.activity import Activity, State
from workshop.domain.errors import Mendable
from workshop.domain.text import msg
from workshop.services.change import change
from workshop.services.count_answers import count_answers
from workshop.services.lookup import find_activity, kind_of
from workshop.services.ports import AT_ONCE, Announcer, Aside, Store, Writing


def close_activity(store: Store, announcer: Announcer, activity_id: str, aside: Aside = AT_ONCE) -> None:
    """Take no more answers, then count and seal. Raises Mendable when it is not open."""

    def stop(tx: Writing) -> None:
        activity = find_activity(tx, activity_id)
        if activity.state is not State.OPEN:
            raise Mendable(msg("This activity is not open."))
        tx.put_activity(replace(activity, state=State.CLOSED))

    change(store, announcer, stop, phones=True)
    finish_closing(store, aside)
    change(store, announcer, lambda tx: None)


def finish_closing(store: Store, aside: Aside = AT_ONCE) -> None:
    """Count and seal what is closed but not yet sealed: at every closing, and after a power cut or a full disk in the
    middle of one. May be repeated."""
    for activity in store.snapshot().activities:
        if activity.state is State.CLOSED and store.outcome(activity.id, activity.round) is None:
            _count_and_seal(store, activity, aside)


def _count_and_seal(store: Store, activity: Activity, aside: Aside) -> None:
    outcome = count_answers(store, activity, aside)
    if not kind_of(activity).votes:
        outcome = {**outcome, "results": {}}  # these texts are read anew each time: a copy would outlive their deletion
    # nothing is ever counted anew: ballots stay only for the auditor of whom the ballots themselves spoke
    handed_out = store.snapshot().workshop.auditor_file and kind_of(activity).recount is not None
    store.seal(activity.id, activity.round, outcome, keep_ballots=handed_out)
