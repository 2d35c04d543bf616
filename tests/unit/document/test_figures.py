"""Figures of every kind: nothing cut, nothing overlapping, each also a table, parted where they are too high."""

from __future__ import annotations

import pytest

from tests.unit.document.drawings import meeting, texts
from tests.unit.document.figure_samples import (
    LONGEST,
    SAMPLES,
    Say,
    conflict,
    influence,
    matrix,
    moved,
    rated,
    samples,
    sorted_items,
    stable,
    strongest,
)
from tests.unit.document.test_charts import leaving
from workshop.document.as_table import as_table
from workshop.document.charts import draw
from workshop.document.charts.parts import parts
from workshop.document.charts.shapes import TIGHT, WIDTH, Drawing, Label
from workshop.document.charts.shapes import text_width as width_of
from workshop.document.figures import (
    Change,
    DivergingBars,
    ScaleRow,
    StackedBars,
    StackRow,
)
from workshop.document.palette import INKS, TYPES
from workshop.document.plots import (
    Axis,
    ConflictTree,
    Link,
    LinkDiagram,
    Node,
    QuadrantPlot,
    Quadrants,
)
from workshop.document.words import Words

EVERY = [(name, lang, long) for name in SAMPLES for lang, long in (("fr", False), ("en", False), ("fr", True))]
SAY = Say("fr")


def made(name: str, lang: str, long: bool):
    return samples(lang, long)[name]


@pytest.mark.parametrize("air", [7.0, TIGHT])
@pytest.mark.parametrize("name, lang, long", EVERY)
def test_no_part_of_a_figure_leaves_its_drawing(name, lang, long, air):
    drawing = draw(made(name, lang, long), air)
    assert drawing.width == WIDTH
    assert leaving(drawing) == []


@pytest.mark.parametrize("name, lang, long", EVERY)
def test_no_label_runs_into_another(name, lang, long):
    assert meeting(draw(made(name, lang, long))) == []


def test_labels_that_meet_are_noticed():
    assert meeting(Drawing(99, 99, (Label(0, 50, "one", "label"), Label(4, 52, "two", "label"))))


@pytest.mark.parametrize("name, lang, long", EVERY)
def test_no_label_is_cut(name, lang, long):
    figure = made(name, lang, long)
    said = "".join(label.text for label in texts(draw(figure)))
    assert "…" not in said
    names = {str(cell) for row in as_table(figure, Words()).rows for cell in row if isinstance(cell, str)}
    assert names
    for label in names - {""}:
        if width_of(label, "label") > 120:
            assert label.replace(" ", "") in said.replace(" ", ""), label


@pytest.mark.parametrize("name, lang, long", EVERY)
def test_every_look_has_its_ink(name, lang, long):
    looks = {(isinstance(shape, Label), shape.look) for shape in draw(made(name, lang, long)).shapes}
    assert all(look in (TYPES if is_label else INKS) for is_label, look in looks)


def plot_of(points, **named) -> QuadrantPlot:
    return QuadrantPlot(
        Axis("x", 1, 5, 3), Axis("y", 1, 5, 3), tuple(points), Quadrants("a", "b", "c", "d"), "alt", **named
    )


@pytest.mark.parametrize("figure, head, first", [
    (rated(SAY, 1, hidden=False), ("Item", *rated(SAY).steps, "Ne sait pas", "médiane", "n"), None),
    (sorted_items(SAY, 2), ("Item", *sorted_items(SAY).categories, "n", "Remark"), None),
    (moved(SAY, 2), ("Item", "Premier tour", "Deuxième tour", "Écart"), (SAY.item(0), "71", "64", "−7")),
    (matrix(SAY, 2, spread=False), ("No.", "Item", "Faisabilité", "Importance"), None),
    (influence(SAY, 2), ("No.", "Item", "Dépendance", "Influence", "place par importance"),
     ("1", SAY.item(0), "5", "12", "1re")),
    (conflict(SAY, 3), ("Item", "Part of the tree", "Share of participants"), (SAY.item(0), "Effets", "22 sur 24")),
    (stable(SAY, 1), ("Place", "Item", "Value", "Stability"), ("1", SAY.item(0), "80", "73–86")),
], ids=["rated", "sorted", "moved", "matrix", "influence", "conflict", "stable"])  # fmt: skip
def test_every_figure_is_also_a_table(figure, head, first):
    table = as_table(figure, Words())
    assert table.head == head
    if first:
        assert table.rows[0] == first


def test_links_as_a_table_say_who_feeds_whom_and_how_much():
    table = as_table(strongest(SAY, 2), Words())
    (source, target, strength), *_ = table.rows
    assert [source[0].text, target[0].text, strength] == ["1. ", "2. ", "alimente fortement"]


@pytest.mark.parametrize("wrong", [
    lambda: DivergingBars(("a", "b"), (ScaleRow("x", (1, 2, 3)),), "alt"),
    lambda: DivergingBars(("a",), (), "alt"),
    lambda: DivergingBars(tuple("abcd"), (), "alt", neutral=(1,)),
    lambda: DivergingBars(tuple("abcde"), (), "alt", neutral=(2, 4)),
    lambda: DivergingBars(tuple("abcdefghij"), (), "alt"),
    lambda: StackedBars(("a",), (StackRow("x", (1, 2)),), "alt"),
    lambda: StackedBars(tuple("abcdefghi"), (), "alt"),
    lambda: Change(("a", "b"), (), "alt", low=1, high=1),
    lambda: Axis("x", 1, 5, 6),
    lambda: Axis("x", 5, 5, 5),
    lambda: LinkDiagram(tuple(Node(str(n), "x") for n in range(9)), (), ("a", "b", "c"), "alt"),
    lambda: LinkDiagram((Node("1", "x"),), (Link(0, 0, 1),), ("a", "b", "c"), "alt"),
    lambda: LinkDiagram((Node("1", "x"),), (Link(0, 1, 1),), ("a", "b", "c"), "alt"),
])  # fmt: skip
def test_a_figure_that_cannot_be_drawn_is_refused(wrong):
    with pytest.raises(ValueError):
        wrong()


@pytest.mark.parametrize("empty", [
    DivergingBars(("a", "b"), (), "alt"),
    StackedBars(("a",), (), "alt"),
    Change(("a", "b"), (), "alt"),
    plot_of(()),
    LinkDiagram((), (), ("a", "b", "c"), "alt"),
    ConflictTree(("a", "b", "c"), (), (), (), "alt"),
    DivergingBars(("a", "b"), (ScaleRow("x", (0, 0)),), "alt"),
    StackedBars(("a",), (StackRow("x", (0,)),), "alt"),
])  # fmt: skip
def test_a_figure_without_rows_or_answers_is_drawn_all_the_same(empty):
    assert draw(empty).height >= 0
    assert leaving(draw(empty)) == []


ROOM = 640.0


@pytest.mark.parametrize("long", [False, True])
@pytest.mark.parametrize("make", [rated, sorted_items, moved, matrix, conflict, stable])
def test_a_figure_higher_than_a_page_is_parted_and_every_item_said_once(make, long):
    figure = make(Say("fr", long), 24)
    shown = list(parts(figure, ROOM))
    assert all(part.tight.height <= ROOM for part in shown)
    spoken = " ".join(part.alt for part in shown)
    assert all(figure.alt or part.alt for part in shown)
    if len(shown) > 1 and make not in (matrix,) and not long:
        assert all(spoken.count(SAY.item(n)) == 1 for n in range(24))


@pytest.mark.parametrize("make", [rated, sorted_items, moved, influence, strongest, conflict, stable])
def test_a_figure_that_fits_stays_whole(make):
    figure = make(SAY, 4)
    (part,) = parts(figure, ROOM)
    assert part.alt == figure.alt
    assert part.roomy == draw(figure)


def test_what_is_high_but_one_row_is_given_as_it_is():
    (part,) = parts(StackedBars(("a",), (StackRow(LONGEST * 30, (1,)),), "alt"), ROOM)
    assert part.alt == "alt"


def test_a_part_of_a_scale_says_counts_dont_know_and_median():
    first = next(parts(rated(SAY, 40), ROOM)).alt
    row = rated(SAY, 40).rows[0]
    steps = "; ".join(f"{step} {count}" for step, count in zip(rated(SAY).steps, row.counts, strict=True))
    assert first.startswith(f"{row.label}: {steps}; Ne sait pas {row.unknown}; médiane {row.median_text}. ")
