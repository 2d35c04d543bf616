"""Dots by group: every group its shape, colour and lane; counts printed beside, so that the eye is never alone."""

from collections.abc import Iterator
from dataclasses import dataclass

from workshop.document.charts.legend import legend
from workshop.document.charts.shapes import (
    ROOMY,
    WIDTH,
    Box,
    Drawing,
    Label,
    Line,
    Lines,
    Shape,
    lines,
    middle,
    text_width,
)
from workshop.document.charts.symbols import symbol
from workshop.document.figures import PAIR, SYMBOLS, DotPlot, DotRow

ROW, SCALE, LANE = 18.0, 16.0, 10.6
LABEL, LEAST_LABEL, LEAST_LINE = 186.0, 118.0, 120.0
MOST_LINES = 16
NEAR = 12.0
"""Two joined dots nearer than so many points are set one above the other."""


@dataclass(frozen=True)
class _Row:
    row: DotRow
    label: Lines
    top: float
    height: float

    @property
    def centre(self) -> float:
        return self.top + self.height / 2


@dataclass(frozen=True)
class _Frame:
    """Where columns are: width of the labels, both ends of the line, right end of every column of counts."""

    label: float
    left: float
    right: float
    counts: tuple[float, ...]
    symbols: tuple[str, ...]

    def x(self, share: float) -> float:
        return round(self.left + min(max(share, 0.0), 1.0) * (self.right - self.left), 2)


def dots(plot: DotPlot, air: float = ROOMY) -> Drawing:
    """The drawing of a dot plot: legend, one line per item, a column of counts per group."""
    frame = _frame(plot)
    head = legend(plot.groups, frame.symbols, frame.counts)
    rows = _rows(plot, frame, head.height, air)
    bottom = rows[-1].top + rows[-1].height if rows else head.height
    shapes = [
        *head.shapes,
        *(shape for row in rows for shape in _row(plot, row, frame)),
        *_scale(plot, frame, bottom),
    ]
    return Drawing(WIDTH, bottom + SCALE, tuple(shapes))


def _frame(plot: DotPlot) -> _Frame:
    """Labels give way to the line where counts are many; where that is not enough, counts are left to the table."""
    symbols = tuple(g.symbol or (PAIR if plot.joined else SYMBOLS)[i] for i, g in enumerate(plot.groups))
    gap = max((text_width(row.gap, "gap") for row in plot.rows), default=0.0)
    end = WIDTH - 4 - (gap + 12 if gap else 0)
    counts, free = _columns(plot, end)
    if free - LEAST_LABEL < LEAST_LINE:
        counts, free = (), end - 20
    label = min(LABEL, max(LEAST_LABEL, free - LEAST_LINE - 30))
    return _Frame(label, label + 18, round(free - 12, 2), counts, symbols)


def _columns(plot: DotPlot, end: float) -> tuple[tuple[float, ...], float]:
    """Right ends of the columns of counts before ``end``, and where the first of them begins."""
    columns: list[float] = []
    for i in reversed(range(len(plot.groups))):
        columns.insert(0, round(end, 2))
        end -= max([22.0, *(text_width(row.dots[i].text, "count-lead") for row in plot.rows)]) + 11
    return tuple(columns), end


def _rows(plot: DotPlot, frame: _Frame, top: float, air: float) -> list[_Row]:
    rows: list[_Row] = []
    for row in plot.rows:
        label = lines(row.label, "label-lead" if row.hot else "label", frame.label - 8, MOST_LINES)
        height = max(ROW + air, label.height + air, 2 * LANE * _highest(plot) + 12)
        rows.append(_Row(row, label, round(top, 2), round(height, 2)))
        top += height
    return rows


def _highest(plot: DotPlot) -> float:
    return 0 if plot.joined else (len(plot.groups) - 1) / 2


def _row(plot: DotPlot, row: _Row, frame: _Frame) -> Iterator[Shape]:
    if row.row.hot:
        yield Box(0, row.top + 1, WIDTH, row.height - 2, "hot")
        yield Box(0, row.top + 1, 3, row.height - 2, "hot-edge")
    else:
        yield Line(0, row.top, WIDTH, row.top, "rule")
    yield from row.label.at(8, row.centre - row.label.height / 2)
    yield from _line(row, frame)
    yield from _marks(plot, row, frame)
    yield from _counts(row, frame)


def _line(row: _Row, frame: _Frame) -> Iterator[Shape]:
    yield Line(frame.left, row.centre, frame.right, row.centre, "scale")
    for share in (0.0, 0.5, 1.0):
        yield Line(frame.x(share), row.centre - 4, frame.x(share), row.centre + 4, "scale")


def _marks(plot: DotPlot, row: _Row, frame: _Frame) -> Iterator[Shape]:
    places = [None if dot.share is None else frame.x(dot.share) for dot in row.row.dots]
    known = [x for x in places if x is not None]
    if plot.joined and len(known) == 2:
        yield Line(known[0], row.centre, known[1], row.centre, "join-hot" if row.row.hot else "join")
    for name, x, offset in zip(frame.symbols, places, _offsets(plot, known), strict=True):
        if x is not None:
            yield from symbol(name, x, round(row.centre + offset, 2))


def _offsets(plot: DotPlot, known: list[float]) -> list[float]:
    """How far from the line each group's lane is, first above, last below; the two of a dumbbell leave it only where
    one would hide the other."""
    if not plot.joined:
        return [(i - _highest(plot)) * LANE for i in range(len(plot.groups))]
    near = len(known) == 2 and abs(known[0] - known[1]) < NEAR
    return [-LANE / 2, LANE / 2] if near else [0.0] * len(plot.groups)


def _counts(row: _Row, frame: _Frame) -> Iterator[Shape]:
    for dot, column in zip(row.row.dots, frame.counts, strict=False):
        look = "hidden" if dot.share is None else "count-lead" if row.row.hot else "count"
        yield Label(column, middle(row.centre, look), dot.text, look, "end")
    if row.row.gap:
        yield Label(WIDTH - 4, middle(row.centre, "gap"), row.row.gap, "gap", "end")


def _scale(plot: DotPlot, frame: _Frame, bottom: float) -> Iterator[Shape]:
    yield Line(0, bottom, WIDTH, bottom, "rule")
    for share, text in zip((0.0, 0.5, 1.0), plot.scale, strict=True):
        yield Label(frame.x(share), bottom + 11, text, "tick", "middle")
