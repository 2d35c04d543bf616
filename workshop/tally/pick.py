"""A question where people pick up to k items: how many picked each."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from workshop.tally.ties import quotient


def count_picks(
    items: Sequence[str], ballots: Sequence[frozenset[str]], max_picks: int | None = None
) -> dict[str, Any]:
    """How many picked each item and their share of the ballots counted (METHOD A4), in the form of RECOUNT.md.

    An empty ballot is an abstention and counts in no share; without ballots the shares are None.
    Raises ValueError for an unknown item or more than `max_picks` of them.
    """
    counted = [ballot for ballot in ballots if ballot]
    if any(not ballot <= set(items) or len(ballot) > (max_picks or len(items)) for ballot in counted):
        raise ValueError("a ballot picks an unknown item or too many")
    counts = {item: sum(item in ballot for ballot in counted) for item in items}
    return _result(items, len(counted), len(ballots) - len(counted), counts)


def count_pick_summary(items: Sequence[str], n: int, counts: Mapping[str, int]) -> dict[str, Any]:
    """The same from a recount sheet, which does not say how many abstained.

    Raises ValueError when an item is picked more often than there are ballots.
    """
    if any(not 0 <= counts[item] <= n for item in items):
        raise ValueError("an item is picked more often than there are ballots")
    return _result(items, n, None, counts)


def _result(items: Sequence[str], n: int, abstentions: int | None, counts: Mapping[str, int]) -> dict[str, Any]:
    results = {item: {"count": counts[item], "share": quotient(counts[item], n)} for item in items}
    return {"ballots": n, "abstentions": abstentions, "items": list(items), "results": results}
