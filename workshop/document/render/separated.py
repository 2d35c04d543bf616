"""A document as lines of data (CSV): each figure of each table in a line of its own, with its words as printed."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from workshop.document.blocks import Block, Cell, Document, Table
from workshop.document.chapters import Chapter, caption_of, chapters, table_of
from workshop.document.harmless import harmless
from workshop.document.readings import FACETS, Reading, group_and_size, reading, row_heads, words_of
from workshop.document.text import Text, labelled, plain
from workshop.document.words import Words

HEADS = ("question", "table", "row", "column", *FACETS, "text")
"""The heads of the file for programs: alike in every language."""
NOTHING = Reading()


@dataclass(frozen=True)
class _Dialect:
    """How a file is written: what parts cells, what parts decimals, in which encoding."""

    separator: str
    decimal: str
    encoding: str


def render_csv(document: Document, words: Words) -> bytes:
    """For spreadsheets opened by a double click: where decimals are parted by a comma, cells are by a semicolon."""
    heads = (words.chapter, words.table.format(n="").strip(), words.item, words.column, words.value, words.of_how_many,
             words.percent, words.as_printed)  # fmt: skip
    separator = ";" if words.decimal == "," else ","
    return _written(document, words, heads, _Dialect(separator, words.decimal, "utf-8-sig"))


def render_plain_csv(document: Document, words: Words) -> bytes:
    """For programs: commas, decimal points, UTF-8 without a mark at the beginning."""
    return _written(document, words, HEADS, _Dialect(",", ".", "utf-8"))


def _written(document: Document, words: Words, heads: tuple[str, ...], dialect: _Dialect) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=dialect.separator, lineterminator="\r\n")
    writer.writerow(map(harmless, heads))
    writer.writerows(line for chapter in chapters(document.blocks) for line in _lines(chapter, words, dialect))
    return text.getvalue().encode(dialect.encoding)


def _lines(chapter: Chapter, words: Words, dialect: _Dialect) -> Iterator[tuple[str, ...]]:
    question = harmless(labelled(chapter.heading.text))
    for block in chapter.blocks:
        table = table_of(block, words)
        if table is not None:
            yield from ((question, *line) for line in _cells(block, table, words, dialect))


def _cells(block: Block, table: Table, words: Words, dialect: _Dialect) -> Iterator[tuple[str, ...]]:
    """A line for each cell that says something, but for those that name the rows."""
    names, caption = row_heads(table, words), harmless(caption_of(block))
    for row in table.rows:
        name = harmless(_said(row[names]))
        for column, cell in enumerate(row):
            if column != names and words_of(cell):
                head, size = _head(table, column, words)
                found = reading(words_of(cell), words)
                said = _said(cell) if found else harmless(_said(cell))
                yield (caption, name, harmless(head), *_figures(found or NOTHING, size, dialect), said)


def _head(table: Table, column: int, words: Words) -> tuple[str, float | None]:
    """What heads a column, and of how many its figures are where it is a group."""
    head = plain(table.head[column])
    return (group_and_size(head, words) if column in table.numeric else None) or (head, None)


def _figures(found: Reading, size: float | None, dialect: _Dialect) -> tuple[str, ...]:
    of = found.of if found.of is not None or found.value is None else size
    value = "" if found.value is None else f"{found.value:.{found.decimals}f}".replace(".", dialect.decimal)
    return (value, *("" if figure is None else f"{figure:g}" for figure in (of, found.percent)))


def _said(cell: Text | Cell) -> str:
    return labelled(cell.text if isinstance(cell, Cell) else cell)
