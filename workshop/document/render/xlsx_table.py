"""A printed table spread over the columns of a sheet: of "71% (17 of 24)" each figure has a column of its own."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from workshop.document.blocks import Table
from workshop.document.readings import facets, row_heads, words_of
from workshop.document.text import plain
from workshop.document.words import Words

FIRST, OTHER, WIDEST = 52, 13, 56
"""Widths of columns, in letters: that of names, the least and the greatest of others."""
SLACK = 1.02
"""Lines are left before they are full, because words are whole."""


@dataclass(frozen=True)
class Column:
    """A column of a sheet: from which column of the table, which figure of it (none: its words), under which head."""

    source: int
    facet: str
    head: str


def spread(table: Table, words: Words) -> list[Column]:
    """The columns of the sheet; the one that names the rows comes first."""
    first = row_heads(table, words)
    order = [first, *(column for column in range(len(table.head)) if column != first)]
    return [made for column in order for made in _columns(table, column, words, column == first)]


def _columns(table: Table, column: int, words: Words, names: bool) -> list[Column]:
    head, found = plain(table.head[column]), () if names else facets(table, column, words)
    if len(found) < 2:
        return [Column(column, found[0] if found else "", head)]
    further = {"of": words.of_how_many, "percent": words.percent}
    heads = {facet: words.facet.format(column=head, what=what) for facet, what in further.items()}
    return [Column(column, facet, heads.get(facet, head)) for facet in found]


def widths(tables: Iterable[Table], words: Words) -> dict[int, float]:
    """How many letters wide the columns of a sheet are that hold these tables; the first holds names."""
    wide: dict[int, float] = {0: FIRST}
    for table in tables:
        for place, column in enumerate(spread(table, words)):
            longest = 0 if column.facet else max((len(words_of(row[column.source])) for row in table.rows), default=0)
            wide[place] = max(wide.get(place, 0), OTHER, min(WIDEST, longest))
    return wide


def lines_of(words: str, width: float) -> int:
    """How many lines words need in a column of so many letters."""
    return max(1, ceil(len(words) * SLACK / width))
