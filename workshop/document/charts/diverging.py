"""Answers on a scale: shares of the steps to both sides of a common centre, hatched on the unfavourable one."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from math import ceil, floor

from workshop.document.charts.keys import Entry, key, swatch
from workshop.document.charts.patterns import Pattern, scale_patterns, segment
from workshop.document.charts.rows import (
    GAP,
    Column,
    Columns,
    Row,
    Words,
    columns,
    hidden,
    label_width,
    rule,
    stacked_rows,
)
from workshop.document.charts.shapes import ROOMY, WIDTH, Drawing, Line, Polygon, Shape
from workshop.document.figures import DivergingBars, ScaleRow

BAR, MARK = 14.0, 5.0


@dataclass(frozen=True)
class _Frame:
    """Where the centre stands, and how many points the whole of the answers takes."""

    centre: float
    whole: float
    left: float
    right: float


def diverging(chart: DivergingBars, air: float = ROOMY) -> Drawing:
    """The drawing of diverging bars: key, heads of columns, one bar per item."""
    patterns = scale_patterns(len(chart.steps), chart.astride)
    entries = [swatch(words, pattern) for words, pattern in zip(chart.steps, patterns, strict=True)]
    legend = key([*entries, *([Entry(chart.median, _above, 2 * MARK)] if chart.median else [])])
    figures = _columns(chart)
    frame = _frame(chart, figures)
    rows = stacked_rows(_words(chart), legend.height + figures.head, air, BAR + MARK + 2)
    bottom = rows[-1].top + rows[-1].height if rows else legend.height
    shapes = [*legend.shapes, *figures.heads(legend.height)]
    shapes += [rule(row) for row in rows]
    for n, (said, row) in enumerate(zip(chart.rows, rows, strict=True)):
        shapes += [*row.words(), *_bar(said, row, frame, patterns, chart.astride), *figures.figures(n, row.centre)]
    return Drawing(WIDTH, round(bottom + 1, 2), (*shapes, Line(0, bottom, WIDTH, bottom, "rule")))


def _words(chart: DivergingBars) -> Iterator[Words]:
    return (Words(row.label, note=row.note) for row in chart.rows)


def _columns(chart: DivergingBars) -> Columns:
    return columns((
        Column(chart.unknown, [row.unknown if chart.unknown else "" for row in chart.rows]),
        Column(chart.median, [row.median_text for row in chart.rows], "count-lead"),
        Column(chart.n, [row.n for row in chart.rows]),
    ))  # fmt: skip


def _frame(chart: DivergingBars, figures: Columns) -> _Frame:
    """As wide as the longest sides of any row allow."""
    left, right = label_width() + GAP, figures.left
    sides = [_sides(row.counts, chart.astride) for row in chart.rows if row.counts and sum(row.counts)]
    before = max((side for side, _ in sides), default=0.5)
    after = max((side for _, side in sides), default=0.5)
    whole = (right - left) / (before + after)
    return _Frame(round(left + before * whole, 2), whole, left, right)


def _sides(counts: tuple[int, ...], astride: tuple[int, ...]) -> tuple[float, float]:
    """Shares of the answers that stand to the left and to the right of the centre."""
    below = astride[0] - 1 if astride else len(counts) // 2
    middle = sum(counts[below : below + len(astride)])
    before = (sum(counts[:below]) + middle / 2) / sum(counts)
    return before, 1 - before


def _bar(
    said: ScaleRow, row: Row, frame: _Frame, patterns: tuple[Pattern, ...], astride: tuple[int, ...]
) -> Iterator[Shape]:
    if said.counts is None or not sum(said.counts):
        if said.hidden:
            yield from hidden(row, frame.left, frame.right, BAR, said.hidden)
        return
    yield Line(frame.centre, row.top, frame.centre, row.top + row.height, "scale")
    top = row.centre - BAR / 2 + MARK / 2
    unit = frame.whole / sum(said.counts)
    start = frame.centre - _sides(said.counts, astride)[0] * frame.whole
    edges = [round(start + unit * done, 2) for done in accumulate(said.counts, initial=0)]
    for count, pattern, x, end in zip(said.counts, patterns, edges, edges[1:], strict=False):
        if count:
            yield from segment(pattern, x, top, round(end - x, 2), BAR, str(count))
    if said.median is not None:
        yield from _mark(_at_step(said.median, edges), top - 1)


def _at_step(median: float, edges: list[float]) -> float:
    """The middle of the step, or the border between two steps."""
    return (edges[ceil(median) - 1] + edges[floor(median)]) / 2


def _mark(x: float, y: float) -> Iterator[Shape]:
    """A small triangle that points down to (x, y)."""
    x = round(x, 2)
    yield Polygon(((x - MARK * 0.8, y - MARK), (x + MARK * 0.8, y - MARK), (x, y)), "median")


def _above(x: float, y: float) -> Iterator[Shape]:
    return _mark(x + MARK, y + MARK / 2)
