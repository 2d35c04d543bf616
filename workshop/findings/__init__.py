"""The sentences that may be said about a result (METHOD 3.4). Nothing else may be claimed."""
from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from workshop.domain.activity import Activity
from workshop.domain.people import Dimension
from workshop.domain.safe import SafeOutcome
from workshop.findings.finding import Finding
from workshop.findings.groups import group_findings
from workshop.findings.ideas import idea_findings
from workshop.findings.pick import pick_findings
from workshop.findings.rank import rank_findings, strength_of
from workshop.findings.words import (
    PROMPTS,
    Strength,
    agreement_explanation,
    agreement_steps,
    agreement_word,
    verdict_explanation,
    verdict_word,
)

__all__ = [
    "PROMPTS",
    "Finding",
    "Strength",
    "agreement_explanation",
    "agreement_steps",
    "agreement_word",
    "findings",
    "strength_of",
    "verdict_explanation",
    "verdict_word",
]

#: What may be said of the whole room, by kind.
_ROOM: Mapping[str, Callable[[Activity, SafeOutcome], Sequence[Finding]]] = {
    "ideas": idea_findings,
    "pick": pick_findings,
    "rank": rank_findings,
}


def findings(activity: Activity, safe: SafeOutcome, dimensions: Sequence[Dimension]) -> tuple[Finding, ...]:
    """All permitted sentences on one result: the whole room first, then each dimension in the order given.

    A withheld result has one sentence, which says so.
    """
    if safe.withheld:
        return (Finding("withheld", safe.withheld),)
    shown = ((dimension, safe.breakdown(dimension.key)) for dimension in dimensions)
    by_group = [found for dimension, part in shown if part for found in group_findings(activity, dimension, part)]
    return (*_ROOM[activity.kind](activity, safe), *by_group)
