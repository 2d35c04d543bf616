"""What may be said of a sensitive item by group: who names it more often, never how often (METHOD R7)."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from math import prod

#: A direction is told only from this many people on, for a share at least twice as large.
LEAST = 3
RATIO = 2

#: So many values must remain possible for the number of every group.
OPEN = 3

#: More tables than these are not gone through: then nothing is told.
MOST_TABLES = 20_000

#: For each pair of groups, by place, the place of the one that names the item more often; pairs left out are not told.
Told = Mapping[tuple[int, int], int]

Table = tuple[int, ...]


def directions(named: Table, sizes: Sequence[int], spans: Sequence[tuple[int, int]]) -> Told:
    """What may be told of the groups that have `sizes` people, of whom `named` name the item.

    `spans`: between which numbers each group's lies for somebody who knows everything else that is published; they know
    the sum, too, and this rule. All tables that they hold possible are put together by what would be told of them. What
    leaves some group fewer than three numbers is not told; and where silence would then do that, nothing ever is.
    """
    told = _told(named, sizes)
    if not told or prod(high - low + 1 for low, high in spans[1:]) > MOST_TABLES:
        return {}
    alike: dict[tuple[tuple[tuple[int, int], int], ...], list[Table]] = defaultdict(list)
    for table in _tables(sum(named), spans):
        alike[tuple(_told(table, sizes).items())].append(table)
    everything = [table for tables in alike.values() for table in tables]
    silent = [table for says, tables in alike.items() if not says or not _is_open(tables, everything)
              for table in tables]  # fmt: skip
    if named in silent or (silent and not _is_open(silent, everything)):
        return {}
    return told


def _tables(total: int, spans: Sequence[tuple[int, int]]) -> Iterator[Table]:
    low, high = spans[0]
    if len(spans) == 1:
        yield (total,)  # within its span, for which those before it have left room
        return
    least, most = (sum(span[end] for span in spans[1:]) for end in (0, 1))
    for x in range(max(low, total - most), min(high, total - least) + 1):
        for rest in _tables(total - x, spans[1:]):
            yield (x, *rest)


def _told(named: Table, sizes: Sequence[int]) -> dict[tuple[int, int], int]:
    found = {}
    for one, other in combinations(range(len(named)), 2):
        for more, less in ((one, other), (other, one)):
            if _is_clearly_more(named[more], sizes[more], named[less], sizes[less]):
                found[one, other] = more
    return found


def _is_clearly_more(x: int, n: int, other_x: int, other_n: int) -> bool:
    return x >= LEAST and x * other_n >= RATIO * other_x * n


def _is_open(tables: Sequence[Table], everything: Sequence[Table]) -> bool:
    """Whether each group's number can take three values, or as many as it can for somebody who is told nothing."""
    possible = zip(zip(*tables, strict=True), zip(*everything, strict=True), strict=True)
    return all(len(set(found)) >= min(OPEN, len(set(anyhow))) for found, anyhow in possible)
