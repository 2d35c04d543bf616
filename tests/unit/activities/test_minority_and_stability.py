"""Whose choices a plain list leaves out, and how far a result hangs on who was in the room."""

from __future__ import annotations

import pytest

from workshop.activities.minority import minority_check
from workshop.activities.pick import rules as pick
from workshop.activities.pick.board import order
from workshop.activities.rank import rules as rank
from workshop.activities.said import findings
from workshop.activities.stable import FEWEST, STEPS, stability_sentence, stability_table
from workshop.activities.voice import Voice
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
    assert told["minority"].startswith("The two answers named most often leave out “C”")
    whose = "“C”, which the list leaves out, was named most often in the group “Nord”: by eight of eight."
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


GENDER = Dimension("gender", Label.of(fr="Genre"), (Choice("f", Label.of(fr="F")), Choice("m", Label.of(fr="M"))))


def mixed(n):
    """Two zones and two genders, each with half of the people; A leads, by one or two of the whole room."""
    return [({"picks": ["A", "C"] if x % 2 else ["B", "C"] if x % 5 else ["A"]},
             {"zone": "ns"[x % 2], "gender": "fm"[x // 2 % 2]}) for x in range(n)]  # fmt: skip


def whole_ballots(votes, dimensions=(ZONE, GENDER), items=ITEMS):
    """What is told of whole ballots, and the sentence on it."""
    activity = asked(items, max=2, keep=2)
    safe = release(pick.count(activity, dimensions, 5, votes), activity.items, dimensions, 5)
    sentence = stability_sentence(safe, order(safe))
    return safe.results["stability"], safe.results["minority"], Phrasebook("en").say(sentence) if sentence else ""


def test_beside_several_kinds_of_group_a_small_room_is_told_nothing_of_whole_ballots():
    stability, minority, sentence = whole_ballots(mixed(FEWEST - 1))
    assert (stability["resamples"], minority, sentence) == (0, None, "")
    stability, minority, sentence = whole_ballots(mixed(FEWEST - 1), (ZONE,))
    assert stability["resamples"], "control: beside one kind of group all is told"
    assert minority
    assert f"of {FEWEST - 1} counts with one participant left out" in sentence


def test_beside_several_kinds_of_group_a_larger_room_is_told_in_steps():
    stability, minority, sentence = whole_ballots(mixed(24))
    exact, _, _ = whole_ballots(mixed(24), (ZONE,))
    assert minority
    assert stability["leave_one_out"] == {"stable": None, "of": 24}
    for name in ("in_top", "first"):
        for item, share in stability[name].items():
            assert share * STEPS == pytest.approx(round(share * STEPS))
            assert abs(share - exact[name][item]) <= 0.5 / STEPS
    assert any(share not in stability["in_top"].values() for share in exact["in_top"].values()), "control"
    assert "the same 2 answers lead in about" in sentence
    assert "left out" not in sentence


def test_beside_a_sensitive_item_no_redraws_are_told():
    delicate = tuple(Item(item.id, item.label, sensitive=item.id == "D") for item in ITEMS)
    assert whole_ballots(mixed(24), (ZONE,), delicate)[0]["resamples"] == 0
    assert whole_ballots(mixed(24), (ZONE,))[0]["resamples"] > 0


def test_stability_without_any_ballot_is_not_told():
    outcome = pick.count(asked(max=1), (ZONE,), 5, [])
    assert outcome.results["stability"]["resamples"] == 0


@pytest.mark.parametrize(("named", "sentence", "column"), [
    ("AAAAABBBBCCCDD", "the same 3 answers lead", "Among the first 3"),
    ("AAAAABBBBCCCDDD", "", "In first place"),  # a tie takes all four to the top
    ("AAAAABBBBCCCDDDEE", "the same 4 answers lead", "Among the first 3"),
])  # fmt: skip
def test_as_many_answers_are_said_to_lead_as_do_and_nothing_where_all_do(named, sentence, column):
    items = tuple(Item(key, Label.of(en=key)) for key in sorted(set(named)))
    activity = asked(items, max=1)
    votes = [({"picks": [key]}, {"zone": "ns"[turn % 2]}) for turn, key in enumerate(named)]
    safe = release(pick.count(activity, (), 5, votes), items, (), 5)
    found = stability_sentence(safe, order(safe))
    assert sentence in Phrasebook("en").say(found) if sentence else found is None
    (table,) = stability_table(activity, safe, order(safe), Voice("en"))
    assert table.head[1] == column
