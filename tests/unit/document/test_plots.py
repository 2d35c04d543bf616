"""Plots, links and the conflict tree: dots at their place, arrows free of labels, boxes apart."""

from __future__ import annotations

from itertools import combinations
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.document.drawings import extent, meeting, of_look, texts
from tests.unit.document.figure_samples import (
    LONGEST,
    Say,
    conflict,
    influence,
    strongest,
)
from tests.unit.document.test_charts import edges, leaving
from workshop.document.charts import draw
from workshop.document.charts.curves import curve
from workshop.document.charts.placing import CLEAR, RADIUS, Spot, placed
from workshop.document.charts.shapes import Box, Circle, Drawing, Label, Line, Polygon, Strokes
from workshop.document.palette import INKS
from workshop.document.plots import (
    Axis,
    Branch,
    ConflictTree,
    Link,
    LinkDiagram,
    Node,
    PlotPoint,
    QuadrantPlot,
    Quadrants,
)

SAY = Say("fr")
MIDDLE = Axis("x", 1, 5, 3)
CORNERS = Quadrants("a", "b", "c", "d")


def plot_of(points, **named) -> QuadrantPlot:
    return QuadrantPlot(MIDDLE, MIDDLE, tuple(points), CORNERS, "alt", **named)


answers = st.sampled_from([1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5])


def spots_of(drawing: Drawing) -> list[Circle]:
    return [s for s in drawing.shapes if isinstance(s, Circle) and s.look.startswith("dot-")]


@given(st.lists(st.tuples(answers, answers), min_size=1, max_size=24))
def test_dots_do_not_hide_each_other_and_stay_in_their_quadrant(places):
    points = [PlotPoint(str(n), "x", x, y) for n, (x, y) in enumerate(places)]
    drawing = draw(plot_of(points))
    spots = spots_of(drawing)
    assert len(spots) == len(points)
    assert all(hypot(a.x - b.x, a.y - b.y) >= 2 * RADIUS for a, b in combinations(spots, 2))
    upright = next(line for line in of_look(drawing, Line, "middle") if line.x1 == line.x2)
    level = next(line for line in of_look(drawing, Line, "middle") if line.y1 == line.y2)
    for spot, (x, y) in zip(spots, places, strict=True):
        assert x == 3 or (spot.x > upright.x1) == (x > 3)
        assert y == 3 or (spot.y < level.y1) == (y > 3)
        look = "edge" if 3 in (x, y) else "rest" if y < 3 else "now" if x > 3 else "next"
        assert spot.look == f"dot-{look}"


def test_the_first_dot_of_a_place_stands_on_it():
    wanted = [Spot(100, 100), Spot(100, 100), Spot(100 + RADIUS, 100), Spot(100, 100)]
    found = placed(wanted, [lambda _: True] * 4)
    assert found[0] == wanted[0]
    assert not any(a.meets(b) for a, b in combinations(found, 2))
    assert all(hypot(spot.x - 100, spot.y - 100) < 4 * (RADIUS + CLEAR) for spot in found)


def test_a_dot_that_had_to_move_is_joined_to_its_place():
    def threads(*places):
        points = [PlotPoint(str(n), "x", x, y) for n, (x, y) in enumerate(places)]
        return len(of_look(draw(plot_of(points)), Line, "leader"))

    assert threads((4, 4), (2, 2)) == 0
    assert threads((4, 4), (4, 4), (4, 4)) == 2


@given(st.floats(1, 5), st.floats(1, 5))
def test_a_dot_stands_where_its_values_are(x, y):
    (spot,) = spots_of(draw(plot_of([PlotPoint("1", "x", x, y)])))
    low, high = (spots_of(draw(plot_of([PlotPoint("1", "x", end, end)])))[0] for end in (1, 5))
    assert spot.x == pytest.approx(low.x + (x - 1) / 4 * (high.x - low.x), abs=0.02)
    assert spot.y == pytest.approx(low.y + (y - 1) / 4 * (high.y - low.y), abs=0.02)


def test_a_hidden_point_is_named_with_its_reason_and_not_drawn():
    drawing = draw(plot_of([PlotPoint("1", "Land", None, None, "too few"), PlotPoint("2", "Water", 4, 4)]))
    assert len(spots_of(drawing)) == 1
    assert {"Land", "too few", "Water"} <= {label.text for label in texts(drawing)}


@pytest.mark.parametrize("cut", [1, 1.2, 3, 4.9, 5])
def test_names_of_quadrants_keep_apart_wherever_the_cut_stands(cut):
    name = "Motrices, autonomes, relais et résultats"
    axis = Axis("x", 1, 5, cut)
    drawing = draw(QuadrantPlot(axis, axis, (), Quadrants(name, name, name, name), "alt"))
    assert meeting(drawing) == []
    assert leaving(drawing) == []


def test_points_of_the_same_quartiles_share_one_box():
    spans = {"x_span": (2, 4), "y_span": (3, 5)}
    drawing = draw(plot_of([PlotPoint("1", "x", 3, 4, **spans), PlotPoint("2", "x", 2, 4, **spans)]))
    (box,) = of_look(drawing, Box, "quartiles")
    dots = spots_of(draw(plot_of([PlotPoint("1", "x", 2, 3), PlotPoint("2", "x", 4, 5)])))
    assert (box.x, box.x + box.width) == pytest.approx((dots[0].x, dots[1].x))
    assert (box.y + box.height, box.y) == pytest.approx((dots[0].y, dots[1].y))


def test_the_place_by_importance_stands_beside_its_dot():
    drawing = draw(influence(SAY))
    ranks = [label for label in texts(drawing) if label.look == "rank"]
    assert [label.text for label in ranks[1:]] == ["1re", *(f"{n}e" for n in range(2, 9))]
    for spot, label in zip(spots_of(drawing), ranks[1:], strict=True):
        assert 0 < label.x - spot.x < 3 * RADIUS
        assert abs(label.y - spot.y) < RADIUS


@pytest.mark.parametrize("long", [False, True])
@pytest.mark.parametrize("count", [2, 3, 5, 8])
def test_no_arrow_runs_through_a_label_or_another_disc(count, long):
    drawing = draw(strongest(Say("fr", long), count))
    lines = [line for s in drawing.shapes if isinstance(s, Strokes) for line in s.lines]
    assert lines
    key = min(circle.y - circle.radius for circle in drawing.shapes if isinstance(circle, Circle))
    for x, y in (point for line in lines for point in line):
        hit = [label.text for label in texts(drawing) for a, b, c, d in [extent(label)] if a < x < c and b < y < d]
        assert hit == []
        assert y > key - 40
    for circle in (s for s in drawing.shapes if isinstance(s, Circle)):
        inside = [
            p for line in lines for p in line[1:-1] if hypot(p[0] - circle.x, p[1] - circle.y) < circle.radius - 0.5
        ]
        assert inside == []


def test_an_arrow_points_at_its_target():
    diagram = LinkDiagram((Node("1", "a"), Node("2", "b")), (Link(0, 1, 3), Link(1, 0, 1)), ("w", "m", "s"), "alt")
    drawing = draw(diagram)
    one, two = (s for s in drawing.shapes if isinstance(s, Circle))
    for look, target in (("tip-3", two), ("tip-1", one)):
        (tip,) = of_look(drawing, Polygon, look)
        assert hypot(tip.points[0][0] - target.x, tip.points[0][1] - target.y) == pytest.approx(
            target.radius + 1.5, abs=1
        )
    there, back = (of_look(drawing, Strokes, look)[0].lines[0] for look in ("link-3", "link-1"))
    assert min(hypot(a[0] - b[0], a[1] - b[1]) for a in there[2:-2] for b in back[2:-2]) > 5


def test_thicker_arrows_are_stronger():
    assert [INKS[f"link-{n}"].width for n in (1, 2, 3)] == sorted(INKS[f"link-{n}"].width for n in (1, 2, 3))


def test_a_curve_begins_and_ends_where_it_should_and_leans_to_its_bend():
    points = curve((0, 0), (10, 20), (20, 0), 4)
    assert (points[0], points[2], points[-1]) == ((0, 0), (10, 10), (20, 0))


@given(st.integers(0, 9), st.integers(0, 3), st.integers(0, 9))
def test_boxes_of_a_tree_never_overlap_effects_above_core_above_causes(effects, core, causes):
    def branches(word, count):
        return tuple(Branch(f"{word} {LONGEST if n % 3 == 1 else n}", "3", "x" * (n % 2)) for n in range(count))

    figure = ConflictTree(
        ("E", "K", "C"), branches("effect", effects), branches("core", core), branches("cause", causes), "alt"
    )
    drawing = draw(figure)
    boxes = [s for s in drawing.shapes if isinstance(s, Box) and s.look in ("leaf", "core")]
    assert len(boxes) == effects + core + causes
    for a, b in combinations(boxes, 2):
        across = min(a.x + a.width, b.x + b.width) - max(a.x, b.x)
        assert across <= 0 or min(a.y + a.height, b.y + b.height) <= max(a.y, b.y)
    assert [
        word[0].text.split()[0] for word in [_inside(drawing, box) for box in sorted(boxes, key=lambda b: b.y)]
    ] == (["effect"] * effects + ["core"] * core + ["cause"] * causes)
    assert leaving(drawing) == []


def _inside(drawing: Drawing, box: Box) -> list[Label]:
    return [
        label for label in texts(drawing)
        if box.y < label.y < box.y + box.height and edges(label)[0] >= box.x and edges(label)[2] <= box.x + box.width
    ]  # fmt: skip


def test_every_effect_and_cause_beside_the_trunk_has_its_branch():
    assert len(of_look(draw(conflict(SAY, 13)), Strokes, "branch")) == 12
    assert len(of_look(draw(conflict(SAY, 12)), Strokes, "branch")) == 10
