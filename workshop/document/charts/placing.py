"""Dots that would hide each other, set side by side as near as possible to where they belong."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cache
from math import cos, pi, sin

RADIUS, CLEAR = 7.6, 2.2
STEP, FARTHEST = 4.0, 160.0


@dataclass(frozen=True)
class Spot:
    """The centre of a dot; ``tail`` is what stands to the right of it."""

    x: float
    y: float
    tail: float = 0.0

    def meets(self, other: "Spot") -> bool:
        """Whether the two would touch."""
        aside = max(0.0, other.x - self.x - self.tail, self.x - other.x - other.tail)
        return aside**2 + (self.y - other.y) ** 2 < (2 * RADIUS + CLEAR) ** 2


Allowed = Callable[[Spot], bool]


def placed(wanted: Sequence[Spot], allowed: Sequence[Allowed]) -> list[Spot]:
    """A spot for each: the nearest to the wanted one that is allowed and free.

    The first of those who want the same spot gets it; only then the others look for room, so that none of them takes
    the place of another. When there is no room (hundreds of dots), a dot stays where it belongs.
    """
    at_home = {(spot.x, spot.y): n for n, spot in reversed(list(enumerate(wanted)))}
    found: dict[int, Spot] = {}
    for n in sorted(range(len(wanted)), key=lambda n: (at_home[wanted[n].x, wanted[n].y] != n, n)):
        found[n] = _free(wanted[n], allowed[n], found.values())
    return [found[n] for n in range(len(wanted))]


def _free(wanted: Spot, may_stand: Allowed, taken: Collection[Spot]) -> Spot:
    for dx, dy in _around():
        spot = Spot(round(wanted.x + dx, 2), round(wanted.y + dy, 2), wanted.tail)
        if may_stand(spot) and not any(spot.meets(other) for other in taken):
            return spot
    return wanted


@cache
def _around() -> tuple[tuple[float, float], ...]:
    """Offsets on rings of growing radius; the first ring is where two dots just stand free of each other."""
    rings = [0.0, 2 * RADIUS + CLEAR + 0.02]
    while rings[-1] < FARTHEST:
        rings.append(rings[-1] + STEP)
    return tuple(
        (radius * cos(2 * pi * k / count), radius * sin(2 * pi * k / count))
        for radius in rings
        for count in [max(1, round(2 * pi * radius / (STEP * 2)))]
        for k in range(count)
    )
