"""The figures of a chart as a table: what can be copied, read aloud and checked."""

from collections.abc import Sequence
from functools import singledispatch

from workshop.document.blocks import Table
from workshop.document.figures import Bar, BarChart, Change, DivergingBars, DotPlot, StackedBars
from workshop.document.plots import ColumnPanels, ConflictTree, LinkDiagram, QuadrantPlot
from workshop.document.text import Span, Text, spans
from workshop.document.words import Words

NARROW = 6
"""Heads of at most so many letters stand over a narrow column."""


@singledispatch
def as_table(figure: object, words: Words) -> Table:
    """Every value a figure draws, row by row, in the words it prints."""
    raise TypeError(f"no table for {type(figure).__name__}")


@as_table.register
def _(chart: BarChart, words: Words) -> Table:
    rows = [(bar.place, _named(bar), bar.value_text, bar.span_text) for bar in chart.bars]
    return _spoken((words.place, words.item, words.value, words.stability), rows, item=1, numeric=(2, 3), keep=(1, 2))


def _spoken(
    head: Sequence[str],
    rows: Sequence[tuple[Text, ...]],
    item: int = 0,
    numeric: Sequence[int] = (),
    keep: Sequence[int] = (),
) -> Table:
    """The table without the columns that say nothing, those in ``keep`` stay; the item has most of the width."""
    kept = [i for i in range(len(head)) if i in keep or any(row[i] for row in rows)]
    return Table(
        tuple(head[i] for i in kept),
        tuple(tuple(row[i] for i in kept) for row in rows),
        numeric=tuple(n for n, i in enumerate(kept) if i in numeric),
        widths=tuple(6 if i == item else 2 if len(head[i]) > NARROW else 1 for i in kept),
    )


def _named(bar: Bar) -> Text:
    """The label of a bar, after the heading it begins a section with."""
    return (Span(f"{bar.section} – "), *spans(bar.label)) if bar.section else bar.label


@as_table.register
def _(plot: DotPlot, words: Words) -> Table:
    heads = tuple(f"{group.label} ({group.note})" if group.note else group.label for group in plot.groups)
    rows = tuple((row.label, *(dot.text for dot in row.dots)) for row in plot.rows)
    return Table((words.item, *heads), rows, numeric=tuple(range(1, len(heads) + 1)))


@as_table.register
def _(chart: DivergingBars, words: Words) -> Table:
    heads = (words.item, *chart.steps, chart.unknown, chart.median, chart.n)
    rows = [
        (row.label, *_counts(row.counts, row.hidden, len(chart.steps)), row.unknown, row.median_text, row.n)
        for row in chart.rows
    ]
    return _spoken(heads, rows, numeric=range(1, len(heads)), keep=range(len(chart.steps) + 1))


@as_table.register
def _(chart: StackedBars, words: Words) -> Table:
    heads = (words.item, *chart.categories, chart.n, words.remark)
    rows = [(row.label, *_counts(row.counts, row.hidden, len(chart.categories)), row.n, row.tag) for row in chart.rows]
    return _spoken(heads, rows, numeric=range(1, len(heads) - 1), keep=range(len(chart.categories) + 1))


def _counts(counts: tuple[int, ...] | None, hidden: str, length: int) -> tuple[str, ...]:
    """The counts in figures; hidden ones say so in the first column."""
    return (hidden, *("" for _ in range(length - 1))) if counts is None else tuple(map(str, counts))


@as_table.register
def _(chart: Change, words: Words) -> Table:
    rows = [(row.label, row.first_text, row.second_text, row.change) for row in chart.rows]
    return _spoken((words.item, *chart.rounds, chart.change), rows, numeric=(1, 2, 3), keep=(0, 1, 2))


@as_table.register
def _(plot: QuadrantPlot, words: Words) -> Table:
    heads = (words.number, words.item, plot.x.label, plot.y.label, words.quadrant, plot.rank)
    rows = [(p.number, p.label, p.x_text, p.y_text, p.quadrant, p.rank) for p in plot.points]
    return _spoken(heads, rows, item=1, numeric=(2, 3, 5), keep=(0, 1, 2, 3))


@as_table.register
def _(diagram: LinkDiagram, words: Words) -> Table:
    named = [(Span(f"{node.number}. "), *spans(node.label)) for node in diagram.nodes]
    rows = tuple(
        (named[link.source], named[link.target], link.text or diagram.strengths[link.strength - 1])
        for link in diagram.links
    )
    return Table((words.source, words.target, words.strength), rows, widths=(5, 5, 2))


@as_table.register
def _(tree: ConflictTree, words: Words) -> Table:
    parts = zip(tree.titles, (tree.effects, tree.core, tree.causes), strict=True)
    rows = [(item.label, title, item.share, item.tag) for title, items in parts for item in items]
    return _spoken((words.item, words.part, words.share, words.remark), rows, keep=(0, 1))


@as_table.register
def _(figure: ColumnPanels, words: Words) -> Table:
    rows = zip(figure.steps, *(panel.texts for panel in figure.panels), strict=True)
    heads = (figure.step or words.item, *(panel.title for panel in figure.panels))
    return Table(heads, tuple(rows), numeric=tuple(range(1, len(heads))))
