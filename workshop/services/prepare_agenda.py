"""Add, edit, move, duplicate and delete activities while they are drafts; after opening only their wording (logged)."""

from __future__ import annotations

from dataclasses import replace

from workshop.domain.activity import Activity, State
from workshop.domain.errors import Mendable
from workshop.domain.items import Item
from workshop.domain.text import Label, msg
from workshop.services.change import change
from workshop.services.edit_report import take_back_release
from workshop.services.exchanged_names import refuse_exchanged
from workshop.services.lookup import find_activity, kind_of
from workshop.services.ports import Announcer, Ids, Store, Writing


def add_activity(store: Store, announcer: Announcer, ids: Ids, draft: Activity) -> Activity:
    """Put a new activity at the end of the agenda; answers it with its id. Raises Mendable where its kind refuses its
    items."""
    kind_of(draft).check(draft)
    added = replace(draft, id=ids.new_id(), state=State.DRAFT)

    def act(tx: Writing) -> None:
        tx.put_activity(added)
        if tx.snapshot().stage.activity is None:
            tx.put_stage(replace(tx.snapshot().stage, activity=added.id))

    change(store, announcer, act)
    return added


def edit_activity(store: Store, announcer: Announcer, edited: Activity) -> None:
    """Replace a draft whole, or the words of an activity that has been opened. Raises Mendable as above."""
    kind_of(edited).check(edited)

    def act(tx: Writing) -> None:
        before = find_activity(tx, edited.id)
        if before.state is State.DRAFT:
            tx.put_activity(replace(edited, state=before.state, round=before.round))
        else:
            _reword(tx, before, edited)

    change(store, announcer, act, phones=True)


def _reword(tx: Writing, before: Activity, edited: Activity) -> None:
    if edited.item_ids != before.item_ids or edited.options != before.options or edited.source != before.source:
        raise Mendable(msg("This activity has been opened: only its wording can still be changed."), "items")
    refuse_exchanged(_names(before), _names(edited), "items", _former_names(tx, before))
    items = tuple(replace(old, label=new.label) for old, new in zip(before.items, edited.items, strict=True))
    after = replace(before, question=edited.question, hint=edited.hint, items=items)
    for what, old, new in _reworded(before, after):
        tx.log_wording(before.id, {"what": what, "before": old.as_json(), "after": new.as_json()})
    tx.put_activity(after)
    take_back_release(tx)


def _names(activity: Activity) -> dict[str, Label]:
    return {item.id: item.label for item in activity.items}


def _former_names(tx: Writing, activity: Activity) -> list[tuple[str, Label]]:
    """What the answers were called before their words were changed."""
    entries = [entry for entry in tx.wording_log(activity.id) if entry["what"] in activity.item_ids]
    return [(str(entry["what"]), Label.from_json(entry["before"])) for entry in entries]  # type: ignore[arg-type]


def _reworded(before: Activity, after: Activity) -> list[tuple[str, Label, Label]]:
    pairs = [("question", before.question, after.question), ("hint", before.hint, after.hint)]
    pairs += [(old.id, old.label, new.label) for old, new in zip(before.items, after.items, strict=True)]
    return [(what, old, new) for what, old, new in pairs if old != new]


def duplicate_activity(store: Store, announcer: Announcer, ids: Ids, activity_id: str) -> Activity:
    """A draft with the same content, right after the original."""
    original = find_activity(store, activity_id)
    copy = replace(original, id=ids.new_id(), state=State.DRAFT, round=1, items=_fresh(ids, original.items))

    def act(tx: Writing) -> None:
        order = [activity.id for activity in tx.snapshot().activities]
        tx.put_activity(copy)
        order.insert(order.index(activity_id) + 1, copy.id)
        tx.put_agenda(order)

    change(store, announcer, act)
    return copy


def _fresh(ids: Ids, items: tuple[Item, ...]) -> tuple[Item, ...]:
    return tuple(replace(item, id=ids.new_id()) for item in items)


def delete_activity(store: Store, announcer: Announcer, activity_id: str) -> None:
    """Take a draft off the agenda. Raises Mendable once it was opened, or while another activity takes its items
    from it.
    """

    def act(tx: Writing) -> None:
        activity = find_activity(tx, activity_id)
        if activity.state is not State.DRAFT:
            raise Mendable(msg("This activity has been opened and belongs to the record: it can no longer be deleted."))
        _refuse_orphans(tx, activity)
        tx.delete_activity(activity_id)
        if tx.snapshot().stage.activity == activity_id:
            first = next(iter(tx.snapshot().activities), None)
            tx.put_stage(replace(tx.snapshot().stage, activity=first.id if first else None))

    change(store, announcer, act)


def _refuse_orphans(tx: Writing, activity: Activity) -> None:
    users = [other for other in tx.snapshot().activities if other.source and other.source.activity == activity.id]
    if users:
        raise Mendable(msg("“{user}” takes its items from this activity. Change that first.", user=users[0].question))


def move_activity(store: Store, announcer: Announcer, activity_id: str, places: int) -> None:
    """Move an activity `places` down the agenda (negative: up); the ends of the agenda stop it."""

    def act(tx: Writing) -> None:
        order = [activity.id for activity in tx.snapshot().activities]
        place = order.index(find_activity(tx, activity_id).id)
        order.insert(max(0, min(len(order) - 1, place + places)), order.pop(place))
        tx.put_agenda(order)

    change(store, announcer, act)
