"""Somebody who was in the room: knows everybody's groups, who voted, and all that is published, and computes the rest.

Reads results as they are stored and exported (JSON), shares no code with the gate, and goes through every table of
counts that prints the same.
"""
from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import combinations, product
from typing import Any

Json = Mapping[str, Any]
Cell = tuple[str, ...]

#: More half-filled tables than these are left alone: the attack is then given up, and counted as such.
PATIENCE = 30_000


class TooMany(Exception):
    """The room is too large to go through all its tables."""


class Attacker:
    """`people`: how many voters have which groups, in the order of `dimensions`."""

    def __init__(self, published: Json, dimensions: Sequence[str], people: Counter[Cell], k: int):
        self.published, self.dimensions, self.people, self.k = published, dimensions, people, k
        self.cells = sorted(people)
        self.size = [people[cell] for cell in self.cells]
        self.breakdowns = {b["dimension"]: b for b in published["breakdowns"] if b["groups"]}

    def room(self, item: str) -> int | None:
        return self.published["named"].get(item, {}).get("shown")

    def shown(self, item: str, figure: str, dimension: str) -> list[tuple[frozenset[str], int, float]]:
        """(choices, people, figure) of every group of a breakdown that shows the item."""
        groups = self.breakdowns[dimension]["groups"] if dimension in self.breakdowns else []
        return [(frozenset(group["choices"]), group["n"], group[figure][item]["shown"])
                for group in groups if "shown" in group[figure].get(item, {})]  # fmt: skip

    def dimensions_showing(self, item: str) -> list[str]:
        return [key for key in self.dimensions if self.shown(item, "named", key)]

    def small_groups(self) -> list[frozenset[int]]:
        """Every group under k that can be named by one dimension or several together, as cells."""
        found = set()
        for many in range(1, len(self.dimensions) + 1):
            for places in combinations(range(len(self.dimensions)), many):
                for choices in {tuple(cell[p] for p in places) for cell in self.cells}:
                    inside = [c for c, cell in enumerate(self.cells) if tuple(cell[p] for p in places) == choices]
                    if sum(self.size[c] for c in inside) < self.k:
                        found.add(frozenset(inside))
        return sorted(found, key=sorted)

    def namings(self, item: str, only: str | None = None) -> list[tuple[int, int]]:
        """Least and greatest number of namings of the item in every small group, as its figures leave them."""
        return self._ranges(item, "named", 1, only)

    def points(self, item: str, most: int, only: str | None = None) -> list[tuple[int, int]]:
        """The same of points: mean scores times people, `most` points from one person."""
        return self._ranges(item, "scores", most, only)

    def _ranges(self, item: str, figure: str, most: int, only: str | None) -> list[tuple[int, int]]:
        sums: list[tuple[frozenset[int], int]] = []
        if figure == "named" and (total := self.room(item)) is not None:
            sums.append((frozenset(range(len(self.cells))), total))
        for place, key in enumerate(self.dimensions):
            if only in (None, key):
                for choices, n, value in self.shown(item, figure, key):
                    inside = frozenset(c for c, cell in enumerate(self.cells) if cell[place] in choices)
                    sums.append((inside, round(value) if figure == "named" else round(value * n * most / 100)))
        return ranges([n * most for n in self.size], sums, self.small_groups())

    def compared(self, item: str, dimension: str) -> list[Json]:
        """What is published of the differences between groups on the item."""
        rows = self.breakdowns[dimension]["comparisons"]
        return [row for row in rows if row["item"] == item]

    def from_differences(self, item: str, dimension: str) -> list[set[int]]:
        """The numbers that every group can have for somebody who solves the published differences of shares."""
        sizes = [group["n"] for group in self.breakdowns[dimension]["groups"]]
        total = self.room(item)
        tables = [t for t in product(*(range(n + 1) for n in sizes)) if total is None or sum(t) == total]
        for row in self.compared(item, dimension):
            told = row["comparison"]
            if told and told["statistic"] == "share":
                a, b = row["groups"]
                gap = Fraction(told["difference"]).limit_denominator(sizes[a] * sizes[b])
                tables = [t for t in tables if Fraction(t[a], sizes[a]) - Fraction(t[b], sizes[b]) == gap]
        return [set(column) for column in zip(*tables, strict=True)]

    def exchanged(self, items: Sequence[str], each: int) -> dict[str, list[tuple[int, int]]]:
        """Ranges of namings in every small group where everybody names `each` items, from the figures of all items."""
        sums = []
        for place, key in enumerate(self.dimensions):
            for number, item in enumerate(items):
                for choices, _, value in self.shown(item, "named", key):
                    inside = frozenset(c for c, cell in enumerate(self.cells) if cell[place] in choices)
                    sums.append((number, inside, round(value)))
        everybody = frozenset(range(len(self.cells)))
        sums += [(number, everybody, n) for number, item in enumerate(items) if (n := self.room(item)) is not None]
        found = _ballot_tables(self.size, len(items), each, sums)
        return {item: [_span(sum(table[c][number] for c in group) for table in found) for group in self.small_groups()]
                for number, item in enumerate(items)}  # fmt: skip


def ranges(
    most: Sequence[int], sums: Sequence[tuple[frozenset[int], int]], groups: Sequence[frozenset[int]]
) -> list[tuple[int, int]]:
    """Least and greatest total in each group of cells, of all whole numbers 0 … `most` per cell that give these sums.

    Cell by cell; of all ways to fill the cells so far, those that leave the same to be filled are kept as one."""
    last = [max(inside) for inside, _ in sums]
    states: dict[tuple[int, ...], list[tuple[int, int]]] = {tuple(n for _, n in sums): [(0, 0)] * len(groups)}
    for cell, size in enumerate(most):
        following: dict[tuple[int, ...], list[tuple[int, int]]] = {}
        touched = [number for number, (inside, _) in enumerate(sums) if cell in inside]
        due = [number for number in touched if last[number] == cell]
        counted = [cell in group for group in groups]
        for left, spans in states.items():
            for x in range(min([size, *(left[number] for number in touched)]) + 1):
                if any(left[number] != x for number in due):
                    continue
                rest = tuple(n - x if number in touched else n for number, n in enumerate(left))
                now = [(a + x, b + x) if inside else (a, b) for (a, b), inside in zip(spans, counted, strict=True)]
                known = following.get(rest)
                following[rest] = now if known is None else [
                    (min(a, c), max(b, d)) for (a, b), (c, d) in zip(known, now, strict=True)
                ]  # fmt: skip
        states = following
        if len(states) > PATIENCE:
            raise TooMany
    (spans,) = states.values()
    return spans


def _ballot_tables(sizes: Sequence[int], items: int, each: int, sums: Sequence[Any]) -> list[tuple[Any, ...]]:
    """All tables (cell -> namings of every item) in which each person of a cell names `each` items."""
    last = [max(inside) for _, inside, _ in sums]
    tables: list[tuple[tuple[Any, ...], tuple[int, ...]]] = [((), tuple(n for _, _, n in sums))]
    for cell, size in enumerate(sizes):
        rows = [row for row in product(range(size + 1), repeat=items) if sum(row) == each * size]
        touched = [(n, number) for n, (number, inside, _) in enumerate(sums) if cell in inside]
        following = []
        for table, left in tables:
            for row in rows:
                rest = list(left)
                for n, number in touched:
                    rest[n] -= row[number]
                if all(rest[n] >= 0 and (rest[n] == 0 or last[n] != cell) for n, _ in touched):
                    following.append(((*table, row), tuple(rest)))
            if len(following) > PATIENCE:
                raise TooMany
        tables = following
    return [table for table, _ in tables]


def _span(values: Any) -> tuple[int, int]:
    found = list(values)
    return min(found), max(found)
