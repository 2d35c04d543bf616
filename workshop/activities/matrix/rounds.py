"""Two criteria in several rounds: the steps by both of them are compared."""

from __future__ import annotations

from workshop.activities.rounds import Rounds, divided, share_making_it, with_unsaid
from workshop.domain.rounds import Histograms
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import msg
from workshop.tally.matrix import CRITERIA


def answers(outcome: SafeOutcome) -> Histograms:
    """How many chose each step by either criterion, or none, under "criterion:item"."""
    rows = outcome.results["results"]
    counts = {f"{key}:{item}": row[f"{key}_counts"] for key in CRITERIA for item, row in rows.items()}
    return with_unsaid(outcome, counts)


def split(outcome: SafeOutcome) -> list[str]:
    """Items on which the answers by one of the criteria stand far apart."""
    rows = outcome.results["results"]
    return [item for item, row in rows.items() if any(divided(row[f"{key}_counts"]) for key in CRITERIA)]


ROUNDS = Rounds(msg("High by both criteria, in percent of participants"), answers, share_making_it, split=split)
