"""The only door to figures: what the gate lets through of an activity's outcome."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache

from workshop.domain.activity import Activity, State
from workshop.domain.disclosure import release
from workshop.domain.errors import Mendable
from workshop.domain.items import Item
from workshop.domain.outcome_json import outcome_from_json
from workshop.domain.people import Dimension
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import msg
from workshop.services.close_activity import count_outcome
from workshop.services.lookup import kind_of
from workshop.services.ports import Json, Reading


def read_results(reading: Reading, activity: Activity) -> SafeOutcome:
    """The safe outcome of a closed activity. Raises Mendable while it is draft or open: results stay hidden till
    then.
    """
    outcome = _outcome(reading, activity)
    if outcome is None or activity.state in (State.DRAFT, State.OPEN):
        raise Mendable(msg("Results are shown after the activity is closed."))
    workshop = reading.snapshot().workshop
    # ideas are texts that were read before anybody saw them; they carry no groups, so no number of them is too small
    min_group = 1 if kind_of(activity).collects_ideas else activity.min_group(workshop)
    return _released(json.dumps(outcome, sort_keys=True), activity.items, workshop.dimensions, min_group)


def _outcome(reading: Reading, activity: Activity) -> Json | None:
    # ideas are still reworded, approved and merged after closing; everything else is final once sealed
    sealed = reading.outcome(activity.id, activity.round)
    return count_outcome(reading, activity) if sealed and kind_of(activity).collects_ideas else sealed


@lru_cache(maxsize=128)
def _released(outcome: str, items: tuple[Item, ...], dimensions: tuple[Dimension, ...], min_group: int) -> SafeOutcome:
    # an outcome never changes once sealed, and its audit is the expensive part of showing it
    return release(outcome_from_json(json.loads(outcome)), items, dimensions, min_group)


def leading_items(reading: Reading, activity: Activity, top: int) -> tuple[Item, ...]:
    """The first `top` items of a vote; all that share the last place come along, since no tie is broken silently."""
    safe = read_results(reading, activity)
    if safe.withheld:
        raise Mendable(msg("“{question}” has too few answers for a result to go on from.", question=activity.question))
    leading: list[str] = []
    for tied in order_of(safe):
        if len(leading) >= top:
            break
        leading += tied
    return tuple(activity.item(item_id) for item_id in leading)


def order_of(safe: SafeOutcome) -> Sequence[Sequence[str]]:
    """Items as tie-groups, best first: by averaged Borda for rank, by number of choosers for pick."""
    if safe.kind == "rank":
        return safe.results["methods"]["borda"]["order"]
    counts = {item: safe.results["results"].get(item, {}).get("count") or 0 for item in safe.items}
    return [
        [item for item in safe.items if counts[item] == count] for count in sorted(set(counts.values()), reverse=True)
    ]
