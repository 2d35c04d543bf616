"""Geometry of the figures, computed once and drawn by every renderer. Measures in points, y grows downwards."""

from functools import singledispatch

from workshop.document.charts.bars import bars
from workshop.document.charts.dots import dots
from workshop.document.charts.shapes import Drawing
from workshop.document.figures import BarChart, DotPlot


@singledispatch
def draw(figure: object) -> Drawing:
    """The drawing of a figure."""
    raise TypeError(f"no geometry for {type(figure).__name__}")


draw.register(BarChart, bars)
draw.register(DotPlot, dots)
