"""Points, ratings, the matrix and agreement where there is little to count, or what is no ballot and no sheet."""
import numpy as np
import pytest

from workshop.tally import compared
from workshop.tally.agree import count_agree, count_agree_summary, supported
from workshop.tally.histogram import variance
from workshop.tally.matrix import act_now, count_matrix, count_matrix_summary, places, quadrant
from workshop.tally.points import count_points, count_points_summary, given
from workshop.tally.rate import count_ratings, count_ratings_summary, rated_high
from workshop.tally.spread import agreement_a, consensus, is_rand_disagreement, leik_d, polarisation, rwg

# --- little or nothing


def test_without_answers_no_figure_is_made_up():
    nothing = [0, 0, 0, 0, 0]
    assert {measure(nothing) for measure in (agreement_a, polarisation, consensus, leik_d, rwg)} == {None}
    assert variance([0, 1, 0]) is rwg([0, 1, 0]) is None
    assert is_rand_disagreement([0] * 9) is None
    rated = count_ratings("A", [{}])["results"]["A"]
    assert {key for key, value in rated.items() if value is None} == {
        "median", "top_two_share", "mean", "agreement_a", "consensus", "leik_d", "rwg"}  # fmt: skip
    assert count_points("A", [{}], 10)["results"]["A"] == {
        "total": 0, "share": None, "givers": 0, "largest_share": None, "dominated": False}  # fmt: skip
    assert count_agree("A", [])["results"]["A"] == {
        "n": 0, "support": None, "undecided": None, "accept": None, "oppose": None, "vetoes": 0, "median": None,
        "decision": None}  # fmt: skip


def test_who_does_not_know_has_answered_and_who_gives_noughts_has_not():
    found = count_ratings("AB", [{"A": None}, {}])
    assert (found["ballots"], found["abstentions"]) == (1, 1)
    found = count_points("AB", [{"A": 0}, {"A": 1}], 10)
    assert (found["ballots"], found["abstentions"]) == (1, 1)
    found = count_matrix("AB", [{"A": (None, None)}, places({}, {}), places({"A": 3}, {})])
    assert (found["ballots"], found["abstentions"]) == (1, 2)


def test_the_middle_of_an_even_scale_lies_between_two_steps():
    assert quadrant(3, 3, scale=4) == "act_now"
    assert quadrant(2.5, 4, scale=4) == "borderline"
    assert act_now({"A": (3, 3), "B": (2, 4)}, scale=4) == {"A"}


def test_the_statement_that_is_counted_by_group():
    assert given({"A": 3, "B": 0}) == {"A"}
    assert rated_high({"A": 4, "B": 3, "C": None}) == {"A"}
    assert rated_high({"A": 4, "B": 9}, scale=9) == {"B"}
    assert act_now({"A": (4, 4), "B": (4, 3), "C": (5, None)}) == {"A"}
    assert supported({"A": 3, "B": 4}, "gradients") == {"A"}
    assert supported({"A": 3, "B": 2}, "fist") == {"A"}
    assert supported({"A": "agree", "B": "pass"}, "three") == {"A"}


# --- what is no ballot, what is no sheet


@pytest.mark.parametrize("ballot", [{"X": 1}, {"A": -1}, {"A": 7}, {"A": 6, "B": 5}])
def test_what_is_no_division_of_points_is_never_counted(ballot):
    with pytest.raises(ValueError):
        count_points("AB", [{"A": 6, "B": 4}, ballot], 10, cap=6)


@pytest.mark.parametrize("count, ballot", [
    (count_ratings, {"X": 1}), (count_ratings, {"A": 0}), (count_ratings, {"A": 6}),
    (count_matrix, {"X": (1, 1)}), (count_matrix, {"A": (1, 6)}), (count_matrix, {"A": (0, None)}),
    (count_agree, {"X": 1}), (count_agree, {"A": 0}), (count_agree, {"A": "agree"}),
])  # fmt: skip
def test_what_is_no_judgement_is_never_counted(count, ballot):
    with pytest.raises(ValueError):
        count("AB", [ballot])


@pytest.mark.parametrize("n, counts", [
    (2, {"A": {"10": 2}, "B": {}}),           # over the cap
    (2, {"A": {"0": 2}, "B": {"5": 2}}),      # noughts are no gifts
    (2, {"A": {"1": 3}, "B": {}}),            # three gifts from two ballots
    (2, {"A": {"1": -1, "2": 3}, "B": {"1": 1}}),
    (2, {"A": {"5": 1}, "B": {}}),            # one ballot gives nothing
    (2, {"A": {"8": 2}, "B": {"3": 2}}),      # over the budget of two ballots
    (2, {"A": {"6": 2}, "B": {"6": 1}}),      # three gifts over half a budget on two ballots
])  # fmt: skip
def test_a_sheet_of_points_that_no_ballots_give_is_never_counted(n, counts):
    assert count_points_summary("AB", 2, {"A": {"6": 2}, "B": {"4": 2, "3": 0}}, 10, 8)["results"]["B"]["total"] == 8
    with pytest.raises(ValueError):
        count_points_summary("AB", n, counts, 10, 8)


ONE = {"A": [0, 0, 0, 1, 0]}


@pytest.mark.parametrize("count", [
    lambda: count_ratings_summary("A", 1, {"A": [1, 0]}, {"A": 0}),
    lambda: count_ratings_summary("A", 1, ONE, {"A": 1}),
    lambda: count_ratings_summary("A", 1, {"A": [0, 0, 0, 2, -1]}, {"A": 0}),
    lambda: count_ratings_summary("A", 2, ONE, {"A": 0}),
    lambda: count_matrix_summary("A", 1, ONE, {"A": [1]}),
    lambda: count_matrix_summary("A", 3, ONE, ONE),
    lambda: count_agree_summary("A", 1, {"A": {"9": 1}}),
    lambda: count_agree_summary("A", 1, {"A": {"1": 1, "2": 1}}),
    lambda: count_agree_summary("A", 2, {"A": {"1": 1}}),
    lambda: count_matrix("A", [{"A": (1, 1)}], weights=(0, 0)),
    lambda: count_matrix("A", [{"A": (1, 1)}], weights=(2, -1)),
    lambda: is_rand_disagreement([1, 2, 3]),
])  # fmt: skip
def test_an_impossible_sheet_or_rule_is_never_counted(count):
    with pytest.raises(ValueError):
        count()


def test_the_same_sheets_are_counted_where_they_are_possible():
    assert count_ratings_summary("A", 1, ONE, {"A": 0})["results"]["A"]["median"] == 4
    assert count_matrix_summary("A", 2, ONE, ONE)["results"]["A"]["quadrant"] == "act_now"
    assert count_agree_summary("A", 1, {"A": {"1": 1}})["results"]["A"]["decision"] == "consensus"


# --- groups


def test_a_group_in_which_nobody_rated_an_item_is_not_compared_on_it():
    groups = {"north": [{"A": 5}] * 5, "south": [{"A": 1}] * 5, "east": [{"B": None}] * 5}
    rows = compared.compare_ratings("AB", groups, least=5)
    assert [(row["item"], row["groups"], row["difference"]) for row in rows] == [("A", ["north", "south"], 4)]


def test_one_person_of_a_group_is_never_compared_but_by_somebody_who_asks_for_it():
    groups = {"north": [{"A": 5}, *[{"B": 2}] * 4], "south": [{"A": 1, "B": 2}] * 5}
    assert [row["item"] for row in compared.compare_ratings("AB", groups, least=5)] == []
    assert [row["item"] for row in compared.compare_ratings("AB", groups, least=4)] == ["B"]
    assert [row["item"] for row in compared.compare_ratings("AB", groups, least=1)] == ["A", "B"]


def test_points_that_one_ballot_supplies_are_not_compared():
    north, south = [{"A": 2, "B": 9}] + [{"A": 2, "B": 1}] * 4, [{"A": 1, "B": 1}] * 5
    rows = compared.compare_points("AB", {"north": north, "south": south})
    assert [(row["item"], row["difference"]) for row in rows] == [("A", 1)]
    assert rows[0]["p"] == pytest.approx(2 / 252)


def test_the_matrix_is_compared_by_importance():
    groups = {"north": [{"A": (5, 1)}] * 5, "south": [{"A": (2, 5)}, {"A": (2, None)}, *[{"A": (2, 1)}] * 3]}
    (row,) = compared.compare_matrix("A", groups, least=5)
    assert (row["statistic"], row["difference"]) == ("mean", 3)


def test_many_ratings_are_compared_by_seeded_draws_whatever_their_order():
    generator = np.random.default_rng(5)
    north = [{"A": int(a), "B": int(b)} for a, b in generator.integers(1, 6, (15, 2))]
    south = [{"A": int(a)} for a in generator.integers(2, 6, 14)] + [{"B": 3}] * 6
    rows = compared.compare_ratings("AB", {"north": north, "south": south}, least=5)
    again = compared.compare_ratings("AB", {"north": north[::-1], "south": south[::-1]}, least=5)
    assert rows == again
    assert [(row["item"], row["exact"]) for row in rows] == [("A", False), ("B", True)]
