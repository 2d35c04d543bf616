"""Drawings of charts/ as inline SVG: looks become class names of figures.css, never a style attribute."""

from functools import partial, singledispatch
from html import escape

from workshop.document.charts.shapes import Box, Circle, Drawing, Label, Line, Polygon, Shape, Strokes
from workshop.document.text import clean


def svg(drawing: Drawing, alt: str) -> str:
    """The drawing as an element; without ``alt`` it is decoration and hidden from those who listen."""
    said = f'role="img" aria-label="{escape(clean(alt))}"' if alt else 'aria-hidden="true"'
    width, height = _n(drawing.width), _n(drawing.height)
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    shape = _shape if drawing.letters == 1 else partial(_enlarged, drawing.letters)
    return f'<svg class="drawing" {size} {said} focusable="false">{"".join(map(shape, drawing.shapes))}</svg>'


@singledispatch
def _shape(shape: Shape) -> str:
    raise TypeError(f"no SVG for {type(shape).__name__}")


@_shape.register
def _(box: Box) -> str:
    size = f'width="{_n(box.width)}" height="{_n(box.height)}"'
    return f'<rect class="i-{box.look}" x="{_n(box.x)}" y="{_n(box.y)}" {size}/>'


@_shape.register
def _(circle: Circle) -> str:
    return f'<circle class="i-{circle.look}" cx="{_n(circle.x)}" cy="{_n(circle.y)}" r="{_n(circle.radius)}"/>'


@_shape.register
def _(line: Line) -> str:
    ends = f'x1="{_n(line.x1)}" y1="{_n(line.y1)}" x2="{_n(line.x2)}" y2="{_n(line.y2)}"'
    return f'<line class="i-{line.look}" {ends}/>'


@_shape.register
def _(polygon: Polygon) -> str:
    points = " ".join(f"{_n(x)},{_n(y)}" for x, y in polygon.points)
    return f'<polygon class="i-{polygon.look}" points="{points}"/>'


@_shape.register
def _(strokes: Strokes) -> str:
    drawn = "".join("M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in line) for line in strokes.lines)
    return f'<path class="i-{strokes.look}" d="{drawn}"/>'


@_shape.register
def _(label: Label) -> str:
    return _text(label, f'x="{_n(label.x)}" y="{_n(label.y)}"')


def _enlarged(times: float, shape: Shape) -> str:
    """Letters have their size from the style sheet, so that larger ones are stretched where they stand."""
    if not isinstance(shape, Label):
        return _shape(shape)
    return _text(shape, f'transform="translate({_n(shape.x)} {_n(shape.y)}) scale({_n(times)})"')


def _text(label: Label, where: str) -> str:
    anchor = "" if label.anchor == "start" else f' text-anchor="{label.anchor}"'
    lang = f' lang="{escape(clean(label.lang))}"' if label.lang else ""
    return f'<text class="t-{label.look}" {where}{anchor}{lang}>{escape(clean(label.text))}</text>'


def _n(number: float) -> str:
    """A coordinate with two decimals at most, none when it is whole."""
    return f"{number:.2f}".rstrip("0").rstrip(".")
