"""The influence matrix: what is enough, what is tied, what is refused; and which links a person judges."""
from collections import Counter
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop.tally.influence import count_influence, count_influence_summary, indirect, links, lower_median
from workshop.tally.pairing import (
    dealt,
    dealt_before,
    duels_in_turn,
    fewest_people,
    least_asked,
    links_each,
    links_in_turn,
)

ITEMS = "ABCD"
few = settings(max_examples=50, deadline=None)
LINKS = [f"{a}>{b}" for a, b in links(ITEMS)]
ballots = st.lists(st.dictionaries(st.sampled_from(LINKS), st.integers(0, 3)), max_size=9)


def test_a_link_needs_three_judgements_and_says_what_it_lacks():
    found = count_influence("AB", [{"A>B": 3, "B>A": 1}, {"A>B": 3, "B>A": 2}, {"A>B": 1}, {}])
    assert (found["ballots"], found["abstentions"]) == (3, 1)
    assert found["matrix"] == {"A": {"B": 3}, "B": {"A": None}}
    assert (found["influence"], found["dependence"]) == ({"A": 3, "B": 0}, {"A": 0, "B": 3})
    assert found["judgements"] == {"A": {"B": 3}, "B": {"A": 2}}
    assert found["asked_too_seldom"] == [["B", "A"]]


@pytest.mark.parametrize("counts, median", [
    ((1, 0, 0, 0), 0), ((1, 1, 0, 0), 0), ((1, 1, 1, 0), 1), ((2, 0, 0, 2), 0), ((2, 0, 0, 3), 3), ((0, 0, 0, 9), 3),
])  # fmt: skip
def test_the_lower_median_is_a_strength_that_somebody_gave(counts, median):
    assert lower_median(counts) == median


def test_exactly_at_a_mean_an_item_is_borderline():
    square = {"A>B": 3, "B>A": 3, "A>C": 0, "B>C": 0, "C>A": 0, "C>B": 0}
    assert count_influence("ABC", [square] * 3)["quadrants"] == {"A": "relay", "B": "relay", "C": "autonomous"}
    assert set(count_influence("ABC", [{"A>B": 0}] * 3)["quadrants"].values()) == {"borderline"}
    chain = {"A>B": 2, "B>C": 2}
    assert count_influence("ABC", [chain] * 3)["quadrants"]["B"] == "relay"
    assert count_influence("ABCD", [{"A>B": 3, "B>C": 1, "A>C": 1, "D>C": 1}] * 3)["quadrants"] == {
        "A": "driver", "B": "outcome", "C": "outcome", "D": "autonomous"}  # fmt: skip


def test_orders_that_never_settle_have_no_power():
    """Along a circle of unequal links the leader changes with every power."""
    found = indirect("ABC", [[0, 3, 0], [0, 0, 2], [1, 0, 0]])
    assert found == {"power": None, "influence": None, "dependence": None}


def test_without_any_link_every_sum_is_nought():
    assert count_influence("ABC", [])["indirect"]["influence"] == dict.fromkeys("ABC", 0)


def test_the_strongest_links_go_by_median_then_by_mean_and_break_no_tie():
    cast = [{"A>B": 3, "B>C": 2, "C>D": 2}, {"A>B": 3, "B>C": 2, "C>D": 2}, {"A>B": 0, "B>C": 3, "C>D": 2, "D>A": 0}]
    found = count_influence(ITEMS, cast)["strongest"]
    assert [(link["from"], link["to"], link["strength"]) for link in found] == [
        ("A", "B", 3), ("B", "C", 2), ("C", "D", 2)]  # fmt: skip
    everywhere = [{f"{a}>{b}": 1 for a, b in links(ITEMS)}] * 3
    assert len(count_influence(ITEMS, everywhere)["strongest"]) == 12


@pytest.mark.parametrize("ballot", [
    {"A>X": 1}, {"A>A": 1}, {"AB": 1}, {">": 1}, {"A>B": 4}, {"A>B": -1}, {"A>B>C": 1},
])  # fmt: skip
def test_what_is_no_judgement_is_never_counted(ballot):
    with pytest.raises(ValueError):
        count_influence("ABC", [ballot])


def test_ids_may_hold_the_sign_as_long_as_the_link_is_clear():
    assert count_influence(["A>B", "C"], [{"A>B>C": 2}] * 3)["matrix"]["A>B"]["C"] == 2
    with pytest.raises(ValueError):
        count_influence(["A>B", "C", "A", "B>C"], [{"A>B>C": 2}])


@pytest.mark.parametrize("n, judged", [
    (2, {"A>B": [1, 1, 1, 0]}), (2, {"A>B": [1, -1, 0, 0]}), (2, {"A>B": [1, 1, 0]}), (2, {"A>A": [1, 0, 0, 0]}),
    (3, {"A>B": [1, 0, 0, 0], "B>A": [1, 0, 0, 0]}),
])  # fmt: skip
def test_an_impossible_sheet_is_never_counted(n, judged):
    with pytest.raises(ValueError):
        count_influence_summary("AB", n, judged)


def test_a_link_left_out_of_the_sheet_is_unknown():
    found = count_influence_summary("AB", 5, {"A>B": [0, 0, 1, 2]})
    assert found["judgements"] == {"A": {"B": 3}, "B": {"A": None}}
    assert found["abstentions"] is None


@few
@given(ballots)
def test_the_sheet_gives_the_same_as_the_ballots(cast):
    whole = count_influence(ITEMS, cast)
    assert count_influence_summary(ITEMS, whole["ballots"], whole["counts"]) == whole | {"abstentions": None}


@few
@given(ballots, st.randoms())
def test_the_order_of_the_ballots_plays_no_part(cast, random):
    assert count_influence(ITEMS, random.sample(cast, len(cast))) == count_influence(ITEMS, cast)


@few
@given(st.lists(st.lists(st.integers(0, 3), min_size=4, max_size=4), min_size=4, max_size=4))
def test_indirect_sums_are_those_of_the_powers_of_the_matrix(cells):
    matrix = np.array(cells, dtype=object) * (1 - np.eye(4, dtype=int))
    powers = [np.linalg.matrix_power(matrix, k) for k in range(10)]

    def standing(k):
        """The places by row and by column sums, ties sharing one."""
        return [[sorted(sums).index(x) for x in sums] for sums in (list(powers[k].sum(1)), list(powers[k].sum(0)))]

    settled = [k for k in range(2, 9) if standing(k) == standing(k + 1)]
    found = indirect(ITEMS, matrix.tolist())
    assert found["power"] == (settled[0] if settled else None)
    if settled:
        assert list(found["influence"].values()) == powers[settled[0]].sum(1).tolist()
        assert list(found["dependence"].values()) == powers[settled[0]].sum(0).tolist()


# --- which links a person judges

SIZES = [4, 5, 6, 7, 8]


def names(n):
    return [chr(65 + i) for i in range(n)]


@pytest.mark.parametrize("n", SIZES)
def test_the_cyclic_orders_hold_every_pair_once(n):
    assert sorted(links_in_turn(names(n), "seed")) == sorted(links(names(n)))
    duels = duels_in_turn(names(n), "seed")
    assert len(duels) == n * (n - 1) // 2 == len({frozenset(pair) for pair in duels})


@pytest.mark.parametrize("n", SIZES)
@pytest.mark.parametrize("count", [6, 8, 10])
def test_a_person_meets_every_item_about_equally_often(n, count):
    pairs = links_in_turn(names(n), 7)
    for seat in range(len(pairs)):
        for side in (0, 1):
            met = Counter(dict.fromkeys(names(n), 0)) + Counter(pair[side] for pair in dealt(pairs, seat, count))
            assert max(met.values()) <= -(-count // n) + 1


@pytest.mark.parametrize("n", SIZES)
@pytest.mark.parametrize("people", [8, 12, 24, 60, 200])
def test_numbered_seats_and_the_least_asked_judge_all_links_equally_often(n, people):
    pairs, count = links_in_turn(names(n), "seed"), links_each(n, people)
    serial = Counter(pair for seat in range(people) for pair in dealt(pairs, seat, count))
    asked, random = Counter(), Random(n * people)
    for _ in range(people):
        chosen = least_asked(pairs, asked, count, random.getrandbits(64))
        assert len(set(chosen)) == count
        asked.update(chosen)
    for counts in (serial, asked):
        times = [counts[pair] for pair in pairs]
        assert max(times) - min(times) <= 1
        assert min(times) >= 3 or people < fewest_people(n, count)


@pytest.mark.parametrize("people", [8, 20, 61])
def test_every_one_of_sixty_ideas_is_met_about_equally_often(people):
    ideas = [f"i{n}" for n in range(60)]
    pairs, asked, random = duels_in_turn(ideas, "seed"), Counter(), Random(people)
    for _ in range(people):
        asked.update(least_asked(pairs, asked, 10, random.getrandbits(64)))
    met = Counter(dict.fromkeys(ideas, 0))
    for pair in asked.elements():
        met.update(pair)
    assert max(asked.values()) == 1
    assert max(met.values()) - min(met.values()) <= 1


def test_seats_drawn_at_random_leave_links_without_enough_judgements():
    """The control: why `least_asked` is the better one."""
    pairs, random = links_in_turn(names(8), "seed"), Random(1)
    asked = Counter(pair for _ in range(24) for pair in dealt(pairs, random.getrandbits(64), links_each(8, 24)))
    assert sum(asked[pair] < 3 for pair in pairs) > 10


def test_a_seat_is_always_asked_the_same_and_seats_differ():
    pairs = links_in_turn(names(6), "seed")
    assert dealt(pairs, 2**70 + 3, 8) == dealt(pairs, 2**70 + 3, 8)
    assert least_asked(pairs, {}, 8, 5) == least_asked(pairs, {}, 8, 5) != least_asked(pairs, {}, 8, 6)
    assert links_in_turn(names(6), "seed") != links_in_turn(names(6), "other")


@pytest.mark.parametrize("items, people, each", [(4, 0, 10), (4, 8, 6), (5, 8, 8), (8, 8, 10), (8, 24, 7), (3, 1, 6)])
def test_a_person_judges_six_to_ten_links_if_there_are_so_many(items, people, each):
    assert links_each(items, people) == each


def test_few_pairs_are_all_asked():
    pairs = links_in_turn("AB", 1)
    assert sorted(dealt(pairs, 5, 10)) == sorted(least_asked(pairs, {}, 10, 5)) == [("A", "B"), ("B", "A")]


def test_eight_people_can_judge_five_drivers_and_seventeen_eight():
    assert fewest_people(5, 8) == 8
    assert fewest_people(8, 10) == 17


@pytest.mark.parametrize("count", [6, 8, 10])
@pytest.mark.parametrize("n", [4, 5, 8])
def test_a_seat_gets_the_stretch_that_holds_what_it_judged_whatever_its_number(n, count):
    pairs = links_in_turn(names(n), "seed")
    for seat in range(len(pairs)):
        had = dealt(pairs, seat, count)
        for judged in (had, had[:1] + had[-1:], had[1:3]):
            again = dealt_before(pairs, seat + 3, count, judged)
            assert set(judged) <= set(again)
            assert len(set(again)) == min(count, len(pairs))
            assert again in [dealt(pairs, other, count) for other in range(len(pairs))]
    assert dealt_before(pairs, 5, count, []) == dealt(pairs, 5, count)
    assert dealt_before(pairs, 5, count, [("no", "pair")]) == dealt(pairs, 5, count)
