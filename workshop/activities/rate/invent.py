"""How an invented participant rates: about the middle for what it neither likes nor dislikes."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

from workshop.activities.kind import Marks
from workshop.activities.rate.rules import UNKNOWN, Options
from workshop.activities.rate.scales import SCALE

#: So often somebody does not know.
NOT_KNOWING = 0.06


def invent(asked: Sequence[str], options: Options, liking: Mapping[str, float], chance: random.Random) -> Marks:
    """Every item, now and then with "don't know"."""
    return tuple(f"{item}={_said(liking[item], chance)}" for item in asked)


def _said(liking: float, chance: random.Random) -> str:
    if chance.random() < NOT_KNOWING:
        return UNKNOWN
    return str(min(SCALE, max(1, round((SCALE + 1) / 2 + liking))))
