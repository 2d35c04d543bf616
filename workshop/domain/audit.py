"""The attacker of METHOD 5.2 (R4-R6): somebody who knows everybody's groups and every published figure.

`reveals_few` asks what follows from the figures by adding and subtracting, whatever they are. `narrowed` asks what
follows from the figures as they turned out. The gate (disclosure.py) publishes only what both find harmless.
"""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Any

#: The published part a person belongs to in every published dimension; people with the same signature look the same.
Signature = tuple[object, ...]

#: Sums are taken modulo this prime: a fraction that is really 0 or 1 stays so, hence nothing revealing is overlooked.
_PRIME = 2**61 - 1


#: How a search came to an excess: from which one, who added a yes, who took one back.
_Step = tuple[Signature | None, int, int | None]
_Path = dict[Signature, _Step]

#: By how much the count of each cell changes.
Change = Mapping[int, int]

#: Who can end a search, by signature, and the sign of its first step.
_Ends = dict[Signature, tuple[int, int]]


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
        rest = dict(vector)
        used: dict[int, int] = {}
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


def _subtract(target: dict[Any, int], factor: int, row: Mapping[Any, int]) -> None:
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


def narrowed(cells: Sequence[Atom], watches: Sequence[Watch]) -> list[Watch]:
    """The watched counts that the totals by every part of every signature narrow below their width.

    Walks from the true table to others with the same totals by swaps, so every width it grants is certain: two
    tables were found that print the same. With one or two dimensions the walk finds the extremes of every cell;
    with more, or for sets of cells, it may stop early and name too many, never too few.
    """
    walk = _Walk(cells, watches)
    return [watch for number, watch in enumerate(watches) if not walk.spreads(number)]


def change_of(cells: Sequence[Atom], inside: frozenset[int], up: bool) -> Change | None:
    """Swaps that keep every total and raise (or lower) the count inside; None where none are found."""
    return _Walk(cells, ()).change(inside, up)


class _Walk:
    """A walk through the tables that print the same totals, remembering how far each watched count has moved."""

    def __init__(self, cells: Sequence[Atom], watches: Sequence[Watch]):
        self.size = [cell.size for cell in cells]
        self.yes = [cell.yes for cell in cells]
        self.layout = _layout(tuple(cell.signature for cell in cells))
        self.watches = watches
        self.watched_by: list[list[int]] = [[] for _ in cells]
        for number, watch in enumerate(watches):
            for cell_number in watch.cells:
                self.watched_by[cell_number].append(number)
        self.now = [sum(self.yes[c] for c in watch.cells) for watch in watches]
        self.least, self.most = list(self.now), list(self.now)

    def spreads(self, number: int) -> bool:
        inside = self.watches[number].cells
        up_first = 2 * self.now[number] <= sum(self.size[c] for c in inside)
        for up in (up_first, not up_first):
            while self._short(number):
                change = self.change(inside, up)
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

    def change(self, inside: frozenset[int], up: bool) -> Counter[int] | None:
        """Swaps that keep every total and raise (or lower) the count inside by one or more; None where none are found.

        Breadth first: somebody inside says yes, so a person of their signature is one yes too many. Either another such
        person takes their yes back, or somebody else says yes too and a third takes it back, which leaves a fourth
        signature with one too many (in each dimension the third has the part of the first or of the second, and the
        fourth has the other).
        """
        refusing = {c for c, n in enumerate(self.size) if self.yes[c] < n}
        agreeing = {c for c, x in enumerate(self.yes) if x}
        adds, drops = (refusing, agreeing) if up else (agreeing, refusing)
        signatures = self.layout.signatures
        ends = {signatures[c]: (c, 1 if up else -1) for c in sorted(drops - inside)}
        came: _Path = {signatures[c]: (None, c, None) for c in sorted(adds & inside)}
        queue = list(came)
        arrived = next(filter(None, (self._arrived(came, excess, ends) for excess in queue)), None)
        if arrived:
            return arrived
        for excess in queue:
            for left, step in self._steps(came, excess, adds, drops, inside):
                came[left] = step
                arrived = self._arrived(came, left, ends)
                if arrived:
                    return arrived
                queue.append(left)
        return None

    def _steps(
        self, came: _Path, excess: Signature, adds: set[int], drops: set[int], inside: frozenset[int]
    ) -> Iterator[tuple[Signature, _Step]]:
        for added, left, thirds in self.layout.deals(excess):
            if added in adds and left not in came:
                able = thirds & drops if added in inside else (thirds & drops) - inside
                if able:
                    yield left, (excess, added, min(able))

    def _arrived(self, came: _Path, excess: Signature, ends: _Ends) -> Counter[int] | None:
        """The change, where one of signature `excess` can take their yes back and no answer is used twice."""
        if excess not in ends:
            return None
        last, sign = ends[excess]
        change = Counter({last: -sign})
        back: Signature | None = excess
        while back is not None:
            back, added, dropped = came[back]
            change[added] += sign
            if dropped is not None:
                change[dropped] -= sign
        fits = all(0 <= self.yes[cell] + step <= self.size[cell] for cell, step in change.items())
        return change if fits else None


class _Layout:
    """Which people could swap with which, whatever they answered: the same for all items of a question."""

    def __init__(self, signatures: tuple[Signature, ...]):
        self.signatures = signatures
        self._alike: dict[Signature, set[int]] = {}
        for cell, signature in enumerate(signatures):
            self._alike.setdefault(signature, set()).add(cell)
        self._deals: dict[Signature, list[tuple[int, Signature, set[int]]]] = {}

    def deals(self, excess: Signature) -> list[tuple[int, Signature, set[int]]]:
        """Who could say yes beside somebody of signature `excess`, what is then too much, and who takes one back."""
        if excess not in self._deals:
            self._deals[excess] = [
                (cell, left, self._alike[third])
                for cell, signature in enumerate(self.signatures)
                for third, left in _mixtures(excess, signature)
                if third in self._alike
            ]
        return self._deals[excess]


@lru_cache(maxsize=16)
def _layout(signatures: tuple[Signature, ...]) -> _Layout:
    return _Layout(signatures)


def _mixtures(one: Signature, other: Signature) -> Iterator[tuple[Signature, Signature]]:
    """All ways to deal the parts of two signatures to two others, other than the two themselves."""
    pairs = [(a, b) if a != b else (a,) for a, b in zip(one, other, strict=True)]
    for third in product(*pairs):
        if third not in (one, other):
            yield third, tuple(b if part == a else a for part, a, b in zip(third, one, other, strict=True))
