"""Surfaces that are told apart without colour: a ground and, on some, a hatching."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from workshop.document.charts.shapes import Box, Label, Shape, Strokes, letter_size, middle, text_width

Hatching = Literal["", "/", "\\", "|", "-"]
Stroke = tuple[tuple[float, float], tuple[float, float]]
GAP, PLATE = 4.0, 1.22
SIGN = 11.0
"""Size of a pattern in a legend."""


@dataclass(frozen=True)
class Pattern:
    """Looks of the ground, of the lines drawn on it, and of figures that stand on it."""

    ground: str
    hatching: Hatching = ""
    lines: str = "hatch-light"
    figures: str = "count-lead"


AGAINST = (
    Pattern("against-4", "/"),
    Pattern("against-3", "/"),
    Pattern("against-2", "/", "hatch-dark"),
    Pattern("against-1", "/", "hatch-dark"),
)
"""The unfavourable side of a scale from its end to its middle: hatched."""
FAVOUR = (
    Pattern("favour-4", figures="place-lead"),
    Pattern("favour-3"),
    Pattern("favour-2"),
    Pattern("favour-1"),
)
"""The favourable side from its end to its middle: plain."""
NEUTRAL = (Pattern("neutral-1"), Pattern("neutral-2", "-", "hatch-dark"), Pattern("neutral-3"))
_SHADES = {1: (0,), 2: (0, 2), 3: (0, 1, 3), 4: (0, 1, 2, 3)}
CATEGORIES = (
    Pattern("category-1", figures="place-lead"),
    Pattern("category-2"),
    Pattern("category-3", "/"),
    Pattern("category-4", "\\", "hatch-teal"),
    Pattern("category-5", "-", "hatch-dark"),
    Pattern("category-6", figures="place-lead"),
    Pattern("category-7", "|", "hatch-dark"),
    Pattern("category-8"),
)


def scale_patterns(steps: int, astride: tuple[int, ...]) -> tuple[Pattern, ...]:
    """The pattern of every step of a scale, those in ``astride`` (from 1) neutral."""
    below = astride[0] - 1 if astride else steps // 2
    above = steps - below - len(astride)
    against, favour = _side(AGAINST, below), _side(FAVOUR, above)
    return (*against, *NEUTRAL[: len(astride)], *reversed(favour))


def _side(patterns: tuple[Pattern, ...], count: int) -> tuple[Pattern, ...]:
    """``count`` of the patterns, from the end of the scale inwards; a long side shares its palest."""
    shades = _SHADES.get(count, (*_SHADES[4], *(3,) * (count - 4)))
    return tuple(patterns[shade] for shade in shades)


def surface(pattern: Pattern, x: float, y: float, width: float, height: float) -> Iterator[Shape]:
    """The pattern on a rectangle."""
    yield Box(x, y, width, height, pattern.ground)
    strokes = tuple(_hatching(pattern.hatching, x, y, width, height)) if pattern.hatching else ()
    if strokes:
        yield Strokes(strokes, pattern.lines)


def segment(pattern: Pattern, x: float, y: float, width: float, height: float, text: str) -> Iterator[Shape]:
    """A piece of a bar with its figures where they fit; on hatching they stand on a white plate, dark."""
    yield from surface(pattern, x, y, width, height)
    room = text_width(text, pattern.figures)
    if not text or room + 3 > width:
        return
    centre = round(x + width / 2, 2)
    if pattern.hatching:
        wide, tall = min(room + 4, width - 1.2), min(height, letter_size(pattern.figures) * PLATE)
        left, top = round(centre - wide / 2, 2), round(y + (height - tall) / 2, 2)
        yield Box(left, top, round(wide, 2), round(tall, 2), "plate")
    yield Label(centre, middle(y + height / 2, pattern.figures), text, pattern.figures, "middle")


def _hatching(hatching: Hatching, x: float, y: float, width: float, height: float) -> Iterator[Stroke]:
    if hatching == "|":
        yield from (((at, y), (at, y + height)) for at in _steps(x, width))
    elif hatching == "-":
        yield from (((x, at), (x + width, at)) for at in _steps(y, height))
    else:
        yield from _diagonals(hatching, x, y, width, height)


def _steps(start: float, length: float) -> Iterator[float]:
    count = int((length - GAP / 2) // GAP) + 1 if length > GAP / 2 else 0
    return (round(start + GAP / 2 + GAP * i, 2) for i in range(count))


def _diagonals(hatching: Hatching, x: float, y: float, width: float, height: float) -> Iterator[Stroke]:
    """Lines at 45 degrees, each cut where it meets the edges; those falling to the right are the others mirrored."""
    for at in _steps(0, width + height):
        right, low = min(at, width), min(at, height)
        ends = (right, at - right), (at - low, low)
        placed = [(a if hatching == "/" else width - a, b) for a, b in ends]
        (ax, ay), (bx, by) = ((round(x + a, 2), round(y + b, 2)) for a, b in placed)
        if (ax, ay) != (bx, by):
            yield (ax, ay), (bx, by)
