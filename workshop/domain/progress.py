"""How many have answered, in steps, so that one tap is never one visible increment (METHOD 5.2 R9)."""

from __future__ import annotations

STEP = 5


def stepped(answered: int, seats: int) -> int:
    """The number shown: rounded down to a multiple of five; everybody only when all seats have answered."""
    return seats if answered >= seats else answered - answered % STEP
