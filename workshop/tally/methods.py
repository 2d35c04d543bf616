"""METHODS: every way in which a ranking question is counted. A new method is one file and one line here."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from workshop.domain.text import Message, msg
from workshop.tally import borda, condorcet, ties
from workshop.tally.kemeny import LARGEST, kemeny, kemeny_top
from workshop.tally.profile import Evidence
from workshop.tally.ranked_pairs import ranked_pairs
from workshop.tally.runoff import instant_runoff
from workshop.tally.schulze import schulze

Result = dict[str, Any]


def _top_of_order(_evidence: Evidence, result: Result, top: int) -> frozenset[str]:
    return ties.top_items(result["order"], top)


def _top_of_best_orders(evidence: Evidence, _result: Result, top: int) -> frozenset[str]:
    return kemeny_top(evidence, top)


def _winners_on_top(_evidence: Evidence, result: Result, top: int) -> frozenset[str] | None:
    """Instant runoff names winners only: they are the top items where one place is asked for."""
    return frozenset(result["winners"]) if top == 1 else None


def _needs_ballots(_evidence: Evidence) -> Message:
    return msg("This needs the ballots themselves; the recount sheet does not hold them.")


def _too_many_items(_evidence: Evidence) -> Message:
    return msg("With more than {n} items the best orders are not searched for.", n=LARGEST)


def _too_many_ties(evidence: Evidence) -> Message:
    if evidence.profile is None:
        return _needs_ballots(evidence)
    return msg("There are too many ties for the last place to try them all.")


@dataclass(frozen=True)
class Method:
    """One method: its name in RECOUNT.md, how it counts (None when it cannot), the items it puts on the places 1..top
    (None when it names winners only), and why it cannot count where it cannot."""

    name: str
    count: Callable[[Evidence], Result | None]
    top: Callable[[Evidence, Result, int], frozenset[str] | None] = _top_of_order
    missing: Callable[[Evidence], Message] = _needs_ballots

METHODS: tuple[Method, ...] = (
    Method("borda", borda.averaged),
    Method("borda_zero", borda.zero_for_unranked),
    Method("mbc", borda.modified),
    Method("first_preferences", borda.first_preferences),
    Method("copeland", condorcet.copeland),
    Method("minimax", condorcet.minimax),
    Method("schulze", schulze),
    Method("ranked_pairs", ranked_pairs),
    Method("kemeny", kemeny, _top_of_best_orders, _too_many_items),
    Method("irv", instant_runoff, _winners_on_top, _too_many_ties),
)

#: The method whose order is the published one (METHOD.md, decision 2).
DEFAULT = "borda"
