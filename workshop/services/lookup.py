"""Find what a request names, or say that it is not there."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.activities import KINDS
from workshop.activities.kind import Kind
from workshop.domain.activity import Activity
from workshop.domain.errors import Mendable, NotFound
from workshop.domain.text import msg
from workshop.services.ports import Reading, Store, Vault


def find_activity(reading: Reading, activity_id: str | None) -> Activity:
    """The activity of that id; raises NotFound."""
    activity = reading.snapshot().activity(activity_id)
    if activity is None:
        raise NotFound(msg("This activity is no longer on the agenda. Go back to the agenda."))
    return activity


def readable_stores(vault: Vault) -> Iterator[Store]:
    """The workshops of this laptop that can be opened: a damaged one stops nothing but itself."""
    for workshop_id in vault.workshop_ids():
        try:
            store = vault.open(workshop_id)
        except Mendable:
            continue
        yield store


def kind_of(activity: Activity) -> Kind:
    """The activity's kind."""
    return KINDS[activity.kind]
