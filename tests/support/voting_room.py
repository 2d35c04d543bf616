"""Rooms of people with groups and answers, for the tests of the disclosure gate."""
from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from workshop.domain.disclosure import part_key, partitions
from workshop.domain.items import Item
from workshop.domain.outcome import Breakdown, Cell, GroupCount, Outcome
from workshop.domain.people import UNSAID, Choice, Dimension, Groups
from workshop.domain.text import Label

#: One person: the items they name, and their groups.
Person = tuple[frozenset[str], Groups]


def dimensions_of(spec: Mapping[str, str]) -> tuple[Dimension, ...]:
    """dimensions_of({"zone": "north south"})"""
    return tuple(
        Dimension(key, Label.of(en=key), tuple(Choice(c, Label.of(en=c)) for c in choices.split()))
        for key, choices in spec.items()
    )


def items_of(keys: Sequence[str], sensitive: Sequence[str] = ()) -> tuple[Item, ...]:
    return tuple(Item(key, Label.of(en=key), key in sensitive) for key in keys)


def room_of(
    dimensions: Sequence[Dimension], cells: Sequence[tuple[str, int]], answers: Mapping[str, str] | None = None
) -> list[Person]:
    """People from cells such as ("north m", 5); `answers`: item -> who names it, as "north m: 3, south f: 1"."""
    people = []
    for cell, n in cells:
        groups = dict(zip((d.key for d in dimensions), cell.split(), strict=True))
        named = {item: _namings(said, cell) for item, said in (answers or {}).items()}
        people += [(frozenset(i for i, x in named.items() if place < x), groups) for place in range(n)]
    return people


def _namings(said: str, cell: str) -> int:
    counts = dict(part.split(": ") for part in said.split(", ") if part)
    return int(counts.get(cell, 0))


def outcome_of(people: Sequence[Person], dimensions: Sequence[Dimension], items: Sequence[str], k: int) -> Outcome:
    """The outcome of a pick, with the parts that the gate decides and no comparisons."""
    parts = partitions([(groups, 1) for _, groups in people], dimensions, k)
    breakdowns = tuple(_breakdown(people, d, items, parts[d.key]) for d in dimensions)
    cells = defaultdict(list)
    for picks, groups in people:
        cells[tuple(sorted(groups.items()))].append(picks)
    table = tuple(Cell(dict(key), len(picks), _named(items, picks)) for key, picks in sorted(cells.items()))
    n, named = len(people), _named(items, [picks for picks, _ in people])
    results = {"results": {item: {"count": x, "share": x / n if n else 0.0} for item, x in named.items()}}
    return Outcome("pick", tuple(items), n, 0, results, breakdowns, table)


def _breakdown(people: Sequence[Person], dimension: Dimension, items: Sequence[str], parts) -> Breakdown:
    def group(key: str, choices: Sequence[str]) -> GroupCount:
        picks = [named for named, groups in people if groups.get(dimension.key, UNSAID) in choices]
        return GroupCount(key, len(picks), _named(items, picks))

    present = [key for key in dimension.keys if any(groups.get(dimension.key, UNSAID) == key for _, groups in people)]
    return Breakdown(
        dimension.key,
        tuple(group(key, (key,)) for key in present),
        parts,
        tuple(group(part_key(part), part) for part in parts),
    )


def _named(items: Sequence[str], picks: Sequence[frozenset[str]]) -> dict[str, int]:
    counts = Counter(item for named in picks for item in named)
    return {item: counts[item] for item in items}


def random_room(
    chance: random.Random, most: int, dimensions: Sequence[Dimension], items: Sequence[str]
) -> list[Person]:
    """People whose groups and answers lean together, so that groups coincide and answers are sometimes unanimous."""
    people = []
    lean, popular = chance.random(), {item: chance.choice((0.05, 0.2, 0.5, 0.8, 0.95)) for item in items}
    for _ in range(chance.randint(5, most)):
        where = chance.random()
        groups = {d.key: _choice(chance, d, where if chance.random() < lean else chance.random()) for d in dimensions}
        people.append((frozenset(item for item in items if chance.random() < popular[item]), groups))
    return people


def _choice(chance: random.Random, dimension: Dimension, where: float) -> str:
    return UNSAID if chance.random() < 0.05 else dimension.choices[int(where * len(dimension.choices))].key
