"""Laws that every ranking count obeys, whatever the ballots."""
from fractions import Fraction
from itertools import permutations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop.tally.methods import METHODS
from workshop.tally.profile import Evidence, Profile
from workshop.tally.rank import count_profile, count_rankings, count_summary

ITEMS = "ABCDE"
ORDERED = [method.name for method in METHODS if method.name not in ("kemeny", "irv")]
CONDORCET = ["copeland", "minimax", "schulze", "ranked_pairs"]


@st.composite
def rankings(draw, items=ITEMS, strict=False):
    """Any ballot: tied, partial or empty."""
    order = draw(st.permutations(list(items)))[: draw(st.integers(0, len(items)))]
    cuts = [True] * len(order) if strict else draw(st.lists(st.booleans(), min_size=len(order), max_size=len(order)))
    groups = []
    for item, starts in zip(order, cuts, strict=True):
        if starts or not groups:
            groups.append([])
        groups[-1].append(item)
    return tuple(map(tuple, groups))


ballots = st.lists(rankings(), max_size=9)
full = st.lists(st.permutations(list(ITEMS)).map(lambda order: tuple((i,) for i in order)), min_size=1, max_size=9)
few = settings(max_examples=30, deadline=None)


@few
@given(ballots, st.randoms())
def test_the_order_of_the_ballots_plays_no_part(cast, random):
    shuffled = random.sample(cast, len(cast))
    assert count_rankings(ITEMS, shuffled, 3) == count_rankings(ITEMS, cast, 3)


@few
@given(ballots, st.permutations(list(ITEMS)))
def test_the_names_of_the_items_play_no_part(cast, names):
    renamed = dict(zip(ITEMS, names, strict=True))
    other = [tuple(tuple(renamed[i] for i in group) for group in ranking) for ranking in cast]
    before, after = count_rankings(ITEMS, cast), count_rankings(ITEMS, other)
    for method in ORDERED:
        assert _sets(before["methods"][method]["order"], renamed) == _sets(after["methods"][method]["order"])
    assert {renamed[i] for i in before["methods"]["irv"]["winners"]} == set(after["methods"]["irv"]["winners"])
    best = {tuple(renamed[i] for i in order) for order in before["methods"]["kemeny"]["orders"]}
    assert best == set(map(tuple, after["methods"]["kemeny"]["orders"]))
    assert before["agreement"]["kendall_w"] == after["agreement"]["kendall_w"]
    assert before["robustness"]["verdict"] == after["robustness"]["verdict"]


def _sets(order, names=None):
    return [{(names or {}).get(item, item) for item in group} for group in order]


@few
@given(ballots)
def test_every_order_holds_every_item_once(cast):
    figures = count_rankings(ITEMS, cast)
    for method in ORDERED:
        assert sorted(i for group in figures["methods"][method]["order"] for i in group) == list(ITEMS)


@few
@given(ballots)
def test_an_item_that_wins_every_duel_wins_under_every_condorcet_method(cast):
    evidence = Evidence.of(Profile.of(ITEMS, cast), None)
    champions = [i for a, i in enumerate(ITEMS) if all(evidence.margins[a, b] > 0 for b in range(5) if b != a)]
    methods = count_rankings(ITEMS, cast)["methods"]
    for champion in champions:
        assert all(methods[name]["order"][0] == [champion] for name in CONDORCET)
        assert all(order[0] == champion for order in methods["kemeny"]["orders"])


@few
@given(ballots)
def test_borda_gives_every_ballot_the_same_total(cast):
    figures = count_rankings(ITEMS, cast)
    assert sum(figures["methods"]["borda"]["scores"].values()) == figures["ballots"] * 10


@few
@given(ballots, ballots)
def test_group_means_add_up_to_the_mean_of_the_room(north, south):
    parts, room = [count_rankings(ITEMS, part) for part in (north, south)], count_rankings(ITEMS, north + south)
    for item in ITEMS:
        points = [Fraction(part["methods"]["borda"]["scores"][item]) for part in (*parts, room)]
        assert points[0] + points[1] == points[2]


@few
@given(full)
def test_reversing_all_ballots_reverses_borda_and_copeland(cast):
    reverse = [ranking[::-1] for ranking in cast]
    for method in ("borda", "copeland"):
        forward, backward = (_sets(count_rankings(ITEMS, b)["methods"][method]["order"]) for b in (cast, reverse))
        assert forward == backward[::-1]


@few
@given(st.lists(rankings(strict=True), max_size=9))
def test_the_recount_sheet_gives_the_same_as_the_ballots_or_says_why_not(cast):
    whole = count_rankings(ITEMS, cast, 3) if all(len(r) <= 3 for r in cast) else count_rankings(ITEMS, cast)
    top = whole["robustness"]["top"] if all(len(r) <= 3 for r in cast) else None
    sheet = count_summary(ITEMS, whole["ballots"], whole["pairwise"], whole["places"], top)
    for key in ("items", "pairwise", "score_100", "named", "first", "places"):
        assert sheet[key] == whole[key]
    for name, result in sheet["methods"].items():
        assert result == whole["methods"][name] or f"methods.{name}" in sheet["reasons"]
    assert sheet["agreement"]["kendall_w"] in (None, whole["agreement"]["kendall_w"])
    assert sheet["agreement"]["rank_sums"] == whole["agreement"]["rank_sums"]
    assert sheet["robustness"]["top_items"] == whole["robustness"]["top_items"]


@few
@given(st.lists(rankings(), min_size=1, max_size=7))
def test_leaving_out_one_ballot_is_counting_without_it(cast):
    figures = count_rankings(ITEMS, cast, 2)["robustness"]
    counted = [ranking for ranking in cast if ranking]
    without = [count_rankings(ITEMS, counted[:i] + counted[i + 1 :], 2) for i in range(len(counted))]
    same = sum(set(w["robustness"]["top_items"]) == set(figures["top_items"]) for w in without)
    firsts = {item: sum(item in w["methods"]["borda"]["order"][0] for w in without) for item in ITEMS}
    assert figures["leave_one_out"] == {"stable": same, "of": len(counted)}
    assert figures["first_place"] == firsts


@few
@given(ballots)
def test_kemeny_lists_exactly_the_orders_with_most_agreeing_pairs(cast):
    figures = count_rankings(ITEMS, cast)
    pairwise, kemeny = figures["pairwise"], figures["methods"]["kemeny"]
    agreeing = {p: sum(pairwise[a][b] for i, a in enumerate(p) for b in p[i + 1 :]) for p in permutations(ITEMS)}
    assert kemeny["agreeing"] == max(agreeing.values())
    assert {p for p, pairs in agreeing.items() if pairs == kemeny["agreeing"]} == set(map(tuple, kemeny["orders"]))


@few
@given(ballots)
def test_instant_runoff_tries_every_way_to_break_a_tie(cast):
    assert set(count_rankings(ITEMS, cast)["methods"]["irv"]["winners"]) == _slow_runoff(frozenset(ITEMS), cast)


def _slow_runoff(left, cast, known=None):
    """Every branch, one after the other, without any shortcut but not to take one twice."""
    known = {} if known is None else known
    if left not in known:
        scores = dict.fromkeys(left, Fraction(0))
        for ranking in cast:
            first = next((set(group) & left for group in ranking if set(group) & left), set())
            for item in first:
                scores[item] += Fraction(1, len(first))
        last = {item for item in left if scores[item] == min(scores.values())}
        outs = [] if last == left else [last, *({item} for item in last)]
        known[left] = set().union(*(_slow_runoff(left - out, cast, known) for out in outs)) if outs else set(left)
    return known[left]


@pytest.mark.parametrize("seed", range(12))
def test_instant_runoff_of_long_lists_and_few_ballots_finds_every_winner(seed):
    """As many items as a workshop may have, so few ballots that most places are tied, here and there a shared place."""
    chance, items = Random(seed), tuple(f"i{n}" for n in range(16))
    cast = [_shared_here_and_there(chance, chance.sample(items, chance.randint(3, 16))) for _ in range(14)]
    assert set(count_rankings(items, cast)["methods"]["irv"]["winners"]) == _slow_runoff(frozenset(items), cast)


def _shared_here_and_there(chance, order):
    cuts = sorted(chance.sample(range(1, len(order)), chance.randint(len(order) // 2, len(order) - 1)))
    return tuple(tuple(order[a:b]) for a, b in zip([0, *cuts], [*cuts, len(order)], strict=True))


def test_instant_runoff_shares_a_tie_of_very_many_items_exactly():
    """45 ballots on which 45 items share the first place give each of them one vote, as one ballot does to the last; a
    46th makes it less. The parts in which a vote is shared are more than a computer's whole numbers hold."""
    items = tuple(f"i{n}" for n in range(46))
    together, alone = (items[:45],), ((items[45],),)
    assert count_rankings(items, [*[together] * 45, alone])["methods"]["irv"]["winners"] == list(items)
    assert count_rankings(items, [*[together] * 46, alone])["methods"]["irv"]["winners"] == list(items[:45])
    assert count_rankings(items, [together, *[alone] * 2])["methods"]["irv"]["winners"] == [items[45]]


@few
@given(ballots)
def test_multiplicities_count_like_so_many_ballots(cast):
    votes = {ranking: cast.count(ranking) for ranking in cast}
    assert count_profile(Profile.weighted(ITEMS, votes)) == count_rankings(ITEMS, cast)


@few
@given(full)
def test_kendalls_w_lies_between_nought_and_one_and_is_one_when_all_agree(cast):
    w = count_rankings(ITEMS, cast)["agreement"]["kendall_w"]
    assert 0 <= w <= 1
    assert (w == 1) == (len(set(cast)) == 1)
