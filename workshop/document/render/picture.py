"""Drawings of charts/ as PNG, for word processors: drawn twice as large, then made small, in few colours."""

import io
from collections.abc import Iterator, Sequence
from functools import cache, singledispatchmethod
from itertools import pairwise
from math import ceil, hypot

from PIL import Image, ImageDraw, ImageFont

from workshop.document.charts.shapes import Box, Circle, Drawing, Label, Line, Polygon, Strokes
from workshop.document.palette import INKS, TYPES, WHITE, Ink
from workshop.document.render.fonts import FOLDER, drawable, font

DOTS_PER_INCH = 168
SUPERSAMPLING = 2
COLOURS = 32
_ANCHORS = {"start": "ls", "middle": "ms", "end": "rs"}
Points = Sequence[tuple[float, float]]


def png(drawing: Drawing, ground: str = WHITE) -> bytes:
    """The drawing on its ground; the same drawing gives the same bytes."""
    pen = _Pen(drawing, ground)
    for shape in drawing.shapes:
        pen.put(shape)
    out = io.BytesIO()
    pen.image.reduce(SUPERSAMPLING).quantize(COLOURS, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


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

    @put.register
    def _(self, label: Label) -> None:
        kind = TYPES[label.look]
        place = label.x * self.scale, label.y * self.scale
        letters = _letters(kind.face, round(kind.size * self.scale))
        self.draw.text(place, drawable(label.text), kind.colour, letters, _ANCHORS[label.anchor])

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


@cache
def _letters(face: str, size: int) -> ImageFont.FreeTypeFont:
    """A face in one size; placed letter by letter, which every system does alike."""
    return ImageFont.truetype(str(FOLDER / f"{font(face)}.ttf"), size, layout_engine=ImageFont.Layout.BASIC)


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
