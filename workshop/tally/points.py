"""A question where everybody divides points among the items: how many points each gets, and from how many people."""
from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from workshop.tally.ties import quotient

#: How many people gave an item how many points; zeros are left out.
Gifts = Mapping[int, int]


def count_points(
    items: Sequence[str], ballots: Sequence[Mapping[str, int]], budget: int, cap: int | None = None
) -> dict[str, Any]:
    """The points of every item (METHOD A3), in the form of RECOUNT.md, plus "counts" as in the recount sheet.

    `ballots`: points per item; an item left out has none. Who gives no point at all abstains; who gives fewer than
    `budget` counts with these. `share` is of all points given (None when none were), `givers` who gave the item any,
    `largest_share` the part of the item's points that comes from its largest giver, `dominated` whether that is over
    half: an item nobody gave anything has None and is not dominated.
    Raises ValueError for an unknown item, points below 0 or above `cap`, and ballots over the budget.
    """
    if any(not _is_ballot(ballot, items, budget, cap) for ballot in ballots):
        raise ValueError("a ballot gives points to an unknown item, or too many")
    counted = [ballot for ballot in ballots if any(ballot.values())]
    gifts = {item: Counter(ballot[item] for ballot in counted if ballot.get(item)) for item in items}
    return _result(items, len(counted), len(ballots) - len(counted), gifts)


def _is_ballot(ballot: Mapping[str, int], items: Sequence[str], budget: int, cap: int | None) -> bool:
    most, points = budget if cap is None else cap, ballot.values()
    return ballot.keys() <= set(items) and all(0 <= x <= most for x in points) and sum(points) <= budget


def count_points_summary(
    items: Sequence[str], n: int, counts: Mapping[str, Mapping[str, int]], budget: int, cap: int | None = None
) -> dict[str, Any]:
    """The same from a recount sheet, which does not say how many abstained.

    `counts`: per item how many gave it how many points, {"A": {"5": 3}}. Raises ValueError when no n ballots give them.
    """
    gifts = {item: {int(points): times for points, times in counts[item].items() if times} for item in items}
    if not _is_possible(n, gifts, budget, budget if cap is None else min(budget, cap)):
        raise ValueError("no ballots within the budget give these counts")
    return _result(items, n, None, gifts)


def _is_possible(n: int, gifts: Mapping[str, Gifts], budget: int, most: int) -> bool:
    """What must hold: gifts within bounds, at most one per ballot and item, every ballot gives something, none over the
    budget; of gifts over a half (a third …) of the budget a ballot holds at most one (two …)."""
    pairs = [(points, times) for given in gifts.values() for points, times in given.items()]
    return (
        all(1 <= points <= most and times > 0 for points, times in pairs)
        and all(sum(given.values()) <= n for given in gifts.values())
        and n <= sum(times for _, times in pairs)
        and sum(points * times for points, times in pairs) <= n * budget
        and all(sum(t for x, t in pairs if x * (many + 1) > budget) <= many * n for many in range(1, len(gifts)))
    )


def _result(items: Sequence[str], n: int, abstentions: int | None, gifts: Mapping[str, Gifts]) -> dict[str, Any]:
    totals = {item: sum(points * times for points, times in gifts[item].items()) for item in items}
    return {
        "ballots": n,
        "abstentions": abstentions,
        "items": list(items),
        "results": {item: _figures(gifts[item], totals[item], sum(totals.values())) for item in items},
        "counts": {item: {str(points): gifts[item][points] for points in sorted(gifts[item])} for item in items},
    }


def _figures(given: Gifts, total: int, all_points: int) -> dict[str, Any]:
    largest = max(given, default=0)
    return {
        "total": total,
        "share": quotient(total, all_points),
        "givers": sum(given.values()),
        "largest_share": quotient(largest, total),
        "dominated": 2 * largest > total,
    }


def given(ballot: Mapping[str, int]) -> frozenset[str]:
    """The items that a ballot gives at least one point."""
    return frozenset(item for item, points in ballot.items() if points)
