"""Instant runoff: the item with fewest first preferences leaves, again and again; every way to break a tie is tried."""
from __future__ import annotations

from itertools import pairwise
from math import lcm
from typing import Any

from workshop.tally.profile import Evidence, Profile

#: More than the 4,096 sets that twelve items have; a heap of equal items could otherwise take hours.
MOST_SITUATIONS = 5_000


def instant_runoff(evidence: Evidence) -> dict[str, Any] | None:
    """All items that win under some way to break ties for the last place, leaving together being one of them.

    Items tied on a ballot share it equally; a ballot none of whose items is left counts no more. When all that are left
    are tied, all of them win. None without ballots, or when the ties branch into more than MOST_SITUATIONS situations.
    """
    if evidence.profile is None:
        return None
    winners = possible_winners(evidence.profile)
    return None if winners is None else {"winners": [item for i, item in enumerate(evidence.items) if winners >> i & 1]}


def possible_winners(profile: Profile) -> int | None:
    """The winners as bits, by a search through every set of items that can be left at some time."""
    runoff = _Runoff(profile)
    everything = (1 << len(profile.items)) - 1
    winners, seen, pending = 0, {everything}, [everything]
    while pending:
        left = pending.pop()
        if left & ~winners == 0:  # nobody in it could be a new winner
            continue
        following = runoff.next_situations(left)
        winners |= 0 if following else left
        pending += [situation for situation in following if situation not in seen]
        seen.update(following)
        if len(seen) > MOST_SITUATIONS:
            return None
    return winners


class _Runoff:
    """The ballots as bit sets, and what can follow from a set of items that are left."""

    def __init__(self, profile: Profile):
        bit = {item: 1 << i for i, item in enumerate(profile.items)}
        groups = [[sum(bit[item] for item in group) for group in ranking] for ranking in profile.rankings]
        #: one vote in whole parts, so that every share of a tie is a whole number
        part = lcm(*range(1, 1 + max((len(g) for r in profile.rankings for g in r), default=1)))
        self._ballots = [(ranking, weight * part) for ranking, weight in zip(groups, profile.weights, strict=True)]

    def next_situations(self, left: int) -> list[int]:
        """The sets that can be left after the next elimination; none when all that are left are tied."""
        scores = self._first_preferences(left)
        lowest = min(scores.values())
        last = [item for item, score in scores.items() if score == lowest]
        if len(last) == len(scores):
            return []
        surely_out = _certain_losers(scores)
        if surely_out or len(last) == 1:
            return [left & ~(surely_out or last[0])]
        return [left & ~sum(last), *(left & ~item for item in last)]

    def _first_preferences(self, left: int) -> dict[int, int]:
        scores = {1 << i: 0 for i in range(left.bit_length()) if left >> i & 1}
        for ranking, weight in self._ballots:
            first = next((group & left for group in ranking if group & left), 0)
            if first in scores:
                scores[first] += weight
            elif first:
                for item in _bits(first):
                    scores[item] += weight // first.bit_count()
        return scores


def _certain_losers(scores: dict[int, int]) -> int:
    """The largest set of lowest items that together have less than the next one: whatever the order, all of them leave
    before any other, since no transfer can lift one of them over it."""
    ranked = sorted(scores.items(), key=lambda pair: pair[1])
    chosen = together = found = 0
    for (item, score), (_, following) in pairwise(ranked):
        chosen, together = chosen | item, together + score
        found = chosen if together < following else found
    return found


def _bits(mask: int) -> list[int]:
    return [1 << i for i in range(mask.bit_length()) if mask >> i & 1]
