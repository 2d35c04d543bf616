"""The attacker of METHOD 5.2 (R4-R6): somebody who knows everybody's groups and every published figure.

`reveals_few` asks what follows from the figures by adding and subtracting, whatever they are. `narrows` asks what
follows from the figures as they turned out. The gate (disclosure.py) publishes only what both find harmless.
"""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

#: The published part a person belongs to in every published dimension; people with the same signature look the same.
Signature = tuple[object, ...]

#: Sums are taken modulo this prime: a fraction that is really 0 or 1 stays so, hence nothing revealing is overlooked.
_PRIME = 2**61 - 1


#: How a search came to an excess: from which one, who added a yes, who took one back.
_Path = dict[Signature, tuple[Signature | None, int, int | None]]


def reveals_few(people: Iterable[tuple[Signature, int]], k: int) -> bool:
    """Whether some set of 1 to k-1 people (or all but so few) is a sum of published parts with rational factors.

    `people`: signatures and how many people have them. The figures of such a set could be computed by subtraction,
    whatever the votes are. Every set that can be computed is fixed by a basis of signatures, so only the small sets of
    basis members need trying; taking the largest groups as the basis leaves few of those.
    """
    sizes: Counter[Signature] = Counter()
    for signature, n in people:
        sizes[signature] += n
    by_size = sorted((s for s in sizes if sizes[s]), key=lambda s: (-sizes[s], str(s)))
    combinations = _in_a_basis([_indicator(signature) for signature in by_size])
    return _has_small_set([(sizes[s], row) for s, row in zip(by_size, combinations, strict=True)], k)


def _indicator(signature: Signature) -> dict[object, int]:
    return dict.fromkeys(enumerate(signature), 1) or {(): 1}


def _in_a_basis(vectors: Sequence[dict[object, int]]) -> list[dict[int, int]]:
    """Every vector as a combination of the first independent ones (numbered in order): Gaussian elimination."""
    reduced: list[tuple[object, dict[object, int], dict[int, int]]] = []  # leading key, row with 1 there, combination
    combinations = []
    for vector in vectors:
        rest, used = dict(vector), {}
        for lead, row, combination in reduced:
            if factor := rest.get(lead, 0):
                _subtract(rest, factor, row)
                _subtract(used, -factor, combination)
        if rest:
            own = len(reduced)
            lead, value = next(iter(rest.items()))
            inverse = pow(value, -1, _PRIME)
            unit = {number: -c * inverse % _PRIME for number, c in used.items()} | {own: inverse}
            reduced.append((lead, {key: c * inverse % _PRIME for key, c in rest.items()}, unit))
            used = {own: 1}
        combinations.append(used)
    return combinations


def _subtract(target: dict, factor: int, row: dict) -> None:
    for key, value in row.items():
        left = (target.get(key, 0) - factor * value) % _PRIME
        if left:
            target[key] = left
        else:
            target.pop(key, None)


def _has_small_set(rows: Sequence[tuple[int, dict[int, int]]], k: int) -> bool:
    """Choose basis members in or out; a row is decided with the last member it needs and must come out as in or out."""
    members = 1 + max((max(row) for _, row in rows), default=-1)
    decided: list[list[tuple[int, dict[int, int]]]] = [[] for _ in range(members)]
    for size, row in rows:
        decided[max(row)].append((size, row))

    def search(number: int, chosen: tuple[int, ...], total: int) -> bool:
        if number == members:
            return total > 0
        for value in (0, 1):
            tried = (*chosen, value)
            worth = _worth(decided[number], tried)
            if worth is not None and total + worth < k and search(number + 1, tried, total + worth):
                return True
        return False

    return search(0, (), 0)


def _worth(rows: Iterable[tuple[int, dict[int, int]]], chosen: tuple[int, ...]) -> int | None:
    """How many people these rows add to the set; None where one of them is neither in nor out."""
    total = 0
    for size, row in rows:
        inside = sum(c for number, c in row.items() if chosen[number]) % _PRIME
        if inside > 1:
            return None
        total += size * inside
    return total


@dataclass(frozen=True)
class Atom:
    """People who look the same, or one figure of a table: of its `size`, `yes` named the item."""

    signature: Signature
    size: int
    yes: int


@dataclass(frozen=True)
class Watch:
    """A set of cells (by index) whose least and greatest possible counts must lie at least `width` apart."""

    cells: frozenset[int]
    width: int


def narrows(cells: Sequence[Atom], watches: Sequence[Watch]) -> bool:
    """Whether the totals by every part of every signature narrow one watched count below its width.

    Walks from the true table to others with the same totals by swaps, so every width it grants is certain: two
    tables were found that print the same. With one or two dimensions the walk finds the extremes of every cell;
    with more, or for sets of cells, it may stop early and answer yes too often, never too rarely.
    """
    walk = _Walk(cells, watches)
    return not all(walk.spreads(number) for number in range(len(watches)))


class _Walk:
    """A walk through the tables that print the same totals, remembering how far each watched count has moved."""

    def __init__(self, cells: Sequence[Atom], watches: Sequence[Watch]):
        self.size = [cell.size for cell in cells]
        self.yes = [cell.yes for cell in cells]
        self.signature = [cell.signature for cell in cells]
        self.watches = watches
        self.alike: dict[Signature, list[int]] = {}
        self.watched_by: list[list[int]] = [[] for _ in cells]
        for number, cell in enumerate(cells):
            self.alike.setdefault(cell.signature, []).append(number)
        for number, watch in enumerate(watches):
            for cell_number in watch.cells:
                self.watched_by[cell_number].append(number)
        self.now = [sum(self.yes[c] for c in watch.cells) for watch in watches]
        self.least, self.most = list(self.now), list(self.now)

    def spreads(self, number: int) -> bool:
        for up in (True, False):
            while self._short(number):
                change = self._change(self.watches[number].cells, up)
                if change is None:
                    break
                self._take(change)
        return not self._short(number)

    def _short(self, number: int) -> bool:
        return self.most[number] - self.least[number] < self.watches[number].width

    def _take(self, change: Counter[int]) -> None:
        for cell, step in change.items():
            self.yes[cell] += step
            for number in self.watched_by[cell]:
                self.now[number] += step
        for number in {number for cell in change for number in self.watched_by[cell]}:
            self.least[number] = min(self.least[number], self.now[number])
            self.most[number] = max(self.most[number], self.now[number])

    def _change(self, inside: frozenset[int], up: bool) -> Counter[int] | None:
        """Swaps that keep every total and raise (or lower) the count inside by one or more; None where none are found.

        Breadth first: somebody inside says yes, so a person of their signature is one yes too many. Either another such
        person takes their yes back, or somebody else says yes too and a third takes it back, which leaves a fourth
        signature with one too many (in each dimension the third has the part of the first or of the second, and the
        fourth has the other).
        """
        adds = [c for c in range(len(self.size)) if (self.yes[c] < self.size[c] if up else self.yes[c])]
        drops = {c for c in range(len(self.size)) if (self.yes[c] if up else self.yes[c] < self.size[c])}
        sign = 1 if up else -1
        ends = {self.signature[c]: c for c in drops - inside}
        came: _Path = {}
        for cell in adds:
            excess = self.signature[cell]
            if cell in inside and excess not in came:
                came[excess] = (None, cell, None)
                if excess in ends:
                    return _signed(_steps(came, excess, ends[excess]), sign)
        queue = list(came)
        for excess in queue:
            for left, added, dropped in self._swaps(excess, adds, drops, inside):
                if left not in came:
                    came[left] = (excess, added, dropped)
                    change = _signed(_steps(came, left, ends[left]), sign) if left in ends else None
                    if change and self._fits(change):
                        return change
                    queue.append(left)
        return None

    def _swaps(
        self, excess: Signature, adds: Sequence[int], drops: set[int], inside: frozenset[int]
    ) -> Iterator[tuple[Signature, int, int]]:
        for added in adds:
            for third, left in _mixtures(excess, self.signature[added]):
                for dropped in self.alike.get(third, ()):
                    if dropped in drops and (added in inside or dropped not in inside):
                        yield left, added, dropped
                        break

    def _fits(self, change: Counter[int]) -> bool:
        """Whether the change uses nobody's answer twice."""
        return all(0 <= self.yes[cell] + step <= self.size[cell] for cell, step in change.items())


def _steps(came: _Path, excess: Signature | None, last: int) -> Counter[int]:
    """The path back to where it began, as changes of cells."""
    change = Counter({last: -1})
    while excess is not None:
        excess, added, dropped = came[excess]
        change[added] += 1
        if dropped is not None:
            change[dropped] -= 1
    return change


def _signed(change: Counter[int], sign: int) -> Counter[int]:
    return Counter({cell: sign * step for cell, step in change.items() if step})


@lru_cache(maxsize=100_000)
def _mixtures(one: Signature, other: Signature) -> tuple[tuple[Signature, Signature], ...]:
    """All ways to deal the parts of two signatures to two others, other than the two themselves."""
    pairs = [(a, b) if a != b else (a,) for a, b in zip(one, other, strict=True)]
    thirds = (third for third in product(*pairs) if third not in (one, other))
    return tuple((t, tuple(b if part == a else a for part, a, b in zip(t, one, other, strict=True))) for t in thirds)
