"""How an invented participant chooses: what it likes best."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

from workshop.activities.kind import Marks
from workshop.activities.pick.rules import Options


def invent(asked: Sequence[str], options: Options, liking: Mapping[str, float], chance: random.Random) -> Marks:
    """As many as allowed."""
    return tuple(sorted(asked, key=lambda item: -liking[item])[: options.max])
