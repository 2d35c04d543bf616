"""The workbook read back by programs that are not ours: every row in its place, every chart drawn from its cells."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from functools import cache

import openpyxl
import pytest
from lxml import etree

from tests.report.report_sample import sample_facts
from tests.report.whole_report import whole_facts
from workshop.activities.voice import Voice
from workshop.document.blocks import Table
from workshop.document.chapters import chapters, in_order, table_of
from workshop.document.figures import BarChart, Change, DivergingBars, StackedBars
from workshop.document.harmless import harmless
from workshop.document.plots import QuadrantPlot
from workshop.document.readings import reading, words_of
from workshop.document.text import labelled
from workshop.report.data import compose_annex
from workshop.report.editions import printed
from workshop.report.words import words

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
#: The whole report, and two rooms of other sizes that answer otherwise.
FACTS = {"whole": whole_facts, "13 people": lambda: sample_facts(13), "17 people": lambda: sample_facts(17)}
workshops = pytest.mark.parametrize(
    "workshop, language", [("whole", "fr"), ("whole", "en"), ("13 people", "en"), ("17 people", "fr")]
)


@cache
def workbook(workshop: str, language: str) -> bytes:
    return printed(FACTS[workshop](), language, "xlsx")


@cache
def sheets(workshop: str, language: str) -> dict:
    book = openpyxl.load_workbook(io.BytesIO(workbook(workshop, language)))
    return {sheet.title: sheet for sheet in book.worksheets}


def blocks(workshop: str, language: str):
    return in_order(compose_annex(FACTS[workshop](), language).blocks)


def wanted(table: Table, language: str):
    """The rows of a printed table as a spreadsheet should hold them, whatever the order of its columns."""
    said = words(Voice(language))
    figures = [
        column in table.numeric
        or all(reading(words_of(row[column]), said) for row in table.rows if words_of(row[column]))
        for column in range(len(table.head))
    ]
    names = figures.index(False) if False in figures else 0
    for row in table.rows:
        yield said_by(
            value for column, cell in enumerate(row) for value in held(cell, figures[column] and column != names, said)
        )


def said_by(values) -> tuple[Counter, frozenset]:
    """The numbers of a row and its words; a hidden figure is the same word in each of its columns."""
    filled = [value for value in values if value not in (None, "")]
    return Counter(v for v in filled if not isinstance(v, str)), frozenset(v for v in filled if isinstance(v, str))


def held(cell, is_figure: bool, said):
    """What one printed cell should be: its words, or its figures as numbers – shares as shares."""
    found = reading(words_of(cell), said) if is_figure else None
    if found is None:
        return [harmless(labelled(getattr(cell, "text", cell)))]
    share = None if found.percent is None else found.percent / 100
    return [part for part in (found.value, found.of, share) if part is not None]


def rows_of(sheet) -> list[tuple[Counter, frozenset]]:
    return [said_by(row) for row in sheet.iter_rows(values_only=True)]


@workshops
def test_every_row_of_every_table_and_figure_stands_on_its_sheet(workshop, language):
    checked = 0
    found = chapters(compose_annex(FACTS[workshop](), language).blocks)
    for chapter, sheet in zip(found, sheets(workshop, language).values(), strict=True):
        rows = rows_of(sheet)
        for block in chapter.blocks:
            table = table_of(block, words(Voice(language)))
            missing = [row for row in wanted(table, language) if row not in rows] if table else []
            assert missing == [], (sheet.title, getattr(block, "caption", ""))
            checked += len(table.rows) if table else 0
    assert checked > 150


def drawn(workshop: str, language: str):
    """Of every native chart the cells it is drawn from: title, rows of (name, figures)."""
    book = sheets(workshop, language)
    with zipfile.ZipFile(io.BytesIO(workbook(workshop, language))) as archive:
        for name in archive.namelist():
            if name.startswith("xl/charts/chart"):
                yield _chart(etree.fromstring(archive.read(name)), book)


def _chart(chart, book):
    title = "".join(text for one in chart.findall(f"{CHART}chart/{CHART}title") for text in one.itertext()).strip()
    series = [
        [_cells(one.find(f"{CHART}{part}//{CHART}f").text, book) for part in ("cat", "val")]
        for one in chart.iter(f"{CHART}ser")
    ]
    names = series[0][0]
    assert all(own == names for own, _ in series)
    return title, list(zip(names, zip(*(figures for _, figures in series), strict=True), strict=True))


def _cells(reference: str, book) -> list:
    sheet, first, last = re.fullmatch(r"'?(.+?)'?!([$\w]+)(?::([$\w]+))?", reference).groups()
    cells = book[sheet.replace("''", "'")][f"{first}:{last or first}".replace("$", "")]
    return [row[0].value for row in cells]


def values(figure) -> list[tuple[float, ...]]:
    """What the paper draws of a figure, row by row, without what is hidden."""
    match figure:
        case BarChart():
            return [(bar.value,) for bar in figure.bars if bar.value is not None]
        case Change():
            rows = [(row.first, row.second) for row in figure.rows]
        case QuadrantPlot():
            rows = [(point.x, point.y) for point in figure.points]
        case DivergingBars() | StackedBars():
            return [tuple(row.counts) for row in figure.rows if row.counts is not None]
        case _:
            return []
    return [row for row in rows if None not in row]


@workshops
def test_every_chart_draws_from_the_cells_what_the_paper_draws(workshop, language):
    figures = [block for block in blocks(workshop, language) if values(block)]
    charts = list(drawn(workshop, language))
    for figure in figures:
        rows = values(figure)
        assert any(
            title == figure.caption and same(rows, [own for _, own in cells], getattr(figure, "top", 100))
            for title, cells in charts
        ), (figure.caption, rows)
    assert len(figures) > 5


def same(paper: list[tuple], sheet: list[tuple], top: float) -> bool:
    """The same figures but for rounding; a share of the sheet is so much of the whole length on paper."""
    if [len(row) for row in paper] != [len(row) for row in sheet]:
        return False
    pairs = (pair for rows in zip(paper, sheet, strict=True) for pair in zip(*rows, strict=True))
    return all(abs(one - other) <= 0.51 or abs(one / top - other) <= 0.0051 for one, other in pairs)


@workshops
def test_no_chart_draws_words_or_an_empty_cell(workshop, language):
    for title, rows in drawn(workshop, language):
        assert rows, title
        assert all(isinstance(figure, int | float) for _, figures in rows for figure in figures), title
        assert all(isinstance(name, str) and name for name, _ in rows), title


def test_figures_of_another_room_are_not_on_the_sheets():
    """The control: rows of one workshop are looked for in the workbook of another."""
    rows = [row for sheet in sheets("13 people", "en").values() for row in rows_of(sheet)]
    tables = (table_of(block, words(Voice("en"))) for block in blocks("17 people", "en"))
    missing = [row for table in tables if table for row in wanted(table, "en") if row not in rows]
    assert len(missing) > 100
