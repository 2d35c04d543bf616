"""How an invented participant ranks: what it likes best first."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

from workshop.activities.kind import Marks
from workshop.activities.rank.rules import Options


def invent(asked: Sequence[str], options: Options, liking: Mapping[str, float], chance: random.Random) -> Marks:
    """As many places as asked for."""
    return tuple(sorted(asked, key=lambda item: -liking[item])[: options.places(len(asked))])
