"""Instant runoff: the item with fewest first preferences leaves, again and again; every way to break a tie is tried."""
from __future__ import annotations

from math import lcm
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workshop.tally.profile import Evidence, Profile

#: More than the 4,096 sets that twelve items have; a heap of equal items could otherwise take hours.
MOST_SITUATIONS = 7_000

#: So many ballots are laid on piles at a time, counted once in every situation.
_AT_ONCE = 1_000_000

#: Below, whole numbers are exact as floats, which are quick; above, they must be Python's.
_LARGEST = 2**53

#: In every situation (row) the items (columns) that are left, or that are last.
Sets = NDArray[np.bool_]

#: In every situation what each item has; whole numbers, of any size where many items share a place.
Scores = NDArray[Any]


def instant_runoff(evidence: Evidence) -> dict[str, Any] | None:
    """All items that win under some way to break ties for the last place, leaving together being one of them.

    Items tied on a ballot share it equally; a ballot none of whose items is left counts no more. When all that are left
    are tied, all of them win. None without ballots, or when the ties branch into more than MOST_SITUATIONS situations.
    """
    if evidence.profile is None:
        return None
    winners = possible_winners(evidence.profile)
    return None if winners is None else {"winners": [evidence.items[i] for i in np.flatnonzero(winners)]}


def possible_winners(profile: Profile) -> Sets | None:
    """Which items can win, by a search through every set of items that can be left at some time. All sets to which one
    more elimination leads are looked at together."""
    ballots, m = _Ballots(profile), len(profile.items)
    winners: Sets = np.zeros(m, dtype=bool)
    left: Sets = np.ones((1, m), dtype=bool)
    seen = _names(left)
    while len(left):
        scores = ballots.first_preferences(left)
        last = scores == scores.min(axis=1, keepdims=True)
        tied = (last == left).all(axis=1)
        winners |= left[tied].any(axis=0)
        new = _names(_following(left[~tied], scores[~tied], last[~tied])) - seen
        seen |= new
        if len(seen) > MOST_SITUATIONS:
            return None
        left = _named(new, m)
    return winners


def _names(sets: Sets) -> set[bytes]:
    """A name for each set, the same for the same."""
    packed = np.packbits(sets, axis=1)
    return set(packed.view(f"V{packed.shape[1]}").ravel().tolist())


def _named(names: set[bytes], m: int) -> Sets:
    """The sets with these names."""
    packed = np.frombuffer(b"".join(names), dtype=np.uint8).reshape(len(names), (m + 7) // 8)
    return np.unpackbits(packed, axis=1, count=m).astype(bool)


class _Ballots:
    """The ballots, each a row of groups, best first; it lies on the pile of the first group of which something is left.

    `_groups`: which items (columns) every distinct group has. The last one has none: there lies what counts no more.
    """

    def __init__(self, profile: Profile):
        number: dict[tuple[str, ...], int] = {}
        rows = [[number.setdefault(group, len(number)) for group in ranking] for ranking in profile.rankings]
        self._groups = np.array([[item in group for item in profile.items] for group in (*number, ())], dtype=bool)
        self._ballots = np.full((len(rows), 1 + max(map(len, rows), default=0)), len(number), dtype=np.intp)
        for ballot, row in zip(self._ballots, rows, strict=True):
            ballot[: len(row)] = row
        #: one vote in whole parts, so that every share of a tie is a whole number
        part = lcm(*range(1, 1 + max(map(len, number), default=1)))
        self._gone = part * profile.n + 1
        self._weights = part * np.array(profile.weights, dtype=float if self._gone < _LARGEST else object)

    def first_preferences(self, left: Sets) -> Scores:
        """What each item has of the ballots; an item that is gone has more than all of them."""
        step = 1 + _AT_ONCE // (1 + len(self._ballots))
        return np.concatenate([self._shared(left[begin : begin + step]) for begin in range(0, len(left), step)])

    def _shared(self, left: Sets) -> Scores:
        remaining = (left.astype(float) @ self._groups.T.astype(float)).astype(np.int64)
        shares = self._piles(remaining) // np.maximum(remaining, 1).astype(self._weights.dtype)
        return np.where(left, shares @ self._groups, self._gone)

    def _piles(self, remaining: NDArray[np.int64]) -> Scores:
        """The weight of the pile of every group (columns), where so many of its items are left."""
        open_piles = remaining.astype(bool)
        open_piles[:, -1] = True
        piles = np.zeros(remaining.size, dtype=self._weights.dtype)
        row, ballot = (index.ravel() for index in np.indices((len(remaining), len(self._ballots))))
        for place in range(self._ballots.shape[1]):
            group = self._ballots[ballot, place]
            lies = open_piles[row, group]
            np.add.at(piles, (row * remaining.shape[1] + group)[lies], self._weights[ballot[lies]])
            row, ballot = row[~lies], ballot[~lies]
        return piles.reshape(remaining.shape)


def _following(left: Sets, scores: Scores, last: Sets) -> Sets:
    """The sets that can be left after the next elimination: without those that are sure to leave, or, where none are,
    without all of the last or any one of them."""
    losers = _certain_losers(scores, left)
    unsure = ~np.any(losers, axis=1)
    branches, items = np.nonzero(last & unsure[:, None])
    without_one = left[branches]
    without_one[np.arange(len(items)), items] = False
    return np.concatenate([left & ~np.where(unsure[:, None], last, losers), without_one])


def _certain_losers(scores: Scores, left: Sets) -> Sets:
    """The largest set of lowest items that together have less than the next one: whatever the order, all of them leave
    before any other, since no transfer can lift one of them over it."""
    order = np.argsort(scores, axis=1, kind="stable")
    ranked = np.take_along_axis(scores, order, axis=1)
    together = ranked.cumsum(axis=1)
    less = (together[:, :-1] < ranked[:, 1:]) & (np.arange(1, left.shape[1]) < left.sum(axis=1)[:, None])
    losers = np.zeros_like(left)
    np.put_along_axis(losers, order[:, :-1], np.logical_or.accumulate(less[:, ::-1], axis=1)[:, ::-1], axis=1)
    return losers
