"""How an invented participant judges links: what it likes acts strongly on what it likes less."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

from workshop.activities.influence.rules import Options
from workshop.activities.kind import Marks
from workshop.tally.influence import STRENGTHS, link_named

MIDDLE, TOWARDS, MOOD = 1.3, 0.4, 0.6


def invent(asked: Sequence[str], options: Options, liking: Mapping[str, float], chance: random.Random) -> Marks:
    """A strength for every link asked."""
    return tuple(f"{name}={_strength(name, liking, chance)}" for name in asked)


def _strength(name: str, liking: Mapping[str, float], chance: random.Random) -> int:
    a, b = link_named(name, liking)
    felt = MIDDLE + liking[a] - TOWARDS * liking[b] + chance.gauss(0, MOOD)
    return min(max(round(felt), STRENGTHS[0]), STRENGTHS[-1])
