"""Several releases of one question, attacked together: rounds, and the same question asked again.

The attacker knows everybody's groups and who took part when, and supposes that whoever took part twice answered the
same. Then every published sum counts people, and some sums of sums count few of them.
"""
from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations, product

import numpy as np

from workshop.domain.people import UNSAID, Dimension, Groups
from workshop.domain.safe import SafeOutcome

#: Less than this is rounding.
EXACT = 1e-7

#: In which releases somebody took part, and their groups.
Name = tuple[frozenset[int], tuple[str, ...]]


def cells_of(people: Sequence[tuple[frozenset[int], Groups]], dimensions: Sequence[Dimension]) -> Counter[Name]:
    """How many took part in which releases and have which groups."""
    return Counter((when, tuple(groups.get(d.key, UNSAID) for d in dimensions)) for when, groups in people)


def published_sets(
    safe: SafeOutcome, dimensions: Sequence[Dimension], release: int
) -> Iterator[Callable[[Name], bool]]:
    """Each published sum as the people it counts, of all who took part in that release."""
    if safe.withheld:
        return
    yield lambda name: release in name[0]
    for place, dimension in enumerate(dimensions):
        for group in getattr(safe.breakdown(dimension.key), "groups", ()):
            yield lambda name, place=place, group=group: release in name[0] and name[1][place] in group.choices


def singled_out(
    cells: Mapping[Name, int], dimensions: Sequence[Dimension], releases: Sequence[SafeOutcome], k: int
) -> list[Name] | None:
    """A set of 1 to k-1 people whose answers added up (or those who came less those who left) follow from all releases
    together and from no single one; None if there is none."""
    names = sorted(cells, key=lambda name: (sorted(name[0]), name[1]))
    alone = [[[float(counts(name)) for name in names] for counts in published_sets(safe, dimensions, number)]
             for number, safe in enumerate(releases) if not safe.withheld]  # fmt: skip
    if len(alone) < 2:
        return None
    together, *single = map(_beyond, ([row for rows in alone for row in rows], *alone))
    small = [place for place, name in enumerate(names) if cells[name] < k]
    for many in range(1, k):
        sets = [chosen for chosen in combinations(small, many) if sum(cells[names[place]] for place in chosen) < k]
        for chosen, signs in _following(sets, many, together):
            patterns = {(names[place][0], sign) for place, sign in zip(chosen, signs, strict=True)}
            alike = len({pattern for pattern, _ in patterns}) == len(patterns)
            if alike and not any(np.abs(signs @ rest[list(chosen)]).max() < EXACT for rest in single):
                return [names[place] for place in chosen]
    return None


def _following(
    sets: Sequence[tuple[int, ...]], many: int, rest: np.ndarray
) -> Iterator[tuple[tuple[int, ...], np.ndarray]]:
    """The sets whose people, some added and others subtracted, are a sum of published sums; with the signs."""
    if not sets:
        return
    rows = rest[np.array(sets)]
    for others in product((1.0, -1.0), repeat=many - 1):
        signs = np.array((1.0, *others))
        for found in np.flatnonzero(np.abs(np.tensordot(rows, signs, ([1], [0]))).max(axis=1) < EXACT):
            yield sets[found], signs


def _beyond(rows: Sequence[Sequence[float]]) -> np.ndarray:
    """The matrix that leaves of a vector what no sum of these rows gives."""
    matrix = np.array(rows)
    return np.eye(matrix.shape[1]) - np.linalg.pinv(matrix) @ matrix

