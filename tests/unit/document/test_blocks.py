"""Blocks refuse what no renderer could set: uneven rows, headings that skip a level."""

from datetime import date

import pytest

from workshop.document.as_table import as_table
from workshop.document.blocks import Document, Heading, KeepTogether, Paragraph, Table, TwoColumns, headings
from workshop.document.figures import Bar, BarChart, Dot, DotGroup, DotPlot, DotRow
from workshop.document.words import Words


def document(*blocks) -> Document:
    return Document("T", "fr", blocks, date(2026, 3, 14))


@pytest.mark.parametrize("levels", [(1, 2, 3, 1), (1, 1, 2, 2, 3, 2), ()])
def test_headings_go_down_one_level_at_a_time(levels):
    assert len(headings(document(*(Heading(level, "x") for level in levels)).blocks)) == len(levels)


@pytest.mark.parametrize("levels", [(2,), (1, 3), (1, 2, 1, 3)])
def test_a_heading_that_skips_a_level_is_refused(levels):
    with pytest.raises(ValueError):
        document(*(Heading(level, "x") for level in levels))


def test_headings_inside_columns_and_groups_count():
    blocks = (Heading(1, "a"), TwoColumns((Heading(2, "b"),), (Paragraph("x"),)), KeepTogether((Heading(3, "c"),)))
    assert [heading.text for heading in headings(blocks)] == ["a", "b", "c"]


def test_an_uneven_table_is_refused():
    with pytest.raises(ValueError):
        Table(("a", "b"), (("1",),))
    with pytest.raises(ValueError):
        Table(("a", "b"), (), widths=(1,))


def test_a_dot_plot_needs_one_dot_per_group():
    with pytest.raises(ValueError):
        DotPlot((DotGroup("Nord"), DotGroup("Sud")), (DotRow("x", (Dot(0.5, "1 of 2"),)),), "alt")


def test_a_chart_is_also_a_table_and_hidden_stays_hidden():
    chart = BarChart((Bar("Land", 54, "54", place="1"), Bar("Water", None, "hidden", place="")), "alt")
    assert as_table(chart, Words()).rows == (("1", "Land", "54"), ("", "Water", "hidden"))
    plot = DotPlot((DotGroup("North", "n = 7"),), (DotRow("Land", (Dot(None, "too few"),)),), "alt")
    assert as_table(plot, Words()).head == ("Item", "North (n = 7)")
    assert as_table(plot, Words()).rows == (("Land", "too few"),)
