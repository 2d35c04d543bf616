"""Letters of every script as dots, for pictures: shaped as on paper, each put on whole dots.

So the same letter is the same picture wherever it stands, and a file with many stays small.
"""

from functools import cache

import uharfbuzz
from PIL import Image, ImageFilter
from reportlab.pdfbase import pdfmetrics

from workshop.document.charts.shapes import Label
from workshop.document.palette import TYPES
from workshop.document.render.fonts import drawable, register
from workshop.document.render.lines import begun, label_runs
from workshop.document.render.shaping import plain_look

register()


def write(image: Image.Image, label: Label, larger: float, scale: float) -> None:
    """Put a label on a picture with ``scale`` dots in a point, in letters so many times larger than on paper."""
    kind = TYPES[label.look]
    runs = label_runs(drawable(label.text), plain_look(kind.face, kind.size * larger))
    x = begun(label.x, runs, label.anchor)
    for run in runs:
        for glyph, right, up in run:
            mask, left, top = _dots(run.font, glyph, run.look.size * scale, run.needs_weight)
            image.paste(kind.colour, (round((x + right) * scale) + left, round((label.y - up) * scale) + top), mask)
        x += run.width


_EDGES = [round(covered / 255 * 3) * 85 for covered in range(256)]
"""How dark a dot is that a letter covers in part: two steps are enough for the eye, and cost a quarter less."""


@cache
def _dots(font: str, glyph: int, size: float, bolder: bool) -> tuple[Image.Image, int, int]:
    """A glyph of a face ``size`` dots high, as a mask, and where its corner is from the pen on the line."""
    face = pdfmetrics.getFont(font).hbFont()
    raster = uharfbuzz.RasterDraw()
    raster.transform = (size / face.scale[0], 0, 0, size / face.scale[1], 0, 0)
    raster.draw_glyph(face, glyph)
    drawn = raster.render()
    box = drawn.extents
    upwards = -1
    mask = Image.frombytes("L", (box.width, box.height), bytes(drawn.buffer), "raw", "L", box.stride, upwards)
    mask = mask.point(_EDGES)
    return mask.filter(ImageFilter.MaxFilter(3)) if bolder else mask, box.x_origin, -box.y_origin - box.height
