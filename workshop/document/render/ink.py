"""Drawings of charts/ put on a ReportLab canvas: looks become colours, y is turned to grow upwards."""

from functools import singledispatch
from typing import Any

from workshop.document.charts.shapes import Box, Circle, Drawing, Label, Line, Polygon, Strokes
from workshop.document.palette import INKS, TYPES
from workshop.document.render.fonts import drawable
from workshop.document.render.lines import write_line
from workshop.document.render.style import colour


def draw(canvas: Any, drawing: Drawing) -> None:
    """Draw all shapes with the lower left corner of the drawing at the origin."""
    canvas.saveState()
    canvas.setLineCap(0)
    for shape in drawing.shapes:
        _put(shape, canvas, drawing)
    canvas.restoreState()


def _dip(canvas: Any, look: str) -> dict[str, int]:
    """Set the pen to a look; returns which of stroke and fill the shape wants."""
    wanted = INKS[look]
    if wanted.fill:
        canvas.setFillColor(colour(wanted.fill))
    if wanted.stroke:
        canvas.setStrokeColor(colour(wanted.stroke))
        canvas.setLineWidth(wanted.width)
        canvas.setDash(*([list(wanted.dash)] if wanted.dash else []))
    return {"stroke": int(wanted.stroke is not None), "fill": int(wanted.fill is not None)}


@singledispatch
def _put(shape: Any, canvas: Any, on: Drawing) -> None:
    raise TypeError(f"no ink for {type(shape).__name__}")


@_put.register
def _(box: Box, canvas: Any, on: Drawing) -> None:
    canvas.rect(box.x, on.height - box.y - box.height, box.width, box.height, **_dip(canvas, box.look))


@_put.register
def _(circle: Circle, canvas: Any, on: Drawing) -> None:
    canvas.circle(circle.x, on.height - circle.y, circle.radius, **_dip(canvas, circle.look))


@_put.register
def _(line: Line, canvas: Any, on: Drawing) -> None:
    _dip(canvas, line.look)
    canvas.line(line.x1, on.height - line.y1, line.x2, on.height - line.y2)


@_put.register
def _(polygon: Polygon, canvas: Any, on: Drawing) -> None:
    path = canvas.beginPath()
    _trace(path, polygon.points, on)
    path.close()
    canvas.drawPath(path, **_dip(canvas, polygon.look))


@_put.register
def _(strokes: Strokes, canvas: Any, on: Drawing) -> None:
    path = canvas.beginPath()
    for line in strokes.lines:
        _trace(path, line, on)
    canvas.drawPath(path, **_dip(canvas, strokes.look))


def _trace(path: Any, points: tuple[tuple[float, float], ...], on: Drawing) -> None:
    (x, y), *others = points
    path.moveTo(x, on.height - y)
    for x, y in others:
        path.lineTo(x, on.height - y)


@_put.register
def _(label: Label, canvas: Any, on: Drawing) -> None:
    kind = TYPES[label.look]
    canvas.setFillColor(colour(kind.colour))
    size = kind.size * on.letters
    write_line(canvas, label.x, on.height - label.y, drawable(label.text), kind.face, size, label.anchor)
