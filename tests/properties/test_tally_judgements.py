"""Laws that points, ratings, the matrix and agreement obey, and slow second ways to count them."""
import math
import statistics
from fractions import Fraction
from itertools import combinations

import numpy as np
import pytest
import scipy.stats
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop.tally import compared, histogram, spread
from workshop.tally.agree import SCALES, count_agree, count_agree_summary, supported
from workshop.tally.difference import holm
from workshop.tally.matrix import act_now, count_matrix, count_matrix_summary
from workshop.tally.points import count_points, count_points_summary
from workshop.tally.points import given as given_to
from workshop.tally.rate import count_ratings, count_ratings_summary, rated_high

ITEMS = "ABCD"
BUDGET, CAP = 10, 6
few = settings(max_examples=60, deadline=None)


def some(steps):
    """A ballot that says something of some of the items."""
    return st.dictionaries(st.sampled_from(ITEMS), steps)


@st.composite
def gifts(draw):
    """Points within budget and cap, noughts among them."""
    ballot, left = {}, BUDGET
    for item in draw(st.permutations(ITEMS))[: draw(st.integers(0, 4))]:
        ballot[item] = draw(st.integers(0, min(left, CAP)))
        left -= ballot[item]
    return ballot


step = st.none() | st.integers(1, 5)
KINDS = {
    "points": (gifts(), lambda cast: count_points(ITEMS, cast, BUDGET, CAP)),
    "rate": (some(step), lambda cast: count_ratings(ITEMS, cast)),
    "matrix": (some(st.tuples(step, step)), lambda cast: count_matrix(ITEMS, cast, weights=(2, 3))),
    **{scale: (some(st.sampled_from(SCALES[scale].steps)), lambda cast, s=scale: count_agree(ITEMS, cast, s))
       for scale in SCALES},
}  # fmt: skip
rooms = st.sampled_from(list(KINDS)).flatmap(lambda key: st.tuples(st.just(key), st.lists(KINDS[key][0], max_size=12)))
counts = st.lists(st.integers(0, 6), min_size=3, max_size=9)
answered = counts.filter(any)


# --- every kind


@few
@given(rooms, st.randoms())
def test_the_order_of_the_ballots_plays_no_part(room, random):
    key, cast = room
    assert KINDS[key][1](random.sample(cast, len(cast))) == KINDS[key][1](cast)


@few
@given(rooms, st.permutations(list(ITEMS)))
def test_the_names_of_the_items_play_no_part(room, names):
    key, cast = room
    renamed = dict(zip(ITEMS, names, strict=True))
    before, after = KINDS[key][1](cast), KINDS[key][1]([{renamed[i]: s for i, s in b.items()} for b in cast])
    assert {renamed[item]: found for item, found in before["results"].items()} == after["results"]


@few
@given(rooms)
def test_ballots_and_abstentions_are_all_there_is(room):
    key, cast = room
    found = KINDS[key][1](cast)
    assert found["ballots"] + found["abstentions"] == len(cast)
    assert found["items"] == list(found["results"]) == list(ITEMS)


@few
@given(rooms)
def test_the_recount_sheet_gives_the_same_as_the_ballots(room):
    key, cast = room
    whole = KINDS[key][1](cast)
    assert _from_sheet(key, whole) == whole | {"abstentions": None}


def _from_sheet(key, whole):
    n, results = whole["ballots"], whole["results"]

    def column(name):
        return {item: results[item][name] for item in ITEMS}

    if key == "points":
        return count_points_summary(ITEMS, n, whole["counts"], BUDGET, CAP)
    if key == "rate":
        return count_ratings_summary(ITEMS, n, column("counts"), column("dont_know"))
    if key == "matrix":
        sides = column("importance_counts"), column("feasibility_counts")
        return count_matrix_summary(ITEMS, n, *sides, weights=(2, 3))
    return count_agree_summary(ITEMS, n, whole["counts"], key)


# --- points


@few
@given(st.lists(gifts(), max_size=12))
def test_points_and_givers_are_those_of_a_slow_count(cast):
    found = count_points(ITEMS, cast, BUDGET, CAP)["results"]
    assert sum(f["share"] or 0 for f in found.values()) == pytest.approx(1 if any(map(given_to, cast)) else 0)
    for item in ITEMS:
        got = [ballot.get(item, 0) for ballot in cast]
        assert found[item]["total"] == sum(got)
        assert found[item]["givers"] == sum(item in given_to(ballot) for ballot in cast)
        assert found[item]["dominated"] == any(Fraction(x, sum(got)) > Fraction(1, 2) for x in got if sum(got))
        assert found[item]["largest_share"] == (pytest.approx(max(got) / sum(got)) if sum(got) else None)


# --- how far people agree


def _slow_a(row):
    """Van der Eijk's A layer by layer, triple by triple, as the article tells it."""
    left, total, k = list(row), Fraction(0), len(row)
    while any(left):
        chosen = [1 if count else 0 for count in left]
        height = min(count for count in left if count)
        patterns = [(chosen[a], chosen[b], chosen[c]) for a, b, c in combinations(range(k), 3)]
        tu, tdu = sum(p in ((1, 1, 0), (0, 1, 1)) for p in patterns), patterns.count((1, 0, 1))
        u = Fraction((k - 2) * tu - (k - 1) * tdu, (k - 2) * (tu + tdu)) if tu + tdu else 1
        total += Fraction(height * sum(chosen), sum(row)) * u * (1 - Fraction(sum(chosen) - 1, k - 1))
        left = [count - height * c for count, c in zip(left, chosen, strict=True)]
    return total


@settings(max_examples=300, deadline=None)
@given(answered)
def test_agreement_is_that_of_the_literal_layer_loop(row):
    assert spread.agreement_a(row) == pytest.approx(float(_slow_a(row)), abs=1e-15)
    assert spread.polarisation(row) == pytest.approx((1 - spread.agreement_a(row)) / 2)


@few
@given(answered)
def test_the_measures_are_those_of_slow_formulas_on_single_answers(row):
    answers, k, n = [s for s, count in enumerate(row, 1) for _ in range(count)], len(row), sum(row)
    middle = statistics.mean(answers)
    slow = 1 + sum(math.log2(1 - abs(x - middle) / (k - 1)) for x in answers) / n
    assert spread.consensus(row) == pytest.approx(slow, abs=1e-12)
    below = [sum(x <= s for x in answers) / n for s in range(1, k + 1)]
    assert spread.leik_d(row) == pytest.approx(2 * sum(min(f, 1 - f) for f in below) / (k - 1))
    assert spread.rwg(row) == (pytest.approx(1 - np.var(answers, ddof=1) * 12 / (k * k - 1)) if n > 1 else None)


@few
@given(answered)
def test_middles_and_boxes_are_those_of_the_standard_library_and_of_numpy(row):
    answers = [s for s, count in enumerate(row, 1) for _ in range(count)]
    assert histogram.mean(row) == pytest.approx(statistics.mean(answers))
    assert histogram.median(row) == statistics.median(answers)
    low, high = histogram.quartiles(row)
    assert [float(low), float(high)] == pytest.approx(list(np.quantile(answers, [0.25, 0.75])))


@few
@given(answered)
def test_the_measures_have_their_bounds_and_see_a_scale_from_either_end(row):
    for measure, least in ((spread.agreement_a, -1), (spread.consensus, 0), (spread.leik_d, 0)):
        assert least - 1e-12 <= measure(row) <= 1 + 1e-12
        assert measure(row) == pytest.approx(measure(row[::-1]), abs=1e-12)
    one_step = sum(map(bool, row)) == 1
    assert (spread.agreement_a(row) == 1) == one_step == (spread.leik_d(row) == 0)


@few
@given(answered, st.integers(2, 5))
def test_the_same_answers_from_more_people_agree_as_much(row, times):
    more = [times * count for count in row]
    assert spread.agreement_a(more) == spread.agreement_a(row)
    assert spread.leik_d(more) == spread.leik_d(row)
    assert spread.consensus(more) == pytest.approx(spread.consensus(row))


# --- ratings, matrix, agreement


@few
@given(st.lists(some(step), max_size=12))
def test_ratings_are_those_of_a_slow_count(cast):
    for item, found in count_ratings(ITEMS, cast)["results"].items():
        steps = [ballot[item] for ballot in cast if item in ballot]
        rated = [s for s in steps if s is not None]
        assert (found["n"], found["dont_know"]) == (len(rated), steps.count(None))
        assert found["counts"] == [rated.count(s) for s in range(1, 6)]
        high = sum(item in rated_high(ballot) for ballot in cast)
        assert found["top_two_share"] == (pytest.approx(high / len(rated)) if rated else None)


@few
@given(st.lists(some(st.tuples(step, step)), max_size=12))
def test_the_matrix_is_that_of_a_slow_count(cast):
    names = {(1, 1): "act_now", (1, -1): "prepare", (-1, 1): "quick_win", (-1, -1): "later"}
    for item, found in count_matrix(ITEMS, cast, weights=(2, 3))["results"].items():
        sides = [[b[item][side] for b in cast if item in b and b[item][side] is not None] for side in (0, 1)]
        assert found["n"] == min(map(len, sides))
        if not all(sides):
            assert found["quadrant"] is found["score"] is None
            continue
        cut = tuple(int(np.sign(statistics.median(side) - 3)) for side in sides)
        assert found["quadrant"] == ("borderline" if 0 in cut else names[cut])
        x, y = map(statistics.mean, sides)
        assert found["score"] == pytest.approx(100 * (2 * (x - 1) + 3 * (y - 1)) / 20)


@few
@given(st.lists(some(st.tuples(step, step)), max_size=8))
def test_act_now_is_above_the_middle_on_both_criteria(cast):
    for ballot in cast:
        high = {item for item, (x, y) in ballot.items() if x is not None and y is not None and x > 3 and y > 3}
        assert act_now(ballot) == high


@few
@given(st.sampled_from(sorted(SCALES)), st.data(), st.integers(1, 100), st.integers(1, 100))
def test_shares_of_agreement_add_up_and_the_decision_is_the_rule_as_it_is_said(scale, data, one, other):
    broad, consensus = sorted((one, other))
    cast = data.draw(st.lists(some(st.sampled_from(SCALES[scale].steps)), max_size=12))
    for item, found in count_agree(ITEMS, cast, scale, consensus, broad)["results"].items():
        said = [ballot[item] for ballot in cast if item in ballot]
        backing = sum(item in supported(ballot, scale) for ballot in cast)
        vetoes = said.count({"gradients": 8, "fist": 0}.get(scale, "never"))
        if not said:
            assert found["decision"] is found["support"] is None
            continue
        assert sum(found[name] for name in ("support", "undecided", "accept", "oppose")) == pytest.approx(1)
        assert (found["n"], found["vetoes"], found["support"]) == (len(said), vetoes, backing / len(said))
        agreed = 100 * backing >= consensus * len(said) and vetoes == 0
        rest = "broad_support" if 100 * backing >= broad * len(said) else "divided"
        assert found["decision"] == ("consensus" if agreed else rest)
        assert found["median"] == (None if scale == "three" else statistics.median(said))


# --- groups


@settings(max_examples=25, deadline=None)
@given(st.lists(some(step), min_size=1, max_size=7), st.lists(some(step), min_size=1, max_size=7))
def test_ratings_of_two_groups_are_compared_as_by_scipy_item_by_item(north, south):
    rows = compared.compare_ratings(ITEMS, {"north": north, "south": south}, least=1)
    ps = []
    for row in rows:
        a, b = ([x for ballot in g if (x := ballot.get(row["item"])) is not None] for g in (north, south))
        assert row["difference"] == pytest.approx(statistics.mean(a) - statistics.mean(b), abs=1e-12)
        pool, chosen = sum(a + b), [sum(ones) for ones in combinations(a + b, len(a))]
        ways = [abs(one / len(a) - (pool - one) / len(b)) for one in chosen]
        ps.append(sum(way >= abs(row["difference"]) - 1e-9 for way in ways) / len(ways))
        assert (row["statistic"], row["exact"], row["groups"]) == ("mean", True, ["north", "south"])
    assert [row["p"] for row in rows] == pytest.approx(ps)
    assert [row["p_holm"] for row in rows] == pytest.approx(holm(ps))
    judged = [{i for b in g for i, x in b.items() if x is not None} for g in (north, south)]
    assert {row["item"] for row in rows} == judged[0] & judged[1]


@few
@given(st.lists(some(st.integers(1, 8)), max_size=9), st.lists(some(st.integers(1, 8)), max_size=9))
def test_support_of_two_groups_is_compared_by_fishers_test_of_scipy(north, south):
    rows = compared.compare_agree(ITEMS, {"north": north, "south": south}, scale="gradients", least=1)
    for row in rows:
        yes = [sum(b.get(row["item"], 9) <= 3 for b in g) for g in (north, south)]
        of = [sum(row["item"] in b for b in g) for g in (north, south)]
        table = [[y, n - y] for y, n in zip(yes, of, strict=True)]
        assert row["p"] == pytest.approx(scipy.stats.fisher_exact(table).pvalue)
        assert row["difference"] == pytest.approx(yes[0] / of[0] - yes[1] / of[1], abs=1e-12)
        assert row["statistic"] == "share"


@few
@given(st.lists(gifts(), max_size=7), st.lists(gifts(), max_size=7))
def test_points_are_compared_only_where_no_ballot_dominates_a_group(north, south):
    rows = compared.compare_points(ITEMS, {"north": north, "south": south})
    found = {row["item"]: row["difference"] for row in rows}
    cast = [[b for b in g if any(b.values())] for g in (north, south)]
    for item in ITEMS:
        got = [[b.get(item, 0) for b in g] for g in cast]
        dominated = any(count_points(ITEMS, g, BUDGET)["results"][item]["dominated"] for g in cast)
        assert (item in found) == (all(cast) and not dominated)
        if item in found:
            assert found[item] == pytest.approx(statistics.mean(got[0]) - statistics.mean(got[1]), abs=1e-12)


@few
@given(st.lists(some(step), max_size=9), st.lists(some(step), max_size=9), st.lists(some(step), max_size=9),
       st.integers(1, 5))
def test_no_item_is_compared_where_some_but_too_few_people_of_a_group_rated_it(north, centre, south, least):
    groups = {"north": north, "centre": centre, "south": south}
    for row in compared.compare_ratings(ITEMS, groups, least=least):
        rated = {key: sum(b.get(row["item"]) is not None for b in g) for key, g in groups.items()}
        assert all(rated[key] >= least for key in row["groups"])
        assert all(n == 0 or n >= least for n in rated.values())
