"""Importance beside influence: what people vote most important is often not what drives the rest (METHOD 2.1, the
erroneous priorities of Structured Dialogic Design)."""

from __future__ import annotations

from collections.abc import Sequence

from workshop.activities.standing import Order, standings
from workshop.domain.activity import Activity
from workshop.domain.safe import SafeOutcome


def importance_order(activity: Activity) -> Order:
    """The items by the places that an earlier vote gave them (`Item.place`), ties together; without a place in none."""
    placed = [item for item in activity.items if item.place is not None]
    return [
        [item.id for item in placed if item.place == place] for place in sorted({item.place or 0 for item in placed})
    ]


def importance_places(activity: Activity) -> dict[str, int]:
    """The place of each item by importance among the items of this activity; empty without such a vote."""
    return {one.item.id: one.place for one in standings(activity.items, importance_order(activity))}


def not_driving(activity: Activity, outcome: SafeOutcome) -> tuple[str, ...]:
    """The items in the upper half by importance whose influence is below the average, the most important first."""
    return _contrasted(activity, outcome, high=True, quadrants=("outcome", "autonomous"))


def driving_unseen(activity: Activity, outcome: SafeOutcome) -> tuple[str, ...]:
    """The items in the lower half by importance whose influence is above the average, the most important first."""
    return _contrasted(activity, outcome, high=False, quadrants=("driver", "relay"))


def _contrasted(activity: Activity, outcome: SafeOutcome, high: bool, quadrants: Sequence[str]) -> tuple[str, ...]:
    places, found = importance_places(activity), outcome.results["quadrants"]
    ordered = [item for tied in importance_order(activity) for item in tied]
    side = _is_high if high else _is_low
    return tuple(item for item in ordered if side(places[item], len(places)) and found[item] in quadrants)


def _is_high(place: int, of: int) -> bool:
    """In the upper half; the place in the middle is in neither."""
    return 2 * place <= of


def _is_low(place: int, of: int) -> bool:
    return 2 * place > of + 1
