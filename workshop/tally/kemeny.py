"""Kemeny's rule: the orders of the items that agree with the ballots on most pairs. All of them, not just one."""
from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workshop.tally.profile import Evidence

#: Exact search doubles with every item; above this the method is not computed (RECOUNT.md).
LARGEST = 12

#: More best orders than these are not listed: they say no more than "many", and twelve tied items have 479,001,600.
LISTED = 5040


def kemeny(evidence: Evidence) -> dict[str, Any] | None:
    """Every order with the most agreeing pairs (Kemeny 1959; exact dynamic programming over sets of items).

    `agreeing` and `disagreeing` count pairs of items over all ballots; a pair tied on a ballot is neither. Where there
    are more than LISTED best orders the first of them are listed, and `orders_in_all` says how many there are.
    None above LARGEST items.
    """
    if evidence.m > LARGEST:
        return None
    search = Search(evidence.pairwise)
    orders = [[evidence.items[i] for i in order] for order in islice(search.orders(), LISTED)]
    agreeing = int(search.best[0])
    result = {"orders": orders, "agreeing": agreeing, "disagreeing": int(evidence.pairwise.sum()) - agreeing}
    return result if search.count <= LISTED else result | {"orders_in_all": search.count}


def kemeny_top(evidence: Evidence, top: int) -> frozenset[str]:
    """The items that stand among the first `top` in some best order."""
    reached = Search(evidence.pairwise).optimal_sets(min(top, evidence.m))
    return frozenset(item for i, item in enumerate(evidence.items) if any(chosen >> i & 1 for chosen in reached))


class Search:
    """Best completions of every set of items already placed in front; a set is the bits of a number."""

    def __init__(self, pairwise: NDArray[np.int64]):
        m = len(pairwise)
        self.everything = (1 << m) - 1
        self.members = (np.arange(1 << m)[:, None] >> np.arange(m) & 1).astype(np.int64)
        #: gain[s, x]: pairs gained by placing x before all the others of the set s
        self.gain = self.members @ pairwise.T
        #: best[s]: most pairs that can still be gained once exactly the items of s are placed
        self.best = np.zeros(1 << m, dtype=np.int64)
        sizes = self.members.sum(axis=1)
        for size in range(m - 1, -1, -1):
            placed = np.flatnonzero(sizes == size)
            self.best[placed] = self._totals(placed).max(axis=1)

    def _totals(self, placed: NDArray[np.int64]) -> NDArray[np.int64]:
        """What each item would bring if it came next (sets x items); -1 for items already placed."""
        items = np.arange(self.members.shape[1])
        left = self.everything ^ placed
        totals = self.gain[left] + self.best[placed[:, None] | 1 << items]
        return np.where(self.members[left] == 1, totals, -1)

    def _next(self, placed: int) -> list[int]:
        totals = self._totals(np.array([placed]))[0]
        return np.flatnonzero(totals == self.best[placed]).tolist() if placed != self.everything else []

    def orders(self) -> Iterator[list[int]]:
        """All best orders, as indices, in the order of the items on the question."""
        steps = self._steps
        pending: list[tuple[int, list[int]]] = [(0, [])]
        while pending:
            placed, order = pending.pop()
            if placed == self.everything:
                yield order
            pending.extend((placed | 1 << x, [*order, x]) for x in reversed(steps[placed]))

    def optimal_sets(self, size: int) -> list[int]:
        """The sets of `size` items that stand in front in some best order."""
        return [placed for placed in self._steps if placed.bit_count() == size]

    @cached_property
    def count(self) -> int:
        """How many best orders there are."""
        ways = {0: 1}
        for placed, following in self._steps.items():
            for x in following:
                ways[placed | 1 << x] = ways.get(placed | 1 << x, 0) + ways[placed]
        return ways[self.everything]

    @cached_property
    def _steps(self) -> dict[int, list[int]]:
        """Every set on the way of a best order, smaller sets first, with the items that may come next."""
        steps: dict[int, list[int]] = {}
        layer = [0]
        while layer:
            steps |= {placed: self._next(placed) for placed in layer}
            layer = sorted({placed | 1 << x for placed in layer for x in steps[placed]})
        return steps
