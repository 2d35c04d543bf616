"""Ideas compared two by two: what is refused, pairs shared out evenly, the order, what is said and what is hidden."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace

import pytest

from workshop.activities.duels import KIND
from workshop.activities.duels.board import strength
from workshop.activities.said import findings
from workshop.activities.voice import Voice
from workshop.domain.activity import Activity
from workshop.domain.disclosure import release
from workshop.domain.errors import Mendable
from workshop.domain.items import Item
from workshop.domain.text import Label
from workshop.tally.duels import count_duels

IDS = "ABCDEF"
ITEMS = tuple(Item(key, Label.of(fr=f"idée {key}", en=f"idea {key}")) for key in IDS)
DUELS = Activity("a", "duels", Label.of(en="Which?"), options={"each": 10}, items=ITEMS)


def ballot(*marks):
    return KIND.parse({"items": marks}, KIND.options(DUELS.options), IDS)


def result(*votes, activity=DUELS):
    outcome = KIND.count(activity, (), 5, [(ballot(*marks), {}) for marks in votes])
    return release(outcome, activity.items, (), 5)


def said(safe, activity=DUELS, language="en"):
    return [Voice(language).say(found.sentence) for found in findings(activity, safe, ())]


def all_pairs(best=IDS):
    """One ballot's worth of marks by somebody who prefers what stands earlier in `best`."""
    pairs = [(a, b) for i, a in enumerate(IDS) for b in IDS[i + 1 :]]
    return [f"{a}>{b}={1 if best.index(a) < best.index(b) else 2}" for a, b in pairs]


@pytest.mark.parametrize(
    "marks, words",
    [
        (["A>Z=1"], "not in the list"),
        (["A>A=1"], "twice"),
        (["A=1"], "not in the list"),
        (["A>B>C=1"], "not in the list"),
        (["A>B=1", "A>B=2"], "The same pair"),
        (["A>B=1", "B>A=1"], "The same pair"),
        (["A>B=0"], "the one or the other"),
        (["A>B=3"], "the one or the other"),
        (["A>B="], "the one or the other"),
        (all_pairs()[:11], "at most 10 pairs"),
    ],
)
def test_what_is_no_choice_between_two_is_refused_with_a_sentence(marks, words):
    with pytest.raises(Mendable) as refused:
        ballot(*marks)
    assert words in Voice("en").say(refused.value.message)


def test_a_choice_is_kept_as_it_was_asked_and_in_the_order_of_the_list():
    assert ballot("C>B=2", "B>A=1") == {"duels": {"B>A": 1, "C>B": 2}}
    assert KIND.marks(ballot("C>B=2", "B>A=1")) == ("B>A=1", "C>B=2")


@pytest.mark.parametrize("items, people", [(16, 8), (18, 24), (40, 12), (60, 30)])
def test_ten_pairs_each_meet_every_idea_about_equally_often(items, people):
    activity = replace(DUELS, items=tuple(Item(f"i{n}", Label.of(en=f"{n}")) for n in range(items)))
    asked = [KIND.ask(activity, turn) for turn in range(people)]
    assert all(len(set(mine)) == 10 for mine in asked)
    met = Counter(item for mine in asked for pair in mine for item in pair.split(">"))
    assert len(met) == items
    assert max(met.values()) - min(met.values()) <= 2
    pairs = Counter(pair for mine in asked for pair in mine)
    assert max(pairs.values()) - min(pairs.values()) <= 1
    assert asked[0] == KIND.ask(activity, 0)


def test_the_figures_are_those_of_the_tally():
    chance = random.Random(5)
    votes = [chance.sample([f"{m[:4]}{chance.choice('12')}" for m in all_pairs()], 10) for _ in range(9)]
    won = [[(m[0], m[2]) if m[4] == "1" else (m[2], m[0]) for m in marks] for marks in votes]
    safe = result(*votes)
    expected = count_duels(IDS, won)
    assert safe.results["results"] == expected["results"]
    assert safe.results["order"] == expected["order"]
    wins = {item: sum(winner == item for duels in won for winner, _ in duels) for item in IDS}
    assert {item: row["wins"] for item, row in safe.results["results"].items()} == wins


def test_the_first_place_is_said_with_its_comparisons():
    marks = all_pairs("BACDEF")
    safe = result(*([marks[:10], marks[5:]] * 5))
    assert "Compared two by two, “idea B” comes first: it was preferred in " in said(safe)[0]
    assert strength(safe, "B") > 50 > strength(safe, "F")


def test_what_was_met_too_seldom_is_named_and_leads_nowhere():
    often = ["A>B=1", "B>C=1", "C>D=1", "D>E=1", "A>E=1"]
    safe = result(*([often] * 6), ["F>A=1"])
    assert said(safe) == ["Compared fewer than five times, so that its place is not sure: “idea F”."]
    assert said(result(*([["A>B=1"]] * 6))) == [
        "Four items of six were compared fewer than five times: too little is known to say which comes first."
    ]


def test_of_a_sensitive_idea_only_its_place_is_told():
    items = (*ITEMS[:5], replace(ITEMS[5], sensitive=True))
    activity = replace(DUELS, items=items)
    marks = all_pairs("FABCDE")
    safe = result(*([marks[:10], marks[5:]] * 5), activity=activity)
    assert safe.results["order"][0] == ["F"]
    assert set(safe.results["results"]["F"].values()) == {None}
    assert safe.results["judgements"] is None
    assert said(safe, activity)[0] == "Compared two by two, “idea F” comes first."
    assert "not shown" in repr(KIND.tallies(activity, safe, (), Voice("en")))


def test_few_ballots_show_nothing():
    assert result(*([all_pairs()[:10]] * 4)).withheld
