"""How an invented participant compares: mostly it prefers what it likes better."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

from workshop.activities.duels.rules import FIRST, SECOND, Options
from workshop.activities.kind import Marks

MOOD = 0.6


def invent(asked: Sequence[str], options: Options, liking: Mapping[str, float], chance: random.Random) -> Marks:
    """A choice for every pair asked."""
    return tuple(f"{name}={_chosen(name, liking, chance)}" for name in asked)


def _chosen(name: str, liking: Mapping[str, float], chance: random.Random) -> int:
    first, _, second = name.partition(">")
    return FIRST if liking[first] + chance.gauss(0, MOOD) > liking[second] else SECOND
