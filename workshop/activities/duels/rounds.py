"""Comparisons two by two in several rounds: how often each item won is compared."""

from __future__ import annotations

from workshop.activities.duels.board import strength
from workshop.activities.rounds import Rounds
from workshop.domain.rounds import Histograms
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import msg


def answers(outcome: SafeOutcome) -> Histograms:
    """How many comparisons each item won and lost; None where that is hidden."""
    rows = outcome.results["results"].items()
    return {item: None if row["seen"] is None else (row["wins"], row["seen"] - row["wins"]) for item, row in rows}


ROUNDS = Rounds(msg("Wins out of 100 against an average item"), answers, strength, dealt=True)
