"""Release the report: whatever ballots are left are destroyed, the outcomes stay (DESIGN.md section 4)."""

from __future__ import annotations

from workshop.domain.activity import Activity, State
from workshop.domain.errors import Mendable
from workshop.domain.text import msg
from workshop.services.build_report import counted_activities
from workshop.services.change import change
from workshop.services.edit_report import RELEASED, passage
from workshop.services.ports import Announcer, Reading, Store
from workshop.services.report_edition import is_released, results_of


def release_report(store: Store, announcer: Announcer) -> None:
    """Destroy every ballot kept for the auditor; the report is no draft any more. Results can be shown and printed as
    before.

    Raises Mendable while an activity is open, or before there is a result.
    """
    running = [activity for activity in store.snapshot().activities if activity.state is State.OPEN]
    if running:
        raise Mendable(msg("“{running}” is still open. Close it first.", running=running[0].question))
    if not _sealed(store):
        raise Mendable(msg("The report begins with the first result: close an activity first."))
    store.destroy_ballots()
    released = results_of(counted_activities(store), store.seats())
    change(store, announcer, lambda tx: tx.put_passage(passage(tx, RELEASED).replaced(released)))


def is_draft(reading: Reading) -> bool:
    """Whether every page of the report says that it is a draft: until just this report, these results, was released."""
    return not is_released(reading.passages(), counted_activities(reading), reading.seats())


def keeps_ballots(reading: Reading) -> bool:
    """Whether any sealed ballots are left to destroy."""
    return any(
        reading.casts(activity.id, number) for activity in _sealed(reading) for number in range(1, activity.round + 1)
    )


def _sealed(reading: Reading) -> list[Activity]:
    closed = (activity for activity in reading.snapshot().activities if activity.state is not State.DRAFT)
    return [activity for activity in closed if reading.outcome(activity.id, 1) is not None]
