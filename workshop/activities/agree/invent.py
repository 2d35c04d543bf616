"""How an invented participant judges proposals: what it likes it supports, what it detests it blocks."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

from workshop.activities.agree.rules import Options
from workshop.activities.kind import Marks

#: Where on the scale, from best (0) to worst (1), a proposal stands that is neither liked nor disliked, how far liking
#: moves it, and chance.
MIDDLE, LIKING, CHANCE = 0.3, 0.2, 0.08


def invent(asked: Sequence[str], options: Options, liking: Mapping[str, float], chance: random.Random) -> Marks:
    """An answer on every proposal."""
    steps = options.choices
    places = {item: MIDDLE - LIKING * liking[item] + chance.gauss(0, CHANCE) for item in asked}
    return tuple(f"{item}={steps[_index(place, len(steps))].value}" for item, place in places.items())


def _index(place: float, steps: int) -> int:
    return min(max(int(place * steps), 0), steps - 1)
