"""How an invented participant shares out points: the more it likes an item, the more."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from math import exp

from workshop.activities.kind import Marks
from workshop.activities.points.rules import Options

#: People think in few items, and in steps of a tenth of what they have.
MOST_ITEMS, STEPS = 4, 10


def invent(asked: Sequence[str], options: Options, liking: Mapping[str, float], chance: random.Random) -> Marks:
    """The whole budget, in steps, where the cap lets it."""
    liked = sorted(asked, key=lambda item: -liking[item])[:MOST_ITEMS]
    step = options.budget // STEPS
    points = dict.fromkeys(liked, 0)
    for _ in range(STEPS):
        open_to = [item for item in liked if points[item] + step <= options.most]
        if open_to:
            points[chance.choices(open_to, [exp(liking[item]) for item in open_to])[0]] += step
    return tuple(f"{item}={points[item]}" for item in asked if points.get(item))
