"""Places with ties: equal values share a place, and the next place is skipped (1, 2, 2, 4)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from workshop.domain.items import Item

#: Items as tie-groups, best first.
Order = Sequence[Sequence[str]]


@dataclass(frozen=True)
class Standing:
    """One item's place in a result; `tied` where others share it (ex æquo)."""

    item: Item
    place: int
    tied: bool


def standings(items: Sequence[Item], order: Sequence[Sequence[str]]) -> tuple[Standing, ...]:
    """The items of tie-groups, best first, with their places."""
    by_id = {item.id: item for item in items}
    found: list[Standing] = []
    for tied in order:
        place = len(found) + 1
        found += [Standing(by_id[item], place, len(tied) > 1) for item in tied]
    return tuple(found)


def leading(ranked: Sequence[Standing], most: int) -> tuple[Standing, ...]:
    """The first places, as many as hold at most `most` items, ties whole; only a first tie too long is cut."""
    sizes = Counter(standing.place for standing in ranked)
    whole = tuple(standing for standing in ranked if standing.place + sizes[standing.place] - 1 <= most)
    return whole or tuple(ranked[:most])


def unplaced(items: Sequence[Item], order: Order) -> tuple[Item, ...]:
    """The items whose place may not be seen."""
    placed = {item for tied in order for item in tied}
    return tuple(item for item in items if item.id not in placed)


def order_by_count(items: Sequence[str], counts: Mapping[str, float | None]) -> list[list[str]]:
    """Tie-groups by count, highest first; inside a group the order of the list. Items without a count are in none."""
    known = {item: count for item in items if (count := counts[item]) is not None}
    return [[item for item in known if known[item] == count] for count in sorted(set(known.values()), reverse=True)]


def placed(items: Sequence[Item], ranked: Sequence[Standing]) -> tuple[Item, ...]:
    """The items with the places that a vote gave them, by id or else by their words; without one where it gave none."""
    by_words = {one.item.label: one.place for one in ranked}
    by_id = {one.item.id: one.place for one in ranked}
    return tuple(replace(item, place=by_id.get(item.id, by_words.get(item.label))) for item in items)


def told_apart(value: float, values: Iterable[float | None]) -> float:
    """A figure as a whole number, or with one decimal where another one of `values` would read the same and is not: two
    places must not show one score."""
    others = (other for other in values if other is not None and abs(other - value) > 1e-9)
    return round(value, 1) if any(round(other) == round(value) for other in others) else round(value)
