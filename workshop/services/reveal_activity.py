"""Show a closed activity's result to the room, and steer what the projector shows."""

from __future__ import annotations

from dataclasses import replace

from workshop.domain.activity import State
from workshop.domain.errors import Mendable
from workshop.domain.stage import BEFORE, CHANGE, DISCUSSION, LAST_PAGE, RESULT, Face, Stage, panel_of
from workshop.domain.text import msg
from workshop.services.change import change
from workshop.services.close_activity import finish_closing
from workshop.services.lookup import find_activity
from workshop.services.ports import AT_ONCE, Announcer, Aside, Snapshot, Store, Writing

LANGUAGES = ("both", "fr", "en")


def reveal_activity(store: Store, announcer: Announcer, activity_id: str, aside: Aside = AT_ONCE) -> None:
    """Closed -> revealed, and counted first where a full disk had stopped that. Raises Mendable when it is not
    closed.
    """
    finish_closing(store, aside)

    def act(tx: Writing) -> None:
        activity = find_activity(tx, activity_id)
        if activity.state is not State.CLOSED:
            raise Mendable(msg("Close the activity first; then its result can be shown."))
        tx.put_activity(replace(activity, state=State.REVEALED))
        tx.put_stage(replace(tx.snapshot().stage, activity=activity_id, face=Face.ACTIVITY, panel=RESULT))

    change(store, announcer, act)


def go_to(store: Store, announcer: Announcer, activity_id: str) -> None:
    """Make an activity the current step of the agenda."""

    def act(tx: Writing) -> None:
        find_activity(tx, activity_id)
        tx.put_stage(replace(tx.snapshot().stage, activity=activity_id, face=Face.ACTIVITY, panel=RESULT))

    change(store, announcer, act)


def next_activity(snapshot: Snapshot) -> str | None:
    """The step after the current one; None at the end of the agenda."""
    order = [activity.id for activity in snapshot.activities]
    following = order[order.index(snapshot.stage.activity) + 1 :] if snapshot.stage.activity in order else order
    return following[0] if following else None


def show_face(store: Store, announcer: Announcer, face: str) -> None:
    """Blank the projector, show the join codes, or the activity; asking for the face that is shown goes back to the
    activity.
    """

    def act(tx: Writing) -> None:
        stage = tx.snapshot().stage
        wanted = Face.ACTIVITY if face == stage.face else _face(face)
        tx.put_stage(replace(stage, face=wanted))

    change(store, announcer, act)


def _face(face: str) -> Face:
    if face not in [known.value for known in Face]:
        raise Mendable(msg("The projector cannot show that."))
    return Face(face)


def show_panel(store: Store, announcer: Announcer, panel: str) -> None:
    """Of a revealed result: the ranking, the discussion prompts, or the comparison by a dimension; or a further page
    of it (`panel_of`).
    """
    asked = Stage(panel=panel)

    def act(tx: Writing) -> None:
        sides = {RESULT, DISCUSSION, BEFORE, CHANGE, *(one.key for one in tx.snapshot().workshop.dimensions)}
        is_page = 1 <= asked.page <= LAST_PAGE and panel == panel_of(asked.side, asked.page)
        if asked.side not in sides or not is_page:
            raise Mendable(msg("The projector cannot show that."))
        tx.put_stage(replace(tx.snapshot().stage, face=Face.ACTIVITY, panel=panel))

    change(store, announcer, act)


def show_language(store: Store, announcer: Announcer, language: str) -> None:
    """The projector's language: French, English, or both where room allows."""
    if language not in LANGUAGES:
        raise Mendable(msg("The projector cannot show that."))

    def act(tx: Writing) -> Stage:
        stage = replace(tx.snapshot().stage, language=language)
        tx.put_stage(stage)
        return stage

    change(store, announcer, act)
