"""Ranked horizontal bars: numbered disc, label, bar, figure."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from workshop.document.charts.keys import Entry, key
from workshop.document.charts.shapes import (
    ROOMY,
    TIGHT,
    WIDTH,
    Box,
    Circle,
    Drawing,
    Label,
    Line,
    Lines,
    Shape,
    Strokes,
    letter_size,
    lines,
    middle,
    text_width,
)
from workshop.document.figures import Bar, BarChart

LABEL_WIDTH, GAP, BAR, DISC = 234.0, 12.0, 12.5, 8.6
ROW, SCALE, SECTION, NEXT = 16.0, 1.35, 23.0, 6.0
TICK = 3.4
"""Half the height of the ends of a whisker."""
MOST_LINES, MANY = 8, 8
"""So many lines a label may have; charts with more bars than this are always set close."""


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
        return self.top + self.head + (self.height - self.head) / 2

    @property
    def head(self) -> float:
        """The room above the bar for the heading it begins with."""
        return SECTION if self.bar.section else 0.0

    @property
    def tied_beside(self) -> bool:
        """Whether the words for a tie fit on the last line of the label."""
        return not self.tied.rows or self.label.last_width + NEXT + self.tied.last_width <= LABEL_WIDTH

    @property
    def under(self) -> float:
        """Height of what stands under the label."""
        return max(self.note.height, 0.0 if self.tied_beside else self.tied.height)


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
    close = chart.close or len(chart.bars) > MANY
    legend = key([Entry(chart.span, lambda x, y: _whisker(x, x + 22, y), 22)] if chart.span else [])
    rows = _rows(chart, min(air, TIGHT) if close else air, legend.height)
    bottom = rows[-1].top + rows[-1].height if rows else legend.height
    shapes = [*legend.shapes, *_stitches(rows), *(shape for row in rows for shape in _row(row, frame))]
    shapes += [*_scale(chart, frame, legend.height, bottom), *_whiskers(rows, frame)]
    return Drawing(WIDTH, round(bottom + (4 + letter_size("tick") * SCALE if chart.ticks else 0), 2), tuple(shapes))


def _frame(chart: BarChart) -> _Frame:
    label = 2 * DISC + 9 if any(bar.place for bar in chart.bars) else 0.0
    figures = max((text_width(bar.value_text, "value") for bar in chart.bars if bar.value is not None), default=0.0)
    return _Frame(label, label + LABEL_WIDTH + GAP, round(WIDTH - figures - 8, 2), chart.top)


def _rows(chart: BarChart, air: float, top: float) -> list[_Row]:
    rows: list[_Row] = []
    for bar in chart.bars:
        label = lines(bar.label, "label-lead" if bar.lead else "label", LABEL_WIDTH, MOST_LINES)
        tied = lines(bar.tied, "tied", LABEL_WIDTH / 2, most=1)
        row = _Row(bar, label, tied, lines(bar.note, "note", LABEL_WIDTH, MOST_LINES), round(top, 2), 0.0)
        if not row.tied_beside:
            row = replace(row, note=lines(bar.note, "note", LABEL_WIDTH - tied.last_width - NEXT, MOST_LINES))
        height = round(row.head + max(ROW, label.height + row.under) + air, 2)
        rows.append(replace(row, height=height))
        top += height
    return rows


def _row(row: _Row, frame: _Frame) -> Iterator[Shape]:
    yield from _section(row)
    yield from _disc(row)
    yield from _label(row, frame)
    yield from _bar(row, frame)


def _section(row: _Row) -> Iterator[Shape]:
    if row.bar.section:
        if row.top > SECTION:
            yield Line(0, row.top + 4, WIDTH, row.top + 4, "rule")
        yield Label(0, row.top + SECTION - 5, row.bar.section, "section")


def _disc(row: _Row) -> Iterator[Shape]:
    if row.bar.place:
        lead = "-lead" if row.bar.lead else ""
        yield Circle(DISC + 1, row.centre, DISC, "disc" + lead)
        yield Label(DISC + 1, middle(row.centre, "place"), row.bar.place, "place" + lead, "middle")


def _label(row: _Row, frame: _Frame) -> Iterator[Shape]:
    top = row.centre - (row.label.height + row.under) / 2
    under = top + row.label.height
    yield from row.label.at(frame.label, top)
    if row.tied_beside:
        yield from row.tied.at(frame.label + row.label.last_width + NEXT, under - row.label.leading + 1.2)
        yield from row.note.at(frame.label, under)
    else:
        yield from row.tied.at(frame.label, under)
        yield from row.note.at(frame.label + row.tied.last_width + NEXT, under)


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


def _whiskers(rows: list[_Row], frame: _Frame) -> Iterator[Shape]:
    """The ranges in which values stay, over bars and scale."""
    for row in rows:
        if row.bar.span and row.bar.value is not None:
            low, high = map(frame.x, row.bar.span)
            yield from _whisker(low, high, round(row.centre, 2))


def _whisker(low: float, high: float, y: float) -> Iterator[Shape]:
    """A line with ends, on a white one so that it is seen on dark bars too."""
    strokes = ((low, y), (high, y)), ((low, y - TICK), (low, y + TICK)), ((high, y - TICK), (high, y + TICK))
    yield Strokes(strokes, "span-halo")
    yield Strokes(strokes, "span")


def _scale(chart: BarChart, frame: _Frame, top: float, bottom: float) -> Iterator[Shape]:
    if not chart.ticks:
        return
    for value, text in chart.ticks:
        x = frame.x(value)
        if 0 < value < chart.top:
            yield Line(x, top + 2, x, bottom, "cut")
        yield Line(x, bottom, x, bottom + 3, "axis")
        yield Label(x, round(bottom + 4 + letter_size("tick") * 0.95, 2), text, "tick", "middle")
    yield Line(frame.left, bottom, frame.right, bottom, "axis")
