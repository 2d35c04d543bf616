"""Dots that would hide each other, set side by side as near as possible to where they belong."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
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
    ground = _Ground()
    found: dict[int, Spot] = {}
    for n in sorted(range(len(wanted)), key=lambda n: (at_home[wanted[n].x, wanted[n].y] != n, n)):
        found[n] = ground.settle(wanted[n], allowed[n])
    return [found[n] for n in range(len(wanted))]


class _Ground:
    """Who stands where: spots by the square they touch, so that only neighbours are asked."""

    def __init__(self) -> None:
        self._squares: defaultdict[tuple[int, int], list[Spot]] = defaultdict(list)
        self._tried: defaultdict[Spot, int] = defaultdict(int)

    def settle(self, wanted: Spot, may_stand: Allowed) -> Spot:
        """The nearest free spot, now taken; who wants the same later begins where this search ended."""
        around = _around()
        for n in range(self._tried[wanted], len(around)):
            spot = Spot(round(wanted.x + around[n][0], 2), round(wanted.y + around[n][1], 2), wanted.tail)
            if may_stand(spot) and self._free(spot):
                self._tried[wanted] = n
                for square in _squares(spot, 0):
                    self._squares[square].append(spot)
                return spot
        self._tried[wanted] = len(around)
        return wanted

    def _free(self, spot: Spot) -> bool:
        return not any(spot.meets(other) for square in _squares(spot, 1) for other in self._squares.get(square, ()))


def _squares(spot: Spot, beyond: int) -> Iterator[tuple[int, int]]:
    """The squares, as wide as two dots, that a spot stands on, and those ``beyond`` around them."""
    side = 2 * RADIUS + CLEAR
    row = int(spot.y // side)
    for column in range(int(spot.x // side) - beyond, int((spot.x + spot.tail) // side) + beyond + 1):
        yield from ((column, row + offset) for offset in range(-beyond, beyond + 1))


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
