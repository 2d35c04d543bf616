"""Sorting in several rounds: what most of the room chose may be another category the next time, so groups are compared
within one round only."""

from __future__ import annotations

from workshop.activities.rounds import Rounds, with_unsaid
from workshop.domain.rounds import Histograms
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import msg


def answers(outcome: SafeOutcome) -> Histograms:
    """How many put each item into each category, or nowhere. None where that is hidden: how many put it where most did
    may be about another category in the next round, and says nothing of who came or left."""
    rows = outcome.results["results"]
    shown = {item: _in_order(outcome, row["counts"]) for item, row in rows.items() if row["counts"] is not None}
    return dict.fromkeys(rows) | dict(with_unsaid(outcome, shown))


def _in_order(outcome: SafeOutcome, counts: dict[str, int]) -> list[int]:
    return [counts.get(category, 0) for category in outcome.results["categories"]]


def level(outcome: SafeOutcome, item: str) -> float | None:
    """The share of its largest category."""
    share = outcome.results["results"][item]["modal_share"]
    return None if share is None else 100 * share


def split(outcome: SafeOutcome) -> list[str]:
    """Items without a clear category."""
    rows = outcome.results["results"]
    return [item for item in outcome.results.get("to_discuss") or () if rows[item]["n"] is not None]


ROUNDS = Rounds(
    msg("Share of the category most chosen, in percent of those who sorted it"), answers, level, split=split,
    by_group=False,
)  # fmt: skip
