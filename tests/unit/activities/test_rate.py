"""Ratings: what a ballot may say, the words of the steps, what stays hidden of a sensitive item."""

from __future__ import annotations

import json
import random
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.activities import KINDS
from workshop.activities.rate import board
from workshop.activities.rate.board import agreement_steps, agreement_word
from workshop.activities.rate.rules import Options
from workshop.activities.rate.scales import READY
from workshop.activities.voice import Voice
from workshop.domain.activity import Activity
from workshop.domain.disclosure import release
from workshop.domain.errors import Mendable
from workshop.domain.items import Item
from workshop.domain.people import Choice, Dimension
from workshop.domain.safe import Shown
from workshop.domain.text import Label
from workshop.tally.recount.json_file import read_json
from workshop.tally.recount.kinds import KINDS as FILES

RATE = KINDS["rate"]
IDS = ("A", "B", "C")
ZONE = Dimension("zone", Label.of(en="Zone"), tuple(Choice(key, Label.of(en=key)) for key in ("north", "south")))
OWN = "jamais vu\nvu une fois\nvu deux fois\nvu souvent\nvu partout"


def activity(sensitive="", ids=IDS, **options):
    items = tuple(Item(key, Label.of(en=f"Item {key}"), key in sensitive) for key in ids)
    return Activity("a", "rate", Label.of(en="?"), options=RATE.options(options).as_json(), items=items)


def parsed(*marks):
    return RATE.parse({"items": list(marks)}, Options(), IDS)


def released(ballots, sensitive="", ids=IDS):
    this = activity(sensitive, ids)
    casts = [({"ratings": dict(one)}, {"zone": "north" if n % 2 else "south"}) for n, one in enumerate(ballots)]
    return release(RATE.count(this, (ZONE,), 5, casts), this.items, (ZONE,), 5)


@pytest.mark.parametrize("marks, ratings", [
    (["B=5", "A=1"], {"A": 1, "B": 5}), (["A=?"], {"A": None}), (["C=3"], {"C": 3}), ([], {}),
])  # fmt: skip
def test_a_ballot_holds_a_step_or_dont_know_of_each_item_that_was_answered(marks, ratings):
    assert parsed(*marks) == {"ratings": ratings}


@pytest.mark.parametrize("marks", [["A=0"], ["A=6"], ["A=1.5"], ["A=-1"], ["A=??"], ["A=None"], ["A=5", "A=4"],
                                   ["Z=3"], ["A"], ["=3"], ["A="], ["A=five"]])  # fmt: skip
def test_a_senseless_ballot_is_refused_with_a_sentence(marks):
    with pytest.raises(Mendable) as refused:
        parsed(*marks)
    assert Voice("fr").say(refused.value.message)


@pytest.mark.parametrize("words", READY)
def test_every_ready_scale_has_five_different_words_in_both_languages(words):
    for code in ("fr", "en"):
        assert len({Voice(code).say(step) for step in Options(words).steps}) == 5


@pytest.mark.parametrize("data, field", [
    ({"words": "own"}, "own_fr"),
    ({"words": "own", "own_fr": "un\ndeux\ntrois"}, "own_fr"),
    ({"words": "own", "own_fr": OWN, "own_en": "one\ntwo"}, "own_en"),
    ({"words": "own", "own_fr": "a\nb\nb\nc\nd"}, "own_fr"),
    ({"words": "own", "own_en": "a\nb\nc\nd\n" + "e" * 41}, "own_en"),
    ({"words": "own", "own_fr": 5}, "own_fr"),
    ({"words": "beauty"}, "words"), ({"words": ["own"]}, "words"), ({"scale": 7}, "scale"), ({"scale": None}, "scale"),
])  # fmt: skip
def test_words_that_make_no_scale_are_refused_at_their_field(data, field):
    with pytest.raises(Mendable) as refused:
        RATE.options(data)
    assert refused.value.field == field


@pytest.mark.parametrize("data", [{"own_fr": OWN}, {"own_en": OWN}, {"own_fr": OWN, "own_en": "a\n\n b\r\nc\nd\ne\n"}])
def test_words_of_ones_own_survive_json_and_the_form(data):
    options = RATE.options(data | {"words": "own"})
    assert RATE.options(json.loads(json.dumps(options.as_json()))) == options
    assert len(options.steps) == 5


def test_words_of_ones_own_are_forgotten_with_a_ready_scale():
    assert RATE.options({"words": "trust", "own_fr": "un"}) == Options("trust")


def test_dont_know_counts_among_the_ballots_and_in_no_n():
    safe = released([{"A": 5}, {"A": 4}, {"A": None}, {"A": None}, {"B": 2}])
    row = safe.results["results"]["A"]
    assert (safe.n, row["n"], row["dont_know"], row["counts"], row["median"]) == (5, 2, 2, [0, 0, 0, 1, 1], 4.5)
    assert Voice("en").say(board.figure(safe, "A").words) == "2 of 2"
    assert board.figure(safe, "C").words is None
    assert board.order(safe) == [["A"], ["B"]]


@given(st.lists(st.sampled_from([1, 2, 3, 4, 5, None]), min_size=5, max_size=30))
def test_the_figures_are_those_of_a_plain_count(steps):
    row = released([{"A": step} for step in steps]).results["results"]["A"]
    known = [step for step in steps if step is not None]
    assert row["n"] == len(known)
    if known:
        assert row["median"] == median(known)
        assert board.high(row) == sum(step >= 4 for step in known)


@pytest.mark.parametrize("a, word, steps", [
    (1.0, "very strong", 5), (0.8, "very strong", 5), (0.79, "strong", 4), (0.6, "strong", 4), (0.4, "moderate", 3),
    (0.2, "weak", 2), (0.0, "very weak", 1), (-0.01, "divided", 0), (-1.0, "divided", 0),
])  # fmt: skip
def test_agreement_a_has_a_word_and_steps(a, word, steps):
    assert (agreement_word(a).text, agreement_steps(a)) == (word, steps)


def test_groups_are_told_by_the_two_highest_steps_of_all_their_people():
    safe = released([{"A": 5}, {"B": 1}] * 6)
    (part,) = safe.breakdowns
    assert {group.choices: (group.n, group.named["A"]) for group in part.groups} == {
        ("north",): (6, Shown(0)), ("south",): (6, Shown(6)),
    }  # fmt: skip
    (row,) = [one.comparison for one in part.comparisons if one.item == "A"]
    assert (row.statistic, abs(row.difference), round(row.p, 6)) == ("share", 1.0, 0.002165)


def test_of_a_sensitive_item_only_n_and_the_share_are_known():
    ballots = [{"A": 5, "B": 2, "C": 4}] * 5 + [{"A": 1, "B": 4, "C": None}] * 6
    plain, safe = released(ballots), released(ballots, "A")
    known = {name: value for name, value in safe.results["results"]["A"].items() if value is not None}
    assert known == {"n": 11, "top_two_share": 5 / 11}
    assert (RATE.recount(plain) is not None, RATE.recount(safe)) == (True, None)
    for figure in (*RATE.results(activity("A"), safe, Voice("en")), *RATE.wall(activity("A"), safe, Voice("en"))):
        (hidden,) = [row for row in figure.rows if row.hidden]
        assert (hidden.counts, hidden.hidden, hidden.median_text, hidden.unknown) == (None, "not shown", "", "")


def test_the_recount_sheet_counts_to_the_same_figures():
    chance = random.Random(4)
    marks = [RATE.invent(IDS, Options(), {i: chance.gauss(0, 1) for i in IDS}, chance) for _ in range(20)]
    safe = released([parsed(*one)["ratings"] for one in marks])
    sheet = {"format": "workshop-recount/1", "kind": "rate", "options": dict(activity().options),
             "items": [{"id": i, "label": {"en": i}} for i in IDS], "summary": RATE.recount(safe)}  # fmt: skip
    assert FILES["rate"].count(read_json(json.dumps(sheet)))["results"] == safe.results["results"]


def test_the_result_of_one_item_has_its_agreement_as_a_measure():
    safe = released([{"A": 4}] * 8 + [{"A": 3}], ids="A")
    figure, measures = RATE.results(activity(ids="A"), safe, Voice("en"))
    assert (figure.rows[0].counts, figure.rows[0].median) == ((0, 0, 1, 8, 0), 4)
    assert (measures.items[0].word, measures.items[0].filled) == ("very strong", 5)
