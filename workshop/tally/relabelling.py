"""All the ways, or a seeded draw of them, in which the same people could be divided into groups of these sizes."""
from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, combinations
from math import comb, factorial, prod

import numpy as np
from numpy.typing import NDArray

#: Up to so many ways all are gone through; above, LAYOUTS x ORDERS = 20,000 of them are drawn (METHOD 3.4).
EXACT_UP_TO = 100_000
LAYOUTS = 125
ORDERS = 160

#: Fixed, so that counting twice gives the same figures.
SEED = 20180718

Labels = NDArray[np.int8]


@dataclass(frozen=True)
class Relabellings:
    """Every group number row of `labels` (layouts x n) laid on the people in every order of `orders` (orders x n)."""

    labels: Labels
    orders: NDArray[np.intp]
    exact: bool

    def sums(self, pool: NDArray[np.int64], group: int) -> NDArray[np.float64]:
        """Column sums of `pool` (n people x columns) over the people of a group (ways x columns): whole numbers."""
        members = (self.labels == group).astype(float)
        arranged = pool.astype(float)[self.orders.T]
        return np.tensordot(members, arranged, axes=1).reshape(-1, pool.shape[1])


@lru_cache(maxsize=4)
def relabellings(sizes: tuple[int, ...]) -> Relabellings:
    """All ways to divide the people (`exact`), or 20,000 drawn with a fixed seed where there are too many.

    Each of the drawn layouts meets each of the drawn orders. Every such way is uniform, and any three of them are
    independent (a circle of shared draws takes four), so that p has the Monte-Carlo error of as many separate draws.
    """
    n = sum(sizes)
    ways = factorial(n) // prod(map(factorial, sizes))
    if ways <= EXACT_UP_TO:
        return Relabellings(_all(sizes), np.arange(n)[None, :], exact=True)
    rng = np.random.default_rng(SEED)
    people = np.repeat(np.arange(len(sizes), dtype=np.int8), sizes)
    return Relabellings(_shuffled(rng, people, LAYOUTS), _shuffled(rng, np.arange(n), ORDERS), exact=False)


def _shuffled(rng: np.random.Generator, row: NDArray[np.signedinteger], times: int) -> NDArray[np.signedinteger]:
    return rng.permuted(np.broadcast_to(row, (times, len(row))), axis=1)


def _all(sizes: tuple[int, ...]) -> Labels:
    """The first group takes any of the people, the other groups share the rest in every way."""
    if len(sizes) == 1:
        return np.zeros((1, sizes[0]), dtype=np.int8)
    n, first, rest = sum(sizes), sizes[0], _all(sizes[1:]) + 1
    chosen = np.fromiter(chain.from_iterable(combinations(range(n), first)), dtype=np.intp)
    taken = np.zeros((comb(n, first), n), dtype=bool)
    np.put_along_axis(taken, chosen.reshape(len(taken), first), True, axis=1)
    labels = np.zeros((len(taken), len(rest), n), dtype=np.int8)
    free = np.broadcast_to(~taken[:, None, :], labels.shape)
    labels[free] = np.broadcast_to(rest, (len(taken), *rest.shape)).ravel()
    return labels.reshape(-1, n)
