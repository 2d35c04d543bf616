"""All the ways, or a seeded draw of them, in which the same people could be divided into groups of these sizes."""
from __future__ import annotations

from functools import lru_cache
from itertools import chain, combinations
from math import comb, factorial, prod

import numpy as np
from numpy.typing import NDArray

#: Up to so many ways all are gone through; above, DRAWS of them are drawn (METHOD 3.4).
EXACT_UP_TO = 100_000
DRAWS = 20_000

#: Fixed, so that counting twice gives the same figures.
SEED = 20180718

Labels = NDArray[np.int8]


@lru_cache(maxsize=4)
def relabellings(sizes: tuple[int, ...]) -> tuple[Labels, bool]:
    """Group numbers of n people (ways x n), and whether these are all ways; else they are drawn with a fixed seed."""
    ways = factorial(sum(sizes)) // prod(map(factorial, sizes))
    labels, exact = (_all(sizes), True) if ways <= EXACT_UP_TO else (_drawn(sizes), False)
    labels.flags.writeable = False
    return labels, exact


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


def _drawn(sizes: tuple[int, ...]) -> Labels:
    people = np.repeat(np.arange(len(sizes), dtype=np.int8), sizes)
    return np.random.default_rng(SEED).permuted(np.broadcast_to(people, (DRAWS, len(people))), axis=1)
