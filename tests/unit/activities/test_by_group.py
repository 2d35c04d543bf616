"""Figures by group: a row is set apart only where the text may call it a difference."""
from __future__ import annotations

import pytest

from workshop.activities.by_group import plot
from workshop.activities.voice import Voice
from workshop.domain.activity import Activity
from workshop.domain.items import Item
from workshop.domain.outcome import Comparison
from workshop.domain.people import Choice, Dimension
from workshop.domain.safe import SafeBreakdown, SafeComparison, SafeGroup, SafeOutcome, Shown
from workshop.domain.text import Label
from workshop.findings.groups import NAMED, differing

ACTIVITY = Activity("a", "pick", Label.of(en="?"), items=tuple(Item(key, Label.of(en=key)) for key in "AB"))
ZONE = Dimension("zone", Label.of(en="Zone"), tuple(Choice(key, Label.of(en=key)) for key in "NS"))
GROUPS = tuple(SafeGroup((key,), 6, {"A": Shown(6), "B": Shown(0)}) for key in "NS")


def breakdown(overall_p: float | None) -> SafeBreakdown:
    """Groups that differ on A and not on B, looked at pair by pair."""
    told = tuple(
        SafeComparison(item, (0, 1), Comparison(item, ("N", "S"), "share", 1.0, p, p, True))
        for item, p in (("A", 0.01), ("B", 0.2))
    )
    return SafeBreakdown("zone", GROUPS, told, overall_p=overall_p)


@pytest.mark.parametrize("overall_p, apart", [(None, ["A"]), (0.04, ["A"]), (0.06, [])])
def test_a_pair_differs_only_where_all_groups_together_do(overall_p, apart):
    found = breakdown(overall_p)
    outcome = SafeOutcome("pick", ("A", "B"), 12, 0, {}, (found,))
    (drawn, *_) = plot(ACTIVITY, outcome, ZONE, [["A"], ["B"]], NAMED, Voice("en"))
    assert [row.item for row in differing(found)] == apart
    assert [row.label[0].text for row in drawn.rows if row.hot] == apart
