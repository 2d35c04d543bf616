"""The order of a choice: by how many chose each item."""

from __future__ import annotations

from workshop.activities.kind import Figure
from workshop.activities.standing import Order, Standing, order_by_count
from workshop.activities.voice import Voice
from workshop.domain.disclosure import share_text
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import Message, nmsg


def order(outcome: SafeOutcome) -> Order:
    """Items whose count is hidden have no place."""
    return order_by_count(outcome.items, {item: _count(outcome, item) for item in outcome.items})


def _count(outcome: SafeOutcome, item: str) -> int | None:
    return outcome.results["results"][item]["count"]


def figure(outcome: SafeOutcome, item: str) -> Figure:
    """How many of how many."""
    count = _count(outcome, item)
    return Figure(None, None) if count is None else Figure(100 * count / outcome.n, share_text(count, outcome.n))


def unit(outcome: SafeOutcome) -> Message:
    """What is counted, and of how many people; that several could be chosen where some did."""
    if sum(_count(outcome, item) or 0 for item in outcome.items) <= outcome.n:
        return nmsg("{n} participant", "{n} participants", outcome.n)
    return nmsg("{n} participant, each could choose several", "{n} participants, each could choose several", outcome.n)


def evidence(outcome: SafeOutcome, standing: Standing, voice: Voice) -> str:
    """How many of how many chose it."""
    return voice.share(_count(outcome, standing.item.id), outcome.n)
