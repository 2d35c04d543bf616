"""Shares of categories per item: bars of one length, every category with its pattern."""

from collections.abc import Iterator
from itertools import accumulate

from workshop.document.charts.keys import key, swatch
from workshop.document.charts.patterns import CATEGORIES, segment
from workshop.document.charts.rows import GAP, Column, Row, Words, columns, hidden, label_width, rule, stacked_rows
from workshop.document.charts.shapes import ROOMY, WIDTH, Drawing, Line, Shape
from workshop.document.figures import StackedBars, StackRow

BAR = 14.0


def stacked(chart: StackedBars, air: float = ROOMY) -> Drawing:
    """The drawing of stacked bars: key, one bar per item."""
    legend = key(swatch(words, pattern) for words, pattern in zip(chart.categories, CATEGORIES, strict=False))
    figures = columns((Column(chart.n, [row.n for row in chart.rows]),))
    said = (Words(row.label, row.tag, row.note) for row in chart.rows)
    rows = stacked_rows(said, legend.height + figures.head, air, BAR + 2)
    bottom = rows[-1].top + rows[-1].height if rows else legend.height
    shapes = [*legend.shapes, *figures.heads(legend.height)]
    for n, (one, row) in enumerate(zip(chart.rows, rows, strict=True)):
        shapes += [rule(row), *row.words(), *_bar(one, row, figures.left), *figures.figures(n, row.centre)]
    return Drawing(WIDTH, round(bottom + 1, 2), (*shapes, Line(0, bottom, WIDTH, bottom, "rule")))


def _bar(said: StackRow, row: Row, right: float) -> Iterator[Shape]:
    left = label_width() + GAP
    if said.counts is None or not sum(said.counts):
        if said.hidden:
            yield from hidden(row, left, right, BAR, said.hidden)
        return
    unit = (right - left) / sum(said.counts)
    edges = [round(left + unit * done, 2) for done in accumulate(said.counts, initial=0)]
    for count, pattern, x, end in zip(said.counts, CATEGORIES, edges, edges[1:], strict=False):
        if count:
            yield from segment(pattern, x, round(row.centre - BAR / 2, 2), round(end - x, 2), BAR, str(count))
