"""How an invented participant judges: what it likes is important, and some things are easier than others for all."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

from workshop.activities.kind import Marks
from workshop.activities.matrix.rules import SCALE, Options

#: How far liking moves importance, how far items differ in feasibility, and how far people do about both.
LIKING, EASE, CHANCE = 0.9, 1.0, 0.7


def invent(asked: Sequence[str], options: Options, liking: Mapping[str, float], chance: random.Random) -> Marks:
    """Both judgements of every item."""
    ease = {item: random.Random(item).gauss(0, EASE) for item in asked}
    importance = (f"importance:{item}={_step(LIKING * liking[item], chance)}" for item in asked)
    feasibility = (f"feasibility:{item}={_step(ease[item], chance)}" for item in asked)
    return (*importance, *feasibility)


def _step(leaning: float, chance: random.Random) -> int:
    middle = (SCALE + 1) / 2
    return min(max(round(middle + leaning + chance.gauss(0, CHANCE)), 1), SCALE)
