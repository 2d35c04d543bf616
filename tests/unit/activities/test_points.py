"""Points: what a ballot may say, what the gate is given, what stays hidden of a sensitive item."""

from __future__ import annotations

import json
import random

import pytest

from workshop.activities import KINDS
from workshop.activities.points import board
from workshop.activities.points.rules import Options
from workshop.activities.voice import Voice
from workshop.domain.activity import Activity
from workshop.domain.disclosure import release
from workshop.domain.errors import Mendable
from workshop.domain.items import Item
from workshop.domain.people import Choice, Dimension
from workshop.domain.text import Label
from workshop.tally.recount.json_file import read_json
from workshop.tally.recount.kinds import KINDS as FILES

POINTS = KINDS["points"]
IDS = ("A", "B", "C")
ZONE = Dimension("zone", Label.of(en="Zone"), tuple(Choice(key, Label.of(en=key)) for key in ("north", "south")))


def activity(sensitive="", **options):
    items = tuple(Item(key, Label.of(en=f"Item {key}"), key in sensitive) for key in IDS)
    return Activity("a", "points", Label.of(en="?"), options=POINTS.options(options).as_json(), items=items)


def parsed(*marks, **options):
    return POINTS.parse({"items": list(marks)}, POINTS.options(options), IDS)


def casts(*ballots):
    return [({"points": dict(ballot)}, {"zone": "north" if n % 2 else "south"}) for n, ballot in enumerate(ballots)]


def released(ballots, sensitive="", k=5):
    this = activity(sensitive)
    return release(POINTS.count(this, (ZONE,), k, casts(*ballots)), this.items, (ZONE,), k)


@pytest.mark.parametrize("marks, points", [
    (["B=7", "A=3"], {"A": 3, "B": 7}), (["A=10"], {"A": 10}), (["A=4", "B=0"], {"A": 4}), (["A=0"], {}), ([], {}),
    (["A= 4 "], {"A": 4}), (["A=04"], {"A": 4}),
])  # fmt: skip
def test_points_are_kept_in_the_order_of_the_list_and_zeros_say_nothing(marks, points):
    ballot = parsed(*marks)
    assert ballot == {"points": points}
    assert list(ballot["points"]) == sorted(points)


@pytest.mark.parametrize("marks, options, field, words", [
    (["A=6", "B=5"], {}, "items", "You have given 11 points, but you have only 10. Take 1 point away."),
    (["A=9", "B=9"], {}, "items", "You have given 18 points, but you have only 10. Take 8 points away."),
    (["A=5"], {"cap": 4}, "item=A", "Points are whole numbers from 0 to 4, not “5”."),
    (["B=11"], {}, "item=B", "Points are whole numbers from 0 to 10, not “11”."),
    (["B=-1"], {}, "item=B", "Points are whole numbers from 0 to 10, not “-1”."),
    (["B=1.5"], {}, "item=B", "Points are whole numbers from 0 to 10, not “1.5”."),
    (["B=²"], {}, "item=B", "Points are whole numbers from 0 to 10, not “²”."),
    (["B=" + "x" * 300], {}, "item=B", "Points are whole numbers from 0 to 10, not “xxxxxxxxxxxx”."),
    (["Z=1"], {}, "items", "This answer names something that is not in the list. Reload the page and answer again."),
    (["A=1", "A=1"], {}, "items", "The same item is chosen twice. Choose each item once."),
    (["A"], {}, "items", "This answer could not be read. Reload the page and answer again."),
])  # fmt: skip
def test_a_senseless_ballot_is_refused_at_its_field(marks, options, field, words):
    with pytest.raises(Mendable) as refused:
        parsed(*marks, **options)
    assert (refused.value.field, Voice("en").say(refused.value.message)) == (field, words)


@pytest.mark.parametrize("options", [
    {"budget": 11}, {"budget": 50}, {"cap": 0}, {"cap": 11}, {"cap": "many"}, {"budget": 100, "cap": 101},
])  # fmt: skip
def test_only_ten_or_a_hundred_points_and_a_cap_within_them(options):
    with pytest.raises(Mendable):
        POINTS.options(options)


@pytest.mark.parametrize("options, cap", [({"cap": "4"}, 4), ({"cap": ""}, None), ({"cap": 10}, None), ({}, None)])
def test_a_cap_is_optional_and_one_of_the_whole_budget_is_none(options, cap):
    assert POINTS.options(options) == Options(10, cap)


def test_the_items_must_be_able_to_take_the_whole_budget():
    Options(10, 4).check_items(3)
    Options(10).check_items(1)
    with pytest.raises(Mendable):
        Options(10, 3).check_items(3)


def test_points_and_givers_are_both_shown_of_every_item():
    safe = released([{"A": 10}, {"A": 8, "B": 2}, *[{"B": 1, "C": 1}] * 6])
    voice = Voice("en")
    shown = {item: voice.say(board.figure(safe, item).words) for item in IDS}
    assert shown == {"A": "18 (2 of 8)", "B": "8 (7 of 8)", "C": "6 (6 of 8)"}
    assert [round(board.figure(safe, item).length, 1) for item in IDS] == [100, 44.4, 33.3]
    chart, *_ = POINTS.results(activity(), safe, voice)
    notes = ["from 2 of 8, more than half by one of them", "from 7 of 8", "from 6 of 8"]
    assert [bar.note for bar in chart.bars] == notes


def test_one_person_who_gives_most_is_said_and_two_equal_ones_are_not():
    alone, shared = [{"A": 10}, *[{"A": 1, "B": 3}] * 7], [{"A": 5}, {"A": 5}, *[{"B": 3}] * 6]
    assert board.dominated(released(alone)) == ("A",)
    assert board.dominated(released(shared)) == ()


def test_groups_are_told_by_givers_alone():
    safe = released([{"A": 10}] * 6 + [{"B": 1}] * 6)
    assert all(not group.scores for part in safe.breakdowns for group in part.groups)
    assert {row.comparison.statistic for part in safe.breakdowns for row in part.comparisons} == {"share"}


def test_of_a_sensitive_item_only_the_givers_are_known_and_no_share_gives_its_points_back():
    ballots = [{"A": 5, "B": 5}] * 6 + [{"B": 4, "C": 6}] * 6
    plain, safe = released(ballots), released(ballots, "A")
    assert plain.results["results"]["A"]["total"] == 30
    known = {name: value for name, value in safe.results["results"]["A"].items() if value is not None}
    assert known == {"givers": 6}
    assert safe.results["results"]["B"] == plain.results["results"]["B"] | {"share": None}
    assert (POINTS.recount(plain) is not None, POINTS.recount(safe)) == (True, None)
    assert board.figure(safe, "A").length is None
    assert board.order(safe) == [["B"], ["C"]]


def test_the_recount_sheet_counts_to_the_same_figures():
    chance = random.Random(4)
    marks = [POINTS.invent(IDS, Options(), {i: chance.gauss(0, 1) for i in IDS}, chance) for _ in range(20)]
    ballots = [parsed(*one)["points"] for one in marks]
    safe = released(ballots)
    sheet = {"format": "workshop-recount/1", "kind": "points", "options": {"budget": 10},
             "items": [{"id": i, "label": {"en": i}} for i in IDS], "summary": POINTS.recount(safe)}  # fmt: skip
    question = read_json(json.dumps(sheet))
    assert FILES["points"].count(question)["results"] == safe.results["results"]
    assert {i: row["total"] for i, row in safe.results["results"].items()} == {
        i: sum(ballot.get(i, 0) for ballot in ballots) for i in IDS
    }


@pytest.mark.parametrize("options", [Options(), Options(100), Options(10, 2), Options(100, 15)])
def test_invented_participants_keep_to_budget_and_cap(options):
    chance = random.Random(1)
    for _ in range(50):
        marks = POINTS.invent("ABCDEFG", options, {i: chance.gauss(0, 2) for i in "ABCDEFG"}, chance)
        points = POINTS.parse({"items": list(marks)}, options, "ABCDEFG")["points"]
        assert 0 < sum(points.values()) <= options.budget
