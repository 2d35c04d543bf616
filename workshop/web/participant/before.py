"""What the round before found, folded away on the ballot of the next one: never this phone's own answer."""

from __future__ import annotations

from dataclasses import dataclass

from workshop.activities.kind import Figure
from workshop.activities.rounds import declared
from workshop.activities.standing import unplaced
from workshop.domain.activity import Activity
from workshop.domain.disclosure import share_text
from workshop.domain.items import Item
from workshop.domain.people import UNSAID, Dimension
from workshop.domain.safe import SafeBreakdown, SafeGroup, SafeOutcome, Shown
from workshop.domain.text import Label, Message, msg
from workshop.services.lookup import kind_of
from workshop.services.ports import Snapshot, Store
from workshop.services.read_results import read_course

HIDDEN = msg("not shown")


@dataclass(frozen=True)
class GroupShare:
    """One group's share of the statement on an item: its names, the length of a bar, the words."""

    names: tuple[Label | Message, ...]
    length: float | None
    words: Message


ByDimension = tuple[Dimension, tuple[GroupShare, ...]]


@dataclass(frozen=True)
class ItemBefore:
    """One item: the room's figure, and by dimension what each group said."""

    item: Item
    figure: Figure
    groups: tuple[ByDimension, ...]


@dataclass(frozen=True)
class Before:
    """The last round that may be seen; `statement` is what is counted by group."""

    number: int
    unit: Message
    statement: Message | None
    items: tuple[ItemBefore, ...]


def rounds_on_the_phone(store: Store, snapshot: Snapshot, activity: Activity) -> dict[str, object]:
    """The declared rule, and what the round before found; nothing where the question is asked once."""
    course = read_course(store, activity) if activity.rounds > 1 else None
    if course is None:
        return {}
    told: dict[str, object] = {"round_rule": declared(activity, course.rounds)}
    if course.shown:
        number = course.shown[-1]
        told["before"] = _before(number, activity, course.outcomes[number - 1], snapshot.workshop.dimensions)
    return told


def _before(number: int, activity: Activity, safe: SafeOutcome, dimensions: tuple[Dimension, ...]) -> Before | None:
    kind = kind_of(activity)
    if kind.standings is None:
        return None
    order = kind.standings.order(safe)
    ids = [*(item for tied in order for item in tied), *(item.id for item in unplaced(activity.items, order))]
    parts = [(dimension, part) for dimension in dimensions if (part := safe.breakdown(dimension.key)) and part.groups]
    items = (
        ItemBefore(activity.item(item), kind.standings.figure(safe, item), _by_groups(item, parts)) for item in ids
    )
    told = kind.group_words.plot if kind.group_words else None
    return Before(number, kind.standings.unit(safe), told, tuple(items))


def _by_groups(item: str, parts: list[tuple[Dimension, SafeBreakdown]]) -> tuple[ByDimension, ...]:
    return tuple((each, tuple(_share(each, group, item) for group in part.groups)) for each, part in parts)


def _share(dimension: Dimension, group: SafeGroup, item: str) -> GroupShare:
    figure, names = group.named[item], tuple(_name(dimension, key) for key in group.choices)
    if not isinstance(figure, Shown):
        return GroupShare(names, None, HIDDEN)
    return GroupShare(names, 100 * figure.value / group.n, share_text(int(figure.value), group.n))


def _name(dimension: Dimension, key: str) -> Label | Message:
    choice = dimension.choice(key)
    return msg("Prefer not to say") if key == UNSAID or choice is None else choice.label
