"""Drawings of charts/ as PNG, for word processors: surfaces drawn twice as large, then made small, in few colours."""

import io
from collections.abc import Iterator, Sequence
from functools import singledispatchmethod
from itertools import pairwise
from math import ceil, hypot

from PIL import Image, ImageDraw

from workshop.document.charts.shapes import Box, Circle, Drawing, Label, Line, Polygon, Shape, Strokes
from workshop.document.palette import INKS, TYPES, WHITE, Ink
from workshop.document.render.letters import write

DOTS_PER_INCH = 144
SUPERSAMPLING = 2
COLOURS = 32
Points = Sequence[tuple[float, float]]


def png(drawing: Drawing, ground: str = WHITE) -> bytes:
    """The drawing on its ground; the same drawing gives the same bytes."""
    pen = _Pen(drawing, ground)
    labels = [shape for shape in drawing.shapes if isinstance(shape, Label)]
    for shape in drawing.shapes:
        if not isinstance(shape, Label):
            pen.put(shape)
    image = pen.image.reduce(SUPERSAMPLING)
    for label in labels:
        write(image, label, drawing.letters, DOTS_PER_INCH / 72)
    out = io.BytesIO()
    _in_few(image, [ground, *_colours(drawing.shapes)]).save(out, "PNG", optimize=True)
    return out.getvalue()


def _colours(shapes: Sequence[Shape]) -> Iterator[str]:
    """The colours of surfaces, lines and letters."""
    for shape in shapes:
        if isinstance(shape, Label):
            yield TYPES[shape.look].colour
        else:
            yield from filter(None, (INKS[shape.look].fill, INKS[shape.look].stroke))


def _in_few(image: Image.Image, colours: Sequence[str]) -> Image.Image:
    """The picture in all of ``colours``, as they are, and those between them that it needs most."""
    kept = list(dict.fromkeys(colours))
    between = image.quantize(max(2, COLOURS - len(kept)), dither=Image.Dither.NONE).getpalette() or []
    palette = Image.new("P", (1, 1))
    palette.putpalette([*bytes.fromhex("".join(kept).replace("#", "")), *between][: 3 * max(COLOURS, len(kept))])
    return image.quantize(palette=palette, dither=Image.Dither.NONE)


class _Pen:
    """Draws shapes measured in points on a large picture."""

    def __init__(self, drawing: Drawing, ground: str) -> None:
        self.scale = DOTS_PER_INCH * SUPERSAMPLING / 72
        size = ceil(drawing.width * self.scale), ceil(drawing.height * self.scale)
        self.image = Image.new("RGB", size, ground)
        self.draw = ImageDraw.Draw(self.image)

    @singledispatchmethod
    def put(self, shape: object) -> None:
        """Draw one shape."""
        raise TypeError(f"no picture of {type(shape).__name__}")

    @put.register
    def _(self, box: Box) -> None:
        right, below = box.x + box.width, box.y + box.height
        self._outline([(box.x, box.y), (right, box.y), (right, below), (box.x, below)], INKS[box.look])

    @put.register
    def _(self, circle: Circle) -> None:
        ink = INKS[circle.look]
        half = ink.width / 2 if ink.stroke else 0.0
        if ink.stroke:
            self._disc(circle, circle.radius + half, ink.stroke)
        if ink.fill:
            self._disc(circle, circle.radius - half, ink.fill)

    def _disc(self, circle: Circle, radius: float, colour: str) -> None:
        corners = (circle.x - radius, circle.y - radius, circle.x + radius, circle.y + radius)
        self.draw.ellipse([corner * self.scale for corner in corners], fill=colour)

    @put.register
    def _(self, line: Line) -> None:
        self._stroke([(line.x1, line.y1), (line.x2, line.y2)], INKS[line.look])

    @put.register
    def _(self, polygon: Polygon) -> None:
        self._outline(polygon.points, INKS[polygon.look])

    @put.register
    def _(self, strokes: Strokes) -> None:
        for line in strokes.lines:
            self._stroke(line, INKS[strokes.look])

    def _outline(self, points: Points, ink: Ink) -> None:
        if ink.fill:
            self.draw.polygon(self._scaled(points), fill=ink.fill)
        if ink.stroke:
            self._stroke([*points, points[0]], ink)

    def _stroke(self, points: Points, ink: Ink) -> None:
        width = max(1, round(ink.width * self.scale))
        for part in _dashed(points, ink.dash) if ink.dash else (points,):
            self.draw.line(self._scaled(part), fill=ink.stroke, width=width, joint="curve")

    def _scaled(self, points: Points) -> list[tuple[float, float]]:
        return [(x * self.scale, y * self.scale) for x, y in points]


def _dashed(points: Points, dash: Sequence[float]) -> Iterator[Points]:
    """The parts of a line that a dash leaves, each side begun anew."""
    on, off = dash
    for (x1, y1), (x2, y2) in pairwise(points):
        length = hypot(x2 - x1, y2 - y1)
        start = 0.0
        while start < length:
            end = min(start + on, length)
            yield [(x1 + (x2 - x1) * at / length, y1 + (y2 - y1) * at / length) for at in (start, end)]
            start = end + off
