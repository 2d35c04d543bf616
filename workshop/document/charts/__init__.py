"""Geometry of the figures, computed once and drawn by every renderer. Measures in points, y grows downwards."""

from functools import singledispatch

from workshop.document.charts.bars import bars
from workshop.document.charts.change import change
from workshop.document.charts.columns import columns
from workshop.document.charts.diverging import diverging
from workshop.document.charts.dots import dots
from workshop.document.charts.links import links
from workshop.document.charts.quadrants import quadrants
from workshop.document.charts.shapes import ROOMY, TIGHT, Drawing, large_letters
from workshop.document.charts.stacked import stacked
from workshop.document.charts.tree import tree
from workshop.document.figures import BarChart, Change, DivergingBars, DotPlot, StackedBars
from workshop.document.plots import ColumnPanels, ConflictTree, LinkDiagram, QuadrantPlot


@singledispatch
def draw(figure: object, air: float = ROOMY) -> Drawing:
    """The drawing of a figure, with ``air`` points between its rows."""
    raise TypeError(f"no geometry for {type(figure).__name__}")


draw.register(BarChart, bars)
draw.register(DotPlot, dots)
draw.register(DivergingBars, diverging)
draw.register(StackedBars, stacked)
draw.register(Change, change)
draw.register(QuadrantPlot, quadrants)
draw.register(LinkDiagram, links)
draw.register(ConflictTree, tree)
draw.register(ColumnPanels, columns)

LARGE = 1.5
"""Letters of a picture on a wall 47 rem wide, where they are then about 1.3 rem high."""


def draw_large(figure: object) -> Drawing:
    """The drawing of a figure with letters for the back of a room."""
    with large_letters(LARGE):
        return draw(figure, TIGHT)
