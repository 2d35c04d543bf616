"""The attacker of attacker.py with a solver: every published figure of a question is an equation in whole numbers (how
many people of each cell sent which ballot). How few and how many of a small group can have named an item?

For kinds in which one ballot says something of several items at once. Shares no code with the gate or the counting.
"""
from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import permutations, product
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_matrix

from tests.support.attacker import Attacker

#: Seconds for one question to the solver; what it has not found then counts as open.
PATIENCE = 5.0

Ballot = tuple[Any, ...]


class Equations:
    """`items` in the order of the question, `options` as published; `only`: of one dimension alone (None: of all)."""

    def __init__(
        self, attacker: Attacker, kind: str, items: list[str], options: dict[str, Any], only: str | None = None
    ):
        self.attacker, self.kind, self.items, self.only = attacker, kind, items, only
        self.ballots = list(_BALLOTS[kind](len(items), options))
        self.rows: list[np.ndarray] = []
        self.sums: list[float] = []
        everybody = range(len(attacker.cells))
        for cell in everybody:
            self._told([cell], lambda ballot: 1, attacker.size[cell])
        for weight, total in _ROOM[kind](self):
            self._told(everybody, weight, total)
        for number, item in enumerate(items):
            if (total := attacker.room(item)) is not None:
                self._told(everybody, lambda ballot, n=number: _names(ballot, n), total)
            self._by_group(number, item)
        sums = np.array(self.sums)
        self.known = LinearConstraint(csr_matrix(np.array(self.rows)), sums - 1e-6, sums + 1e-6)

    def _by_group(self, number: int, item: str) -> None:
        a = self.attacker
        for place, key in enumerate(a.dimensions):
            if self.only not in (None, key):
                continue
            for figure, weight, scale in (("named", _names, 0.0), ("scores", self.points_of, self.most_points)):
                for choices, n, value in a.shown(item, figure, key):
                    inside = [c for c, cell in enumerate(a.cells) if cell[place] in choices]
                    total = round(value * n * scale / 100) if scale else round(value)
                    self._told(inside, lambda ballot, w=weight: w(ballot, number), total)

    @property
    def most_points(self) -> float:
        return 2.0 * (len(self.items) - 1)

    def points_of(self, ballot: Ballot, item: int) -> float:
        """Doubled Borda points: the items that are left out share the places behind the others."""
        m = len(self.items)
        return 2 * (m - 1 - ballot.index(item)) if item in ballot else m - 1 - len(ballot)

    def _told(self, cells: Any, weight: Callable[[Ballot], float], total: float) -> None:
        row = np.zeros((len(self.attacker.cells), len(self.ballots)))
        row[list(cells)] = [weight(ballot) for ballot in self.ballots]
        self.rows.append(row.ravel())
        self.sums.append(total)

    def span(self, group: frozenset[int], item: int, place: int | None = None) -> tuple[int, int]:
        """Least and greatest number of the group who can have named the item, or put it at that place."""
        counts = [_names(b, item) if place is None else float(b[place : place + 1] == (item,)) for b in self.ballots]
        row = np.zeros((len(self.attacker.cells), len(self.ballots)))
        row[list(group)] = counts
        size = sum(self.attacker.size[c] for c in group)
        low, high = (self._extreme(row.ravel() * sign) for sign in (1, -1))
        return (0 if low is None else low, size if high is None else -high)

    def _extreme(self, aim: np.ndarray) -> int | None:
        most = np.repeat(np.array(self.attacker.size, float), len(self.ballots))
        found = milp(aim, constraints=self.known, integrality=np.ones(len(aim)), bounds=Bounds(0, most),
                     options={"time_limit": PATIENCE})  # fmt: skip
        assert found.status in (0, 1), "the room that really was solves the equations"
        return round(found.fun) if found.status == 0 else None


def _names(ballot: Ballot, item: int) -> float:
    return float(item in ballot)


def _rankings(items: int, options: dict[str, Any]) -> Iterator[Ballot]:
    for places in range(1, min(options.get("top") or items, items) + 1):
        yield from permutations(range(items), places)


def _choices(items: int, options: dict[str, Any]) -> Iterator[Ballot]:
    for said in product((0, 1), repeat=items):
        if 1 <= sum(said) <= options["max"]:
            yield tuple(item for item, chosen in enumerate(said) if chosen)


def _gifts(items: int, options: dict[str, Any]) -> Iterator[Ballot]:
    """Points as the ballot (item, points), …"""
    most, budget = options.get("cap") or options["budget"], options["budget"]
    for given in product(range(most + 1), repeat=items):
        if 1 <= sum(given) <= budget:
            yield _Gifts((item, points) for item, points in enumerate(given) if points)


class _Gifts(tuple):  # type: ignore[type-arg]
    """(item, points), …; holds an item that got any."""

    def __contains__(self, item: object) -> bool:
        return any(item == got for got, _ in self)


def _of_points(equations: Equations) -> Iterator[tuple[Callable[[Ballot], float], float]]:
    """How many gave each item how many points."""
    for number, item in enumerate(equations.items):
        row = equations.attacker.published["results"]["counts"][item] or {}
        for points, times in row.items():
            yield (lambda ballot, gift=(number, int(points)): float(gift in set(ballot))), times


def _nothing_else(equations: Equations) -> Iterator[tuple[Callable[[Ballot], float], float]]:
    yield from ()


def _of_rankings(equations: Equations) -> Iterator[tuple[Callable[[Ballot], float], float]]:
    """Scores, places and pairs of the room, where they are published."""
    results, items, people = equations.attacker.published["results"], equations.items, equations.attacker.published["n"]
    numbers = range(len(items))
    for a in numbers:
        score = results["score_100"][items[a]]
        if score is not None:
            total = round(score * people * equations.most_points / 100)
            yield (lambda ballot, a=a: equations.points_of(ballot, a)), total
    for a, row in ((a, (results["places"] or {}).get(items[a], ())) for a in numbers):
        for place, times in enumerate(row):
            yield (lambda ballot, a=a, place=place: float(ballot[place : place + 1] == (a,))), times
    for a, b in permutations(numbers if results["pairwise"] else (), 2):
        yield (lambda ballot, a=a, b=b: _ahead(ballot, a, b)), results["pairwise"][items[a]][items[b]]


def _ahead(ballot: Ballot, a: int, b: int) -> float:
    return float(a in ballot and (b not in ballot or ballot.index(a) < ballot.index(b)))


_BALLOTS = {"rank": _rankings, "pick": _choices, "points": _gifts}
#: The kinds that are solved, and with how many items at most.
SOLVED = {"rank": 5, "pick": 5, "points": 3}

_ROOM = {"rank": _of_rankings, "pick": _nothing_else, "points": _of_points}
