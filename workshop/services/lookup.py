"""Find what a request names, or say that it is not there."""

from __future__ import annotations

from workshop.activities import KINDS
from workshop.activities.kind import Kind
from workshop.domain.activity import Activity
from workshop.domain.errors import NotFound
from workshop.domain.text import msg
from workshop.services.ports import Reading


def find_activity(reading: Reading, activity_id: str | None) -> Activity:
    """The activity of that id; raises NotFound."""
    activity = reading.snapshot().activity(activity_id)
    if activity is None:
        raise NotFound(msg("This activity is no longer on the agenda. Go back to the agenda."))
    return activity


def kind_of(activity: Activity) -> Kind:
    """The activity's kind."""
    return KINDS[activity.kind]
