"""Whose choices a plain list leaves out, and how far a result hangs on who was in the room."""

from __future__ import annotations

import pytest

from workshop.activities.minority import minority_check
from workshop.activities.pick import rules as pick
from workshop.activities.rank import rules as rank
from workshop.activities.said import findings
from workshop.domain.activity import Activity
from workshop.domain.disclosure import release
from workshop.domain.errors import Mendable
from workshop.domain.items import Item
from workshop.domain.people import Choice, Dimension
from workshop.domain.text import Label
from workshop.i18n.phrasebook import Phrasebook

ZONE = Dimension("zone", Label.of(fr="Zone"), (Choice("n", Label.of(fr="Nord")), Choice("s", Label.of(fr="Sud"))))
ITEMS = tuple(Item(key, Label.of(fr=key, en=key)) for key in "ABCD")


def asked(items=ITEMS, kind="pick", **options):
    return Activity("a", kind, Label.of(fr="?", en="?"), items=items, options=options)


def said(activity, votes):
    """A majority in the South takes A and B, a third of the room in the North takes C."""
    count = (pick if activity.kind == "pick" else rank).count
    safe = release(count(activity, (ZONE,), 5, votes), activity.items, (ZONE,), 5)
    return {found.key: Phrasebook("en").say(found.sentence) for found in findings(activity, safe, (ZONE,))}


SPLIT = [({"picks": ["A", "B"]}, {"zone": "s"})] * 14 + [({"picks": ["C"]}, {"zone": "n"})] * 8


def test_a_list_that_leaves_out_a_minority_says_which_answer_and_whose():
    told = said(asked(max=3, keep=2), SPLIT)
    assert told["minority"].startswith("The 2 answers named most often leave out “C”")
    whose = "“C”, which the list leaves out, was named most often in the group “Nord”: by 8 of 8."
    assert told["minority_zone"] == whose


def test_a_list_that_both_rules_would_make_too_says_so():
    told = said(asked(max=3, keep=2), [({"picks": ["A", "B"]}, {"zone": "s"})] * 14)
    assert told["minority"].endswith("would hold the same answers.")


def test_a_list_is_not_called_the_same_where_a_tie_decides_what_it_holds_or_a_sensitive_answer_is_missed():
    tied = [({"picks": ["A", "B"]}, {"zone": "s"})] * 7 + [({"picks": ["A", "C"]}, {"zone": "n"})] * 7
    assert "minority" not in said(asked(max=3, keep=2), tied)
    sensitive = tuple(Item(item.id, item.label, sensitive=item.id == "C") for item in ITEMS)
    assert "minority" not in said(asked(sensitive, max=3, keep=2), SPLIT)


def test_nothing_is_said_where_nobody_asked_or_the_answer_is_sensitive():
    assert "minority" not in said(asked(max=3), SPLIT)
    sensitive = tuple(Item(item.id, item.label, sensitive=item.id == "C") for item in ITEMS)
    assert minority_check(asked(sensitive), [frozenset(b["picks"]) for b, _ in SPLIT], 2)["left_out"] == []


@pytest.mark.parametrize("value", ["x", "0", "61", 2.5, True])
def test_a_senseless_number_to_keep_is_refused(value):
    with pytest.raises(Mendable):
        pick.options({"keep": value})


def test_keeping_all_is_refused_on_opening_and_keeping_fewer_is_not():
    pick.options({"max": 2, "keep": "3"}).check_items(4)
    with pytest.raises(Mendable):
        pick.options({"max": 2, "keep": "4"}).check_items(4)


def test_a_result_that_hangs_on_nobody_is_stable_and_one_on_the_edge_is_not():
    clear = pick.count(asked(max=1), (ZONE,), 5, [({"picks": ["A"]}, {"zone": "s"})] * 20).results["stability"]
    assert (clear["leave_one_out"], clear["same_top"]) == ({"stable": 20, "of": 20}, 1.0)
    edge = [({"ranking": [[x]]}, {"zone": "n"}) for x in "AAAAABBBBB"]
    assert rank.count(asked(kind="rank", top=1), (ZONE,), 5, edge).results["stability"]["same_top"] < 0.5


def test_stability_without_any_ballot_is_not_told():
    outcome = pick.count(asked(max=1), (ZONE,), 5, [])
    assert outcome.results["stability"]["resamples"] == 0
