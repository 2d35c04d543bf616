"""Between two rounds: a hollow mark, an arrow, a filled mark, and the figures of both."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from workshop.document.charts.keys import Entry, key
from workshop.document.charts.rows import GAP, Column, Row, Words, columns, label_width, rule, stacked_rows
from workshop.document.charts.shapes import ROOMY, WIDTH, Box, Circle, Drawing, Label, Line, Polygon, Shape, text_width
from workshop.document.figures import Change, ChangeRow

LEAST, RADIUS, HEAD, SCALE = 16.0, 4.6, 5.0, 16.0
EDGE, NEAR = 8.0, 3.0
"""Room for half a mark at both ends of the line; and at least between the figures of its scale."""


@dataclass(frozen=True)
class _Frame:
    left: float
    right: float
    low: float
    high: float

    def x(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return round(self.left + min(max(share, 0.0), 1.0) * (self.right - self.left), 2)


def change(chart: Change, air: float = ROOMY) -> Drawing:
    """The drawing of a change: key, one line per item, a scale beneath."""
    legend = key((Entry(chart.rounds[0], _hollow, 2 * RADIUS), Entry(chart.rounds[1], _full, 2 * RADIUS)))
    figures = columns((
        Column(chart.rounds[0], [row.first_text for row in chart.rows]),
        Column(chart.rounds[1], [row.second_text for row in chart.rows], "count-lead"),
        Column(chart.change, [row.change for row in chart.rows], "gap"),
    ))  # fmt: skip
    frame = _Frame(label_width() + GAP + EDGE, figures.left - EDGE, chart.low, chart.high)
    said = (Words(row.label, lead=row.hot) for row in chart.rows)
    rows = stacked_rows(said, legend.height + figures.head, air, LEAST)
    bottom = rows[-1].top + rows[-1].height if rows else legend.height
    shapes = [*legend.shapes, *figures.heads(legend.height)]
    for n, (one, row) in enumerate(zip(chart.rows, rows, strict=True)):
        shapes += [*_ground(one, row), *row.words(), *_moved(one, row.centre, frame), *figures.figures(n, row.centre)]
    return Drawing(WIDTH, bottom + (SCALE if chart.ticks else 1), (*shapes, *_scale(chart, frame, bottom)))


def _ground(said: ChangeRow, row: Row) -> Iterator[Shape]:
    if said.hot:
        yield Box(0, row.top + 1, WIDTH, row.height - 2, "hot")
    yield rule(row)


def _moved(said: ChangeRow, y: float, frame: _Frame) -> Iterator[Shape]:
    yield Line(frame.left, y, frame.right, y, "scale")
    first, second = (None if value is None else frame.x(value) for value in (said.first, said.second))
    if first is not None and second is not None and abs(second - first) > 2 * RADIUS:
        yield from _arrow(first, second, y, "-hot" if said.hot else "")
    if first is not None:
        near = second is not None and abs(second - first) <= 2 * RADIUS
        yield Circle(first, y, RADIUS + (2.4 if near else 0), "round-1")
    if second is not None:
        yield Circle(second, y, RADIUS, "round-2")


def _arrow(first: float, second: float, y: float, hot: str) -> Iterator[Shape]:
    """A line that ends in a point before the second mark, when there is room for one."""
    way = 1 if second > first else -1
    tip = second - way * RADIUS
    yield Line(first, y, tip, y, "join" + hot)
    if abs(tip - first) > RADIUS + HEAD:
        yield Polygon(((tip, y), (tip - way * HEAD, y - 3.2), (tip - way * HEAD, y + 3.2)), "arrow" + hot)


def _hollow(x: float, y: float) -> Iterator[Shape]:
    yield Circle(x + RADIUS, y, RADIUS, "round-1")


def _full(x: float, y: float) -> Iterator[Shape]:
    yield Circle(x + RADIUS, y, RADIUS, "round-2")


def _scale(chart: Change, frame: _Frame, bottom: float) -> Iterator[Shape]:
    yield Line(0, bottom, WIDTH, bottom, "rule")
    for value, text in _apart(chart.ticks, frame):
        x, half = frame.x(value), text_width(text, "tick") / 2
        yield Line(x, bottom, x, bottom + 3, "axis")
        yield Label(min(max(x, half), WIDTH - half), bottom + 12, text, "tick", "middle")


def _apart(ticks: Sequence[tuple[float, str]], frame: _Frame) -> Sequence[tuple[float, str]]:
    """All ticks, or where the figures would touch every second one, or the outermost."""
    for step in (1, 2):
        kept = ticks[::step]
        spots = [(frame.x(value), text_width(text, "tick") / 2) for value, text in kept]
        if all(abs(after - before) >= half + other + NEAR for (before, half), (after, other) in pairwise(spots)):
            return kept
    return (ticks[0], ticks[-1])
