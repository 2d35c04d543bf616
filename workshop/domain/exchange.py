"""Where people choose among items, whoever names one leaves out another: what follows from all items together.

As in audit.py, a walk from the true table to others that print the same proves how far every watched count may move.
Who names fewer than others names nothing instead: that is one more thing to exchange, of which only the total is known.
"""
from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workshop.domain.audit import Change, Watch, change_of
from workshop.domain.crosstable import CellSet, CrossTable

#: So often in a row the walk goes anywhere when it finds no step that moves a count, before it gives up.
_DETOURS = 60

#: What people name who could have named one item more.
NOTHING = ""


@dataclass
class Target:
    """A count that must move by `width` at least: how many in these cells name the item; `least` and `most` so far."""

    item: str
    cells: CellSet
    width: int
    now: int
    least: int
    most: int

    @property
    def is_met(self) -> bool:
        return self.most - self.least >= self.width


class Exchanges:
    """A walk by exchanges: some people name one item in place of another, others the other way round.

    `shown_by`: for each item the dimensions by which its figures are published; all their sums stay as they are, and
    how many items the people of a cell name, too."""

    def __init__(
        self, table: CrossTable, shown_by: Mapping[str, Sequence[str]], watches: Mapping[str, Sequence[Watch]]
    ):
        self.table, self.shown_by = table, {**shown_by, NOTHING: ()}
        self.items = list(shown_by)
        self.named = {item: list(table.namings(item).found) for item in self.items}
        self.named[NOTHING] = table.unused(self.items)
        self.targets = [self._target(item, watch) for item in self.items for watch in watches.get(item, ())]
        self.chance = random.Random(1)  # the same room always gets the same answer

    def _target(self, item: str, watch: Watch) -> Target:
        now = sum(self.named[item][c] for c in watch.cells)
        return Target(item, watch.cells, watch.width, now, now, now)

    def all_move(self) -> bool:
        return all(self._moves(target) for target in self.targets)

    def _moves(self, target: Target) -> bool:
        for _ in range(_DETOURS):
            for up in (True, False):
                while not target.is_met and self._step(target.item, target.cells, up):
                    pass
            if target.is_met:
                return True
            self._go_anywhere()
        return False

    def _go_anywhere(self) -> None:
        for _ in range(len(self.items)):
            target = self.chance.choice(self.targets)
            self._step(self.chance.choice(self.items), target.cells, self.chance.random() < 0.5)

    def _step(self, item: str, cells: CellSet, up: bool) -> bool:
        """Raises (or lowers) how many in these cells name the item, in exchange for another; False where none can be
        found."""
        others = [other for other in self.named if other != item]
        self.chance.shuffle(others)
        for other in others:
            keys = tuple(dict.fromkeys((*self.shown_by[item], *self.shown_by[other])))
            most = self.table.most_unused(self.named[NOTHING]) if other == NOTHING else self.table.size
            count = self.table.in_place_of(self.named[item], self.named[other], most)
            change = change_of(self.table.atoms(keys, count), cells, up)
            if change:
                self._take(item, change)
                self._take(other, {cell: -step for cell, step in change.items()})
                return True
        return False

    def _take(self, item: str, change: Change) -> None:
        for cell, step in change.items():
            self.named[item][cell] += step
        for target in self.targets:
            if target.item == item:
                target.now += sum(step for cell, step in change.items() if cell in target.cells)
                target.least, target.most = min(target.least, target.now), max(target.most, target.now)
