"""Agreement in several rounds: they end when every proposal has reached consensus by the rule set before the vote."""

from __future__ import annotations

from workshop.activities.rounds import Rounds, divided, with_unsaid
from workshop.domain.rounds import Histograms
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import msg


def answers(outcome: SafeOutcome) -> Histograms:
    """How many chose each step of the scale, or none."""
    return with_unsaid(outcome, outcome.results["counts"])


def level(outcome: SafeOutcome, item: str) -> float | None:
    """The share that supports it, of those who answered on it."""
    share = outcome.results["results"][item]["support"]
    return None if share is None else 100 * share


def consensus(outcome: SafeOutcome) -> bool:
    """On every proposal; a decision that is hidden is none."""
    return all(row["decision"] == "consensus" for row in outcome.results["results"].values())


def split(outcome: SafeOutcome) -> list[str]:
    """Proposals on which the answers stand far apart."""
    return [item for item, counts in outcome.results["counts"].items() if divided(counts)]


ROUNDS = Rounds(msg("Support in percent of those who answered"), answers, level, consensus, split)
