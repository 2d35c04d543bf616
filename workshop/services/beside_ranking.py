"""Importance beside another result: the places that a ranking of the same items gave them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from workshop.activities.standing import Standing, placed, standings
from workshop.domain.activity import Activity, State
from workshop.services.lookup import kind_of
from workshop.services.ports import Reading
from workshop.services.read_results import read_results

#: The kind of vote that puts items in an order of importance.
RANKING = "rank"


def beside_ranking(reading: Reading, activity: Activity) -> Activity:
    """The activity with the places of the last ranking that holds all its items, where its kind shows them and it does
    not know them from the vote it took its items from."""
    if not kind_of(activity).beside_ranking or any(item.place for item in activity.items):
        return activity
    found = (placed(activity.items, ranked) for ranked in _rankings(reading))
    complete = (items for items in found if all(item.place for item in items))
    return replace(activity, items=next(complete, activity.items))


def _rankings(reading: Reading) -> Iterator[tuple[Standing, ...]]:
    """The places of every ranking that may be shown, the last first."""
    for ranking in reversed(reading.snapshot().activities):
        if ranking.kind == RANKING and ranking.state in (State.CLOSED, State.REVEALED):
            safe, found = read_results(reading, ranking), kind_of(ranking).standings
            if found and not safe.withheld:
                yield standings(ranking.items, found.order(safe))
