"""Geometry: nothing leaves the drawing, hidden values draw nothing, shapes tell groups apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.document.charts import draw
from workshop.document.charts.lozenge import STEPS, lozenges
from workshop.document.charts.shapes import WIDTH, Box, Circle, Drawing, Label, Line, Polygon, Strokes, text_width
from workshop.document.figures import SYMBOLS, Bar, BarChart, Dot, DotGroup, DotPlot, DotRow
from workshop.document.text import Span

TICKS = ((0, "0"), (50, "50"), (100, "100"))


def looks(drawing: Drawing, kind: type) -> list[str]:
    return [shape.look for shape in drawing.shapes if isinstance(shape, kind)]


def edges(shape) -> tuple[float, float, float, float]:
    match shape:
        case Box(x, y, width, height):
            return x, y, x + width, y + height
        case Circle(x, y, radius):
            return x - radius, y - radius, x + radius, y + radius
        case Line(x1, y1, x2, y2):
            return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)
        case Polygon(points):
            xs, ys = zip(*points, strict=True)
            return min(xs), min(ys), max(xs), max(ys)
        case Strokes(strokes):
            xs, ys = zip(*(point for line in strokes for point in line), strict=True)
            return min(xs), min(ys), max(xs), max(ys)
        case Label(x, y, text, look, anchor):
            left = x - text_width(text, look) * {"start": 0, "middle": 0.5, "end": 1}[anchor]
            return left, y - 8, left + text_width(text, look), y
    raise AssertionError(shape)


def leaving(drawing: Drawing) -> list:
    return [
        shape for shape in drawing.shapes for x1, y1, x2, y2 in [edges(shape)]
        if x1 < -0.6 or y1 < -0.6 or x2 > drawing.width + 0.6 or y2 > drawing.height + 0.6
    ]  # fmt: skip


names = st.text(alphabet="abcdé fghiɛ’", min_size=1, max_size=120)
bars = st.builds(
    Bar,
    label=names,
    value=st.one_of(st.none(), st.floats(0, 100)),
    value_text=st.sampled_from(["54", "12 of 24", "–"]),
    place=st.sampled_from(["", "1", "12"]),
    lead=st.booleans(),
    tied=st.sampled_from(["", "ex æquo"]),
    note=st.sampled_from(["", "named by 12 of 24"]),
)


@given(st.lists(bars, min_size=1, max_size=6))
def test_no_part_of_a_bar_chart_leaves_its_drawing(rows):
    assert leaving(draw(BarChart(tuple(rows), "alt", ticks=TICKS))) == []


@given(st.integers(1, 6), st.data())
def test_no_part_of_a_dot_plot_leaves_its_drawing(count, data):
    shares = st.one_of(st.none(), st.floats(0, 1))
    dots = st.builds(Dot, shares, st.sampled_from(["5 of 7", "too few"]))
    row = st.builds(DotRow, names, st.tuples(*[dots] * count), st.booleans(), st.sampled_from(["", "51"]))
    rows = data.draw(st.lists(row, min_size=1, max_size=4))
    label = data.draw(st.sampled_from(["G", "Women’s association "]))
    plot = DotPlot(
        tuple(DotGroup(label * (i + 1), "n = 7") for i in range(count)), tuple(rows), "alt", ("none", "half", "all")
    )
    assert leaving(draw(plot)) == []


def test_what_leaves_a_drawing_is_noticed():
    assert leaving(Drawing(10, 10, (Box(5, 5, 10, 1, "bar"),)))


def test_a_hidden_value_draws_a_dashed_track_and_its_reason_but_no_bar():
    drawing = draw(BarChart((Bar("Land", None, "too few"),), "alt"))
    assert "bar" not in looks(drawing, Box)
    assert "track-hidden" in looks(drawing, Box)
    assert "too few" in [shape.text for shape in drawing.shapes if isinstance(shape, Label)]


@pytest.mark.parametrize("value, share", [(0, 0.0), (50, 0.5), (100, 1.0), (120, 1.0)])
def test_a_bar_is_as_long_as_its_value(value, share):
    drawing = draw(BarChart((Bar("Land", value, str(value)),), "alt"))
    track, bar = (shape for shape in drawing.shapes if isinstance(shape, Box))
    assert bar.width == pytest.approx(track.width * share, abs=0.02)


def test_a_gold_stitch_joins_those_who_share_a_place_and_only_those():
    rows = [Bar("a", 3, "3", "1", tied="ex æquo"), Bar("b", 3, "3", "1", tied="ex æquo"), Bar("c", 2, "2", "3")]
    assert looks(draw(BarChart(tuple(rows), "alt")), Line).count("stitch") == 1
    assert looks(draw(BarChart((rows[0], rows[2]), "alt")), Line).count("stitch") == 0


def test_lanes_keep_the_order_of_groups_from_above_to_below():
    groups = tuple(DotGroup(name) for name in ("North", "Centre", "South"))
    drawing = draw(DotPlot(groups, (DotRow("Land", (Dot(0.5, "1"),) * 3),), "alt"))
    triangle = [s for s in drawing.shapes if isinstance(s, Polygon)][-1]
    disc = [s for s in drawing.shapes if isinstance(s, Circle)][-1]
    square = [s for s in drawing.shapes if isinstance(s, Box) and s.look == "south"][-1]
    assert min(y for _, y in triangle.points) < disc.y < square.y + square.height / 2


@pytest.mark.parametrize("text, columns", [("5 of 7", 5), ("too few to be shown apart", 0)])
def test_counts_that_leave_no_room_for_the_line_are_left_to_the_table(text, columns):
    groups = tuple(DotGroup(str(i)) for i in range(5))
    drawing = draw(DotPlot(groups, (DotRow("x", (Dot(0.5, text),) * 5),), "alt"))
    assert [shape.text for shape in drawing.shapes if isinstance(shape, Label)].count(text) == columns


def test_every_group_has_its_own_look():
    groups = tuple(DotGroup(str(i)) for i in range(len(SYMBOLS)))
    drawing = draw(DotPlot(groups, (DotRow("x", (Dot(0.5, "1"),) * len(groups)),), "alt"))
    assert set(SYMBOLS) <= {shape.look for shape in drawing.shapes}


def test_joined_dots_that_meet_are_set_one_above_the_other():
    drawing = draw(
        DotPlot((DotGroup("W"), DotGroup("M")), (DotRow("x", (Dot(0.5, "1"), Dot(0.5, "1"))),), "alt", joined=True)
    )
    disc = [s for s in drawing.shapes if isinstance(s, Circle)][-1]
    block = [s for s in drawing.shapes if isinstance(s, Box) and s.look == "block"][-1]
    assert disc.y < block.y + block.height / 2


def test_a_measure_shows_as_many_woven_lozenges_as_it_has_steps():
    assert looks(lozenges(3, 5), Polygon) == ["lozenge-on"] * 3 + ["lozenge-off"] * 2


def test_the_lozenge_is_the_one_of_the_logo():
    assert len(STEPS) == 36
    assert {(20 - x, y) for x, y in STEPS} == set(STEPS) == {(x, 20 - y) for x, y in STEPS}


def test_all_drawings_are_as_wide_as_the_column():
    assert draw(BarChart((Bar("a", 1, "1"),), "alt")).width == WIDTH


def words_of(chart):
    return [shape.text for shape in draw(chart).shapes if isinstance(shape, Label)]


def test_a_label_in_another_language_carries_its_mark_in_a_drawing():
    bars = (Bar((Span("Weapons", lang="en"),), 1, "1"), Bar("Armes", 1, "1"))
    assert "Weapons\u00a0[en]" in words_of(BarChart(bars, ""))
    assert "Armes" in words_of(BarChart(bars, ""))


def test_the_words_for_a_tie_stand_beside_a_short_label_and_under_a_long_one():
    labels = ("Courte", "m" * 24 + " longue")
    bars = tuple(Bar(label, 1, "1", "1", tied="ex æquo") for label in labels)
    lines = {(round(s.y), s.text) for s in draw(BarChart(bars, "")).shapes if isinstance(s, Label)}
    heights = sorted(y for y, text in lines if text == "ex æquo")
    assert abs(heights[0] - next(y for y, text in lines if text == "Courte")) <= 2
    assert heights[1] > max(y for y, text in lines if text.endswith("longue"))


def test_a_section_is_named_above_its_first_bar():
    bars = (Bar("Nord", 1, "1", section="Zone"), Bar("Sud", 1, "1"), Bar("Femme", 1, "1", section="Genre"))
    chart = BarChart(bars, "")
    assert [word for word in words_of(chart) if word in ("Zone", "Nord", "Sud", "Genre", "Femme")] == [
        "Zone", "Nord", "Sud", "Genre", "Femme"
    ]  # fmt: skip


def test_a_chart_with_many_bars_is_set_close():
    def height(n, **how):
        return draw(BarChart(tuple(Bar("a", 1, "1") for _ in range(n)), "", **how)).height / n

    assert height(9) == height(8, close=True) < height(8)


def test_the_name_of_a_group_is_never_cut():
    name = "Femmes leaders des cadres de concertation et des commissions de médiation " * 3
    drawing = draw(DotPlot((DotGroup(name.strip(), "n = 7"),), (DotRow("x", (Dot(0.5, "1"),)),), ""))
    said = " ".join(shape.text for shape in drawing.shapes if isinstance(shape, Label))
    assert name.strip() in said
    assert leaving(drawing) == []
