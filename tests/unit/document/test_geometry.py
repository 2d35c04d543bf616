"""Whatever is typed: in no figure do two texts meet, leaves one its drawing, is one cut that stands nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.document.drawings import texts
from tests.unit.document.test_charts import edges, leaving
from workshop.document.as_table import as_table
from workshop.document.charts import draw
from workshop.document.charts.shapes import ROOMY, TIGHT, Drawing, Label
from workshop.document.charts.symbols import symbol
from workshop.document.figures import (
    MOST_CATEGORIES,
    MOST_STEPS,
    PAIR,
    SYMBOLS,
    Bar,
    BarChart,
    Change,
    ChangeRow,
    DivergingBars,
    Dot,
    DotGroup,
    DotPlot,
    DotRow,
    ScaleRow,
    StackedBars,
    StackRow,
)
from workshop.document.palette import TYPES
from workshop.document.plots import (
    MOST_NODES,
    Axis,
    Branch,
    ColumnPanels,
    ConflictTree,
    Link,
    LinkDiagram,
    Node,
    Panel,
    PlotPoint,
    QuadrantPlot,
    Quadrants,
)
from workshop.document.text import plain
from workshop.document.words import Words

LONGEST, MOST_ITEMS = 230, 40
#: How far capitals and tails reach from the line, in parts of the size of the letters.
ASCENT, DESCENT, TOUCH = 0.74, 0.2, 0.25
SAID = {
    "fr": ("46 % (11 sur 24)", "ex æquo", "citée par 50 % (12 sur 24)", "trop peu de réponses", "Très important", "n"),
    "en": ("46% (11 of 24)", "tied", "named by 50% (12 of 24)", "too few answers", "Very important", "n"),
}
words = st.text(alphabet="abcdeéèmoruɛŋ’-", min_size=1, max_size=16)
spaced = st.lists(words, min_size=1, max_size=40).map(" ".join)
labels = st.one_of(spaced, st.text(alphabet="mWil", min_size=1, max_size=LONGEST)).map(
    lambda said: said[:LONGEST].strip() or "x"
)
shares = st.one_of(st.none(), st.floats(0, 1))


def items(of, most=MOST_ITEMS):
    return st.lists(of, min_size=1, max_size=most).map(tuple)


@st.composite
def bar_charts(choose):
    figure, tied, note, hidden, *_ = choose(st.sampled_from(list(SAID.values())))
    bars = st.builds(
        Bar, labels, st.one_of(st.none(), st.floats(0, 100)), st.sampled_from([figure, "7", hidden]),
        place=st.sampled_from(["", "1", "38"]), lead=st.booleans(), tied=st.sampled_from(["", tied]),
        note=st.one_of(st.just(""), st.just(note), labels),
        section=st.sampled_from(["", "Type d’organisation"]),
    )  # fmt: skip
    return BarChart(choose(items(bars)), "alt", ticks=choose(st.sampled_from([(), ((0, "0"), (100, "100"))])))


@st.composite
def dot_plots(choose):
    figure, *_ = choose(st.sampled_from([("5 sur 7",), ("5 of 7",), ("12 %",)]))
    count = choose(st.integers(1, 6))
    dots = st.tuples(*[st.builds(Dot, shares, st.sampled_from([figure, "–"]))] * count)
    rows = items(st.builds(DotRow, labels, dots, st.booleans(), st.sampled_from(["", "+12"])))
    groups = tuple(DotGroup(choose(labels), "n = 7") for _ in range(count))
    joined = count == 2 and choose(st.booleans())
    return DotPlot(groups, choose(rows), "alt", ("personne", "la moitié", "tous"), joined=joined)


@st.composite
def scales(choose):
    *_, hidden, step, n = choose(st.sampled_from(list(SAID.values())))
    count = choose(st.integers(2, MOST_STEPS))
    counts = st.one_of(st.none(), st.lists(st.integers(0, 300), min_size=count, max_size=count).map(tuple).filter(sum))
    rows = st.builds(
        ScaleRow, labels, counts, st.just("300"), st.sampled_from(["", "7"]), st.sampled_from([None, 1, 1.5, count]),
        st.just("3,5"), st.one_of(st.just(""), labels), st.just(hidden),
    )  # fmt: skip
    steps = tuple(choose(st.one_of(st.just(f"{place} {step}"), labels)) for place in range(count))
    return DivergingBars(steps, choose(items(rows)), "alt", "ne sait pas", "médiane", n)


@st.composite
def stacks(choose):
    *_, hidden, _, n = choose(st.sampled_from(list(SAID.values())))
    count = choose(st.integers(1, MOST_CATEGORIES))
    counts = st.one_of(st.none(), st.lists(st.integers(0, 300), min_size=count, max_size=count).map(tuple).filter(sum))
    rows = st.builds(StackRow, labels, counts, st.just("300"), st.one_of(st.just(""), labels),
                     st.sampled_from(["", "à discuter"]), st.just(hidden))  # fmt: skip
    return StackedBars(tuple(choose(labels) for _ in range(count)), choose(items(rows)), "alt", n)


@st.composite
def changes(choose):
    value = st.one_of(st.none(), st.floats(0, 100))
    row = st.builds(ChangeRow, labels, value, value, st.just("71"), st.just("100"), st.just("+29"), st.booleans())
    ticks = ((0, "0"), (50, "50"), (100, "100"))
    return Change(("Tour 1", "Tour 2"), choose(items(row)), "alt", ticks=ticks, change="Écart")


@st.composite
def quadrant_plots(choose):
    value = st.one_of(st.none(), st.floats(1, 5), st.integers(1, 5))
    count = choose(st.integers(1, MOST_ITEMS))
    points = tuple(
        PlotPoint(str(n + 1), choose(labels), choose(value), choose(value), "4", "masqué",
                  rank=choose(st.sampled_from(["", "12e"])))
        for n in range(count)
    )  # fmt: skip
    x, y = (Axis(choose(labels), 1, 5, choose(st.floats(1.5, 4.5)), ((1, "1"), (5, "5")), "milieu") for _ in "xy")
    return QuadrantPlot(x, y, points, Quadrants(*(choose(labels) for _ in range(4))), "alt", "moitié", "place")


@st.composite
def diagrams(choose):
    count = choose(st.integers(2, MOST_NODES))
    nodes = tuple(Node(str(n + 1), choose(labels)) for n in range(count))
    links = tuple(Link(n, (n + 1) % count, choose(st.sampled_from([1, 2, 3]))) for n in range(count))
    return LinkDiagram(nodes, links, ("faible", "moyen", "fort"), "alt")


@st.composite
def trees(choose):
    one = st.builds(Branch, labels, st.sampled_from(["", "17 sur 24"]), st.sampled_from(["", "à discuter"]))
    branch = st.lists(one, max_size=14).map(tuple)
    return ConflictTree(("Effets", "Au cœur", "Causes"), choose(branch), choose(branch), choose(branch), "alt")


@st.composite
def panels(choose):
    steps = choose(st.integers(1, 30))
    values = st.lists(st.integers(0, 9999), min_size=steps, max_size=steps).map(tuple)
    found = [(choose(labels), choose(values)) for _ in range(choose(st.integers(1, 8)))]
    made = tuple(Panel(title, row, tuple(map(str, row)), "dont 3 sans date") for title, row in found)
    years = tuple(f"{2001 + n}{'*' if n in (0, steps - 1) else ''}" for n in range(steps))
    return ColumnPanels(years, made, max(9999, 1), "alt")


FIGURES = [bar_charts(), dot_plots(), scales(), stacks(), changes(), quadrant_plots(), diagrams(), trees(), panels()]
NAMES = ["bars", "dots", "scale", "stack", "change", "quadrants", "links", "tree", "panels"]
every = pytest.mark.parametrize("figures", FIGURES, ids=NAMES)


def box(label: Label) -> tuple[float, float, float, float]:
    """The room of a line from the top of its capitals to the foot of its tails."""
    left, _, right, _ = edges(label)
    size = TYPES[label.look].size
    return left, label.y - ASCENT * size, right, label.y + DESCENT * size


def meeting(drawing: Drawing) -> list[tuple[str, str]]:
    """Pairs of texts that share a place; sorted by height, so that only near ones are compared."""
    found, placed = [], sorted(((box(label), label.text) for label in texts(drawing)), key=lambda one: one[0][1])
    for n, ((a, _, c, d), one) in enumerate(placed):
        for (e, f, g, h), other in placed[n + 1 :]:
            if f >= d - TOUCH:
                break
            if min(c, g) - max(a, e) > TOUCH and min(d, h) - f > TOUCH:
                found.append((one, other))
    return found


@every
@settings(max_examples=25, deadline=None)
@given(st.data(), st.sampled_from([ROOMY, TIGHT]))
def test_no_two_texts_of_a_figure_meet(figures, data, air):
    assert meeting(draw(data.draw(figures), air)) == []


@every
@settings(max_examples=25, deadline=None)
@given(st.data(), st.sampled_from([ROOMY, TIGHT]))
def test_nothing_leaves_its_drawing(figures, data, air):
    assert leaving(draw(data.draw(figures), air)) == []


MARKS = {*SYMBOLS, *PAIR}


@settings(max_examples=60, deadline=None)
@given(dot_plots(), st.sampled_from([ROOMY, TIGHT]))
def test_no_two_marks_of_a_dot_plot_hide_each_other(plot, air):
    assert hiding(draw(plot, air)) == []


def test_marks_that_hide_each_other_are_noticed():
    assert hiding(Drawing(99, 99, (*symbol("north", 20, 20), *symbol("centre", 20, 28))))


def hiding(drawing: Drawing) -> list[tuple[str, str]]:
    """Marks of different groups that share a place."""
    marks = [(edges(shape), shape.look) for shape in drawing.shapes if shape.look in MARKS]
    return [
        (one, other)
        for n, ((a, b, c, d), one) in enumerate(marks)
        for (e, f, g, h), other in marks[n + 1 :]
        if one != other and min(c, g) - max(a, e) > TOUCH and min(d, h) - max(b, f) > TOUCH
    ]


@settings(max_examples=40, deadline=None)
@given(panels())
def test_the_first_and_the_last_step_are_named_in_every_panel(figure):
    drawn = [label.text for label in texts(draw(figure))]
    assert all(drawn.count(step) >= len(figure.panels) for step in (figure.steps[0], figure.steps[-1]))


def labels_in(value) -> Iterator[str]:
    """Everything in a figure that people have typed."""
    if isinstance(value, tuple):
        for part in value:
            yield from labels_in(part)
    elif is_dataclass(value):
        for one in fields(value):
            found = getattr(value, one.name)
            if one.name in ("label", "title") and isinstance(found, str):
                yield found
            elif one.name in ("steps", "categories"):
                yield from () if isinstance(value, ColumnPanels) else found  # of many years some are named
            else:
                yield from labels_in(found)


@every
@settings(max_examples=20, deadline=None)
@given(st.data())
def test_a_label_stands_whole_in_the_drawing_or_ends_in_an_ellipsis_and_is_whole_in_the_table(figures, data):
    figure = data.draw(figures)
    drawn = "".join(label.text for label in texts(draw(figure))).replace(" ", "")
    table = as_table(figure, Words())
    listed = "".join(plain(getattr(cell, "text", cell)) for row in (table.head, *table.rows) for cell in row)
    for said in (label.replace(" ", "") for label in labels_in(figure)):
        assert said in drawn or (f"{said[:20]}" in drawn and "…" in drawn and said in listed.replace(" ", ""))


def test_texts_that_meet_are_noticed():
    assert meeting(Drawing(99, 99, (Label(0, 50, "one", "label"), Label(4, 55, "two", "label"))))
    assert not meeting(Drawing(99, 99, (Label(0, 50, "one", "label"), Label(4, 60, "two", "label"))))
