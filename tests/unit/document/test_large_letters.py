"""Figures with letters for a wall: larger, broken to the same width, and as before on paper."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from tests.unit.document.figure_samples import samples
from workshop.document.charts import LARGE, draw, draw_large
from workshop.document.charts.shapes import Label, lines, text_width
from workshop.document.figures import Change, ChangeRow
from workshop.document.metrics import width
from workshop.document.palette import TYPES
from workshop.document.render.svg import svg
from workshop.document.text import Span

FIGURES = samples("fr", long=False)


@pytest.mark.parametrize("name", FIGURES)
def test_large_letters_leave_the_figure_as_wide_and_say_the_same(name):
    usual, large = draw(FIGURES[name]), draw_large(FIGURES[name])
    assert (large.width, usual.letters, large.letters) == (usual.width, 1.0, LARGE)
    assert words(large) == words(usual)


def words(drawing):
    """Without numbers: those of narrow parts of a bar are left out."""
    said = " ".join(shape.text for shape in drawing.shapes if isinstance(shape, Label))
    return set(re.findall(r"[^\W\d]+", said))


@pytest.mark.parametrize("name", [name for name, figure in FIGURES.items() if hasattr(figure, "rows")])
def test_a_line_of_large_letters_stays_inside_the_figure(name):
    drawing = draw_large(FIGURES[name])
    for label in (shape for shape in drawing.shapes if isinstance(shape, Label)):
        wide = width(label.text, TYPES[label.look].face, TYPES[label.look].size * LARGE)
        left = label.x - {"start": 0, "middle": wide / 2, "end": wide}[label.anchor]
        assert left >= -1, label.text
        assert left + wide <= drawing.width + 1, label.text


def test_letters_are_measured_as_they_are_drawn_and_only_for_the_wall():
    before = text_width("Sahel", "label")
    draw_large(next(iter(FIGURES.values())))
    assert text_width("Sahel", "label") == before


def test_the_wall_stretches_letters_where_they_stand_and_paper_does_not():
    figure = next(iter(FIGURES.values()))
    large, usual = svg(draw_large(figure), "alt"), svg(draw(figure), "alt")
    assert re.search(r'<text class="t-\w+(-\w+)*" transform="translate\([\d.]+ [\d.]+\) scale\(1\.5\)"', large)
    assert "transform" not in usual
    assert " style=" not in large


@pytest.mark.parametrize("look, second", [("label", "note"), ("label-lead", "note"), ("core", "core")])
def test_the_same_words_in_a_second_language_stand_beneath_with_no_mark(look, second):
    said = lines((Span("Les routes coupées"), Span("Roads cut off", lang="en", beneath=True)), look, 60)
    alone, beneath = lines("Les routes coupées", look, 60), lines("Roads cut off", second, 60)
    assert (said.rows, said.beneath.rows) == (alone.rows, beneath.rows)
    assert said.height == alone.height + beneath.height
    drawn = said.at(0, 0)
    assert [label.text for label in drawn] == [*alone.rows, *beneath.rows]
    assert [label.lang for label in drawn] == [None] * len(alone.rows) + ["en"] * len(beneath.rows)
    assert [label.look for label in drawn] == [look] * len(alone.rows) + [second] * len(beneath.rows)
    assert sorted(label.y for label in drawn) == [label.y for label in drawn]


@pytest.mark.parametrize("head, kept", [("", ["0", "25", "50", "75", "100"]), ("Difference", ["0", "50", "100"])])
def test_figures_of_a_scale_do_not_touch(head, kept):
    ticks = tuple((n, str(n)) for n in (0, 25, 50, 75, 100))
    row = ChangeRow("Roads", 20, 60, "20", "60", "+40")
    figure = Change(("Round 1", "Round 2"), (row,), "", ticks=ticks, change=head)
    said = [shape for shape in draw_large(figure).shapes if isinstance(shape, Label) and shape.look == "tick"]
    ends = [(label.x - text_width(label.text, "tick"), label.x + text_width(label.text, "tick")) for label in said]
    assert [label.text for label in said] == kept
    assert all(right < left for (_, right), (left, _) in pairwise(ends))
