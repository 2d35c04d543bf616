"""Mentions of merged ideas, places with ties, the sum of points beside the score."""

from __future__ import annotations

import pytest

from tests.support.voting_room import dimensions_of
from workshop.activities.counting import Arithmetic, Vote, _check_sums, counted
from workshop.activities.ideas.rules import count, idea_cast
from workshop.activities.rank.report import ngt_sums, tallies
from workshop.activities.rank.rules import count as count_rankings
from workshop.activities.rank.rules import mean_scores
from workshop.activities.standing import leading, order_by_count, standings, told_apart
from workshop.activities.voice import Voice
from workshop.domain.activity import Activity
from workshop.domain.disclosure import release
from workshop.domain.ideas import Idea, IdeaState
from workshop.domain.items import Item
from workshop.domain.outcome import Breakdown, GroupCount
from workshop.domain.text import Label


def idea(key, state=IdeaState.APPROVED, into=None):
    return idea_cast(Idea(key, "a", key, "fr", Label.of(fr=key), state, into))


def mentions(*casts):
    outcome = count(Activity("a", "ideas", Label.of(fr="?")), (), 5, casts)
    return {found["id"]: found["mentions"] for found in outcome.results["ideas"]}


def test_a_merged_idea_is_a_mention_of_the_one_it_went_into_even_in_two_steps():
    merged = IdeaState.MERGED
    assert mentions(idea("x"), idea("y", merged, "x"), idea("z", merged, "y"), idea("o")) == {"x": 3, "o": 1}


@pytest.mark.parametrize("state", [IdeaState.PENDING, IdeaState.REJECTED])
def test_ideas_that_were_not_approved_are_not_told(state):
    assert mentions(idea("x", state), idea("y", IdeaState.MERGED, "x")) == {}


def test_ideas_merged_in_a_circle_stop_nothing():
    assert mentions(idea("x", IdeaState.MERGED, "y"), idea("y", IdeaState.MERGED, "x"), idea("z")) == {"z": 1}


def test_equal_items_share_a_place_and_the_next_is_skipped():
    items = [Item(key, Label.of(fr=key)) for key in "ABCD"]
    found = standings(items, [["B"], ["A", "C"], ["D"]])
    assert [(s.item.id, s.place, s.tied) for s in found] == [
        ("B", 1, False),
        ("A", 2, True),
        ("C", 2, True),
        ("D", 4, False),
    ]


def test_first_places_are_cut_between_ties_and_only_a_tie_longer_than_the_page_within():
    items = [Item(key, Label.of(fr=key)) for key in "ABCD"]
    shown = {most: len(leading(standings(items, [["B"], ["A", "C"], ["D"]]), most)) for most in (1, 2, 3, 4)}
    assert shown == {1: 1, 2: 1, 3: 3, 4: 4}
    assert len(leading(standings(items, [list("ABCD")]), 3)) == 3


def test_order_by_count_puts_equal_counts_together():
    assert order_by_count("ABC", {"A": 1, "B": 3, "C": 1}) == [["B"], ["A", "C"]]


def test_the_published_table_of_points_sums():
    # NGT table of METHOD 4: four people give 5 to 1 points
    places = {
        "A": [2, 1, 1, 0, 0],
        "B": [2, 0, 1, 1, 0],
        "C": [0, 2, 2, 0, 0],
        "D": [0, 1, 0, 2, 1],
        "E": [0, 0, 0, 1, 3],
    }
    assert ngt_sums(places, 5) == {"A": 17, "B": 15, "C": 14, "D": 9, "E": 5}


@pytest.mark.parametrize(("ballots", "said"), [
    ("ACB ADC ABC BCA CAB", "It gives the same order."),
    ("ADY AEY XAF AGH AIJ", "It leaves the first answer where it is, and orders the others differently."),
    ("ABY ABY XDE AGH ABI", "It leaves the first 2 answers where they are, and orders the others differently."),
    ("ACB ADB EFB GHB IJB", "It gives another order, which begins with “A”."),
])  # fmt: skip
def test_beside_the_scores_it_is_said_how_far_the_usual_sum_gives_their_order(ballots, said):
    items = tuple(Item(key, Label.of(en=key)) for key in sorted(set(ballots) - {" "}))
    activity = Activity("a", "rank", Label.of(en="?"), items=items, options={"top": 3})
    casts = [({"ranking": [[key] for key in ballot]}, {}) for ballot in ballots.split()]
    safe = release(count_rankings(activity, (), 5, casts), items, (), 5)
    table, *_ = tallies(activity, safe, (), Voice("en"))
    assert table.note.endswith(said)


def test_the_mean_score_of_a_group_runs_from_nothing_to_a_hundred():
    assert mean_scores("AB", [(("A",),), (("A",), ("B",))]) == {"A": 100, "B": 0}
    assert mean_scores("ABC", [(("A",),)]) == {"A": 100, "B": 25, "C": 25}


def test_groups_that_do_not_add_up_to_the_room_stop_the_count():
    room = GroupCount("", 3, {"A": 2}, {"A": 50.0})
    right = (GroupCount("n", 1, {"A": 1}, {"A": 100.0}), GroupCount("s", 2, {"A": 1}, {"A": 25.0}))
    _check_sums(room, [Breakdown("zone", right)])
    for wrong in (right[:1], (right[0], GroupCount("s", 2, {"A": 1}, {"A": 26.0}))):
        with pytest.raises(ArithmeticError):
            _check_sums(room, [Breakdown("zone", wrong)])


@pytest.mark.parametrize("sensitive, tested", [("", ("A", "B")), ("A", ("B",)), ("AB", ())])
def test_the_one_test_of_all_groups_leaves_out_sensitive_items_and_is_not_made_of_none(sensitive, tested):
    items = tuple(Item(key, Label.of(fr=key), key in sensitive) for key in "AB")
    activity, (zone,) = Activity("a", "rate", Label.of(fr="?"), items=items), dimensions_of({"zone": "n c s"})
    votes = [Vote((n,), frozenset("AB"[: n % 3]), {"zone": "ncs"[n % 3]}) for n in range(18)]
    asked = []

    def overall(items, groups, shown):
        asked.append(shown)
        return 0.5

    made = Arithmetic(lambda items, groups: [], overall=overall, choosing=False)
    (breakdown,) = counted(activity, (zone,), 5, votes, {}, made).breakdowns
    assert len(breakdown.parts) == 3
    assert (breakdown.overall_p, breakdown.overall_of) == ((0.5, tested) if tested else (None, ()))
    assert asked == [tested] * bool(tested)


@pytest.mark.parametrize("value, others, told", [
    (52.3, [52.3, 51.8, 70], 52.3), (51.8, [52.3, 51.8, None], 51.8),
    (52.3, [52.3, 52.3, None], 52), (70.4, [52.3, 51.8, 70.4], 70),
])  # fmt: skip
def test_two_scores_that_differ_are_never_told_by_one_number(value, others, told):
    assert told_apart(value, others) == told
