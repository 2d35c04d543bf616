"""Ranked horizontal bars: numbered disc, label, bar, figure."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from workshop.document.charts.shapes import (
    ROOMY,
    WIDTH,
    Box,
    Circle,
    Drawing,
    Label,
    Line,
    Lines,
    Shape,
    lines,
    middle,
    text_width,
)
from workshop.document.figures import Bar, BarChart
from workshop.document.text import plain

LABEL_WIDTH, GAP, BAR, DISC = 196.0, 12.0, 13.0, 8.6
ROW, SCALE = 18.0, 14.0
MOST_LINES = 8


@dataclass(frozen=True)
class _Row:
    bar: Bar
    label: Lines
    tied: Lines
    note: Lines
    top: float
    height: float

    @property
    def centre(self) -> float:
        return self.top + self.height / 2


@dataclass(frozen=True)
class _Frame:
    """Where columns begin and end: labels, bars, figures."""

    label: float
    left: float
    right: float
    top_value: float

    def x(self, value: float) -> float:
        share = min(max(value / self.top_value, 0.0), 1.0) if self.top_value else 0.0
        return round(self.left + share * (self.right - self.left), 2)


def bars(chart: BarChart, air: float = ROOMY) -> Drawing:
    """The drawing of a bar chart: as high as its labels need, always as wide as the column."""
    frame = _frame(chart)
    rows = _rows(chart, frame, air)
    bottom = rows[-1].top + rows[-1].height if rows else 0.0
    shapes = [*_stitches(rows), *(shape for row in rows for shape in _row(row, frame)), *_scale(chart, frame, bottom)]
    return Drawing(WIDTH, bottom + (SCALE if chart.ticks else 0), tuple(shapes))


def _frame(chart: BarChart) -> _Frame:
    label = 2 * DISC + 9 if any(bar.place for bar in chart.bars) else 0.0
    figures = max((text_width(bar.value_text, "value") for bar in chart.bars if bar.value is not None), default=0.0)
    return _Frame(label, label + LABEL_WIDTH + GAP, round(WIDTH - figures - 8, 2), chart.top)


def _rows(chart: BarChart, frame: _Frame, air: float) -> list[_Row]:
    rows: list[_Row] = []
    top = 0.0
    for bar in chart.bars:
        label = lines(plain(bar.label), "label-lead" if bar.lead else "label", LABEL_WIDTH, MOST_LINES)
        tied = lines(bar.tied, "tied", LABEL_WIDTH / 2, most=1)
        note = lines(bar.note, "note", LABEL_WIDTH - (tied.last_width + 6 if bar.tied else 0), MOST_LINES)
        height = max(ROW, label.height + max(note.height, tied.height)) + air
        rows.append(_Row(bar, label, tied, note, round(top, 2), round(height, 2)))
        top += height
    return rows


def _row(row: _Row, frame: _Frame) -> Iterator[Shape]:
    yield from _disc(row)
    yield from _label(row, frame)
    yield from _bar(row, frame)


def _disc(row: _Row) -> Iterator[Shape]:
    if row.bar.place:
        lead = "-lead" if row.bar.lead else ""
        yield Circle(DISC + 1, row.centre, DISC, "disc" + lead)
        yield Label(DISC + 1, middle(row.centre, "place"), row.bar.place, "place" + lead, "middle")


def _label(row: _Row, frame: _Frame) -> Iterator[Shape]:
    top = row.centre - (row.label.height + max(row.note.height, row.tied.height)) / 2
    under = top + row.label.height
    yield from row.label.at(frame.label, top)
    yield from row.tied.at(frame.label, under)
    yield from row.note.at(frame.label + (row.tied.last_width + 6 if row.tied.rows else 0), under)


def _bar(row: _Row, frame: _Frame) -> Iterator[Shape]:
    top, bar = row.centre - BAR / 2, row.bar
    full = frame.right - frame.left
    if bar.value is None:
        yield Box(frame.left, top, full, BAR, "track-hidden")
        yield Label(frame.left + 6, middle(row.centre, "hidden"), bar.value_text, "hidden")
        return
    yield Box(frame.left, top, full, BAR, "track")
    yield Box(frame.left, top, round(frame.x(bar.value) - frame.left, 2), BAR, "bar-lead" if bar.lead else "bar")
    yield Label(WIDTH, middle(row.centre, "value"), bar.value_text, "value", "end")


def _stitches(rows: list[_Row]) -> Iterator[Shape]:
    """A gold stitch joins the discs of those who share a place."""
    for above, below in pairwise(rows):
        if above.bar.tied and below.bar.tied and above.bar.place == below.bar.place:
            yield Line(DISC + 1, above.centre + DISC, DISC + 1, below.centre - DISC, "stitch")


def _scale(chart: BarChart, frame: _Frame, bottom: float) -> Iterator[Shape]:
    if not chart.ticks:
        return
    for value, text in chart.ticks:
        x = frame.x(value)
        if 0 < value < chart.top:
            yield Line(x, 2, x, bottom, "cut")
        yield Line(x, bottom, x, bottom + 3, "axis")
        yield Label(x, bottom + 11, text, "tick", "middle")
    yield Line(frame.left, bottom, frame.right, bottom, "axis")
