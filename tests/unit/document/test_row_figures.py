"""Bars in segments, change between rounds, whiskers: every length and mark is true to its number."""

from __future__ import annotations

from dataclasses import replace
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.document.drawings import of_look, texts
from tests.unit.document.figure_samples import (
    Say,
    rated,
)
from workshop.document.as_table import as_table
from workshop.document.charts import draw
from workshop.document.charts.diverging import BAR
from workshop.document.charts.shapes import Box, Circle, Line, Polygon, Strokes
from workshop.document.figures import (
    Bar,
    BarChart,
    Change,
    ChangeRow,
    DivergingBars,
    ScaleRow,
    StackedBars,
    StackRow,
)
from workshop.document.words import Words

SAY = Say("fr")
counts = st.lists(st.integers(0, 30), min_size=5, max_size=5).map(tuple).filter(sum)


@given(st.lists(counts, min_size=1, max_size=4))
def test_a_diverging_bar_stands_astride_the_centre_and_each_is_as_long_as_the_others(rows):
    chart = DivergingBars(tuple("abcde"), tuple(ScaleRow("x", row) for row in rows), "alt")
    drawing = draw(chart)
    centres = {line.x1 for line in of_look(drawing, Line, "scale")}
    assert len(centres) == 1
    boxes = [s for s in drawing.shapes if isinstance(s, Box) and s.height == BAR]
    bars = {}
    for box in boxes:
        bars.setdefault(box.y, []).append(box)
    lengths = [sum(box.width for box in bar) for bar in bars.values()]
    assert max(lengths) - min(lengths) < 0.2
    for row, bar in zip(rows, bars.values(), strict=True):
        unit = lengths[0] / sum(row)
        expected = centres.copy().pop() - (row[0] + row[1] + row[2] / 2) * unit
        assert min(box.x for box in bar) == pytest.approx(expected, abs=0.3)
        widths = [box.width for box in bar]
        assert widths == pytest.approx([count * unit for count in row if count], abs=0.3)


@pytest.mark.parametrize("median, share", [(1, 1 / 12), (2, 3 / 12), (2.5, 4 / 12), (3, 5 / 12), (6, 11 / 12)])
def test_the_median_is_marked_over_its_step_or_between_two(median, share):
    chart = DivergingBars(tuple("abcdef"), (ScaleRow("x", (2,) * 6, median=median),), "alt", median="median")
    drawing = draw(chart)
    boxes = [s for s in drawing.shapes if isinstance(s, Box) and s.height == BAR]
    left, right = min(b.x for b in boxes), max(b.x + b.width for b in boxes)
    tip = max(of_look(drawing, Polygon, "median")[-1].points, key=lambda point: point[1])
    assert tip[0] == pytest.approx(left + share * (right - left), abs=0.1)


def test_dont_know_stands_apart_and_in_no_bar():
    with_it = rated(SAY, 2, hidden=False)
    without = replace(with_it, rows=tuple(replace(row, unknown="") for row in with_it.rows))
    assert "Ne sait pas" in " ".join(label.text for label in texts(draw(with_it)))

    def bars(chart):
        return [box.width for box in draw(chart).shapes if isinstance(box, Box) and box.height == BAR]

    ratios = [a / b for a, b in zip(bars(with_it), bars(without), strict=True)]
    assert max(ratios) - min(ratios) < 0.02


@pytest.mark.parametrize("chart", [
    DivergingBars(("no", "yes"), (ScaleRow("x", None, hidden="too few"),), "alt"),
    StackedBars(("no", "yes"), (StackRow("x", None, hidden="too few"),), "alt"),
], ids=["scale", "stack"])  # fmt: skip
def test_hidden_counts_draw_their_reason_and_no_bar(chart):
    drawing = draw(chart)
    assert "too few" in [label.text for label in texts(drawing)]
    assert of_look(drawing, Box, "track-hidden")
    assert not [box for box in drawing.shapes if isinstance(box, Box) and box.x > 100 and box.look != "track-hidden"]
    assert as_table(chart, Words()).rows[0][1] == "too few"


@given(st.lists(counts, min_size=1, max_size=3))
def test_a_stacked_bar_is_as_long_as_the_others_and_shares_are_true(rows):
    chart = StackedBars(tuple("abcde"), tuple(StackRow("x", row) for row in rows), "alt")
    bars = {}
    for box in draw(chart).shapes:
        if isinstance(box, Box) and box.height == BAR:
            bars.setdefault(box.y, []).append(box.width)
    for row, widths in zip(rows, bars.values(), strict=True):
        whole = sum(widths)
        assert widths == pytest.approx([whole * count / sum(row) for count in row if count], abs=0.1)


def change_of(first, second, **named):
    return draw(Change(("1", "2"), (ChangeRow("x", first, second, "a", "b"),), "alt", **named))


@pytest.mark.parametrize("first, second, low, high, way", [(20, 80, 0, 100, 1), (80, 20, 0, 100, -1), (6, 1, 8, 1, 1)])
def test_the_arrow_goes_from_the_hollow_mark_to_the_filled_one(first, second, low, high, way):
    drawing = change_of(first, second, low=low, high=high)
    hollow, filled = of_look(drawing, Circle, "round-1")[-1], of_look(drawing, Circle, "round-2")[-1]
    assert (filled.x - hollow.x) * way > 0
    (arrow,) = of_look(drawing, Polygon, "arrow")
    assert hypot(arrow.points[0][0] - filled.x, arrow.points[0][1] - filled.y) == pytest.approx(filled.radius)


def test_marks_that_coincide_are_both_seen():
    drawing = change_of(50, 50)
    hollow, filled = of_look(drawing, Circle, "round-1")[-1], of_look(drawing, Circle, "round-2")[-1]
    assert hollow.radius > filled.radius + 1.5
    assert not of_look(drawing, Polygon, "arrow")


@pytest.mark.parametrize("first, second, marks", [(None, 50, (1, 2)), (50, None, (2, 1)), (None, None, (1, 1))])
def test_a_hidden_round_draws_no_mark(first, second, marks):
    drawing = change_of(first, second)
    assert (len(of_look(drawing, Circle, "round-1")), len(of_look(drawing, Circle, "round-2"))) == marks


def test_a_whisker_shows_the_range_of_its_bar_and_the_key_says_what_it_is():
    chart = BarChart(
        (Bar("a", 50, "50", span=(40, 70)), Bar("b", None, "too few", span=(0, 1))), "alt", span="stability"
    )
    drawing = draw(chart)
    key, whisker = of_look(drawing, Strokes, "span")
    track = of_look(drawing, Box, "track")[0]
    (left, y), (right, _) = whisker.lines[0]
    assert (left - track.x) / track.width == pytest.approx(0.4, abs=0.001)
    assert (right - track.x) / track.width == pytest.approx(0.7, abs=0.001)
    assert track.y < y < track.y + track.height
    assert key.lines[0][0][1] < track.y
    assert "stability" in [label.text for label in texts(drawing)]
    assert of_look(draw(BarChart((Bar("a", 50, "50"),), "alt")), Strokes, "span") == []


def test_points_are_a_bar_with_their_givers_under_the_label():
    chart = BarChart((Bar("Emplois", 46, "46", "1", note="12 donneurs"),), "alt", top=46)
    track, bar = (shape for shape in draw(chart).shapes if isinstance(shape, Box))
    assert bar.width == pytest.approx(track.width)
    assert "12 donneurs" in [label.text for label in texts(draw(chart))]
