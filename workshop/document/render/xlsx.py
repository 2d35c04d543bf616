"""A document as a workbook: every chapter is a sheet, figures are numbers, bars are native charts. Nothing counts."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from functools import singledispatchmethod
from typing import Any

from xlsxwriter import Workbook

from workshop.document.as_table import as_table
from workshop.document.blocks import (
    Block,
    Bullets,
    Callout,
    Cell,
    Contents,
    Cover,
    Document,
    Heading,
    KeyFigures,
    Note,
    PageBreak,
    Paragraph,
    Quote,
    Table,
)  # fmt: skip
from workshop.document.chapters import Chapter, chapters, table_of
from workshop.document.figures import Figure, Measures
from workshop.document.harmless import harmless
from workshop.document.readings import reading, words_of
from workshop.document.render.xlsx_charts import chart, series, shown_first
from workshop.document.render.xlsx_look import FORMATS, sheet_names
from workshop.document.render.xlsx_table import OTHER, Column, lines_of, spread, widths
from workshop.document.text import Text, clean, labelled, plain
from workshop.document.words import Words

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
LONGEST_FOOT = 120
"""Letters of a foot: twice as many, and its codes, are less than a sheet may have."""
ACROSS = 6
"""Running text goes over so many further columns."""
LINE, TITLE = 14.5, 26.0
"""Heights of a line, and of the title of a sheet, in points."""
TALLEST = 409.0
"""The highest row that there may be, in points."""
CHART_ROWS = 20.0
"""Height of a row in pixels, by which room is left beneath a chart."""


def render_xlsx(document: Document, words: Words) -> bytes:
    """``document`` as a workbook; what stands before its first chapter is left out. Same document, same bytes."""
    out = io.BytesIO()
    with Workbook(out, OPTIONS) as book:
        book.set_properties(_properties(document))
        formats = {name: book.add_format(look) for name, look in FORMATS.items()}
        found = chapters(document.blocks)
        names = sheet_names([plain(chapter.heading.text) for chapter in found])
        for chapter, name in zip(found, names, strict=True):
            _Sheet(book, book.add_worksheet(name), formats, document, words, names).fill(chapter)
    return out.getvalue()


def _properties(document: Document) -> dict[str, Any]:
    written = datetime.combine(document.published, time(), UTC).replace(tzinfo=None)
    said = {"title": document.title, "subject": document.subject, "author": document.author}
    return {name: clean(words) for name, words in said.items()} | {"created": written}


@dataclass
class _Sheet:
    """Writes the blocks of one chapter under each other."""

    book: Any
    sheet: Any
    formats: dict[str, Any]
    document: Document
    words: Words
    names: list[str]
    row: int = 0
    widths: dict[int, float] = field(default_factory=dict)

    def fill(self, chapter: Chapter) -> None:
        self.sheet.hide_gridlines(2)
        tables = (table_of(block, self.words) for block in chapter.blocks)
        self.widths = widths(filter(None, tables), self.words)
        self.sheet.set_column(0, 60, OTHER, self.formats["body"])
        for place, width in self.widths.items():
            self.sheet.set_column(place, place, width, self.formats["body"])
        self._print()
        self.sheet.set_row(0, TITLE)
        self.line(chapter.heading.text, "h1")
        self.line(self.document.watermark, "callout")
        for block in chapter.blocks:
            self.write(block)

    def _print(self) -> None:
        """On paper: A4, as wide as the page, with what every page must say."""
        self.sheet.set_paper(9)
        self.sheet.set_landscape()
        self.sheet.fit_to_pages(1, 0)
        foot = clean(self.document.foot)[:LONGEST_FOOT].replace("&", "&&")
        self.sheet.set_footer(f"&L{foot}&R&P/&N")

    def line(self, text: Text, look: str) -> None:
        """One cell of words; long ones go on to the right."""
        if plain(text):
            self._put(self.row, 0, text, look)
            self.row += 1

    def _put(self, row: int, column: int, text: Text, look: str) -> None:
        self.sheet.write_string(row, column, harmless(labelled(text)), self.formats[look])

    @singledispatchmethod
    def write(self, block: object) -> None:
        """One block."""
        raise TypeError(f"no cells for {type(block).__name__}")

    @write.register(Cover)
    @write.register(PageBreak)
    def _(self, block: Block) -> None:
        """Nothing of these is for a sheet."""

    @write.register
    def _(self, block: Heading) -> None:
        self.row += 1
        self.line(block.text, f"h{block.level}")

    @write.register
    def _(self, block: Paragraph) -> None:
        self.wrapped(block.text, "text")

    def wrapped(self, text: Text, look: str) -> None:
        """Running text over several columns, as many lines high as it needs."""
        said = harmless(labelled(text))
        if said:
            self.sheet.merge_range(self.row, 0, self.row, ACROSS, "", self.formats[look])
            self.sheet.write_string(self.row, 0, said, self.formats[look])
            room = sum(self.widths.get(place, OTHER) for place in range(ACROSS + 1))
            self._height(self.row, [lines_of(said, room)])
            self.row += 1

    def _height(self, row: int, lines: Iterable[int]) -> None:
        """As high as the most lines of its cells: not every spreadsheet looks by itself."""
        most = max(lines)
        if most > 1:
            self.sheet.set_row(row, min(TALLEST, LINE * most))

    @write.register
    def _(self, block: Note) -> None:
        self.wrapped(block.text, "note")

    @write.register
    def _(self, block: Bullets) -> None:
        for item in block.items:
            self.wrapped(item, "text")

    @write.register
    def _(self, block: Callout) -> None:
        several = isinstance(block.text, tuple) and bool(block.text) and not hasattr(block.text[0], "strong")
        self.line(block.title, "h3")
        for text in block.text if several else (block.text,):
            self.wrapped(text, "callout")

    @write.register
    def _(self, block: Quote) -> None:
        self.wrapped(block.text, "text")
        self.wrapped(block.source, "note")

    @write.register
    def _(self, block: Contents) -> None:
        """The sheets, each a place to go to."""
        self.line(block.title or self.words.contents, "h2")
        for name in self.names:
            target = name.replace("'", "''")
            self.sheet.write_url(self.row, 0, f"internal:'{target}'!A1", self.formats["link"], harmless(name))
            self.row += 1

    @write.register
    def _(self, block: KeyFigures) -> None:
        self._pairs((card.label, card.value, "") for card in block.cards)

    @write.register
    def _(self, block: Measures) -> None:
        self._pairs((item.title, item.word, item.detail) for item in block.items)

    def _pairs(self, lines: Iterable[tuple[Text, str, Text]]) -> None:
        for name, value, detail in lines:
            self._put(self.row, 0, name, "name")
            self._cell(self.row, 1, value)
            if plain(detail):
                self._put(self.row, 2, detail, "note")
            self.row += 1

    @write.register
    def _(self, block: Table) -> None:
        self._titled(block.caption)
        self._table(block, spread(block, self.words))
        self.wrapped(block.note, "note")

    @write.register(Figure)
    def _(self, block: Figure) -> None:
        table = as_table(block, self.words)
        drawn = series(block, table, self.words)
        ordered, shown = shown_first(table, drawn, self.words)
        columns = spread(ordered, self.words)
        self._titled(block.caption)
        top = self.row + 1
        self._table(ordered, columns)
        self.wrapped(block.note, "note")
        if drawn and shown:
            self._chart(block, columns, drawn, top, shown)

    def _chart(self, block: Figure, columns: list[Column], drawn: Sequence[int], top: int, shown: int) -> None:
        """The chart beneath its table; of a column that says several figures, the last is drawn: the percentage."""
        places = [max(n for n, column in enumerate(columns) if column.source == source) for source in drawn]
        native = chart(self.book, self.sheet.name, block, places, top, shown)
        self.sheet.insert_chart(self.row, 0, native.chart, {"object_position": 2, "description": clean(block.alt)})
        self.row += round(native.height / CHART_ROWS) + 1

    def _titled(self, caption: str) -> None:
        self.row += 1
        self.line(caption, "h3")

    def _table(self, table: Table, columns: list[Column]) -> None:
        """Head and rows; a column that says several figures at once has one column for each."""
        self._height(self.row, (lines_of(column.head, self.widths[place]) for place, column in enumerate(columns)))
        for place, column in enumerate(columns):
            self._put(self.row, place, column.head, "head-number" if column.facet else "head")
        for n, row in enumerate(table.rows, start=self.row + 1):
            said = ((place, words_of(row[column.source])) for place, column in enumerate(columns) if not column.facet)
            self._height(n, (lines_of(words, self.widths[place]) for place, words in said))
            for place, column in enumerate(columns):
                self._cell(n, place, row[column.source], column.facet)
        self.row += len(table.rows) + 1

    def _cell(self, row: int, place: int, cell: Text | Cell, facet: str = "") -> None:
        """A number where the words say one; the words where they do not, as for what is hidden."""
        found = reading(words_of(cell), self.words) if facet else None
        number = getattr(found, facet) if found else None
        if number is None:
            text = cell.text if isinstance(cell, Cell) else cell
            self._put(row, place, text, "hidden" if facet else "cell" if place else "name")
        else:
            decimals = min(found.decimals, 4) if found and facet == "value" else 0
            self.sheet.write_number(row, place, number, self.formats[f"number-{decimals}"])
