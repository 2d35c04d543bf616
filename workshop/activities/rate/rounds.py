"""Ratings in several rounds: steps of the scale are compared."""

from __future__ import annotations

from workshop.activities.rounds import Rounds, divided, with_unsaid
from workshop.domain.rounds import Histograms
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import msg


def answers(outcome: SafeOutcome) -> Histograms:
    """How many chose each step, did not know, or said nothing."""
    rows = outcome.results["results"]
    shown = {item: None if row["counts"] is None else [*row["counts"], row["dont_know"]] for item, row in rows.items()}
    return with_unsaid(outcome, shown)


def level(outcome: SafeOutcome, item: str) -> float | None:
    """The share on the two highest steps, of those who rated it."""
    share = outcome.results["results"][item]["top_two_share"]
    return None if share is None else 100 * share


def split(outcome: SafeOutcome) -> list[str]:
    """Items on which the answers stand far apart."""
    return [item for item, row in outcome.results["results"].items() if divided(row["counts"])]


ROUNDS = Rounds(msg("On the two highest steps, in percent of those who rated it"), answers, level, split=split)
