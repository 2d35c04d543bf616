"""Influence in several rounds: the judgements of what each item does to the others are compared."""

from __future__ import annotations

from collections.abc import Sequence

from workshop.activities.influence.board import figure
from workshop.activities.rounds import Rounds
from workshop.domain.rounds import Histograms
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import msg


def answers(outcome: SafeOutcome) -> Histograms:
    """How often each strength was given to what an item does to any other one; None where a link of it is hidden."""
    return {item: _from(outcome, item) for item in outcome.items}


def _from(outcome: SafeOutcome, item: str) -> Sequence[float] | None:
    names = (f"{item}>{other}" for other in outcome.items if other != item)
    rows = [outcome.results["counts"].get(name) for name in names]
    return None if None in rows else [sum(column) for column in zip(*rows, strict=True)]


def level(outcome: SafeOutcome, item: str) -> float | None:
    """Its influence, of the most possible."""
    return figure(outcome, item).length


ROUNDS = Rounds(msg("Influence on the others, in percent of the most possible"), answers, level, dealt=True)
