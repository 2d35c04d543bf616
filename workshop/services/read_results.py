"""The only door to figures: what the gate lets through of an activity's outcome."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from workshop.domain.activity import Activity, State
from workshop.domain.disclosure import release
from workshop.domain.errors import Mendable
from workshop.domain.items import Item
from workshop.domain.outcome_json import outcome_from_json
from workshop.domain.people import Dimension
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import Label, msg
from workshop.services.count_answers import count_answers
from workshop.services.lookup import kind_of
from workshop.services.ports import AT_ONCE, Aside, Json, Reading

#: What has passed the gate, by a digest of what it was made from: no raw figure stays in memory.
_released: dict[tuple[object, ...], SafeOutcome] = {}
MOST_RELEASED = 128


def read_results(reading: Reading, activity: Activity, aside: Aside = AT_ONCE) -> SafeOutcome:
    """The safe outcome of a closed activity. Raises Mendable while it is draft or open: results stay hidden till
    then.
    """
    outcome = _outcome(reading, activity)
    if outcome is None or activity.state in (State.DRAFT, State.OPEN):
        raise Mendable(msg("Results are shown after the activity is closed."))
    return release_outcome(reading, activity, outcome, aside)


def _outcome(reading: Reading, activity: Activity) -> Json | None:
    # ideas are still reworded, approved and merged after closing; everything else is final once sealed
    sealed = reading.outcome(activity.id, activity.round)
    return count_answers(reading, activity) if sealed and kind_of(activity).collects_ideas else sealed


def release_outcome(reading: Reading, activity: Activity, outcome: Json, aside: Aside = AT_ONCE) -> SafeOutcome:
    """What may be seen of this outcome; computed once, since the gate's audit is the expensive part of showing it."""
    workshop = reading.snapshot().workshop
    # ideas are texts that were read before anybody saw them; they carry no groups, so no number of them is too small
    smallest = 1 if kind_of(activity).collects_ideas else activity.min_group(workshop)
    # the gate knows items by their ids: a word changed later changes no figure
    items = tuple(Item(item.id, Label(), item.sensitive) for item in activity.items)
    text = json.dumps(outcome, sort_keys=True)
    key = hashlib.sha256(text.encode()).digest(), items, workshop.dimensions, smallest
    if key not in _released:
        _remember(key, aside.run(_release, text, items, workshop.dimensions, smallest))
    return _released[key]


def _release(outcome: str, items: tuple[Item, ...], dimensions: tuple[Dimension, ...], min_group: int) -> SafeOutcome:
    return release(outcome_from_json(json.loads(outcome)), items, dimensions, min_group)


def _remember(key: tuple[object, ...], safe: SafeOutcome) -> None:
    while len(_released) >= MOST_RELEASED:
        del _released[next(iter(_released))]
    _released[key] = safe


def leading_items(reading: Reading, activity: Activity, top: int) -> tuple[Item, ...]:
    """The first `top` items of a vote; all that share the last place come along, since no tie is broken silently.

    So does every item whose figure is hidden: whether it leads must not be told.

    Raises Mendable where there are too few answers for any result."""
    safe = read_results(reading, activity)
    if safe.withheld:
        raise Mendable(msg("“{question}” has too few answers for a result to go on from.", question=activity.question))
    hidden = [] if safe.kind == "rank" else [item for item, count in _counts(safe).items() if count is None]
    leading: list[str] = []
    for tied in order_of(safe):
        if len(leading) >= top or set(tied) <= set(hidden):
            break
        leading += tied
    return tuple(activity.item(item_id) for item_id in (*leading, *hidden))


def order_of(safe: SafeOutcome) -> Sequence[Sequence[str]]:
    """Items as tie-groups, best first: by averaged Borda for rank, by number of choosers for pick (those whose number
    is hidden stand last, together)."""
    if safe.kind == "rank":
        return safe.results["methods"]["borda"]["order"]
    counts = _counts(safe)
    places = sorted({count for count in counts.values() if count is not None}, reverse=True)
    groups = [[item for item in safe.items if counts[item] == place] for place in (*places, None)]
    return [group for group in groups if group]


def _counts(safe: SafeOutcome) -> dict[str, int | None]:
    return {item: safe.results["results"].get(item, {}).get("count") for item in safe.items}
