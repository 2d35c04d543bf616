"""How many pages there are of what the room sees just now, for whoever turns them."""

from __future__ import annotations

from workshop.domain.activity import Activity, State
from workshop.domain.stage import DISCUSSION
from workshop.services.lookup import kind_of
from workshop.services.open_activity import approved_items
from workshop.services.ports import Snapshot, Store
from workshop.web.projector.ideas import idea_pages
from workshop.web.projector.plan import plan_page
from workshop.web.projector.results import result_view
from workshop.web.projector.rounds import shown_before
from workshop.web.projector.voices import Voices


def wall_pages(store: Store, snapshot: Snapshot, activity: Activity) -> int:
    """Pages of the side that is shown of the current activity; 1 where there is nothing to turn."""
    if kind_of(activity).collects_ideas and activity.state is State.OPEN:
        ideas = approved_items(store, activity.id)
        return len(idea_pages(activity.question, ideas, Voices(snapshot.stage.language)))
    shown = activity if activity.state is State.REVEALED else shown_before(store, snapshot, activity)
    if shown is None or snapshot.stage.side == DISCUSSION:
        return 1
    voices = Voices(snapshot.stage.language)
    if kind_of(shown).writes_plan:
        return plan_page(shown, store.actions(shown.id), voices, 1).pages
    return result_view(store, snapshot, shown, voices).pages
