"""Whoever hears a figure learns what others see: every label and every figure drawn is in its alternative text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import singledispatch
from typing import get_args

import pytest

from tests.report.whole_report import whole_facts
from workshop.document.charts.parts import cut, parts
from workshop.document.figures import BarChart, Change, DivergingBars, DotPlot, Figure, RowFigure, ScaleRow, StackedBars
from workshop.document.plots import ColumnPanels, ConflictTree, LinkDiagram, QuadrantPlot
from workshop.document.text import plain
from workshop.report.compose import compose


def figures_in(value: object) -> Iterator[Figure]:
    if isinstance(value, get_args(Figure)):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from figures_in(one)
    elif is_dataclass(value):
        yield from (figure for one in fields(value) for figure in figures_in(getattr(value, one.name)))


@singledispatch
def drawn(figure: Figure) -> Iterable[object]:
    """All that its drawing says in words and figures."""
    raise TypeError(figure)


@drawn.register
def _(chart: BarChart):
    return [part for bar in chart.bars for part in (bar.label, bar.value_text, bar.place, bar.tied, bar.note)]


@drawn.register
def _(plot: DotPlot):
    names = [group.label for group in plot.groups]
    return [*names, *(part for row in plot.rows for part in (row.label, *(dot.text for dot in row.dots)))]


@drawn.register(DivergingBars)
@drawn.register(StackedBars)
def _(chart: DivergingBars | StackedBars):
    names = chart.steps if isinstance(chart, DivergingBars) else chart.categories
    told = [names if any(row.counts for row in chart.rows) else ()]
    for row in chart.rows:
        beside = (row.unknown, row.median_text) if isinstance(row, ScaleRow) else (row.tag,)
        told.append((row.label, *map(str, row.counts or (row.hidden,)), *beside, row.note))
    return [part for parts in told for part in parts]


@drawn.register
def _(chart: Change):
    return [*chart.rounds, *(part for row in chart.rows for part in (row.label, row.first_text, row.second_text))]


@drawn.register
def _(plot: QuadrantPlot):
    return [part for point in plot.points for part in (point.label, point.x_text, point.y_text, point.quadrant)]


@drawn.register
def _(diagram: LinkDiagram):
    joined = {end for link in diagram.links for end in (link.source, link.target)}
    return [*(diagram.nodes[n].label for n in joined), *(link.text for link in diagram.links)]


@drawn.register
def _(tree: ConflictTree):
    return [part for one in (*tree.effects, *tree.core, *tree.causes) for part in (one.label, one.share, one.tag)]


@drawn.register
def _(figure: ColumnPanels):
    return [part for panel in figure.panels for part in (panel.title, *panel.texts)]


def unsaid(figure: Figure, alt: str) -> list[str]:
    """What the alternative text does not say, whatever its spaces and capitals; a label may be shortened."""
    heard = spaced(alt)
    found = (spaced(plain(part)).rstrip("…") for part in drawn(figure))
    return [part for part in found if not re.search(rf"(?<![0-9]){re.escape(part)}(?![0-9])", heard)]


def spaced(text: str) -> str:
    return re.sub("[\u00a0\u202f]", " ", text).casefold()


KINDS = {BarChart, DotPlot, DivergingBars, StackedBars, Change, QuadrantPlot, LinkDiagram, ConflictTree, ColumnPanels}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_figure_of_a_report_is_said_whole(language):
    figures = list(figures_in(compose(whole_facts(), language).blocks))
    assert {type(figure) for figure in figures} >= KINDS - {ConflictTree}
    assert {(figure.caption, said) for figure in figures for said in unsaid(figure, figure.alt)} == set()


def test_what_is_not_said_is_noticed():
    chart = next(figure for figure in figures_in(compose(whole_facts(), "en").blocks) if isinstance(figure, BarChart))
    assert unsaid(chart, chart.alt.replace(plain(chart.bars[0].label)[:20], ""))


def test_parts_of_a_figure_say_their_rows_whole():
    for figure in figures_in(compose(whole_facts(), "en").blocks):
        if not isinstance(figure, RowFigure):
            continue
        said = " ".join(part.alt for part in parts(figure, 60))
        assert unsaid(figure, said) == []
        for side in cut(figure, 200) or ():
            assert unsaid(side, side.alt) == []
