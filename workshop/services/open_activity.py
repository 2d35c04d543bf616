"""Open an activity for answers: its items are taken over, its options checked, the projector turns to it."""

from __future__ import annotations

from dataclasses import replace

from workshop.domain.activity import Activity, State
from workshop.domain.errors import Mendable
from workshop.domain.ideas import IdeaState
from workshop.domain.items import Item
from workshop.domain.stage import RESULT, Face
from workshop.domain.text import msg, nmsg
from workshop.services.change import change
from workshop.services.lookup import find_activity, kind_of
from workshop.services.ports import Announcer, Reading, Store, Writing
from workshop.services.read_back import items_read_back
from workshop.services.read_results import leading_items


def open_activity(store: Store, announcer: Announcer, activity_id: str) -> None:
    """Raises Mendable when another activity is open, the source is not closed, or there are too few items."""

    def act(tx: Writing) -> None:
        activity = find_activity(tx, activity_id)
        _refuse_opening(tx, activity)
        ready = replace(activity, items=items_for(tx, activity), state=State.OPEN)
        _check_ready(ready)
        tx.put_activity(ready)
        tx.put_stage(replace(tx.snapshot().stage, activity=activity_id, face=Face.ACTIVITY, panel=RESULT))

    change(store, announcer, act, phones=True)


def _refuse_opening(tx: Writing, activity: Activity) -> None:
    if activity.state is not State.DRAFT:
        raise Mendable(msg("This activity has already been opened."))
    running = next((other for other in tx.snapshot().activities if other.state is State.OPEN), None)
    if running:
        raise Mendable(msg("“{running}” is still open. Close it first.", running=running.question))


def items_for(reading: Reading, activity: Activity) -> tuple[Item, ...]:
    """The activity's own items, or those it takes from another activity: approved ideas, or the first of a vote. A kind
    that reads back takes the sentences said of all revealed results."""
    if kind_of(activity).reads_back:
        return items_read_back(reading, activity)
    if activity.source is None:
        return activity.items
    source = find_activity(reading, activity.source.activity)
    if source.state in (State.DRAFT, State.OPEN):
        raise Mendable(
            msg("This activity takes its items from “{source}”. Close that one first.", source=source.question)
        )
    if kind_of(source).collects_ideas:
        return _told_apart(approved_items(reading, source.id), source)
    return leading_items(reading, source, activity.source.top or len(source.items))


def _told_apart(ideas: tuple[Item, ...], source: Activity) -> tuple[Item, ...]:
    """The same ideas. Raises Mendable where two say the same: they are merged in their own question, not here."""
    seen: set[tuple[str, str]] = set()
    for idea in ideas:
        words = {(code, text.casefold()) for code, text in idea.label.texts}
        if seen & words:
            twice = msg("The idea “{idea}” is approved twice in “{question}”. Merge the two there, then open this one.",
                        idea=idea.label, question=source.question)  # fmt: skip
            raise Mendable(twice, "items")
        seen |= words
    return ideas


def approved_items(reading: Reading, activity_id: str) -> tuple[Item, ...]:
    """The approved ideas of an activity as items to vote on."""
    approved = (idea for idea in reading.ideas(activity_id) if idea.state is IdeaState.APPROVED)
    return tuple(Item(idea.id, idea.wording, addressee=idea.addressee) for idea in approved)


def _check_ready(activity: Activity) -> None:
    kind = kind_of(activity)
    kind.options(activity.options).check_items(len(activity.items))
    kind.check(activity)
    if kind.votes and len(activity.items) < kind.fewest_items:
        raise Mendable(
            nmsg(
                "This activity needs at least {n} item.", "This activity needs at least {n} items.", kind.fewest_items
            ),
            "items",
        )


def withdraw_activity(store: Store, announcer: Announcer, activity_id: str) -> None:
    """Back to draft, or to the round before, as long as nobody has answered."""

    def act(tx: Writing) -> None:
        activity = find_activity(tx, activity_id)
        answered = tx.answered(activity_id, activity.round) or tx.actions(activity_id)
        if activity.state is not State.OPEN or answered:
            raise Mendable(msg("People have answered already: close the activity instead."))
        tx.put_activity(_before_opening(activity))

    change(store, announcer, act, phones=True)


def _before_opening(activity: Activity) -> Activity:
    if activity.round > 1:
        return replace(activity, round=activity.round - 1, state=State.REVEALED)
    taken_over = activity.source or kind_of(activity).reads_back
    return replace(activity, state=State.DRAFT, items=() if taken_over else activity.items)
