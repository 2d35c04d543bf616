"""The order of rated items, by the share of the two highest steps, and what the figures are in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from workshop.activities.kind import Figure
from workshop.activities.standing import Order, Standing, order_by_count
from workshop.activities.voice import HIDDEN, Voice
from workshop.domain.activity import Activity
from workshop.domain.disclosure import share_text
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import Message, msg, nmsg

#: Van der Eijk's A in words, each from this value on; under 0 the answers form separate camps (METHOD 3.3).
_AGREEMENT = (
    (0.8, msg("very strong")),
    (0.6, msg("strong")),
    (0.4, msg("moderate")),
    (0.2, msg("weak")),
    (0.0, msg("very weak")),
)
DIVIDED = msg("divided")


def rows(outcome: SafeOutcome) -> Mapping[str, Mapping[str, Any]]:
    """The figures of RECOUNT.md of every item; None where hidden, or where nobody rated it."""
    return outcome.results["results"]


def high(row: Mapping[str, Any]) -> int:
    """How many chose one of the two highest steps, where that may be seen and somebody rated the item."""
    return round(row["top_two_share"] * row["n"])


def order(outcome: SafeOutcome) -> Order:
    """Items whose share is hidden or unknown have no place."""
    return order_by_count(outcome.items, {item: row["top_two_share"] for item, row in rows(outcome).items()})


def share(row: Mapping[str, Any]) -> Message | None:
    """How many of those who rated the item chose one of the two highest steps."""
    return None if row["top_two_share"] is None else share_text(high(row), row["n"])


def figure(outcome: SafeOutcome, item: str) -> Figure:
    """The share of the two highest steps, of those who rated the item."""
    row = rows(outcome)[item]
    return Figure(None if row["top_two_share"] is None else 100 * row["top_two_share"], share(row))


def unit(outcome: SafeOutcome) -> Message:
    """What is counted, and of how many people."""
    return nmsg(
        "Share of the two highest steps among those who rated it · {n} participant",
        "Share of the two highest steps among those who rated it · {n} participants",
        outcome.n,
    )


def evidence(outcome: SafeOutcome, standing: Standing, voice: Voice) -> str:
    """The share of the two highest steps."""
    return voice.say(share(rows(outcome)[standing.item.id]) or HIDDEN)


def agreement_word(a: float) -> Message:
    """Van der Eijk's A (-1 to 1) in a word."""
    return next((word for least, word in _AGREEMENT if round(a, 9) >= least), DIVIDED)


def agreement_steps(a: float) -> int:
    """The same on a scale of five."""
    return sum(round(a, 9) >= least for least, _ in _AGREEMENT)


def divided(outcome: SafeOutcome) -> tuple[str, ...]:
    """The items on which the answers form separate camps, in the order of the list."""
    return tuple(
        item for item, row in rows(outcome).items() if row["agreement_a"] is not None and row["agreement_a"] < 0
    )


def remarks(activity: Activity, outcome: SafeOutcome) -> Iterator[Message]:
    """On which items the answers form separate camps."""
    if found := divided(outcome):
        labels = tuple(activity.item(item).label for item in found)
        yield msg("Answers that form separate camps: {items}.", items=labels)
