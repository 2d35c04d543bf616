"""How an invented participant confirms sentences: nearly all say yes."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

from workshop.activities.kind import Marks
from workshop.activities.validate.rules import Options

#: How much somebody must dislike a sentence to want it changed, or to deny it.
CHANGES, NO = -0.9, -1.7
CHANCE = 0.3


def invent(asked: Sequence[str], options: Options, liking: Mapping[str, float], chance: random.Random) -> Marks:
    """An answer on every sentence."""
    return tuple(f"{item}={_answer(liking.get(item, 0) + chance.gauss(0, CHANCE))}" for item in asked)


def _answer(felt: float) -> str:
    return "no" if felt < NO else "changes" if felt < CHANGES else "yes"
