"""A ranking with a sensitive item: what may be told of the room."""
from __future__ import annotations

import random
from itertools import permutations

import numpy as np
import pytest
from scipy.optimize import linprog

from tests.support.voting_room import dimensions_of, items_of
from workshop.activities import KINDS
from workshop.activities.rank.protected import _hidden, _range, protected
from workshop.activities.voice import Voice
from workshop.domain.activity import Activity
from workshop.domain.disclosure import release
from workshop.domain.text import Label
from workshop.tally.rank import count_rankings
from workshop.tally.stability import no_stability

RANK = KINDS["rank"]
ZONES = dimensions_of({"zone": "n s", "gender": "f m"})


def published(sensitive="", ballots=("abc", "bac", "bca", "abd", "dab", "acd", "cba", "bad", "abc", "dbc"), top=3):
    activity = Activity("q", "rank", Label.of(en="?"), options={"top": top}, items=items_of("abcd", sensitive))
    casts = [({"ranking": [[i] for i in ballot]}, {"zone": "ns"[n % 2], "gender": "fm"[n // 5]})
             for n, ballot in enumerate(ballots)]  # fmt: skip
    return release(RANK.count(activity, ZONES, 5, casts), activity.items, ZONES, 5)


def test_without_a_sensitive_item_pairs_and_places_are_told_beside_the_first_breakdown_only():
    safe = published()
    assert safe.results["pairwise"]
    assert RANK.recount(safe)
    assert safe.breakdown("zone").groups
    assert not safe.breakdown("gender").groups
    assert "one kind of group only" in safe.breakdown("gender").withheld.text


def test_with_one_neither_pairs_nor_places_nor_means_are_told_and_there_is_no_sheet():
    safe = published("a")
    assert RANK.recount(safe) is None
    assert {safe.results[key] for key in ("pairwise", "places")} == {None}
    assert set(safe.results["first"].values()) == {None}
    assert safe.results["stability"] == no_stability(safe.items)
    assert safe.results["named"]["a"] == 9
    assert safe.results["score_100"]["a"] is None
    assert sorted(item for tied in safe.results["methods"]["borda"]["order"] for item in tied) == list("abcd")
    assert all(not group.scores for part in safe.breakdowns for group in part.groups)
    assert RANK.rounds.answers(safe)["a"] == (9, 1)
    assert RANK.rounds.level(safe, "a") is None
    assert RANK.rounds.split(safe) == []


def notes(safe):
    activity = Activity("q", "rank", Label.of(en="?"), options={"top": 3}, items=items_of("abcd"))
    chart, *_ = RANK.results(activity, safe, Voice("en"))
    return [bar.note.partition(";")[0] for bar in chart.bars]


def test_beside_a_bar_nothing_is_said_of_first_places_that_are_not_told():
    assert "named by 90% (9 of 10)" in notes(published("a"))
    assert "named by 90% (9 of 10), put first by 3" in notes(published()), "control"
    assert any(note.endswith("put first by nobody") for note in notes(published(ballots=("abc", "bac") * 5)))


def test_whether_one_person_less_would_change_anything_is_told_and_not_how_many_would():
    certain = published("c", ("abc",) * 5 + ("abd",) * 3).results["robustness"]
    assert certain["leave_one_out"] == {"stable": 8, "of": 8}
    assert certain["first_place"] == {"a": 8, "b": None, "c": None, "d": None}
    unsure = count_rankings("abc", [(("a",), ("b",)), (("b",), ("a",)), (("a",), ("c",))], 1)
    unsure |= {"stability": no_stability("abc")}
    assert protected(unsure, {"c"}, 1)["robustness"]["leave_one_out"]["stable"] is None


def test_with_none_who_answered_nothing_is_left_to_hide():
    nothing = count_rankings("ab", []) | {"stability": no_stability("ab")}
    assert protected(nothing, {"a"}, 5)["score_100"]["b"] is None


@pytest.mark.parametrize("seed", range(25))
def test_a_hidden_score_lies_where_linear_programming_says(seed):
    """The attacker adds up the shown scores and knows the order."""
    chance = random.Random(seed)
    sizes = [chance.choice((1, 1, 2)) for _ in range(chance.randint(3, 6))]
    values = sorted((chance.uniform(0, 100) for _ in sizes), reverse=True)
    values = [value - sum(v * s for v, s in zip(values, sizes, strict=True)) / sum(sizes) + 50 for value in values]
    if not 0 <= values[-1] <= values[0] <= 100:
        return  # such are no mean scores
    hidden = set(chance.sample(range(len(sizes)), chance.randint(1, len(sizes))))
    for own in hidden:
        assert _range(own, hidden, values, sizes) == pytest.approx(by_programming(own, hidden, values, sizes), abs=1e-6)


def by_programming(own, hidden, values, sizes):
    places = range(len(sizes))
    order = [[float(p == q + 1) - float(p == q) for p in places] for q in places[:-1]]
    bounds = [(0, 100) if p in hidden else (values[p], values[p]) for p in places]
    aim = np.array([float(p == own) for p in places])
    found = [linprog(sign * aim, order, [0] * len(order), [sizes], [50 * sum(sizes)], bounds).fun for sign in (1, -1)]
    return found[0], -found[1]


def test_neighbours_in_the_order_hide_with_a_sensitive_item_until_its_score_is_open():
    order, scores = [["a"], ["b"], ["c"], ["d"]], {"a": 80.0, "b": 60.0, "c": 40.0, "d": 20.0}
    assert _hidden(order, scores, {"b"}, 5.0) == {"b", "c"}
    assert _hidden(order, scores, {"b"}, 35.0) == {"a", "b", "c"}
    assert _hidden(order, scores, {"b"}, 1000.0) == set("abcd")
    assert _hidden([["a", "b"], ["c"]], {"a": 60.0, "b": 60.0, "c": 30.0}, {"b"}, 0.0) == {"a", "b"}


def test_a_score_never_follows_from_the_others_in_any_small_ranking():
    """Every sensitive item of a room of ten keeps a range of five places of one person."""
    orders = list(permutations("abcd", 3))
    for seed in range(40):
        ballots = ["".join(o) for o in random.Random(seed).choices(orders[: 4 + seed % 20], k=10)]
        safe = published("a", ballots)
        shown = [score for score in safe.results["score_100"].values() if score is not None]
        assert safe.results["score_100"]["a"] is None
        assert len(shown) < len(safe.items) - 1
