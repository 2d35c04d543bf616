"""A figure higher than a page, in parts that each say their own rows aloud.

Parts are about half a page high, not a whole one: so the first still fits where the text has left room.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import singledispatch
from itertools import pairwise
from math import ceil
from typing import Any, TypeVar

from workshop.document.charts import draw
from workshop.document.charts.numbered import Numbered, numbered
from workshop.document.charts.quadrants import listed
from workshop.document.charts.shapes import TIGHT, WIDTH, Drawing
from workshop.document.figures import BarChart, Change, DivergingBars, DotPlot, Figure, RowFigure, StackedBars
from workshop.document.plots import Branch, ColumnPanels, ConflictTree, QuadrantPlot
from workshop.document.text import Text, plain

ROWS = 0.5
"""How much of a page a part of a figure takes at most."""
FEWEST = 2
"""Rows that may stand alone before or after the end of a page."""
LABELS = 4
"""Labels under a plot in one part: two lines of two."""
TREE = ("effects", "core", "causes")

T = TypeVar("T")


@dataclass(frozen=True)
class Part:
    """A drawing with much and with little air, the words that stand for it, the space before the next part."""

    roomy: Drawing
    tight: Drawing
    alt: str
    below: float = 12.0


def parts(figure: Figure, room: float) -> Iterator[Part]:
    """The figure whole when it is at most ``room`` points high, else in parts that are, as far as it can be parted."""
    roomy, tight = draw(figure), draw(figure, TIGHT)
    if tight.height > room:
        yield from _parted(figure, room)
    else:
        yield Part(roomy if roomy.height <= room else tight, tight, figure.alt)


@singledispatch
def _parted(figure: Figure, room: float) -> Iterator[Part]:
    """A figure that cannot be parted."""
    yield Part(draw(figure), draw(figure, TIGHT), figure.alt)


@_parted.register(RowFigure)
def _(figure: RowFigure, room: float) -> Iterator[Part]:
    field = "bars" if isinstance(figure, BarChart) else "rows"
    rows: tuple[Any, ...] = getattr(figure, field)
    if len(rows) < 2:
        yield Part(draw(figure), draw(figure, TIGHT), figure.alt)
        return
    for share in _even(rows, max(2, ceil(draw(figure, TIGHT).height / (room * ROWS)))):
        part = _with(figure, field, share)
        yield from parts(replace(part, alt=". ".join(_said(part))), room)


@_parted.register
def _(plot: QuadrantPlot, room: float) -> Iterator[Part]:
    bare = replace(plot, listed=False)
    yield Part(draw(bare), draw(bare, TIGHT), plot.alt)
    labels = listed(plot)
    for start in range(0, len(labels), LABELS):
        shapes, height = numbered(labels[start : start + LABELS], 0.0)
        drawing = Drawing(WIDTH, height, tuple(shapes))
        yield Part(drawing, drawing, _numbers(labels[start : start + LABELS]), below=0.0)


@_parted.register
def _(tree: ConflictTree, room: float) -> Iterator[Part]:
    """Effects, core and causes each by itself, and each in as many parts as it needs."""
    for name, title in zip(TREE, tree.titles, strict=True):
        items: tuple[Branch, ...] = getattr(tree, name)
        alone = _with(replace(tree, effects=(), core=(), causes=()), name, items)
        for share in _even(items, ceil(draw(alone, TIGHT).height / room)) if items else ():
            part = replace(_with(alone, name, share), alt=_branches(title, share))
            yield Part(draw(part), draw(part, TIGHT), part.alt)


@_parted.register
def _(figure: ColumnPanels, room: float) -> Iterator[Part]:
    for share in _even(figure.panels, ceil(draw(figure, TIGHT).height / room)):
        part = replace(figure, panels=share)
        yield Part(draw(part), draw(part, TIGHT), ". ".join(_steps(part)))


@singledispatch
def _said(figure: RowFigure) -> Iterator[str]:
    """What each row says."""
    raise TypeError(f"no words for {type(figure).__name__}")


@_said.register
def _(chart: BarChart) -> Iterator[str]:
    for bar in chart.bars:
        yield _row(f"{bar.place} {plain(bar.label)}".strip(), [bar.value_text, bar.tied, bar.span_text, bar.note])


@_said.register
def _(plot: DotPlot) -> Iterator[str]:
    for row in plot.rows:
        yield _row(row.label, [*(f"{g.label} {d.text}" for g, d in zip(plot.groups, row.dots, strict=True)), row.gap])


@_said.register
def _(chart: DivergingBars) -> Iterator[str]:
    for row in chart.rows:
        beside = ((chart.unknown, row.unknown), (chart.median, row.median_text))
        said = [f"{head} {figures}" for head, figures in beside if head and figures]
        yield _row(row.label, [*_counts(chart.steps, row.counts, row.hidden), *said, row.note])


@_said.register
def _(chart: StackedBars) -> Iterator[str]:
    for row in chart.rows:
        yield _row(row.label, [*_counts(chart.categories, row.counts, row.hidden), row.tag, row.note])


@_said.register
def _(chart: Change) -> Iterator[str]:
    first, second = chart.rounds
    for row in chart.rows:
        yield _row(row.label, [f"{first} {row.first_text}", f"{second} {row.second_text}", row.change])


def _steps(figure: ColumnPanels) -> Iterator[str]:
    for panel in figure.panels:
        yield _row(panel.title, [f"{step} {text}" for step, text in zip(figure.steps, panel.texts, strict=True)])


def _row(label: Text, texts: Iterator[str] | Sequence[str]) -> str:
    return f"{plain(label)}: {'; '.join(filter(None, texts))}"


def _counts(words: Sequence[str], counts: Sequence[int] | None, hidden: str) -> list[str]:
    return [hidden] if counts is None else [f"{said} {count}" for said, count in zip(words, counts, strict=True)]


def _numbers(items: Sequence[Numbered]) -> str:
    return "; ".join(f"{item.number}: {plain(item.label)}" for item in items)


def _branches(title: str, items: Sequence[Branch]) -> str:
    return f"{title}: " + "; ".join(f"{plain(item.label)} {item.share}".strip() for item in items)


def cut(figure: Figure, room: float) -> tuple[Figure, Figure] | None:
    """The rows that fit into ``room`` points, and the others; None where a side would have too few."""
    if not isinstance(figure, RowFigure):
        return None
    field = "bars" if isinstance(figure, BarChart) else "rows"
    rows = getattr(figure, field)
    for end in range(len(rows) - FEWEST, FEWEST - 1, -1):
        sides = (replace(figure, **{field: side}) for side in (rows[:end], rows[end:]))
        first, rest = (replace(side, alt=". ".join(_said(side))) for side in sides)
        if draw(first, TIGHT).height <= room:
            return first, rest
    return None


def _with(figure: Any, field: str, shown: tuple[Any, ...]) -> Any:
    """The same figure with this in a field whose name only runs know."""
    return replace(figure, **{field: shown})


def _even(items: Sequence[T], count: int) -> Iterator[tuple[T, ...]]:
    """The items in parts of nearly the same number, in order."""
    parts = min(count, len(items))
    bounds = [-(-len(items) * part // parts) for part in range(parts + 1)]
    return (tuple(items[start:end]) for start, end in pairwise(bounds))
