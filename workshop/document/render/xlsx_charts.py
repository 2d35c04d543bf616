"""Native charts of bars, drawn by the spreadsheet from the cells; in grey, patterns tell them apart."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import singledispatch
from typing import Any

from workshop.document import palette
from workshop.document.blocks import Table
from workshop.document.figures import BarChart, Change, DivergingBars, Figure, StackedBars
from workshop.document.readings import reading, words_of
from workshop.document.words import Words

WIDTH, ROW, AROUND = 760, 34, 110
"""Measures of a chart in pixels."""
_TITLE, _GRID = {"size": 11, "color": palette.TEAL_DEEP}, {"color": palette.LINE}
_LOOKS = (
    (palette.TEAL, ""), (palette.GOLD, "wide_upward_diagonal"), (palette.LATERITE, "dark_horizontal"),
    (palette.RAMP[1], ""), (palette.RAMP[3], "wide_downward_diagonal"), (palette.INK, ""),
    (palette.PAPER_DEEP, "dotted_grid"), (palette.MUTED, "light_vertical"), (palette.RAMP[2], "small_check"),
)  # fmt: skip


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
    for n, place in enumerate(places):
        made.add_series(_one(sheet, place, n, (top, top + shown - 1), whole))
    made.set_title({"name": figure.caption, "name_font": _TITLE} if figure.caption else {"none": True})
    made.set_y_axis({"reverse": True, "num_font": {"size": 9}, "line": {"color": palette.LINE_STRONG}})
    made.set_x_axis({"min": 0, "num_font": {"size": 8}, "major_gridlines": {"visible": True, "line": _GRID}})
    made.set_legend({"position": "bottom"} if len(places) > 1 else {"none": True})
    height = AROUND + ROW * shown
    made.set_size({"width": WIDTH, "height": height})
    return Native(made, height)


def _one(sheet: str, place: int, number: int, rows: tuple[int, int], whole: bool) -> dict[str, Any]:
    """One series: its name from the head, its bars and their names from the cells."""
    first, last = rows
    colour, pattern = _LOOKS[number % len(_LOOKS)]
    hatched = {"pattern": {"pattern": pattern, "fg_color": palette.WHITE, "bg_color": colour}}
    return {
        "name": [sheet, first - 1, place],
        "categories": [sheet, first, 0, last, 0],
        "values": [sheet, first, place, last, place],
        "border": {"color": palette.WHITE},
        "gap": 60,
        "data_labels": {"value": True, "font": {"size": 9}} if not whole else {},
        "overlap": 100 if whole else 0,
    } | (hatched if pattern else {"fill": {"color": colour}})
