"""Which items of an outcome stay hidden, in the whole room and in each breakdown (METHOD 5.2, R6 and R7)."""
from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from itertools import combinations
from typing import Any

from workshop.domain.audit import Atom, Watch, narrows
from workshop.domain.outcome import Breakdown, Outcome
from workshop.domain.people import UNSAID

#: A hidden count that is not sensitive keeps at least three possible values (METHOD R6).
PLAIN_WIDTH = 2

#: So few namings of a sensitive item point at people (METHOD R7); none and all do, too.
RARE = (0, 1, 2)

Parts = tuple[tuple[str, ...], ...]

#: Whether, with these items hidden, the delicate ones among them (second argument) cannot be computed back.
_StaysOpen = Callable[[frozenset[str], frozenset[str]], bool]


class Suppression:
    """Decides item by item, in the order of the dimensions; hides more items where one alone could be computed back.

    `decided`: the published parts of every dimension (disclosure.partitions); `k`: the smallest published group.
    """

    def __init__(self, outcome: Outcome, sensitive: frozenset[str], decided: Mapping[str, Parts], k: int):
        self.outcome, self.k = outcome, k
        # a kind without a statement that is counted by group names no item in any cell: there is nothing to protect
        self.sensitive = sensitive & {item for cell in outcome.cells for item in cell.named}
        parts_of = {key: parts for key, parts in decided.items() if parts}
        counted = {b.dimension: b for b in outcome.breakdowns if b.parts}
        self._published = [counted[key] for key in parts_of if key in counted and counted[key].parts == parts_of[key]]
        self._cells = _Cells(outcome, tuple(decided), parts_of)

    @cached_property
    def named(self) -> Mapping[str, int]:
        """How many in the room name each item."""
        counted = {item for cell in self.outcome.cells for item in cell.named}
        return {
            item: sum(cell.named.get(item, 0) for cell in self.outcome.cells)
            for item in self.outcome.items
            if item in counted
        }

    def hidden_by(self, dimension: str) -> frozenset[str]:
        """The items whose figures by this dimension stay hidden."""
        return self._hidden.get(dimension, self.hidden_in_room)

    @cached_property
    def hidden_in_room(self) -> frozenset[str]:
        """Sensitive items named by none, one, two or all, with companions so that no sum gives them back."""
        return self._with_companions(self._delicate_in_room, self._delicate_in_room, self._open_in_room)

    @cached_property
    def _delicate_in_room(self) -> frozenset[str]:
        return frozenset(item for item in self.sensitive if self.named[item] in (*RARE, self.outcome.n))

    def _open_in_room(self, hidden: frozenset[str], delicate: frozenset[str]) -> bool:
        """Known of the hidden items: how often they were named together (the rest of all namings)."""
        ordered = sorted(hidden)
        atoms = [Atom((), self.outcome.n, self.named[item]) for item in ordered]
        return not narrows(atoms, [Watch(frozenset([ordered.index(i)]), min(self.k, self.outcome.n)) for i in delicate])

    @cached_property
    def _hidden(self) -> dict[str, frozenset[str]]:
        shown_by = {item: self._shown_by(item) for item in set(self.outcome.items) - self.hidden_in_room}
        hidden = {}
        for breakdown in self._published:
            protected = frozenset(item for item, keys in shown_by.items() if breakdown.dimension not in keys)
            hidden[breakdown.dimension] = self._with_companions(
                self.hidden_in_room | protected, self._delicate_in_room | protected, partial(self._open_by, breakdown)
            )
        return hidden

    def _shown_by(self, item: str) -> list[str]:
        """The dimensions that may show the item: all if that tells too much of no group, else one after the other."""
        delicate = [b.dimension for b in self._published if item in self.sensitive and _is_delicate(b, item)]
        candidates = [b.dimension for b in self._published if b.dimension not in delicate]
        if not self._narrows(item, candidates, delicate):
            return candidates
        shown: list[str] = []
        for key in candidates:
            tried = [*shown, key]
            if tried != candidates and not self._narrows(item, tried, delicate):
                shown = tried
        return shown

    def _narrows(self, item: str, dimensions: Sequence[str], protected: Sequence[str]) -> bool:
        """R6: whether the item's figures by these dimensions tell too much of a small group, or of a protected one."""
        counts = self._cells.named(item)
        delicate = [cells for key in protected for cells in self._cells.part_sets(key)]
        watched = [*self._cells.small_sets(self.k), *delicate]
        if item in self.sensitive:
            watches = [Watch(cells, min(self.k, self._cells.width(cells, counts))) for cells in watched]
        else:
            watches = [Watch(cells, min(PLAIN_WIDTH, *(self._cells.width(cells, counts, key) for key in dimensions)))
                       for cells in watched if len(dimensions) > 1]  # fmt: skip
        return narrows(self._cells.atoms(dimensions, counts), watches)

    def _open_by(self, breakdown: Breakdown, hidden: frozenset[str], delicate: frozenset[str]) -> bool:
        """Known of the hidden items: how often each group named them together, and how often the room named each."""
        figures = [(item, group) for item in sorted(hidden) for group in breakdown.merged]
        unknown = self.hidden_in_room
        atoms = [Atom(("" if i in unknown else i, g.key), g.n, g.named[i]) for i, g in figures]
        widths = {number: self._width_by(i, g.n) for number, (i, g) in enumerate(figures) if i in delicate}
        return not narrows(atoms, [Watch(frozenset([number]), width) for number, width in widths.items()])

    def _width_by(self, item: str, n: int) -> int:
        """How uncertain a group's hidden figure must stay: no more than the figure for the room leaves it."""
        wanted = self.k if item in self.sensitive else PLAIN_WIDTH
        return min(wanted, n if item in self.hidden_in_room else _open_width(n, self.named[item], self.outcome.n))

    def _with_companions(
        self, hidden: frozenset[str], delicate: frozenset[str], stays_open: _StaysOpen
    ) -> frozenset[str]:
        """The hidden items and as many others, the least named first, as keep the delicate ones open; else all."""
        others = sorted(set(self.named) - hidden, key=lambda item: (self.named[item] < self.k, self.named[item], item))
        for companion in others:
            if stays_open(hidden, delicate):
                return hidden
            hidden |= {companion}
        return hidden

    def results(self) -> dict[str, Any]:
        """The room's figures without the hidden ones."""
        hidden = self.hidden_in_room
        return _without(self.outcome.results, hidden) if hidden else dict(self.outcome.results)


class _Cells:
    """The cross-table of the room, as the audit needs it."""

    def __init__(self, outcome: Outcome, dimensions: Sequence[str], parts: Mapping[str, Parts]):
        self._cells = [cell for cell in outcome.cells if cell.n]
        self._size = [cell.n for cell in self._cells]
        self._choices = {key: [cell.groups.get(key, UNSAID) for cell in self._cells] for key in dimensions}
        self._part = {key: [_part_number(parts[key], choice) for choice in self._choices[key]] for key in parts}
        self._small: list[frozenset[int]] | None = None
        self._within: dict[tuple[frozenset[int], str], list[tuple[int, frozenset[int], int]]] = {}

    def small_sets(self, k: int) -> list[frozenset[int]]:
        """Every group under k that can be named by one or several dimensions, as sets of cells."""
        if self._small is None:
            chosen = (keys for size in range(1, len(self._choices) + 1) for keys in combinations(self._choices, size))
            columns = ([self._choices[key] for key in keys] for keys in chosen)
            found = dict.fromkeys(cells for table in columns for cells in self._alike(table))
            self._small = [cells for cells in found if sum(self._size[c] for c in cells) < k]
        return self._small

    def part_sets(self, dimension: str) -> list[frozenset[int]]:
        return self._alike([self._part[dimension]])

    def _alike(self, columns: Sequence[Sequence[object]]) -> list[frozenset[int]]:
        alike: dict[tuple[object, ...], list[int]] = {}
        for number, values in enumerate(zip(*columns, strict=True)):
            alike.setdefault(values, []).append(number)
        return [frozenset(cells) for cells in alike.values()]

    def named(self, item: str) -> list[int]:
        return [cell.named.get(item, 0) for cell in self._cells]

    def atoms(self, dimensions: Sequence[str], named: Sequence[int]) -> list[Atom]:
        columns = [self._part[key] for key in dimensions]
        return [Atom(tuple(column[c] for column in columns), n, named[c]) for c, n in enumerate(self._size)]

    def width(self, cells: frozenset[int], named: Sequence[int], dimension: str = "") -> int:
        """How many further values the count in these cells could take, known one breakdown (or the room's figure)."""
        if (cells, dimension) not in self._within:
            self._within[cells, dimension] = self._inside_parts(cells, dimension)
        inside = self._within[cells, dimension]
        return sum(_open_width(n, sum(named[c] for c in part), size) for n, part, size in inside)

    def _inside_parts(self, cells: frozenset[int], dimension: str) -> list[tuple[int, frozenset[int], int]]:
        """For each part of the dimension that the cells meet: people inside, cells of the part, people in the part."""
        parts = self.part_sets(dimension) if dimension else [frozenset(range(len(self._cells)))]
        met = [part for part in parts if part & cells]
        return [(sum(self._size[c] for c in part & cells), part, sum(self._size[c] for c in part)) for part in met]


def _is_delicate(breakdown: Breakdown, item: str) -> bool:
    """R7: one group names the sensitive item once, twice, not at all or with one voice."""
    return any(group.named[item] in (*RARE, group.n) for group in breakdown.merged)


def _part_number(parts: Parts, choice: str) -> int:
    return next(number for number, part in enumerate(parts) if choice in part)


def _open_width(n: int, count: int, size: int) -> int:
    """Greatest less smallest number of namings that n of `size` people can have, `count` of whom name the item."""
    return min(n, count) - max(0, count - (size - n))


def _without(results: Mapping[str, Any], hidden: frozenset[str]) -> dict[str, Any]:
    """The figures in the form of RECOUNT.md, None where hidden or where hidden ones could be computed back.

    Orders, verdict and Kendall's W (to one decimal) stay; scores other than the mean score, and all counts of pairs and
    places, go.
    """
    safe = {key: _emptied(value, hidden) for key, value in results.items()}
    safe |= {key: None for key in ("pairwise", "places") if key in results}
    if "methods" in results:
        safe["methods"] = {name: _orders_only(method) for name, method in results["methods"].items()}
    if "agreement" in results:
        w = results["agreement"].get("kendall_w")
        safe["agreement"] = dict.fromkeys(results["agreement"]) | {"kendall_w": None if w is None else round(w, 1)}
    return safe


def _emptied(value: Any, hidden: frozenset[str]) -> Any:
    if not isinstance(value, Mapping):
        return value
    return {key: _nothing(part) if key in hidden else _emptied(part, hidden) for key, part in value.items()}


def _nothing(value: Any) -> Any:
    """The same shape without its figures."""
    return {key: _nothing(part) for key, part in value.items()} if isinstance(value, Mapping) else None


def _orders_only(method: Mapping[str, Any] | None) -> dict[str, Any] | None:
    kept = ("order", "orders", "winners", "depends_on_ties")
    return method and {key: value if key in kept else None for key, value in method.items()}
