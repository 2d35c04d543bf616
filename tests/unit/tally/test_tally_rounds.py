"""Two rounds, common ground, and lists that leave nobody out."""
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop.tally import representation
from workshop.tally.common_ground import common_ground
from workshop.tally.rank import count_rankings
from workshop.tally.representation import equal_shares, left_out, sequential_phragmen
from workshop.tally.rounds import change, moved, place_histograms, split_items, stop_reason

few = settings(max_examples=40, deadline=None)


def ranking(text):
    return tuple(tuple(group.split("=")) for group in text.split(">"))


# --- rounds


@pytest.mark.parametrize("before, after, share", [
    ([10, 0], [10, 0], 0), ([10, 0], [0, 10], 1), ([5, 5, 0], [4, 4, 2], Fraction(2, 10)),
    ([1, 1], [2, 2], 0), ([3, 1], [1, 1], Fraction(1, 4)), ([0, 0], [1, 1], None), ([1, 0], [0, 0], None),
])  # fmt: skip
def test_the_share_that_moved_is_half_the_sum_of_the_gaps(before, after, share):
    assert moved(before, after) == share


@few
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1))
def test_no_more_people_moved_than_changed_their_answer(people):
    before, after = ([sum(p[round_] == step for p in people) for step in range(4)] for round_ in (0, 1))
    assert moved(before, after) <= Fraction(sum(a != b for a, b in people), len(people))


def test_the_change_is_per_item_and_the_largest_counts():
    found = change({"A": [5, 5], "B": [10, 0], "C": [0, 0]}, {"A": [5, 5], "B": [8, 2], "C": [1, 0]}, 0.4, 0.5)
    assert found == {"moved": {"A": 0, "B": 0.2, "C": None}, "largest": 0.2, "w_change": pytest.approx(0.1)}
    assert change({"A": [0]}, {"A": [1]}) == {"moved": {"A": None}, "largest": None, "w_change": None}


@pytest.mark.parametrize("rounds, consensus, changed, reason", [
    (1, True, None, "consensus"),
    (1, False, None, None),
    (3, False, None, "rounds"),
    (2, False, (0.149, None), "stable"),
    (2, False, (0.15, None), None),
    (3, False, (0.15, None), "rounds"),
    (2, False, (0.1, 0.049), "stable"),
    (2, False, (0.1, -0.049), "stable"),
    (2, False, (0.1, 0.35 - 0.3), None),
    (2, False, (0.1, -0.2), None),
    (2, False, (None, None), None),
    (2, True, (0.1, 0.0), "consensus"),
    (3, False, (0.1, 0.0), "stable"),
])  # fmt: skip
def test_the_first_part_of_the_stop_rule_that_applies_is_named(rounds, consensus, changed, reason):
    changed = changed and {"largest": changed[0], "w_change": changed[1]}
    assert stop_reason(rounds, consensus, changed) == reason


def test_exactly_fifteen_percent_is_not_stable():
    changed = change({"A": [17, 3]}, {"A": [20, 0]})
    assert stop_reason(2, False, changed) is None
    assert stop_reason(2, False, change({"A": [18, 2]}, {"A": [20, 0]})) == "stable"


def test_the_histogram_of_a_ranking_counts_places_and_who_left_it_out():
    figures = count_rankings("ABC", [ranking("A>B"), ranking("A=B"), ranking("C")], 2)
    half = Fraction(1, 2)
    assert place_histograms(figures) == {"A": [1 + half, half, 1], "B": [half, 1 + half, 1], "C": [1, 0, 2]}


@pytest.mark.parametrize("cast, top, split", [
    (["A>B>C"] * 3 + ["B>C>A"] * 3 + ["B>A>C"] * 3, 3, ["A"]),
    (["A>B>C"] * 2 + ["B>C>A"] * 3 + ["B>A>C"] * 3, 3, []),
    (["A>B>C"] * 3 + ["B>C>A"] * 3 + ["B>A>C"] * 12, None, []),
    (["A>B>C>D>E"] * 3 + ["B>C>D>E"] * 3, None, ["A"]),
    (["A>B"] * 3 + ["C>A"] * 3 + ["B>C"] * 3, 2, ["A", "B", "C"]),
    (["A>B"] * 3 + ["C>B"] * 3 + ["B>C"] * 3, 2, ["B", "C"]),
])  # fmt: skip
def test_items_with_several_firsts_and_several_lasts_are_to_be_discussed(cast, top, split):
    assert split_items(count_rankings("ABCDE" if top != 3 else "ABC", list(map(ranking, cast)), top)) == split


# --- common ground


def test_groups_without_answers_say_nothing_and_all_the_weakest_are_named():
    found = common_ground({"N": 1, "C": 0, "S": 2}, {"N": 2, "C": 0, "S": 4})
    assert (found["lowest"], found["lowest_groups"]) == (0.5, ["N", "S"])
    assert found["product"] == 0.25
    assert found["geometric_mean"] == pytest.approx(0.5)
    assert common_ground({}, {}) == {"lowest": None, "lowest_groups": [], "product": None, "geometric_mean": None}


def test_more_support_than_people_is_never_counted():
    with pytest.raises(ValueError):
        common_ground({"N": 3}, {"N": 2})


# --- lists that leave nobody out

ITEMS = "ABCDE"
choices = st.lists(st.sets(st.sampled_from(ITEMS), max_size=3).map(frozenset), max_size=6)


def slow_phragmen(items, ballots, k):
    """Loads instead of money, one person at a time, every order of breaking ties."""
    ballots = [ballot for ballot in ballots if ballot]

    def go(chosen, loads):
        waits = {}
        for item in set(items) - chosen:
            voters = [v for v, ballot in enumerate(ballots) if item in ballot]
            if voters:
                waits[item] = Fraction(1 + sum(loads[v] for v in voters)) / len(voters)
        if len(chosen) == k or not waits:
            return {chosen}
        best = [item for item in waits if waits[item] == min(waits.values())]
        return set().union(*(go(chosen | {i}, [waits[i] if i in ballots[v] else load for v, load in enumerate(loads)])
                             for i in best))  # fmt: skip

    return go(frozenset(), [Fraction(0)] * len(ballots))


@few
@given(choices, st.integers(1, 4))
def test_phragmens_lists_are_those_of_loads_that_grow(cast, k):
    assert set(sequential_phragmen(ITEMS, cast, k)) == slow_phragmen(ITEMS, cast, k)


@few
@given(choices, st.integers(1, 4))
def test_a_group_that_is_large_enough_and_agrees_on_an_item_is_never_left_with_nothing(cast, k):
    """Justified representation: n/k people with an item in common have at least one of them represented."""
    valid = [ballot for ballot in cast if ballot]
    for chosen in [*sequential_phragmen(ITEMS, cast, k), *equal_shares(ITEMS, cast, k)]:
        for item in ITEMS:
            nothing = [ballot for ballot in valid if item in ballot and not ballot & chosen]
            assert len(nothing) * k < len(valid) or not nothing


@few
@given(choices, st.integers(1, 4), st.permutations(list(ITEMS)))
def test_names_and_the_order_of_ballots_play_no_part(cast, k, names):
    renamed = dict(zip(ITEMS, names, strict=True))
    other = [frozenset(renamed[i] for i in ballot) for ballot in reversed(cast)]
    for rule in (sequential_phragmen, equal_shares):
        here = {frozenset(renamed[i] for i in chosen) for chosen in rule(ITEMS, cast, k)}
        assert here == set(rule(ITEMS, other, k))


@few
@given(st.permutations([8, 4, 2]), st.integers(1, 4))
def test_parties_without_overlap_get_dhondts_places_by_phragmen(sizes, k):
    parties = [frozenset(f"{party}{n}" for n in range(k)) for party in range(3)]
    items = sorted(frozenset.union(*parties))
    lists = sequential_phragmen(items, [p for p, size in zip(parties, sizes, strict=True) for _ in range(size)], k)
    quotients = sorted((Fraction(size, n + 1) for size in sizes for n in range(k)), reverse=True)
    for chosen in lists:
        seats = [len(chosen & party) for party in parties]
        taken = sorted(Fraction(s, n + 1) for s, seat in zip(sizes, seats, strict=True) for n in range(seat))
        assert taken == sorted(quotients[:k])


def slow_equal_shares(items, ballots, k):
    """One person at a time; the share is found by trying every number of people who pay less than it."""
    ballots = [ballot for ballot in ballots if ballot]

    def share(money):
        """The smallest r with sum(min(m, r)) >= 1, or None."""
        rest = sorted(money)
        tried = ((1 - sum(rest[:poor])) / Fraction(len(rest) - poor) for poor in range(len(rest)))
        return next((r for poor, r in enumerate(tried) if rest[poor] >= r), None)

    def go(chosen, money):
        voters = {i: [v for v, ballot in enumerate(ballots) if i in ballot] for i in set(items) - chosen}
        shares = {i: r for i, who in voters.items() if (r := share([money[v] for v in who])) is not None}
        if len(chosen) == k:
            return {chosen}
        if not shares:
            return finish(chosen, [-m for m in money])
        best = [i for i in shares if shares[i] == min(shares.values())]
        return set().union(*(go(chosen | {i}, [m - min(m, shares[i]) if v in voters[i] else m
                                               for v, m in enumerate(money)]) for i in best))  # fmt: skip

    def finish(chosen, loads):
        voters = {i: [v for v, ballot in enumerate(ballots) if i in ballot] for i in set(items) - chosen}
        waits = {i: (1 + sum(loads[v] for v in who)) / Fraction(len(who)) for i, who in voters.items() if who}
        if len(chosen) == k or not waits:
            return {chosen}
        best = [i for i in waits if waits[i] == min(waits.values())]
        return set().union(*(finish(chosen | {i}, [waits[i] if v in voters[i] else load
                                                   for v, load in enumerate(loads)]) for i in best))  # fmt: skip

    return go(frozenset(), [Fraction(k, len(ballots))] * len(ballots)) if ballots else {frozenset()}


@few
@given(choices, st.integers(1, 4))
def test_equal_shares_are_paid_as_equally_as_means_allow(cast, k):
    assert set(equal_shares(ITEMS, cast, k)) == slow_equal_shares(ITEMS, cast, k)


def test_fewer_items_than_places_are_all_there_is():
    assert sequential_phragmen("ABC", [frozenset("A")], 3) == [frozenset("A")]
    assert equal_shares("ABC", [frozenset("A")], 3) == [frozenset("A")]
    assert sequential_phragmen("ABC", [], 2) == equal_shares("ABC", [frozenset()], 2) == [frozenset()]


def test_an_unknown_item_is_never_counted():
    for rule in (sequential_phragmen, equal_shares):
        with pytest.raises(ValueError):
            rule("AB", [frozenset("X")], 1)


def test_whose_choices_the_plain_list_leaves_out_is_said():
    groups = {"north": [frozenset("ABC")] * 6, "south": [frozenset("D"), frozenset("D"), frozenset("DA")], "east": []}
    found = left_out("ABCD", groups, 3)
    assert found["plain"] == ["A", "B", "C"]
    assert found["sequential_phragmen"] == {"always": ["A", "D"], "sometimes": ["B", "C"]}
    assert found["left_out"] == [{"item": "D", "chosen_by": {"north": 0, "south": 3, "east": 0}, "groups": ["south"]}]


def test_a_room_of_one_mind_leaves_nothing_out():
    found = left_out("ABC", {"north": [frozenset("AB")] * 3}, 2)
    assert (found["plain"], found["left_out"]) == (["A", "B"], [])
    assert left_out("ABC", {"north": []}, 2)["plain"] == []


def test_too_many_ties_are_not_gone_through(monkeypatch):
    monkeypatch.setattr(representation, "MOST_WAYS", 15)
    cast = [frozenset(item) for item in ITEMS]
    assert sequential_phragmen(ITEMS, cast, 2) is None
    found = left_out(ITEMS, {"all": cast}, 2)
    assert (found["sequential_phragmen"], found["equal_shares"], found["left_out"]) == (None, None, [])


def test_all_ways_to_break_ties_are_found():
    cast = [frozenset(item) for item in "ABC"]
    pairs = {frozenset(pair) for pair in permutations("ABC", 2)}
    assert set(sequential_phragmen("ABC", cast, 2)) == set(equal_shares("ABC", cast, 2)) == pairs
