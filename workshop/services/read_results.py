"""The only door to figures: what the gate let through of an activity's answers when it was closed."""

from __future__ import annotations

from collections.abc import Sequence

from workshop.domain.activity import Activity, State
from workshop.domain.errors import Mendable
from workshop.domain.items import Item
from workshop.domain.outcome_json import safe_from_json
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import msg
from workshop.services.count_answers import count_answers
from workshop.services.lookup import kind_of
from workshop.services.ports import AT_ONCE, Aside, Json, Reading


def read_results(reading: Reading, activity: Activity, aside: Aside = AT_ONCE) -> SafeOutcome:
    """The safe outcome of a closed activity. Raises Mendable while it is draft or open: results stay hidden till
    then.
    """
    outcome = _outcome(reading, activity, aside)
    if outcome is None or activity.state in (State.DRAFT, State.OPEN):
        raise Mendable(msg("Results are shown after the activity is closed."))
    return safe_from_json(outcome)


def _outcome(reading: Reading, activity: Activity, aside: Aside) -> Json | None:
    # ideas are still reworded, approved and merged after closing; everything else is final once sealed
    sealed = reading.outcome(activity.id, activity.round)
    return count_answers(reading, activity, aside) if sealed and kind_of(activity).collects_ideas else sealed


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
