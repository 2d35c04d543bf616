"""How far a result hangs on who came: resampling within zones, leaving one out, several groups at once."""
from itertools import permutations
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop.tally import relabelling, stability
from workshop.tally.difference import global_test, pick_points, ranking_points
from workshop.tally.overall import (
    global_test_with_gaps,
    overall_p,
    overall_picks,
    overall_rankings,
    overall_values,
)
from workshop.tally.rank import count_rankings
from workshop.tally.relabelling import relabellings

few = settings(max_examples=25, deadline=None)


def room(seed, people=12, items="ABCDE"):
    """Rankings of three zones."""
    random = Random(seed)
    return {zone: [tuple((item,) for item in random.sample(items, 3)) for _ in range(people)] for zone in "NCS"}


def points(groups, items="ABCDE"):
    return [ranking_points(items, ballots) for ballots in groups.values()]


def test_a_unanimous_room_stays_as_it_is():
    found = stability.stability("ABC", points({"N": [(("A",), ("B",), ("C",))] * 5}, "ABC"), 2)
    assert found["in_top"] == {"A": 1, "B": 1, "C": 0}
    assert found["first"] == {"A": 1, "B": 0, "C": 0}
    assert found["places"] == {"A": [1, 1], "B": [2, 2], "C": [3, 3]}
    assert (found["same_top"], found["leave_one_out"]) == (1, {"stable": 5, "of": 5})


def test_people_are_drawn_within_their_zone():
    """North always picks A, South always B: drawn within zones the result never moves, drawn together it does."""
    north, south = pick_points("AB", [frozenset("A")] * 4), pick_points("AB", [frozenset("B")] * 3)
    assert stability.stability("AB", [north, south], 1)["in_top"] == {"A": 1, "B": 0}
    together = stability.stability("AB", [np.concatenate([north, south])], 1)["in_top"]
    assert 0.2 < together["B"] < 0.5


def test_the_share_of_resamples_is_near_the_exact_one():
    """Three ballots for A, two for B: A is ahead when at least three of five draws fall on its three ballots."""
    found = stability.stability("AB", [pick_points("AB", [frozenset("A")] * 3 + [frozenset("B")] * 2)], 1)
    assert found["in_top"]["A"] == pytest.approx(0.68256, abs=0.04)
    assert found["resamples"] == 2000
    assert found["places"] == {"A": [1, 2], "B": [1, 2]}


def test_equal_items_share_their_place_in_every_resample():
    found = stability.stability("ABC", [pick_points("ABC", [frozenset("AB"), frozenset("AB"), frozenset("C")] * 3)], 1)
    assert found["in_top"]["A"] == found["in_top"]["B"] == found["first"]["B"]
    assert found["in_top"]["A"] + found["in_top"]["C"] == 1 or found["in_top"]["A"] + found["in_top"]["C"] > 1


def test_without_ballots_nothing_is_said():
    found = stability.stability("AB", [pick_points("AB", []), pick_points("AB", [frozenset()])], 1)
    assert found["in_top"] == found["places"] == {"A": None, "B": None}
    assert found["leave_one_out"] == {"stable": 0, "of": 0}


def test_neither_the_order_of_the_ballots_nor_the_names_of_the_zones_play_a_part():
    groups = room(1)
    found = stability.stability("ABCDE", points(groups), 2)
    shuffled = {zone: Random(2).sample(ballots, len(ballots)) for zone, ballots in groups.items()}
    assert stability.stability("ABCDE", points(shuffled), 2) == found
    assert stability.stability("ABCDE", points(dict(reversed(groups.items()))), 2) == found
    assert stability.stability("ABCDE", points(room(3)), 2) != found


def test_leaving_one_out_is_that_of_the_rankings():
    for seed in range(20):
        groups = room(seed, people=3)
        ballots = [ballot for group in groups.values() for ballot in group]
        figures = count_rankings("ABCDE", ballots, 3)["robustness"]
        assert stability.stability("ABCDE", points(groups), 3)["leave_one_out"] == figures["leave_one_out"]


def test_a_large_room_is_drawn_piece_by_piece(monkeypatch):
    groups = points(room(5))
    whole = stability.stability("ABCDE", groups, 3)
    monkeypatch.setattr(stability, "_AT_ONCE", 100)
    assert stability.stability("ABCDE", groups, 3)["in_top"].keys() == whole["in_top"].keys()
    assert stability.stability("ABCDE", groups, 3)["same_top"] == pytest.approx(whole["same_top"], abs=0.06)


@few
@given(st.lists(st.lists(st.integers(0, 3), min_size=4, max_size=4), min_size=1, max_size=6))
def test_an_item_stands_behind_all_that_have_more(sums):
    slow = [[1 + sum(other > own for other in row) for own in row] for row in sums]
    assert stability._places(np.array(sums)).tolist() == slow


# --- several groups at once


def test_three_groups_that_differ_are_told_apart_and_equal_ones_are_not():
    apart = {"N": [(("A",), ("B",))] * 4, "C": [(("B",), ("C",))] * 4, "S": [(("C",), ("A",))] * 4}
    assert overall_rankings("ABC", apart) < 0.001
    assert overall_rankings("ABC", dict.fromkeys("NCS", apart["N"])) == 1
    assert overall_picks("AB", {"N": [frozenset("A")] * 5, "S": [frozenset("B")] * 5}) == pytest.approx(2 / 252)
    assert overall_picks("AB", {"N": [frozenset("A")], "S": [frozenset()]}) is None
    assert overall_values("A", {"N": [{"A": 1}, {"A": 2}], "S": [{"A": 5}, {}]}) == pytest.approx(1 / 3)
    assert overall_values("A", {}) is None


def test_people_without_any_answer_are_left_out():
    groups = {"N": [{"A": 1, "B": 2}, {"A": None}], "S": [{"A": 4}], "C": [{}]}
    rows = [[[1.0, 2.0]], [[4.0, np.nan]]]
    assert overall_values("AB", groups) == overall_p([np.array(group) for group in rows])


@pytest.mark.parametrize("seed", range(5))
def test_without_gaps_it_is_the_test_of_complete_answers(seed):
    generator = np.random.default_rng(seed)
    groups = [generator.integers(0, 5, (n, 3)).astype(float) for n in (3, 3, 2)]
    assert global_test_with_gaps(groups) == global_test(groups)


@pytest.mark.parametrize("seed", range(5))
def test_with_gaps_it_is_the_slow_obvious_test(seed):
    generator = np.random.default_rng(seed)
    pool = generator.integers(1, 6, (7, 2)).astype(float)
    pool[generator.random((7, 2)) < 0.3] = np.nan

    def spread(people):
        """The squares between groups of the people in this order, around the mean of all who answered."""
        total = 0.0
        for column in range(2):
            everybody = np.nanmean(pool[:, column]) if not np.isnan(pool[:, column]).all() else 0
            for part in (people[:3], people[3:5], people[5:]):
                known = [x for x in pool[list(part), column] if not np.isnan(x)]
                total += len(known) * (np.mean(known) - everybody) ** 2 if known else 0
        return total

    observed = spread(range(7))
    hits = [spread(people) >= observed - 1e-9 for people in permutations(range(7))]
    p, exact = global_test_with_gaps([pool[:3], pool[3:5], pool[5:]])
    assert exact
    assert p == pytest.approx(np.mean(hits))


def test_too_many_ways_are_drawn(monkeypatch):
    generator = np.random.default_rng(4)
    groups = [generator.integers(0, 5, (4, 3)).astype(float) for _ in range(2)]
    exact = global_test_with_gaps(groups)[0]
    monkeypatch.setattr(relabelling, "EXACT_UP_TO", 0)
    relabellings.cache_clear()
    drawn, is_exact = global_test_with_gaps(groups)
    relabellings.cache_clear()
    assert not is_exact
    assert drawn == pytest.approx(exact, abs=0.02)
