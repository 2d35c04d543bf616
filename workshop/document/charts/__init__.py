"""Geometry of the figures, computed once and drawn by every renderer. Measures in points, y grows downwards."""

from functools import singledispatch

from workshop.document.charts.bars import bars
from workshop.document.charts.dots import dots
from workshop.document.charts.shapes import ROOMY, Drawing
from workshop.document.figures import BarChart, DotPlot


@singledispatch
def draw(figure: object, air: float = ROOMY) -> Drawing:
    """The drawing of a figure, with ``air`` points between its rows."""
    raise TypeError(f"no geometry for {type(figure).__name__}")


draw.register(BarChart, bars)
draw.register(DotPlot, dots)
