"""What one phone's secret gives: the seat's id, the key of its ballots and ideas, its own order of items.

The secret never reaches the store; without it nothing in the file leads from a ballot to a seat (DESIGN.md section
4)."""

from __future__ import annotations

import hmac
import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def seat_id(secret: str, workshop: str) -> str:
    """H(secret, workshop): how the store knows a seat; two workshops cannot be compared by it."""
    return _hmac(secret, f"seat/{workshop}").hex()


def ballot_key(secret: str, activity: str, round_number: int) -> str:
    """HMAC(secret, activity, round): under which a seat's ballot or ideas of one round are found again."""
    return _hmac(secret, f"ballot/{activity}/{round_number}").hex()


def remark_key(secret: str, activity: str, round_number: int) -> str:
    """Under which a seat's remarks on a vote are found again; it cannot be compared with the key of its ballot."""
    return _hmac(secret, f"remark/{activity}/{round_number}").hex()


def form_token(secret: str) -> str:
    """The token a form of this browser must carry (against cross-site requests)."""
    return _hmac(secret, "form").hex()[:32]


def shuffled(secret: str, activity: str, items: Sequence[T]) -> tuple[T, ...]:
    """The items in this seat's own order, the same at every visit, so that no item gains from standing first."""
    chance = random.Random(_hmac(secret, f"order/{activity}"))
    return tuple(chance.sample(list(items), len(items)))


def _hmac(secret: str, purpose: str) -> bytes:
    return hmac.digest(secret.encode(), purpose.encode(), "sha256")
