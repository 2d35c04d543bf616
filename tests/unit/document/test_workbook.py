"""How a workbook is laid out: numbers before names, rows as high as their words, shares, what stays in view."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl
import pytest

from tests.support.sample_document import WORDS, sample
from workshop.document.blocks import Contents, Document, Heading, Paragraph, Table
from workshop.document.figures import Bar, BarChart, Measure, Measures
from workshop.document.metrics import width
from workshop.document.plots import Axis, PlotPoint, QuadrantPlot, Quadrants
from workshop.document.render import RENDERERS
from workshop.document.render.xlsx_table import FIGURE, NARROWER, grid, lines_of, spread
from workshop.document.words import Words

PLAN = Table(("No.", "Action", "Who"), (("1", "Open the well", "Commune"), ("2", "Mend the road", "Cercle")))
SHARES = Table(("Answer", "Chosen by"), (("Water", "71% (17 of 24)"), ("Land", "not shown")), numeric=(1,))
LONG = "The same answer comes first by all methods, whoever of the participants is left out of the count of the room."


def book(*blocks, words: Words = WORDS["en"], **other) -> openpyxl.Workbook:
    document: Document = replace(sample("en"), blocks=(Heading(1, "One"), *blocks), **other)
    return openpyxl.load_workbook(io.BytesIO(RENDERERS["xlsx"](document, words)))


def rows(sheet) -> list[tuple]:
    return list(sheet.iter_rows(values_only=True))


def test_numbers_of_rows_stand_before_their_names_and_names_under_names():
    sheet = book(PLAN, SHARES).active
    assert ("No.", "Action", "Who") in [row[:3] for row in rows(sheet)]
    assert (2, "Mend the road", "Cercle") in [row[:3] for row in rows(sheet)]
    assert (None, "Water", 17) in [row[:3] for row in rows(sheet)]
    assert sheet.column_dimensions["A"].width < sheet.column_dimensions["B"].width


def test_names_come_first_where_no_row_has_a_number():
    assert ("Water", 17, 24, 0.71) in rows(book(SHARES).active)


@pytest.mark.parametrize(
    "shares, sign", [(("{percent}% ({x} of {n})",), "0%"), (("{percent} % ({x} of {n})",), "0\\ %")]
)
def test_shares_are_numbers_that_a_spreadsheet_writes_with_its_percent_sign(shares, sign):
    told = Table(("Answer", "Chosen by"), (("Water", shares[0].format(percent=71, x=17, n=24)),), numeric=(1,))
    cells = [cell for row in book(told, words=Words(shares=shares)).active.iter_rows() for cell in row]
    assert [(cell.value, cell.number_format) for cell in cells if cell.value == 0.71] == [(0.71, sign)]


def test_what_explains_a_measure_has_a_row_as_high_as_its_words():
    sheet = book(Measures((Measure("Strength", "sensitive to the method used", 1, 3, LONG * 3),))).active
    (row,) = (cell.row for cell in sheet["A"] if cell.value == "Strength")
    across = next(one for one in sheet.merged_cells.ranges if one.min_row == row)
    room = sum(sheet.column_dimensions[chr(64 + n)].width or 13 for n in range(across.min_col, across.max_col + 1))
    needed = width(LONG * 3, "Italic", 9 * NARROWER) / (room * FIGURE)
    assert sheet.row_dimensions[row].height >= 11.5 * needed


def test_a_title_and_the_names_of_the_rows_stay_in_view():
    assert book(PLAN).active.freeze_panes == "C2"
    assert book(SHARES).active.freeze_panes == "B2"
    assert book(Paragraph("Words only")).active.freeze_panes is None


def test_the_list_of_sheets_says_whole_titles():
    title = "What are, in your own words, the drivers of the violent conflict?"
    sheet = book(Contents("Sheets"), Heading(1, title)).worksheets[0]
    (link,) = (cell for cell in sheet["A"] if cell.value == title)
    assert link.hyperlink.location.startswith("'What are")


def test_a_workbook_leaves_no_trace_in_the_next_one():
    one, other = (RENDERERS["xlsx"](sample("en"), WORDS["en"]) for _ in range(2))
    assert one == other


def test_the_file_says_its_language():
    assert book(PLAN).custom_doc_props["Language"].value == "en"


def test_both_sides_of_a_plot_are_bars_without_the_points_that_are_hidden():
    points = (PlotPoint("1", "Water", 3, 4, "3", "4"), PlotPoint("2", "Land", None, None, "not shown", "not shown"))
    plot = QuadrantPlot(
        Axis("Feasible", 1, 5, 3), Axis("Important", 1, 5, 3), points, Quadrants("", "", "", ""), "Said"
    )
    (chart,) = book(plot).active._charts
    assert [one.val.numRef.f.split("!")[1] for one in chart.ser] == ["$C$4", "$D$4"]


def test_a_chart_of_bars_needs_no_word_that_stands_over_no_other_column():
    """Where a language has one word for “place” and for “figure”, the figures are drawn all the same."""
    chart = BarChart((Bar("Water", 12, "12", place="1"),), alt="Water 12", caption="Bars")
    (drawn,) = book(chart, words=Words(place="Value")).active._charts
    assert drawn.ser[0].val.numRef.f.endswith("$C$5")


@pytest.mark.parametrize("said, lines", [("", 1), ("Water", 1), ("w" * 60, 2), ("Water " * 30, 4)])
def test_words_are_measured_letter_by_letter(said, lines):
    assert abs(lines_of(said, 40) - lines) <= 1
    assert lines_of(said, 400) == 1


def test_columns_of_a_sheet_are_those_of_all_its_tables():
    shared = grid([PLAN, SHARES], Words())
    assert (shared.names, shared.begin(PLAN, Words()), shared.begin(SHARES, Words())) == (1, 0, 1)
    assert [column.head for column in spread(PLAN, Words())] == ["No.", "Action", "Who"]
