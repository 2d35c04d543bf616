"""Rankings in several rounds: places are compared, and items that many put first and many last divide the room."""

from __future__ import annotations

from workshop.activities.rounds import Rounds, by_statement
from workshop.domain.rounds import Histograms
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import msg
from workshop.tally.rounds import place_histograms, split_items


def answers(outcome: SafeOutcome) -> Histograms:
    """How often each item stood at each place, or was unranked; where places are hidden, whether it was ranked."""
    return by_statement(outcome) if outcome.results["places"] is None else place_histograms(outcome.results)


def level(outcome: SafeOutcome, item: str) -> float | None:
    """Its mean score."""
    return outcome.results["score_100"][item]


def split(outcome: SafeOutcome) -> list[str]:
    """Several firsts and several lasts; none is told where places are hidden."""
    return [] if outcome.results["places"] is None else split_items(outcome.results)


ROUNDS = Rounds(msg("Mean score out of 100"), answers, level, split=split)
