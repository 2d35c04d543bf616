"""Bent lines as a few straight pieces: every renderer draws the same ones."""

Point = tuple[float, float]


def curve(start: Point, bend: Point, end: Point, pieces: int) -> tuple[Point, ...]:
    """Points on the quadratic Bézier curve from ``start`` to ``end`` that leans towards ``bend``."""
    return tuple(_at(start, bend, end, k / pieces) for k in range(pieces + 1))


def _at(start: Point, bend: Point, end: Point, t: float) -> Point:
    (ax, ay), (bx, by), (cx, cy) = start, bend, end
    a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t**2
    return round(a * ax + b * bx + c * cx, 2), round(a * ay + b * by + c * cy, 2)
