"""A picture that somebody sends, as one of our own: decoded, made small, and written anew without anything else."""

from __future__ import annotations

import io

from PIL import Image, ImageOps, UnidentifiedImageError

from workshop.document.drawing import FIELD, is_drawing, picture_of
from workshop.document.palette import WHITE
from workshop.domain.errors import Mendable
from workshop.domain.text import msg

MEGABYTE = 1024 * 1024
MOST_BYTES = 2 * MEGABYTE
MOST_POINTS = 12_000_000
#: So large it is kept, in points of the picture: sharp at the size of the cover.
LARGEST = (900, 360)
_BROKEN = (UnidentifiedImageError, OSError, ValueError, SyntaxError, MemoryError)


def reencoded(content: bytes) -> bytes:
    """A small PNG on white, the same bytes for the same picture, without a word of what else the file held.

    Raises Mendable where it is too large, moves, or is no picture that can be taken."""
    if len(content) > MOST_BYTES:
        raise Mendable(msg("The file is larger than {limit} MB. Choose a smaller picture.",
                           limit=MOST_BYTES // MEGABYTE), FIELD)  # fmt: skip
    try:
        return _drawn_anew(picture_of(content, LARGEST) if is_drawing(content) else content)
    except Image.DecompressionBombError as problem:
        raise _too_many_points() from problem
    except _BROKEN as problem:
        sentence = msg("This is not a picture that can be read. Choose a PNG, JPEG or SVG file.")
        raise Mendable(sentence, FIELD) from problem


def _drawn_anew(content: bytes) -> bytes:
    with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as picture:
        if picture.width * picture.height > MOST_POINTS:
            raise _too_many_points()
        if picture.format == "PNG" and getattr(picture, "is_animated", False):
            raise Mendable(msg("This picture moves. Choose one that stands still."), FIELD)
        drawn = ImageOps.exif_transpose(picture).convert("RGBA")
    drawn.thumbnail(LARGEST)
    paper = Image.new("RGB", drawn.size, WHITE)
    paper.paste(drawn, mask=drawn.getchannel("A"))
    out = io.BytesIO()
    paper.save(out, "PNG", optimize=True)
    return out.getvalue()


def _too_many_points() -> Mendable:
    sentence = msg("The picture has more than {limit} million points. Choose a smaller one.",
                   limit=MOST_POINTS // 1_000_000)  # fmt: skip
    return Mendable(sentence, FIELD)
