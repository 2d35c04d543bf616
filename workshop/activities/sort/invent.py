"""How an invented participant sorts: what it likes comes to the first categories, the rest to the later ones."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from statistics import NormalDist

from workshop.activities.kind import Marks
from workshop.activities.sort.rules import Options

#: How far a person's own mood moves an item, beside the liking.
MOOD = 0.5


def invent(asked: Sequence[str], options: Options, liking: Mapping[str, float], chance: random.Random) -> Marks:
    """Every item, at the place among the categories that its liking has among all likings."""
    ids, among = options.category_ids, NormalDist(0, 1 + MOOD)
    places = {item: 1 - among.cdf(liking[item] + chance.gauss(0, MOOD)) for item in asked}
    return tuple(f"{item}={ids[min(int(place * len(ids)), len(ids) - 1)]}" for item, place in places.items())
