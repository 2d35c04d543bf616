"""A printed table spread over the columns of a sheet: of "71% (17 of 24)" each figure has a column of its own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workshop.document.blocks import Table
from workshop.document.metrics import break_lines
from workshop.document.readings import facets, row_heads, words_of
from workshop.document.text import plain
from workshop.document.words import Words

NUMBERS, FIRST, OTHER, WIDEST = 7, 52, 13, 40
"""Widths of columns, in figures: that of numbers before names, that of names, the least and the greatest of others."""
RUNNING = 110
"""Running text goes over columns of so many figures together."""
FIGURE, NARROWER = 5.25, 0.97
"""Points of a figure in a column's width; how much narrower Arial is than the family that is measured here."""


@dataclass(frozen=True)
class Column:
    """A column of a sheet: from which column of the table, which figure of it (none: its words), under which head."""

    source: int
    facet: str
    head: str


def spread(table: Table, words: Words) -> list[Column]:
    """The columns of the sheet; the one that names the rows comes first, but for their numbers."""
    names = row_heads(table, words)
    before = [0] if names == 1 else []
    others = (column for column in range(len(table.head)) if column not in (*before, names))
    return [made for column in (*before, names, *others) for made in _columns(table, column, words, column == names)]


def _columns(table: Table, column: int, words: Words, names: bool) -> list[Column]:
    head, found = plain(table.head[column]), () if names else facets(table, column, words)
    if len(found) < 2:
        return [Column(column, found[0] if found else "", head)]
    further = {"of": words.of_how_many, "percent": words.percent}
    heads = {facet: words.facet.format(column=head, what=what) for facet, what in further.items()}
    return [Column(column, facet, heads.get(facet, head)) for facet in found]


@dataclass(frozen=True)
class Grid:
    """The columns that all tables of a sheet share: names stand in ``names``, numbers of rows before them."""

    names: int
    widths: Mapping[int, float]

    def width(self, first: int, last: int) -> float:
        """Figures that fit into these columns."""
        return sum(self.widths.get(place, OTHER) for place in range(first, last + 1))

    @property
    def last(self) -> int:
        """The last column that running text goes over."""
        return next(place for place in range(self.names + 1, 60) if self.width(0, place) >= RUNNING)

    def begin(self, table: Table, words: Words) -> int:
        """The column in which a table begins: names stand under names."""
        return self.names - (row_heads(table, words) == 1)


def grid(tables: Iterable[Table], words: Words) -> Grid:
    """The columns of a sheet that holds these tables."""
    found = list(tables)
    bare = Grid(int(any(row_heads(table, words) == 1 for table in found)), {})
    wide: dict[int, float] = {0: NUMBERS, bare.names: FIRST}
    for table in found:
        for place, column in enumerate(spread(table, words), start=bare.begin(table, words)):
            if place > bare.names:
                longest = max((len(words_of(row[column.source])) for row in table.rows if not column.facet), default=0)
                wide[place] = max(wide.get(place, OTHER), min(WIDEST, longest))
    return Grid(bare.names, wide)


def lines_of(said: str, width: float, size: float = 10, bold: bool = False) -> int:
    """How many lines words of this size need in columns of so many figures."""
    return len(break_lines(said, "Bold" if bold else "Regular", size * NARROWER, width * FIGURE))
