"""A figure higher than a page, in parts that each say their own rows aloud."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import singledispatch

from workshop.document.charts import draw
from workshop.document.charts.numbered import Numbered, numbered
from workshop.document.charts.quadrants import listed
from workshop.document.charts.shapes import TIGHT, WIDTH, Drawing
from workshop.document.figures import BarChart, Change, DivergingBars, DotPlot, Figure, StackedBars
from workshop.document.plots import Branch, ConflictTree, QuadrantPlot
from workshop.document.text import plain


@dataclass(frozen=True)
class Part:
    """A drawing with much and with little air, and the words that stand for it."""

    roomy: Drawing
    tight: Drawing
    alt: str


def parts(figure: Figure, room: float) -> Iterator[Part]:
    """The figure whole when it is at most ``room`` points high, else in parts that are, as far as it can be parted."""
    whole = draw(figure)
    if whole.height <= room:
        yield Part(whole, draw(figure, TIGHT), figure.alt)
    else:
        yield from _parted(figure, room)


@singledispatch
def _parted(figure: Figure, room: float) -> Iterator[Part]:
    yield Part(draw(figure), draw(figure, TIGHT), figure.alt)


@_parted.register
def _(chart: BarChart, room: float) -> Iterator[Part]:
    for half in _halves(chart.bars):
        spoken = "; ".join(f"{b.place} {plain(b.label)}: {b.value_text}".strip() for b in half)
        yield from _again(replace(chart, bars=half, alt=spoken), chart, room)


@_parted.register
def _(plot: DotPlot, room: float) -> Iterator[Part]:
    for half in _halves(plot.rows):
        texts = (
            (row.label, [f"{g.label} {d.text}" for g, d in zip(plot.groups, row.dots, strict=True)]) for row in half
        )
        yield from _again(replace(plot, rows=half, alt=_said(texts)), plot, room)


@_parted.register
def _(chart: DivergingBars, room: float) -> Iterator[Part]:
    for half in _halves(chart.rows):
        texts = ((row.label, _steps(chart.steps, row.counts, row.hidden)) for row in half)
        yield from _again(replace(chart, rows=half, alt=_said(texts)), chart, room)


@_parted.register
def _(chart: StackedBars, room: float) -> Iterator[Part]:
    for half in _halves(chart.rows):
        texts = ((row.label, _steps(chart.categories, row.counts, row.hidden)) for row in half)
        yield from _again(replace(chart, rows=half, alt=_said(texts)), chart, room)


@_parted.register
def _(chart: Change, room: float) -> Iterator[Part]:
    first, second = chart.rounds
    for half in _halves(chart.rows):
        texts = ((row.label, [f"{first} {row.first_text}", f"{second} {row.second_text}"]) for row in half)
        yield from _again(replace(chart, rows=half, alt=_said(texts)), chart, room)


@_parted.register
def _(plot: QuadrantPlot, room: float) -> Iterator[Part]:
    bare = replace(plot, listed=False)
    yield Part(draw(bare), draw(bare, TIGHT), plot.alt)
    yield from _lists(listed(plot), room)


@_parted.register
def _(tree: ConflictTree, room: float) -> Iterator[Part]:
    names = ("effects", "core", "causes")
    for name, title in zip(names, tree.titles, strict=True):
        items: tuple[Branch, ...] = getattr(tree, name)
        if items:
            alone = replace(tree, **{n: items if n == name else () for n in names}, alt=_branches(title, items))
            yield from _tree(alone, name, room)


def _tree(tree: ConflictTree, name: str, room: float) -> Iterator[Part]:
    """One part of a tree, in halves as long as it is too high."""
    items = getattr(tree, name)
    if draw(tree).height <= room or len(items) < 2:
        yield Part(draw(tree), draw(tree, TIGHT), tree.alt)
        return
    title = tree.titles[("effects", "core", "causes").index(name)]
    for half in _halves(items):
        yield from _tree(replace(tree, **{name: half}, alt=_branches(title, half)), name, room)


def _branches(title: str, items: Sequence[Branch]) -> str:
    return f"{title}: " + "; ".join(f"{plain(item.label)} {item.share}".strip() for item in items)


def _lists(items: Sequence[Numbered], room: float) -> Iterator[Part]:
    shapes, height = numbered(items, 0.0)
    if height > room and len(items) > 1:
        for half in _halves(tuple(items)):
            yield from _lists(half, room)
        return
    drawing = Drawing(WIDTH, height, tuple(shapes))
    yield Part(drawing, drawing, "; ".join(f"{item.number}: {plain(item.label)}" for item in items))


def _again(part: Figure, whole: Figure, room: float) -> Iterator[Part]:
    """The part, parted again when that is still needed and makes it any lower."""
    if draw(part).height < draw(whole).height:
        yield from parts(part, room)
    else:
        yield Part(draw(part), draw(part, TIGHT), part.alt)


def _halves(rows: tuple) -> tuple[tuple, ...]:
    return tuple(half for half in (rows[: len(rows) // 2], rows[len(rows) // 2 :]) if half)


def _steps(words: Sequence[str], counts: Sequence[int] | None, hidden: str) -> list[str]:
    return [hidden] if counts is None else [f"{said} {count}" for said, count in zip(words, counts, strict=True)]


def _said(rows: Iterator[tuple]) -> str:
    return ". ".join(f"{plain(label)}: {'; '.join(texts)}" for label, texts in rows)
