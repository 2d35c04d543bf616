"""A printed table spread over the columns of a sheet: of "71% (17 of 24)" each figure has a column of its own."""

from dataclasses import dataclass

from workshop.document.blocks import Table
from workshop.document.readings import facets, row_heads
from workshop.document.text import plain
from workshop.document.words import Words


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
    kinds = {"value": words.value, "of": words.of_how_many, "percent": words.percent}
    return [Column(column, facet, words.facet.format(column=head, what=kinds[facet])) for facet in found]
