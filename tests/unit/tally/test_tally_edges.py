"""Where there is little or nothing to count, too many ties, or ballots that are none."""
import numpy as np
import pytest

from workshop.tally import relabelling
from workshop.tally.difference import (
    compare_picks,
    compare_rankings,
    global_test,
    permutation_test,
    ranking_points,
    smallest_possible_p,
)
from workshop.tally.pick import count_pick_summary, count_picks
from workshop.tally.rank import count_rankings, count_summary
from workshop.tally.relabelling import relabellings


def ranking(text):
    """"A > B=C" as a ballot."""
    return tuple(tuple(group.strip().split("=")) for group in text.split(">")) if text else ()


# --- little or nothing


@pytest.mark.parametrize("cast", [[], [()], [(), ()]])
def test_without_ballots_every_item_is_tied_and_nothing_is_divided(cast):
    found = count_rankings("ABC", cast)
    assert (found["ballots"], found["abstentions"]) == (0, len(cast))
    assert set(found["score_100"].values()) == {None}
    assert found["methods"]["borda"]["order"] == [["A", "B", "C"]]
    assert found["methods"]["irv"] == {"winners": ["A", "B", "C"]}
    assert found["agreement"]["kendall_w"] is found["agreement"]["p"] is found["agreement"]["mean_spearman"] is None
    assert found["robustness"]["verdict"] == "inconclusive"


def test_one_item_has_nobody_to_be_compared_with():
    found = count_rankings("A", [ranking("A")])
    assert found["score_100"] == {"A": None}
    assert found["methods"]["minimax"] == {"scores": {"A": 0}, "order": [["A"]]}
    assert found["agreement"]["kendall_w"] is None
    assert found["robustness"]["verdict"] == "robust"


def test_one_ballot_agrees_with_itself_and_correlates_with_nobody():
    found = count_rankings("ABCD", [ranking("A > B > C > D")])
    assert found["agreement"]["kendall_w"] == 1
    assert found["agreement"]["mean_spearman"] is None
    assert found["robustness"]["leave_one_out"] == {"stable": 0, "of": 1}


def test_a_ballot_that_ties_everything_says_nothing_but_counts():
    found = count_rankings("ABC", [ranking("A=B=C")])
    assert (found["ballots"], found["named"]) == (1, {"A": 1, "B": 1, "C": 1})
    assert found["first"]["A"] == pytest.approx(1 / 3)
    assert found["agreement"]["kendall_w"] is None
    assert found["agreement"]["kendall_w_uncorrected"] == 0


def test_no_chance_agreement_has_probability_one():
    cast = [ranking("A > B > C"), ranking("B > C > A"), ranking("C > A > B")]
    assert count_rankings("ABC", cast)["agreement"]["p"] == 1


# --- what is no ballot


@pytest.mark.parametrize("items, cast", [
    ("", []), ("AA", []),
    ("AB", [(("C",),)]), ("AB", [(("A",), ("A",))]), ("AB", [(("A", "A"),)]), ("AB", [(("A",), ())]),
])  # fmt: skip
def test_what_is_no_ranking_is_never_counted(items, cast):
    with pytest.raises(ValueError):
        count_rankings(items, cast)


@pytest.mark.parametrize("picked", [{"X"}, {"A", "B", "C"}])
def test_what_is_no_choice_is_never_counted(picked):
    with pytest.raises(ValueError):
        count_picks("ABC", [frozenset(picked)], max_picks=2)


def test_an_impossible_sheet_is_never_counted():
    with pytest.raises(ValueError):
        count_pick_summary("AB", 3, {"A": 4, "B": 0})
    with pytest.raises(ValueError):
        count_summary("AB", 1, {"A": {"B": 2}, "B": {"A": 0}}, {"A": [1], "B": [0]})
    with pytest.raises(ValueError):
        count_summary("AB", 2, {"A": {"B": 1}, "B": {"A": 1}}, {"A": [1], "B": [0]})


# --- many ties


def test_more_best_orders_than_can_be_read_are_counted_and_cut_short():
    kemeny = count_rankings("ABCDEFGHI", [ranking("A")])["methods"]["kemeny"]
    assert len(kemeny["orders"]) == 5040
    assert kemeny["orders_in_all"] == 40320
    assert {order[0] for order in kemeny["orders"]} == {"A"}


def test_a_heap_of_equal_items_stops_the_runoff_and_says_why():
    items = [f"i{n}" for n in range(24)]
    cast = [((item,), (items[(n * 7 + 3) % 24],)) for n, item in enumerate(items)] + [((items[0],),)]
    found = count_rankings(items, cast)
    assert found["methods"]["irv"] is None
    assert "too many ties" in found["reasons"]["methods.irv"]["text"]


def test_duels_that_only_a_tie_could_order_stay_tied_and_are_flagged():
    cast = [ranking("A > B > C > D"), ranking("B > C > A > D"), ranking("C > A > B > D")]
    assert count_rankings("ABCD", cast)["methods"]["ranked_pairs"] == {
        "order": [["A", "B", "C"], ["D"]], "depends_on_ties": True}  # fmt: skip


def test_equal_duels_without_a_circle_do_not_depend_on_ties():
    found = count_rankings("ABC", [ranking("A > B > C"), ranking("A > B > C")])["methods"]["ranked_pairs"]
    assert found == {"order": [["A"], ["B"], ["C"]], "depends_on_ties": False}


# --- robustness


def test_who_shares_the_last_top_place_is_a_top_item():
    cast = [ranking("A > B=C > D")] * 5
    assert count_rankings("ABCD", cast, top=2)["robustness"]["top_items"] == ["A", "B", "C"]


def test_asking_for_all_places_looks_at_the_usual_three():
    cast = [ranking("A > B > C > D > E")] * 3
    assert count_rankings("ABCDE", cast, top=5)["robustness"]["top"] == 3
    assert count_rankings("ABCDE", cast)["robustness"]["top"] == 3
    assert count_rankings("ABCDE", cast, top=2)["robustness"]["top"] == 2


LIKE_MINDED = ["A > B > C > D > E"] * 4 + ["B > A > C > D > E"] * 3 + ["C > A > B > D > E"] * 2


def test_the_verdict_is_robust_when_every_method_and_every_absence_gives_the_same_top():
    found = count_rankings("ABCDE", list(map(ranking, LIKE_MINDED)))["robustness"]
    assert (found["verdict"], found["top_items"]) == ("robust", ["A", "B", "C"])


def test_the_verdict_is_not_robust_when_first_preferences_leave_the_last_top_place_open():
    """Unanimous people: B, C, D and E share second place there, so first preferences name no top three."""
    assert count_rankings("ABCDE", [ranking("A > B > C > D > E")] * 3)["robustness"]["verdict"] == "sensitive"


def test_the_verdict_is_not_robust_when_one_person_decides():
    found = count_rankings("ABCDE", [ranking("A > B > C > D > E"), ranking("E > D > C > B > A")], top=2)["robustness"]
    assert found["leave_one_out"]["stable"] < 2
    assert found["verdict"] != "robust"


def test_the_verdict_is_inconclusive_when_the_first_item_drops_out_of_the_top():
    bloc = [ranking("A")] * 9 + [ranking("B > C > D > A")] * 6 + [ranking("C > B > D > A")] * 5
    assert count_rankings("ABCD", bloc, top=1)["robustness"]["verdict"] == "inconclusive"


def test_a_runoff_winner_outside_the_top_contradicts_robust():
    """Here every order names E and B, and no absence changes that; the runoff can be won by D."""
    cast = ["B > E > C > D > A", "C > D > B > E > A", "D > E > A > B > C"] * 2 + ["E > D > C > A > B"] * 4
    found = count_rankings("ABCDE", list(map(ranking, [*cast, *["B > E > A > C > D"] * 5])), top=2)
    assert found["robustness"]["leave_one_out"] == {"stable": 15, "of": 15}
    assert found["methods"]["irv"]["winners"] == ["B", "D"]
    assert found["robustness"]["verdict"] == "sensitive"


def test_for_one_place_another_runoff_winner_puts_the_first_item_out_of_the_top():
    """C leads every order, alone or in a circle of duels, but A wins the runoff."""
    cast = ["C > B"] * 3 + ["A > C"] * 2 + ["C > B > A"] * 2 + ["B > A"] * 2 + ["A", "B", "A > C > B"]
    found = count_rankings("ABC", list(map(ranking, cast)), top=1)
    assert all("C" in method["order"][0] for method in found["methods"].values() if "order" in method)
    assert found["methods"]["irv"]["winners"] == ["A"]
    assert found["robustness"]["verdict"] == "inconclusive"


# --- differences


def test_abstentions_and_empty_groups_are_not_compared():
    groups = {"north": [ranking("A > B"), ()], "south": [ranking("B > A")], "east": [()], "west": []}
    rows = compare_rankings("AB", groups)
    assert [(row["item"], row["groups"], row["difference"]) for row in rows] == [
        ("A", ["north", "south"], 100), ("B", ["north", "south"], -100)]  # fmt: skip
    picked = {"north": [frozenset("A"), frozenset()], "south": [frozenset("B")], "east": [frozenset()]}
    assert [row["difference"] for row in compare_picks("AB", picked)] == [1, -1]


def test_many_people_are_compared_by_seeded_draws_whatever_their_order():
    generator = np.random.default_rng(7)
    a, b = generator.integers(0, 9, (15, 3)), generator.integers(1, 10, (14, 3))
    ps, exact = permutation_test(a, b)
    assert not exact
    assert ps == permutation_test(a[::-1], b[::-1])[0]
    assert min(ps) >= 1 / 20001


def test_drawn_ways_keep_the_sizes_and_differ_from_one_another():
    drawn = relabellings((9, 15, 6))
    assert not drawn.exact
    ways = np.stack([drawn.sums(np.eye(30, dtype=int), group) for group in range(3)])
    assert ways.shape == (3, 20_000, 30)
    assert (ways.sum(axis=0) == 1).all()
    assert (ways.sum(axis=2) == np.array([[9], [15], [6]])).all()
    assert len(np.unique(ways[0], axis=0)) > 19_900


def test_drawn_ways_give_the_exact_p_but_for_the_luck_of_20_000_draws(monkeypatch):
    generator = np.random.default_rng(1)
    a, b = generator.integers(0, 12, (9, 5)), generator.integers(2, 14, (10, 5))
    exact, all_ways = permutation_test(a, b)
    monkeypatch.setattr(relabelling, "EXACT_UP_TO", 0)
    relabellings.cache_clear()
    drawn, some_ways = permutation_test(a, b)
    relabellings.cache_clear()
    assert (all_ways, some_ways) == (True, False)
    assert all(abs(p - q) < 4 * (q * (1 - q) / 20_000) ** 0.5 + 1 / 20_000 for p, q in zip(drawn, exact, strict=True))


def test_three_groups_are_tested_at_once_before_their_pairs():
    apart = [ranking_points("ABC", [ranking(text)] * 3) for text in ("A > B > C", "B > C > A", "C > A > B")]
    p, exact = global_test(apart)
    assert exact
    assert p == pytest.approx(6 / 1680)
    assert global_test([apart[0]] * 3) == (1, True)


@pytest.mark.parametrize("sizes, p", [((3, 3), 2 / 20), ((5, 5), 2 / 252), ((1, 0), 1)])
def test_what_groups_can_tell_at_most_is_known_before_counting(sizes, p):
    assert smallest_possible_p(*sizes) == p
