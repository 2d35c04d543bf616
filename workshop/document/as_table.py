"""The figures of a chart as a table: what can be copied, read aloud and checked."""

from functools import singledispatch

from workshop.document.blocks import Table
from workshop.document.figures import Bar, BarChart, DotPlot
from workshop.document.text import Span, Text, spans
from workshop.document.words import Words


@singledispatch
def as_table(figure: object, words: Words) -> Table:
    """Every value a figure draws, row by row, in the words it prints."""
    raise TypeError(f"no table for {type(figure).__name__}")


@as_table.register
def _(chart: BarChart, words: Words) -> Table:
    rows = tuple((bar.place, _named(bar), bar.value_text) for bar in chart.bars)
    if any(bar.place for bar in chart.bars):
        return Table((words.place, words.item, words.value), rows, numeric=(2,), widths=(1, 6, 2))
    return Table((words.item, words.value), tuple(row[1:] for row in rows), numeric=(1,), widths=(6, 2))


def _named(bar: Bar) -> Text:
    """The label of a bar, after the heading it begins a section with."""
    return (Span(f"{bar.section} – "), *spans(bar.label)) if bar.section else bar.label


@as_table.register
def _(plot: DotPlot, words: Words) -> Table:
    heads = tuple(f"{group.label} ({group.note})" if group.note else group.label for group in plot.groups)
    rows = tuple((row.label, *(dot.text for dot in row.dots)) for row in plot.rows)
    return Table((words.item, *heads), rows, numeric=tuple(range(1, len(heads) + 1)))
