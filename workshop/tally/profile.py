"""The ballots of one ranking question, checked, and the evidence every method counts from."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from workshop.tally.ties import Number

#: One ballot: tie-groups, best first; unranked items are left out. () is an abstention.
Ranking = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Profile:
    """Ballots over `items`: each distinct ranking once, in a canonical order, with how many people cast it.

    The canonical order is what makes every result independent of the order in which people voted.
    """

    items: tuple[str, ...]
    rankings: tuple[Ranking, ...]
    weights: tuple[int, ...]
    abstentions: int

    @classmethod
    def of(cls, items: Sequence[str], ballots: Iterable[Ranking]) -> Profile:
        """The profile of a list of ballots, one per person."""
        return cls.weighted(items, Counter(ballots))

    @classmethod
    def weighted(cls, items: Sequence[str], votes: Mapping[Ranking, int]) -> Profile:
        """The profile of rankings with their multiplicities.

        Raises ValueError for items named twice, unknown items, an item twice on a ballot, an empty tie-group.
        """
        place = {item: index for index, item in enumerate(items)}
        if not items or len(place) != len(items):
            raise ValueError("a profile needs items, each named once")
        counted: Counter[Ranking] = Counter()
        for ranking, weight in votes.items():
            counted[_canonical(ranking, place)] += weight
        abstentions = counted.pop((), 0)
        rankings = tuple(sorted(counted, key=lambda r: tuple(tuple(place[i] for i in group) for group in r)))
        return cls(tuple(items), rankings, tuple(counted[r] for r in rankings), abstentions)

    @property
    def n(self) -> int:
        """How many ballots count: everybody but the abstentions."""
        return sum(self.weights)

    @cached_property
    def doubled_ranks(self) -> NDArray[np.int64]:
        """Twice the rank of every item on every distinct ballot (rankings x items), a whole number.

        A tie-group on places p..q has rank (p+q)/2; unranked items are tied behind all others (METHOD 3.1, 3.2).
        """
        column = {item: index for index, item in enumerate(self.items)}
        rows = [_doubled_ranks(ranking, column) for ranking in self.rankings]
        return np.array(rows, dtype=np.int64).reshape(len(rows), len(column))

    @cached_property
    def weight_vector(self) -> NDArray[np.int64]:
        return np.array(self.weights, dtype=np.int64)


def _doubled_ranks(ranking: Ranking, column: Mapping[str, int]) -> list[int]:
    ranks = [sum(map(len, ranking)) + len(column) + 1] * len(column)
    behind = 0
    for group in ranking:
        for item in group:
            ranks[column[item]] = 2 * behind + len(group) + 1
        behind += len(group)
    return ranks


def _canonical(ranking: Ranking, place: Mapping[str, int]) -> Ranking:
    named = [item for group in ranking for item in group]
    if len(set(named)) != len(named) or not all(ranking) or not set(named) <= place.keys():
        raise ValueError(f"not a ranking of the items: {ranking!r}")
    return tuple(tuple(sorted(group, key=place.__getitem__)) if group[1:] else tuple(group) for group in ranking)


@dataclass(frozen=True)
class Evidence:
    """What a method may count from: always n and the pairwise counts; the places and the ballots where they are known.

    `pairwise[i, j]`: ballots placing items[i] strictly above items[j]. `places[i][p]`: how often items[i] stood at
    place p+1; items tied on places p..q share each of these places equally, so that every ballot fills a place once.
    `profile` is None when only the recount sheet is at hand.
    """

    items: tuple[str, ...]
    n: int
    pairwise: NDArray[np.int64]
    places: tuple[tuple[Number, ...], ...]
    profile: Profile | None = None

    @classmethod
    def of(cls, profile: Profile, top: int | None) -> Evidence:
        """The evidence of a full set of ballots; `top` is how many places were asked for."""
        length = min(top or len(profile.items), len(profile.items))
        return cls(profile.items, profile.n, _pairwise(profile), _places(profile, length), profile)

    @property
    def m(self) -> int:
        return len(self.items)

    @cached_property
    def margins(self) -> NDArray[np.int64]:
        """margins[i, j]: by how many ballots items[i] is ahead of items[j]."""
        return self.pairwise - self.pairwise.T

    @cached_property
    def doubled_points(self) -> tuple[int, ...]:
        """Twice the Borda points of every item: a pair won counts 2, a tied pair 1 (METHOD 3.2, the pairwise form)."""
        return tuple(self.n * (self.m - 1) + int(margin) for margin in self.margins.sum(axis=1))

    @property
    def named(self) -> tuple[Number, ...]:
        """How many ballots rank each item at all."""
        return tuple(sum(row) for row in self.places)


def _pairwise(profile: Profile) -> NDArray[np.int64]:
    ranks, weights = profile.doubled_ranks, profile.weight_vector
    rows = [weights @ (ranks[:, [i]] < ranks) for i in range(len(profile.items))]
    return np.array(rows, dtype=np.int64)


def _places(profile: Profile, length: int) -> tuple[tuple[Number, ...], ...]:
    column = {item: index for index, item in enumerate(profile.items)}
    longest = max([length, *(sum(map(len, ranking)) for ranking in profile.rankings)])
    counts: list[list[Number]] = [[0] * longest for _ in profile.items]
    for ranking, weight in zip(profile.rankings, profile.weights, strict=True):
        behind = 0
        for group in ranking:
            share = weight if len(group) == 1 else Fraction(weight, len(group))
            for item in group:
                for place in range(behind, behind + len(group)):
                    counts[column[item]][place] += share
            behind += len(group)
    return tuple(map(tuple, counts))
