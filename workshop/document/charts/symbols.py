"""The shapes that tell groups apart in grey too: triangle, disc, square with a heart, diamond, cross, ring."""

from collections.abc import Callable

from workshop.document.charts.shapes import Box, Circle, Polygon, Shape


def _triangle(x: float, y: float) -> tuple[Shape, ...]:
    return (Polygon(((x, y - 5.6), (x + 6.2, y + 4.8), (x - 6.2, y + 4.8)), "north"),)


def _disc(x: float, y: float) -> tuple[Shape, ...]:
    return (Circle(x, y, 5.0, "centre"),)


def _square(x: float, y: float) -> tuple[Shape, ...]:
    return Box(x - 4.9, y - 4.9, 9.8, 9.8, "south"), Box(x - 1.8, y - 1.8, 3.6, 3.6, "heart")


def _diamond(x: float, y: float) -> tuple[Shape, ...]:
    return (Polygon(((x, y - 5.6), (x + 5.6, y), (x, y + 5.6), (x - 5.6, y)), "fourth"),)


def _cross(x: float, y: float) -> tuple[Shape, ...]:
    return Box(x - 5, y - 1.7, 10, 3.4, "fifth"), Box(x - 1.7, y - 5, 3.4, 10, "fifth")


def _ring(x: float, y: float) -> tuple[Shape, ...]:
    return Circle(x, y, 4.8, "sixth"), Circle(x, y, 1.8, "heart")


def _block(x: float, y: float) -> tuple[Shape, ...]:
    return (Box(x - 4.4, y - 4.4, 8.8, 8.8, "block"),)


SHAPES: dict[str, Callable[[float, float], tuple[Shape, ...]]] = {
    "north": _triangle,
    "centre": _disc,
    "south": _square,
    "fourth": _diamond,
    "fifth": _cross,
    "sixth": _ring,
    "block": _block,
}


def symbol(name: str, x: float, y: float) -> tuple[Shape, ...]:
    """The shapes of the symbol ``name`` centred on (x, y)."""
    return SHAPES[name](x, y)
