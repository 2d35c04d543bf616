"""Places with ties: equal values share a place, and the next place is skipped (1, 2, 2, 4)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workshop.domain.items import Item
from workshop.domain.safe import SafeOutcome


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


def order_of(outcome: SafeOutcome) -> Sequence[Sequence[str]]:
    """The tie-groups of a released result, best first: mean Borda score for rank, number of choosers for pick.

    Items of a choice whose count is hidden are in none."""
    if outcome.kind == "rank":
        return outcome.results["methods"]["borda"]["order"]  # type: ignore[no-any-return]
    counts = {item: result["count"] for item, result in outcome.results["results"].items()}
    return order_by_count([item for item in outcome.items if counts[item] is not None], counts)


def unplaced(items: Sequence[Item], outcome: SafeOutcome) -> tuple[Item, ...]:
    """The items whose place may not be seen."""
    placed = {item for tied in order_of(outcome) for item in tied}
    return tuple(item for item in items if item.id not in placed)


def order_by_count(items: Sequence[str], counts: Mapping[str, int]) -> list[list[str]]:
    """Tie-groups by count, highest first; inside a group the order of the list."""
    return [
        [item for item in items if counts[item] == count] for count in sorted({counts[i] for i in items}, reverse=True)
    ]
