"""The sentences that may be said about a result (METHOD 3.4). Nothing else may be claimed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workshop.activities import KINDS
from workshop.activities.kind import Kind
from workshop.domain.activity import Activity
from workshop.domain.people import Dimension
from workshop.domain.safe import SafeBreakdown, SafeOutcome
from workshop.findings.finding import Finding
from workshop.findings.groups import group_findings


def findings(activity: Activity, safe: SafeOutcome, dimensions: Sequence[Dimension]) -> tuple[Finding, ...]:
    """All permitted sentences on one result: the whole room first, then each dimension in the order given.

    A withheld result has one sentence, which says so.
    """
    if safe.withheld:
        return (Finding("withheld", safe.withheld),)
    kind = KINDS[activity.kind]
    room = tuple(kind.findings(activity, safe))
    shown = ((dimension, safe.breakdown(dimension.key)) for dimension in dimensions)
    by_group = (_of_groups(kind, activity, safe, dimension, part) for dimension, part in shown if part)
    return (*room, *(found for part in by_group for found in part))


def _of_groups(
    kind: Kind, activity: Activity, safe: SafeOutcome, dimension: Dimension, part: SafeBreakdown
) -> Iterator[Finding]:
    if kind.group_words:
        yield from group_findings(activity, dimension, part, kind.group_words)
    if kind.by_group and part.groups:
        yield from kind.by_group(activity, safe, dimension, part)
