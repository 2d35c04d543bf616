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
from workshop.document.render.xlsx_charts import Cells, chart, series, shown_first
from workshop.document.render.xlsx_look import INDENT, USUAL, looks, percent_sign, sheet_names, size_of
from workshop.document.render.xlsx_table import OTHER, Column, Grid, grid, lines_of, spread
from workshop.document.text import Text, clean, labelled, plain
from workshop.document.words import Words

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
LONGEST_FOOT = 120
"""Letters of a foot: twice as many, and its codes, are less than a sheet may have."""
LINE, TITLE = 12.9, 26.0
"""Heights of a line, and of the title of a sheet, in points."""
TALLEST = 409.0
"""The highest row that there may be, in points."""
CHART_ROWS = 20.0
"""Height of a row in pixels, by which room is left beneath a chart."""


def render_xlsx(document: Document, words: Words) -> bytes:
    """``document`` as a workbook; what stands before its first chapter is left out. Same document, same bytes."""
    out = io.BytesIO()
    with Workbook(out, OPTIONS | {"default_format_properties": dict(USUAL)}) as book:  # which it writes into
        book.set_properties(_properties(document))
        book.set_custom_property("Language", document.lang)
        formats = {name: book.add_format(look) for name, look in looks(words, document.direction).items()}
        found = chapters(document.blocks)
        titles = [plain(chapter.heading.text) for chapter in found]
        names = sheet_names(titles)
        for chapter, name in zip(found, names, strict=True):
            sheet = book.add_worksheet(name)
            _Sheet(book, sheet, formats, document, words, list(zip(names, titles, strict=True))).fill(chapter)
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
    sheets: list[tuple[str, str]]
    """Name and title of every sheet."""
    row: int = 0
    grid: Grid = field(init=False)

    def fill(self, chapter: Chapter) -> None:
        tables = [table for block in chapter.blocks if (table := table_of(block, self.words))]
        self.grid = grid(tables, self.words)
        self._columns()
        if tables:
            self.sheet.freeze_panes(1, self.grid.names + 1)
        self._print()
        self.sheet.set_row(0, TITLE)
        self.line(chapter.heading.text, "h1")
        self.line(self.document.watermark, "callout")
        for block in chapter.blocks:
            self.write(block)

    def _columns(self) -> None:
        self.sheet.hide_gridlines(2)
        if self.document.direction == "rtl":
            self.sheet.right_to_left()
        self.sheet.set_column(0, 60, OTHER, self.formats["body"])
        for place, width in self.grid.widths.items():
            self.sheet.set_column(place, place, width, self.formats["body"])

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
        if plain(text):
            self._height(self.row, [self._across(0, text, look)])
            self.row += 1

    def _across(self, first: int, text: Text, look: str) -> int:
        """Words from a column to where running text ends; how many lines they need."""
        said, last = harmless(labelled(text)), self.grid.last
        if first < last:
            self.sheet.merge_range(self.row, first, self.row, last, "", self.formats[look])
        self.sheet.write_string(self.row, first, said, self.formats[look])
        return lines_of(said, self.grid.width(first, last), size_of(look))

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
        self.line(block.title, "h3")
        for text in block.paragraphs:
            self.wrapped(text, "callout")

    @write.register
    def _(self, block: Quote) -> None:
        self.wrapped(block.text, "text")
        self.wrapped(block.source, "note")

    @write.register
    def _(self, block: Contents) -> None:
        """The sheets, each a place to go to."""
        self.line(block.title or self.words.contents, "h2")
        for name, title in self.sheets:
            target = name.replace("'", "''")
            self.sheet.write_url(self.row, 0, f"internal:'{target}'!A1", self.formats["link"], harmless(title))
            self.row += 1

    @write.register
    def _(self, block: KeyFigures) -> None:
        self._pairs((card.label, card.value, "") for card in block.cards)

    @write.register
    def _(self, block: Measures) -> None:
        self._pairs((item.title, item.word, item.detail) for item in block.items)

    def _pairs(self, lines: Iterable[tuple[Text, str, Text]]) -> None:
        """A name, its value and what explains it, as high as the longest of them."""
        names = self.grid.names
        for name, value, detail in lines:
            self._put(self.row, names, name, "name")
            self._cell(self.row, names + 1, value)
            high = [self._lines(names, plain(name)), self._lines(names + 1, value)]
            if plain(detail):
                high.append(self._across(names + 2, detail, "note"))
            self._height(self.row, high)
            self.row += 1

    @write.register
    def _(self, block: Table) -> None:
        self._titled(block.caption)
        self._table(block)
        self.wrapped(block.note, "note")

    @write.register(Figure)
    def _(self, block: Figure) -> None:
        table = as_table(block, self.words)
        drawn = series(block, table)
        ordered, shown = shown_first(table, drawn, self.words)
        self._titled(block.caption)
        top = self.row + 1
        self._table(ordered)
        self.wrapped(block.note, "note")
        if drawn and shown:
            self._chart(block, ordered, drawn, (top, top + shown - 1))

    def _chart(self, block: Figure, table: Table, drawn: Sequence[int], rows: tuple[int, int]) -> None:
        """The chart beneath its table; of a column that says several figures, the last is drawn: the percentage."""
        last = {column.source: (place, column.facet) for place, column in self._placed(table)}
        places, facets = zip(*(last[source] for source in drawn), strict=True)
        sign = percent_sign(self.words) if {*facets} == {"percent"} else ""
        native = chart(self.book, block, Cells(self.sheet.name, self.grid.names, places, *rows), sign)
        self.sheet.insert_chart(self.row, 0, native.chart, {"object_position": 2, "description": clean(block.alt)})
        self.row += round(native.height / CHART_ROWS) + 1

    def _titled(self, caption: str) -> None:
        self.row += 1
        self.line(caption, "h3")

    def _placed(self, table: Table) -> list[tuple[int, Column]]:
        """Where its columns stand; one that says several figures at once has a place for each."""
        return list(enumerate(spread(table, self.words), start=self.grid.begin(table, self.words)))

    def _table(self, table: Table) -> None:
        placed = self._placed(table)
        self._height(self.row, (self._lines(place, column.head, bold=True) for place, column in placed))
        for place, column in placed:
            self._put(self.row, place, column.head, "head-number" if column.facet else "head")
        for n, row in enumerate(table.rows, start=self.row + 1):
            said = ((place, words_of(row[column.source])) for place, column in placed if not column.facet)
            self._height(n, (self._lines(place, words) for place, words in said))
            for place, column in placed:
                self._cell(n, place, row[column.source], column.facet)
        self.row += len(table.rows) + 1

    def _lines(self, place: int, said: str, bold: bool = False) -> int:
        return lines_of(said, self.grid.width(place, place) - INDENT, bold=bold)

    def _cell(self, row: int, place: int, cell: Text | Cell, facet: str = "") -> None:
        """A number where the words say one; the words where they do not, as for what is hidden."""
        found = reading(words_of(cell), self.words) if facet else None
        number = getattr(found, facet) if found else None
        if found is None or number is None:
            text = cell.text if isinstance(cell, Cell) else cell
            self._put(row, place, text, "hidden" if facet else "name" if place == self.grid.names else "cell")
        elif facet == "percent":
            self.sheet.write_number(row, place, number / 100, self.formats["percent"])
        else:
            decimals = min(found.decimals, 4) if facet == "value" else 0
            self.sheet.write_number(row, place, number, self.formats[f"number-{decimals}"])
