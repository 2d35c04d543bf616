"""Write an action plan: facilitators all of its rows, before and after closing; a phone its own while it is open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from workshop.activities.actions.report import overdue
from workshop.domain.activity import Activity, State
from workshop.domain.errors import Mendable, NotFound
from workshop.domain.persons import refuse_persons
from workshop.domain.plan import MAX_ACTIONS, Action, progress_of, written
from workshop.domain.text import msg, nmsg
from workshop.services.cast_ballot import announce_progress, find_open, find_seat, too_late
from workshop.services.change import change
from workshop.services.change_printed import change_printed
from workshop.services.edit_report import CHANGED_MEANWHILE
from workshop.services.lookup import find_activity, kind_of
from workshop.services.ports import Announcer, Ids, Reading, Store, Writing
from workshop.services.secrets import ballot_key


@dataclass(frozen=True)
class Entry:
    """What somebody typed into the fields of one row, in one language. `action` is the row's id, empty for a new one;
    `overrule`: whoever writes knows that words that look like a person are none. `seen`: the version of the row that
    stood on the page; empty where none did."""

    typed: Mapping[str, str]
    language: str
    action: str = ""
    overrule: bool = False
    seen: str = ""


class RowChanged(Mendable):
    """Somebody else has saved the same row since it was put on the page; `now` is how it stands."""

    def __init__(self, now: Action):
        super().__init__(CHANGED_MEANWHILE)
        self.now = now


def write_action(store: Store, announcer: Announcer, ids: Ids, activity_id: str, entry: Entry) -> Action:
    """A facilitator's row, or any row changed by one; answers it. Raises Mendable (LooksLikePerson may be overruled),
    RowChanged, NotFound."""
    activity = _find_plan(store, activity_id)
    _refuse_draft(activity)

    def act(tx: Writing) -> Action:
        action = find_action(tx, activity_id, entry.action) if entry.action else _appended(tx, ids, activity)
        after = _written(action, entry)
        tx.put_action(after)
        return after

    return change_printed(store, announcer, act)


def share_action(store: Store, announcer: Announcer, ids: Ids, secret: str, activity_id: str, entry: Entry) -> None:
    """A phone's own row, new or changed, while the plan is open. Raises Mendable as above; Closed when it is too late,
    NotFound where the row is not (or no longer) this phone's."""
    find_seat(store, secret)
    activity = _open_plan(store, activity_id)
    author, fresh = author_key(secret, activity), Action(ids.new_id(), activity.id)

    def act(tx: Writing) -> None:
        _refuse_closed(tx, activity)
        if entry.action:
            tx.put_action(_written(_find(tx.own_actions(activity.id, author), entry.action), entry))
        else:
            action = _written(fresh, entry)
            if not any(replace(own, id=action.id, place=0) == action for own in tx.own_actions(activity.id, author)):
                _refuse_too_many(tx, activity, author)
                tx.put_action(action, author)

    change(store, announcer, act)
    announce_progress(store, announcer, activity)


def withdraw_action(store: Store, announcer: Announcer, secret: str, activity_id: str, action_id: str) -> None:
    """Delete one of the phone's own rows while the plan is open; other people's cannot be reached."""
    activity = _open_plan(store, activity_id)
    author = author_key(secret, activity)

    def act(tx: Writing) -> None:
        _refuse_closed(tx, activity)
        if action_id in [own.id for own in tx.own_actions(activity.id, author)]:
            tx.delete_action(action_id)

    change(store, announcer, act)
    announce_progress(store, announcer, activity)


def delete_action(store: Store, announcer: Announcer, activity_id: str, action_id: str) -> None:
    """Take a row out of the plan for good."""
    change_printed(store, announcer, lambda tx: tx.delete_action(find_action(tx, activity_id, action_id).id))


def move_action(store: Store, announcer: Announcer, activity_id: str, action_id: str, places: int) -> None:
    """Move a row `places` down (negative: up); the ends stop it. From then on the rows stand as they were put."""

    def act(tx: Writing) -> None:
        rows = list(tx.actions(activity_id))
        place = rows.index(_find(rows, action_id))
        rows.insert(max(0, min(len(rows) - 1, place + places)), rows.pop(place))
        for number, row in enumerate(rows, 1):
            if row.place != number:
                tx.put_action(replace(row, place=number))

    change_printed(store, announcer, act)


def set_progress(store: Store, announcer: Announcer, activity_id: str, action_id: str, progress: str) -> None:
    """Say how far an action has come. Raises Mendable on an unknown state."""
    state = progress_of(progress)

    def act(tx: Writing) -> None:
        tx.put_action(replace(find_action(tx, activity_id, action_id), progress=state))

    change_printed(store, announcer, act)


def overdue_actions(reading: Reading, today: date) -> list[tuple[Activity, tuple[Action, ...]]]:
    """The closed plans of this workshop with rows whose last day has passed and that are neither done nor dropped."""
    plans = [activity for activity in reading.snapshot().activities if kind_of(activity).writes_plan]
    closed = [activity for activity in plans if activity.state in (State.CLOSED, State.REVEALED)]
    late = [(activity, overdue(reading.actions(activity.id), today)) for activity in closed]
    return [(activity, actions) for activity, actions in late if actions]


def find_action(reading: Reading, activity_id: str, action_id: str) -> Action:
    """The row of that id; raises NotFound."""
    return _find(reading.actions(activity_id), action_id)


def own_actions(reading: Reading, secret: str, activity: Activity) -> tuple[Action, ...]:
    """The rows this phone has written into the open plan."""
    return reading.own_actions(activity.id, author_key(secret, activity))


def author_key(secret: str, activity: Activity) -> str:
    """Under which a phone finds its own rows again, until sealing cuts the link."""
    return ballot_key(secret, activity.id, activity.round)


def _find(actions: Sequence[Action], action_id: str) -> Action:
    found = next((action for action in actions if action.id == action_id), None)
    if found is None:
        raise NotFound(msg("This action is no longer in the plan: it was deleted meanwhile."))
    return found


def _written(action: Action, entry: Entry) -> Action:
    after = written(action, entry.typed, entry.language)
    if entry.action and entry.seen not in ("", action.version) and after != action:
        raise RowChanged(action)
    if not entry.overrule:
        refuse_persons({name: label[entry.language] for name, label in after.words.items()})
    return after


def _find_plan(reading: Reading, activity_id: str) -> Activity:
    activity = find_activity(reading, activity_id)
    if not kind_of(activity).writes_plan:
        raise Mendable(msg("This activity has no plan to write into."))
    return activity


def _open_plan(reading: Reading, activity_id: str) -> Activity:
    activity = _find_plan(reading, find_open(reading, activity_id).id)
    if not kind_of(activity).options(activity.options).as_json()["phones"]:
        raise Mendable(msg("Only the facilitators write into this plan: tell them your action."))
    return activity


def _refuse_draft(activity: Activity) -> None:
    if activity.state is State.DRAFT:
        raise Mendable(msg("Open the action plan first; then it can be written."))


def _refuse_closed(tx: Writing, activity: Activity) -> None:
    # asked again inside the transaction: the facilitator may have closed since
    if not tx.is_open(activity.id, activity.round):
        raise too_late()


def _refuse_too_many(tx: Writing, activity: Activity, author: str) -> None:
    limit = kind_of(activity).options(activity.options).as_json()["per_phone"]
    if len(tx.own_actions(activity.id, author)) >= limit:
        raise Mendable(
            nmsg("You have written {n} action, the most for one phone.",
                 "You have written {n} actions, the most for one phone.", limit), "action"
        )  # fmt: skip
    _refuse_full(tx, activity)


def _refuse_full(tx: Writing, activity: Activity) -> None:
    if len(tx.actions(activity.id)) >= MAX_ACTIONS:
        raise Mendable(msg("A plan holds at most {n} actions. Delete or merge some first.", n=MAX_ACTIONS), "action")


def _appended(tx: Writing, ids: Ids, activity: Activity) -> Action:
    """A facilitator's new row stands behind those that have a place already."""
    _refuse_full(tx, activity)
    last = max((action.place for action in tx.actions(activity.id)), default=0)
    return Action(ids.new_id(), activity.id, place=last + 1)
