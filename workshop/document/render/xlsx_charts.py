"""Native charts of bars, drawn by the spreadsheet from the cells; in grey, patterns tell them apart."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import singledispatch
from typing import Any

from workshop.document import palette
from workshop.document.blocks import Table
from workshop.document.charts.patterns import CATEGORIES, Pattern, scale_patterns
from workshop.document.figures import BarChart, Change, DivergingBars, DotPlot, Figure, StackedBars
from workshop.document.harmless import harmless
from workshop.document.palette import INKS
from workshop.document.plots import ColumnPanels, QuadrantPlot
from workshop.document.readings import reading, words_of
from workshop.document.text import clean
from workshop.document.words import Words

WIDTH, ROW, NEXT, AROUND = 760, 38, 12, 110
"""Measures of a chart in pixels: its width, a row of it, what every further bar of a row adds, the rest."""
_TITLE, _GRID = {"size": 11, "color": palette.TEAL_DEEP}, {"color": palette.LINE}
_HATCHING = {"/": "wide_upward_diagonal", "\\": "wide_downward_diagonal", "-": "dark_horizontal", "|": "dark_vertical"}
PAIR = (Pattern("round-1"), Pattern("round-2"))


@dataclass(frozen=True)
class Native:
    """A chart and its height in pixels."""

    chart: Any
    height: int


@dataclass(frozen=True)
class Cells:
    """Where a chart's figures stand: the sheet, the column of names, those of figures, the first and the last row."""

    sheet: str
    names: int
    places: Sequence[int]
    first: int
    last: int

    def column(self, place: int) -> list[str | int]:
        """The cells of one column."""
        return [self.sheet, self.first, place, self.last, place]

    def head(self, place: int) -> list[str | int]:
        """The cell over a column."""
        return [self.sheet, self.first - 1, place]


@singledispatch
def series(figure: object, table: Table) -> tuple[int, ...]:
    """The columns of the table that are drawn; none of a figure that a spreadsheet cannot draw."""
    return ()


@series.register
def _(figure: BarChart, table: Table) -> tuple[int, ...]:
    return table.numeric[:1]


@series.register(DivergingBars)
@series.register(StackedBars)
def _(figure: DivergingBars | StackedBars, table: Table) -> tuple[int, ...]:
    parts = figure.steps if isinstance(figure, DivergingBars) else figure.categories
    return tuple(range(1, len(parts) + 1))


@series.register
def _(figure: Change, table: Table) -> tuple[int, ...]:
    return (1, 2)


@series.register
def _(figure: QuadrantPlot, table: Table) -> tuple[int, ...]:
    return table.numeric[:2]


@series.register(DotPlot)
@series.register(ColumnPanels)
def _(figure: DotPlot | ColumnPanels, table: Table) -> tuple[int, ...]:
    return table.numeric


def shown_first(table: Table, drawn: Sequence[int], words: Words) -> tuple[Table, int]:
    """The rows that can be drawn before those with a hidden figure, and how many can."""
    hidden = [any(reading(words_of(row[column]), words) is None for column in drawn) for row in table.rows]
    ordered = sorted(range(len(hidden)), key=hidden.__getitem__)
    return replace(table, rows=tuple(table.rows[n] for n in ordered)), hidden.count(False)


def chart(book: Any, figure: Figure, cells: Cells, sign: str = "") -> Native:
    """A chart of these cells: bars, one group of them for each row; ``sign`` is how shares are written on its scale."""
    whole = isinstance(figure, DivergingBars | StackedBars)
    made = book.add_chart({"type": "bar", "subtype": "percent_stacked"} if whole else {"type": "bar"})
    for place, pattern in zip(cells.places, _patterns(figure), strict=False):
        made.add_series(_one(cells, place, pattern, whole))
    title, several = harmless(clean(figure.caption)), len(cells.places) > 1
    made.set_title({"name": title, "name_font": _TITLE} if title else {"none": True})
    line = {"color": palette.LINE_STRONG}
    made.set_y_axis({"reverse": True, "interval_unit": 1, "num_font": {"size": 9}, "line": line})
    scale = {"min": 0, "num_font": {"size": 8}, "major_gridlines": {"visible": True, "line": _GRID}}
    made.set_x_axis(scale | ({"num_format": sign} if sign else {}))
    made.set_legend({"position": "bottom"} if several else {"none": True})
    beside = 0 if whole else NEXT * (len(cells.places) - 1)
    height = AROUND + (ROW + beside) * (cells.last - cells.first + 1)
    made.set_size({"width": WIDTH, "height": height})
    return Native(made, height)


@singledispatch
def _patterns(figure: object) -> Sequence[Pattern]:
    """The surfaces of the series in their order, the same as on paper."""
    return (Pattern("bar-lead"),)


@_patterns.register
def _(figure: DivergingBars) -> Sequence[Pattern]:
    return scale_patterns(len(figure.steps), figure.astride)


@_patterns.register(StackedBars)
@_patterns.register(DotPlot)
@_patterns.register(ColumnPanels)
def _(figure: Figure) -> Sequence[Pattern]:
    return CATEGORIES


@_patterns.register(Change)
@_patterns.register(QuadrantPlot)
def _(figure: Figure) -> Sequence[Pattern]:
    return PAIR


def _one(cells: Cells, place: int, pattern: Pattern, whole: bool) -> dict[str, Any]:
    """One series: its name from the head, its bars and their names from the cells."""
    return {
        "name": cells.head(place),
        "categories": cells.column(cells.names),
        "values": cells.column(place),
        "border": {"color": palette.LINE_STRONG, "width": 0.5},
        "gap": 60,
        "data_labels": {"value": True, "font": {"size": 9}} if not whole else {},
        "overlap": 100 if whole else 0,
    } | _surface(pattern)


def _surface(pattern: Pattern) -> dict[str, Any]:
    ground = INKS[pattern.ground].fill or palette.WHITE
    if not pattern.hatching:
        return {"fill": {"color": ground}}
    lines = INKS[pattern.lines].stroke or palette.WHITE
    return {"pattern": {"pattern": _HATCHING[pattern.hatching], "fg_color": lines, "bg_color": ground}}
