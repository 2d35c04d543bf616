"""Surfaces are told apart in grey, and figures on them can be read."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.document.charts.patterns import AGAINST, CATEGORIES, FAVOUR, NEUTRAL, scale_patterns, segment, surface
from workshop.document.charts.shapes import Box, Label, Strokes
from workshop.document.palette import INKS, TYPES


def lightness(colour: str) -> float:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255


def apart(one, other) -> bool:
    """Whether two patterns can be told from each other without colour."""
    a, b = lightness(INKS[one.ground].fill), lightness(INKS[other.ground].fill)
    return one.hatching != other.hatching or abs(a - b) > 0.1


def test_categories_are_told_apart_in_grey():
    assert [(a, b) for a, b in combinations(CATEGORIES, 2) if not apart(a, b)] == []


@pytest.mark.parametrize("steps", range(2, 10))
def test_neighbouring_steps_of_a_scale_are_told_apart_in_grey_up_to_nine(steps):
    astride = (steps // 2 + 1,) if steps % 2 else ()
    patterns = scale_patterns(steps, astride)
    assert len(patterns) == len(set(patterns)) == steps
    assert all(a.ground != b.ground for a, b in pairwise(patterns))
    ends = patterns[0], patterns[-1]
    assert apart(*ends)
    assert (ends[0].hatching, ends[1].hatching) == ("/", "")


def test_two_patterns_that_are_alike_in_grey_are_noticed():
    assert not apart(CATEGORIES[0], replace(CATEGORIES[0], lines="hatch-dark"))


def contrast(one: str, other: str) -> float:
    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("pattern", [*CATEGORIES, *AGAINST, *FAVOUR, *NEUTRAL], ids=lambda pattern: pattern.ground)
def test_figures_are_read_on_every_pattern(pattern):
    beneath = "plate" if pattern.hatching else pattern.ground
    assert contrast(TYPES[pattern.figures].colour, INKS[beneath].fill) >= 4.5


@given(st.floats(0, 400), st.floats(0, 40), st.sampled_from(CATEGORIES))
def test_hatching_stays_on_its_surface(width, height, pattern):
    strokes = [s for s in surface(pattern, 10, 20, width, height) if isinstance(s, Strokes)]
    points = [p for s in strokes for line in s.lines for p in line]
    assert all(9.98 <= x <= 10.02 + width and 19.98 <= y <= 20.02 + height for x, y in points)


@pytest.mark.parametrize("width, shown", [(9, False), (12, True)])
def test_a_count_stands_in_its_segment_only_where_it_fits(width, shown):
    shapes = list(segment(CATEGORIES[0], 0, 0, width, 14, "17" if width == 9 else "7"))
    assert any(isinstance(shape, Label) for shape in shapes) == shown


@pytest.mark.parametrize("pattern", [*CATEGORIES, *AGAINST, *NEUTRAL], ids=lambda pattern: pattern.ground)
def test_no_line_of_a_hatching_runs_through_a_figure(pattern):
    shapes = list(segment(pattern, 0, 0, 14, 14, "7"))
    plates = [shape for shape in shapes if isinstance(shape, Box) and shape.look == "plate"]
    assert len(plates) == bool(pattern.hatching)
    assert not pattern.hatching or shapes.index(plates[0]) == len(shapes) - 2
