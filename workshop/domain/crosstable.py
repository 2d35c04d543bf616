"""The cross-table of the room, as the audit needs it: never published, and gone when the gate has decided."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from workshop.domain.audit import Atom
from workshop.domain.outcome import Outcome
from workshop.domain.people import UNSAID

Parts = tuple[tuple[str, ...], ...]
CellSet = frozenset[int]


@dataclass(frozen=True)
class Count:
    """How many name an item in every cell: between `least` and `most` for somebody who knows no sums."""

    least: Sequence[int]
    found: Sequence[int]
    most: Sequence[int]


class CrossTable:
    """The cells that hold anybody, by number. `parts`: the published parts of every dimension that is published."""

    def __init__(self, outcome: Outcome, dimensions: Sequence[str], parts: Mapping[str, Parts]):
        self._cells = [cell for cell in outcome.cells if cell.n]
        self.size = [cell.n for cell in self._cells]
        self._choices = {key: [cell.groups.get(key, UNSAID) for cell in self._cells] for key in dimensions}
        self._part = {key: [_part_number(parts[key], choice) for choice in self._choices[key]] for key in parts}
        self._each = 0
        self._met: dict[tuple[CellSet, str], list[tuple[CellSet, CellSet]]] = {}

    def small_sets(self, k: int) -> list[CellSet]:
        """Every group under k that can be named by one or several dimensions, as sets of cells."""
        return [cells for cells in self._nameable if sum(self.size[c] for c in cells) < k]

    @cached_property
    def _nameable(self) -> list[CellSet]:
        chosen = (keys for size in range(1, len(self._choices) + 1) for keys in combinations(self._choices, size))
        columns = ([self._choices[key] for key in keys] for keys in chosen)
        return list(dict.fromkeys(cells for table in columns for cells in _alike(table)))

    def namings(self, item: str) -> Count:
        named = [cell.named.get(item, 0) for cell in self._cells]
        return Count([0] * len(named), named, self.size)

    def in_place_of(self, named: Sequence[int], other: Sequence[int], most: Sequence[int]) -> Count:
        """The namings of an item where people name it only in place of another one, or that one (`most` times in a
        cell) in its place."""
        both = [one + two for one, two in zip(named, other, strict=True)]
        least = [max(0, total - n) for total, n in zip(both, most, strict=True)]
        return Count(least, named, [min(total, n) for total, n in zip(both, self.size, strict=True)])

    def unused(self, items: Sequence[str]) -> list[int]:
        """How many items more the people of every cell could name, if nobody may name more than those do who name most
        in a cell on average: at least so many are allowed."""
        totals = [sum(cell.named.get(item, 0) for item in items) for cell in self._cells]
        self._each = max(-(-total // n) for total, n in zip(totals, self.size, strict=True))
        return [self._each * n - total for total, n in zip(totals, self.size, strict=True)]

    def most_unused(self, now: Sequence[int]) -> list[int]:
        """How often they may name nothing: everybody names one item at least, unless some name none already."""
        return [max((self._each - 1) * n, found) for n, found in zip(self.size, now, strict=True)]

    def atoms(self, dimensions: Sequence[str], count: Count) -> list[Atom]:
        columns = [self._part[key] for key in dimensions]
        found = zip(count.least, count.found, count.most, strict=True)
        return [Atom(tuple(column[c] for column in columns), most - least, x - least)
                for c, (least, x, most) in enumerate(found)]  # fmt: skip

    def width(self, cells: CellSet, count: Count, dimension: str) -> int:
        """How far the count in these cells may move for somebody who knows its sums by this dimension."""
        if (cells, dimension) not in self._met:
            parts = _alike([self._part[dimension]])
            self._met[cells, dimension] = [(part & cells, part) for part in parts if part & cells]
        return sum(_open_width(count, inside, part) for inside, part in self._met[cells, dimension])


def open_width(n: int, count: int, size: int) -> int:
    """Greatest less smallest number of namings that n of `size` people can have, `count` of whom name the item."""
    return min(n, count) - max(0, count - (size - n))


def _open_width(count: Count, inside: CellSet, part: CellSet) -> int:
    most = sum(count.most[c] for c in inside)
    total, room = (sum(figures[c] for c in part) for figures in (count.found, count.most))
    return open_width(most, total, room)


def _alike(columns: Sequence[Sequence[object]]) -> list[CellSet]:
    alike: dict[tuple[object, ...], list[int]] = {}
    for number, values in enumerate(zip(*columns, strict=True)):
        alike.setdefault(values, []).append(number)
    return [frozenset(cells) for cells in alike.values()]


def _part_number(parts: Parts, choice: str) -> int:
    return next(number for number, part in enumerate(parts) if choice in part)
