"""Native charts of bars, drawn by the spreadsheet from the cells; in grey, patterns tell them apart."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import singledispatch
from typing import Any

from workshop.document import palette
from workshop.document.blocks import Table
from workshop.document.charts.patterns import CATEGORIES, Pattern, scale_patterns
from workshop.document.figures import BarChart, Change, DivergingBars, Figure, StackedBars
from workshop.document.harmless import harmless
from workshop.document.palette import INKS
from workshop.document.readings import reading, words_of
from workshop.document.text import clean
from workshop.document.words import Words

WIDTH, ROW, AROUND = 760, 34, 110
"""Measures of a chart in pixels."""
_TITLE, _GRID = {"size": 11, "color": palette.TEAL_DEEP}, {"color": palette.LINE}
_HATCHING = {"/": "wide_upward_diagonal", "\\": "wide_downward_diagonal", "-": "dark_horizontal", "|": "dark_vertical"}
PAIR = (Pattern("round-1"), Pattern("round-2"))


@dataclass(frozen=True)
class Native:
    """A chart and its height in pixels."""

    chart: Any
    height: int


@singledispatch
def series(figure: object, table: Table, words: Words) -> tuple[int, ...]:
    """The columns of the table that are drawn as bars; none of a figure that has no bars."""
    return ()


@series.register
def _(figure: BarChart, table: Table, words: Words) -> tuple[int, ...]:
    return (table.head.index(words.value),)


@series.register(DivergingBars)
@series.register(StackedBars)
def _(figure: DivergingBars | StackedBars, table: Table, words: Words) -> tuple[int, ...]:
    parts = figure.steps if isinstance(figure, DivergingBars) else figure.categories
    return tuple(range(1, len(parts) + 1))


@series.register
def _(figure: Change, table: Table, words: Words) -> tuple[int, ...]:
    return (1, 2)


def shown_first(table: Table, drawn: Sequence[int], words: Words) -> tuple[Table, int]:
    """The rows that can be drawn before those with a hidden figure, and how many can."""
    hidden = [any(reading(words_of(row[column]), words) is None for column in drawn) for row in table.rows]
    ordered = sorted(range(len(hidden)), key=hidden.__getitem__)
    return replace(table, rows=tuple(table.rows[n] for n in ordered)), hidden.count(False)


def chart(book: Any, sheet: str, figure: Figure, places: Sequence[int], top: int, shown: int) -> Native:
    """A chart of the columns ``places`` of ``sheet``, and of ``shown`` rows from row ``top`` on."""
    whole = isinstance(figure, DivergingBars | StackedBars)
    made = book.add_chart({"type": "bar", "subtype": "percent_stacked"} if whole else {"type": "bar"})
    for place, pattern in zip(places, _patterns(figure), strict=False):
        made.add_series(_one(sheet, place, pattern, (top, top + shown - 1), whole))
    title = harmless(clean(figure.caption))
    made.set_title({"name": title, "name_font": _TITLE} if title else {"none": True})
    made.set_y_axis({"reverse": True, "num_font": {"size": 9}, "line": {"color": palette.LINE_STRONG}})
    made.set_x_axis({"min": 0, "num_font": {"size": 8}, "major_gridlines": {"visible": True, "line": _GRID}})
    made.set_legend({"position": "bottom"} if len(places) > 1 else {"none": True})
    height = AROUND + ROW * shown
    made.set_size({"width": WIDTH, "height": height})
    return Native(made, height)


@singledispatch
def _patterns(figure: object) -> Sequence[Pattern]:
    """The surfaces of the series in their order, the same as on paper."""
    return (Pattern("bar-lead"),)


@_patterns.register
def _(figure: DivergingBars) -> Sequence[Pattern]:
    return scale_patterns(len(figure.steps), figure.astride)


@_patterns.register
def _(figure: StackedBars) -> Sequence[Pattern]:
    return CATEGORIES


@_patterns.register
def _(figure: Change) -> Sequence[Pattern]:
    return PAIR


def _one(sheet: str, place: int, pattern: Pattern, rows: tuple[int, int], whole: bool) -> dict[str, Any]:
    """One series: its name from the head, its bars and their names from the cells."""
    first, last = rows
    return {
        "name": [sheet, first - 1, place],
        "categories": [sheet, first, 0, last, 0],
        "values": [sheet, first, place, last, place],
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
