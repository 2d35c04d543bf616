"""The stepped lozenge of woven cloth: the sign of the house, on covers and in measures."""

from workshop.document.charts.shapes import Box, Drawing, Polygon, Shape

_QUARTER = ((8, 0), (12, 0), (12, 2), (14, 2), (14, 4), (16, 4), (16, 6), (18, 6), (18, 8), (20, 8))
STEPS = (*_QUARTER, *((x, 20 - y) for x, y in reversed(_QUARTER)), *((20 - x, 20 - y) for x, y in _QUARTER[2:]),
         *((20 - x, y) for x, y in reversed(_QUARTER[2:])))  # fmt: skip
"""Outline in a square of 20, as in the logo."""


def lozenge(x: float, y: float, size: float, look: str, heart: str | None = None) -> tuple[Shape, ...]:
    """A lozenge whose square has its corner at (x, y), with a heart of another look when named."""
    unit = size / 20
    outline = Polygon(tuple((round(x + a * unit, 2), round(y + b * unit, 2)) for a, b in STEPS), look)
    return (outline, Box(x + 8 * unit, y + 8 * unit, 4 * unit, 4 * unit, heart)) if heart else (outline,)


def lozenges(filled: int, steps: int, size: float = 13) -> Drawing:
    """A row of ``steps`` lozenges, the first ``filled`` of them woven."""
    shapes: list[Shape] = []
    for step in range(steps):
        on = step < filled
        shapes += lozenge(
            step * size * 1.15, 0.5, size, "lozenge-on" if on else "lozenge-off", "lozenge-heart" if on else None
        )
    return Drawing(steps * size * 1.15, size + 1, tuple(shapes))
