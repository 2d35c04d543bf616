"""Which items of an outcome stay hidden, in the whole room and in each breakdown (METHOD 5.2, R6 and R7)."""
from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from functools import cached_property, partial
from typing import Any

from workshop.domain.audit import Atom, Watch, narrowed
from workshop.domain.crosstable import Count, CrossTable, Parts, open_width
from workshop.domain.directions import Told, directions
from workshop.domain.exchange import Exchanges
from workshop.domain.outcome import Breakdown, GroupCount, Outcome

#: A hidden count that is not sensitive keeps at least three possible values (METHOD R6).
PLAIN_WIDTH = 2

#: So few namings of a sensitive item point at people (METHOD R7); none and all do, too.
RARE = (0, 1, 2)

#: Whether, with these items hidden, the delicate ones among them (second argument) cannot be computed back.
_StaysOpen = Callable[[frozenset[str], frozenset[str]], bool]


class Suppression:
    """Decides item by item, in the order of the dimensions; hides more items where one alone could be computed back.

    `decided`: the published parts of every dimension (disclosure.partitions); `k`: the smallest published group.
    """

    def __init__(self, outcome: Outcome, sensitive: frozenset[str], decided: Mapping[str, Parts], k: int):
        self.outcome, self.decided, self.k = outcome, decided, k
        # a kind without a statement that is counted by group names no item in any cell: there is nothing to protect
        self.sensitive = sensitive & {item for cell in outcome.cells for item in cell.named}
        parts_of = {key: parts for key, parts in decided.items() if parts}
        counted = {b.dimension: b for b in outcome.breakdowns if b.parts}
        published = [counted[key] for key in parts_of if key in counted and counted[key].parts == parts_of[key]]
        most = 1 if outcome.whole else len(published)
        self._published, self._set_aside = published[:most], published[most:]
        self._table = CrossTable(outcome, tuple(decided), parts_of)
        self._small = self._table.small_sets(k)
        self._told: dict[tuple[str, str], Told] = {}

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

    def publishes(self, dimension: str) -> bool:
        """Whether anything may be shown by this dimension."""
        return any(breakdown.dimension == dimension for breakdown in self._published)

    def sets_aside(self, dimension: str) -> bool:
        """Whether it could be shown, were it not for the room's figures of whole ballots. Beside them one breakdown is
        harmless: people of one group could have sent each other's ballots, and nothing would be printed otherwise. Two
        breakdowns leave nobody to exchange with (docs/decisions/0011)."""
        return any(breakdown.dimension == dimension for breakdown in self._set_aside)

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
        width = min(self.k, self.outcome.n)
        return not narrowed(atoms, [Watch(frozenset([ordered.index(item)]), width) for item in delicate])

    @cached_property
    def _hidden(self) -> dict[str, frozenset[str]]:
        """By dimension. An item that hides with another one is no longer known by that dimension, which may have been
        the one that left least open: so its other figures are looked at once more without it."""
        companions: dict[str, set[str]] = {item: set() for item in self.outcome.items}
        while True:
            shown_by = {i: self._shown_by(i, companions[i]) for i in self.outcome.items if i not in self.hidden_in_room}
            hidden = {breakdown.dimension: self._hidden_beside(breakdown, shown_by) for breakdown in self._published}
            found = [(item, key) for item, keys in shown_by.items() for key in keys if item in hidden[key]]
            if not found:
                self._fit_together(hidden)
                return hidden
            for item, key in found:
                companions[item].add(key)

    def _hidden_beside(self, breakdown: Breakdown, shown_by: Mapping[str, Sequence[str]]) -> frozenset[str]:
        """What this breakdown may not show, with companions."""
        protected = frozenset(item for item, keys in shown_by.items() if breakdown.dimension not in keys)
        return self._with_companions(
            self.hidden_in_room | protected, self._delicate_in_room | protected, partial(self._open_by, breakdown)
        )

    def _shown_by(self, item: str, never: Container[str]) -> list[str]:
        """The dimensions, but for some, that may show the item: all if that tells too much of no group, else one after
        the other. None of a sensitive item, however it turned out, so that its absence tells nothing (METHOD R7)."""
        published = [b.dimension for b in self._published if b.dimension not in never]
        candidates = [] if item in self.sensitive else published
        if not self._narrows(item, candidates):
            return candidates
        shown: list[str] = []
        for key in candidates:
            tried = [*shown, key]
            if tried != candidates and not self._narrows(item, tried):
                shown = tried
        return shown

    def _narrows(self, item: str, dimensions: Sequence[str]) -> bool:
        """R6: whether the item's figures by these dimensions together tell too much of a small group."""
        if len(dimensions) < 2:
            return False
        count = self._table.namings(item)
        return bool(narrowed(self._table.atoms(dimensions, count), self._watches(count, dimensions)))

    def _watches(self, count: Count, dimensions: Sequence[str]) -> list[Watch]:
        """Every small group must stay as open as one of these breakdowns alone leaves it, up to PLAIN_WIDTH."""
        return [Watch(cells, min(PLAIN_WIDTH, *(self._table.width(cells, count, key) for key in dimensions)))
                for cells in self._small]  # fmt: skip

    def _fit_together(self, hidden: dict[str, frozenset[str]]) -> None:
        """Where people choose among items, all figures together tell more than one by one: a breakdown that would then
        tell too much of a small group beside those before it is withheld."""
        if not self.outcome.choosing:
            return
        kept: list[str] = []
        for breakdown in self._published:
            kept.append(breakdown.dimension)
            if len(kept) > 1 and not self._move_together(kept, hidden):
                hidden[kept.pop()] = frozenset(self.outcome.items)

    def _move_together(self, dimensions: Sequence[str], hidden: Mapping[str, frozenset[str]]) -> bool:
        shown_by = {item: [key for key in dimensions if item not in hidden[key]] for item in self.outcome.items}
        watches = {item: self._watches(self._table.namings(item), keys) for item, keys in shown_by.items() if keys}
        return Exchanges(self._table, shown_by, watches).all_move()

    def _open_by(self, breakdown: Breakdown, hidden: frozenset[str], delicate: frozenset[str]) -> bool:
        """Known of the hidden items: how often each group named them together, and how often the room named each."""
        figures = [(item, group) for item in sorted(hidden) for group in breakdown.merged]
        unknown = self.hidden_in_room
        atoms = [Atom(("" if i in unknown else i, g.key), g.n, g.named[i]) for i, g in figures]
        widths = {number: self._width_by(i, g.n) for number, (i, g) in enumerate(figures) if i in delicate}
        return not narrowed(atoms, [Watch(frozenset([number]), width) for number, width in widths.items()])

    def _width_by(self, item: str, n: int) -> int:
        """How uncertain a group's hidden figure must stay: no more than the figure for the room leaves it."""
        wanted = self.k if item in self.sensitive else PLAIN_WIDTH
        return min(wanted, n if item in self.hidden_in_room else open_width(n, self.named[item], self.outcome.n))

    def _with_companions(
        self, hidden: frozenset[str], delicate: frozenset[str], stays_open: _StaysOpen
    ) -> frozenset[str]:
        """The hidden items and, where people choose among items, as many others, the least named first, as keep the
        delicate ones open; else all."""
        if not self.outcome.choosing:
            return hidden
        others = sorted(set(self.named) - hidden, key=lambda item: (self.named[item] < self.k, self.named[item], item))
        for companion in others:
            if stays_open(hidden, delicate):
                return hidden
            hidden |= {companion}
        return hidden

    def directions(self, breakdown: Breakdown, item: str) -> Told:
        """R7: of a sensitive item, which groups of a published breakdown name it more often than which others."""
        if item not in self.sensitive or item in self.hidden_in_room:
            return {}
        if (breakdown.dimension, item) not in self._told:
            named, sizes = zip(*((group.named[item], group.n) for group in breakdown.merged), strict=True)
            spans = [self._span(breakdown, group) for group in breakdown.merged]
            self._told[breakdown.dimension, item] = directions(named, sizes, spans)
        return self._told[breakdown.dimension, item]

    def _span(self, breakdown: Breakdown, group: GroupCount) -> tuple[int, int]:
        """Between which numbers a hidden one lies for somebody who knows how often the group named hidden items."""
        if not self.outcome.choosing:
            return 0, group.n
        hidden = self.hidden_by(breakdown.dimension)
        together = sum(group.named[item] for item in hidden)
        return max(0, together - group.n * (len(hidden) - 1)), min(group.n, together)

    def results(self) -> dict[str, Any]:
        """The room's figures without the hidden ones."""
        hidden = self.hidden_in_room
        if not hidden:
            return dict(self.outcome.results)
        return {key: _emptied(value, hidden) for key, value in without_workings(self.outcome.results).items()}


def without_workings(results: Mapping[str, Any]) -> dict[str, Any]:
    """The figures without those from which ballots, or hidden figures of items, could be computed back.

    Orders, verdict and Kendall's W (to one decimal) stay; scores other than the mean score, and all counts of pairs and
    places, go.
    """
    safe = dict(results) | {key: None for key in ("pairwise", "places") if key in results}
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
    return None if method is None else {key: value if key in kept else None for key, value in method.items()}
