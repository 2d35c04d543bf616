"""Items sorted into categories, and ideas compared two by two."""
import numpy as np
import pytest
import scipy.optimize
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop.tally import duels
from workshop.tally.duels import HEADSTART, count_duels, strengths
from workshop.tally.sort import compare_sorted, count_sorted, count_sorted_summary, fleiss_kappa, sorted_alike

CATEGORIES = ["cause", "core", "effect"]
few = settings(max_examples=50, deadline=None)
sortings = st.lists(st.dictionaries(st.sampled_from("ABC"), st.sampled_from(CATEGORIES)), max_size=9)


def test_counts_and_modal_categories_are_of_those_who_sorted_the_item():
    cast = [{"A": "cause", "B": "core"}, {"A": "cause"}, {"A": "effect"}, {}]
    found = count_sorted("ABC", cast, CATEGORIES)
    assert (found["ballots"], found["abstentions"]) == (3, 1)
    assert found["results"]["A"] == {"n": 3, "counts": {"cause": 2, "core": 0, "effect": 1}, "modal": "cause",
                                     "modal_share": pytest.approx(2 / 3), "modals": ["cause"]}  # fmt: skip
    assert found["results"]["C"] == {"n": 0, "counts": dict.fromkeys(CATEGORIES, 0), "modal": None,
                                     "modal_share": None, "modals": []}  # fmt: skip


def test_a_tie_for_the_most_chosen_category_is_not_broken():
    found = count_sorted("A", [{"A": "effect"}, {"A": "cause"}], CATEGORIES)["results"]["A"]
    assert (found["modal"], found["modal_share"], found["modals"]) == (None, 0.5, ["cause", "effect"])


@pytest.mark.parametrize("most, discussed", [(2, ["A"]), (3, []), (5, [])])
def test_items_under_sixty_percent_are_to_discuss_and_exactly_sixty_is_not(most, discussed):
    rest = [{"A": CATEGORIES[1 + n % 2]} for n in range(5 - most)]
    assert count_sorted("AB", [{"A": "cause"}] * most + rest, CATEGORIES)["to_discuss"] == discussed


@pytest.mark.parametrize("cast, said", [
    ([{"A": "cause", "B": "cause"}, {"A": "core"}], "same number"),
    ([{"A": "cause", "B": "core"}], "same number"),
    ([{"A": "cause", "B": "cause"}] * 2, "same category"),
    ([], "same number"),
])  # fmt: skip
def test_where_there_is_no_kappa_the_reason_is_given(cast, said):
    found = count_sorted("AB", cast, CATEGORIES)
    assert found["fleiss_kappa"] is None
    assert said in found["reasons"]["fleiss_kappa"]["text"]


@pytest.mark.parametrize("ballot", [{"X": "cause"}, {"A": "nowhere"}])
def test_what_is_no_sorting_is_never_counted(ballot):
    with pytest.raises(ValueError):
        count_sorted("AB", [ballot], CATEGORIES)


@pytest.mark.parametrize("n, counts", [
    (1, {"A": {"cause": 2}, "B": {}}), (3, {"A": {"cause": 1}, "B": {"core": 1}}), (2, {"A": {"cause": -1}, "B": {}}),
])  # fmt: skip
def test_an_impossible_sheet_is_never_counted(n, counts):
    with pytest.raises(ValueError):
        count_sorted_summary("AB", n, counts, CATEGORIES)


@few
@given(sortings)
def test_the_sheet_gives_the_same_as_the_ballots(cast):
    whole = count_sorted("ABC", cast, CATEGORIES)
    counts = {item: result["counts"] for item, result in whole["results"].items()}
    assert count_sorted_summary("ABC", whole["ballots"], counts, CATEGORIES) == whole | {"abstentions": None}


@few
@given(st.lists(st.lists(st.integers(0, 2), min_size=4, max_size=4), min_size=1, max_size=6))
def test_kappa_compares_all_pairs_of_raters_with_chance(choices):
    """`choices`: what each of four raters chose for every item; the slow way, pair by pair."""
    rows = [[line.count(category) for category in range(3)] for line in choices]
    pairs = [a == b for line in choices for i, a in enumerate(line) for b in line[i + 1 :]]
    answers = [a for line in choices for a in line]
    chance = sum((answers.count(category) / len(answers)) ** 2 for category in range(3))
    kappa = fleiss_kappa(rows)
    assert kappa is None if chance == 1 else float(kappa) == pytest.approx((np.mean(pairs) - chance) / (1 - chance))


def test_groups_are_compared_by_the_share_that_sorted_like_the_room():
    north, south = [{"A": "cause", "B": "core"}] * 5, [{"A": "core", "B": "effect"}] * 4 + [{"B": "cause"}]
    modals = {"A": ["cause"], "B": ["core", "effect"]}
    assert sorted_alike(south[0], modals) == {"B"}
    a, b = compare_sorted("AB", {"north": north, "south": south}, modals)
    assert (a["item"], a["statistic"], a["difference"], a["p"]) == ("A", "share", 1, pytest.approx(1 / 126))
    assert (b["difference"], b["p"]) == (pytest.approx(0.2), 1)


# --- duels

judgements = st.lists(st.tuples(st.sampled_from("ABCDE"), st.sampled_from("ABCDE")).filter(lambda d: d[0] != d[1]))


def test_wins_shares_and_who_was_seen_too_seldom_are_counted():
    found = count_duels("ABCD", [[("A", "B"), ("A", "C")], [("B", "A")] * 3, []])
    assert (found["ballots"], found["abstentions"], found["judgements"]) == (2, 1, 5)
    assert found["results"]["A"] | {"ability": 0} == {"seen": 5, "wins": 2, "win_share": 0.4, "ability": 0}
    assert found["results"]["D"] == {"seen": 0, "wins": 0, "win_share": None, "ability": None}
    assert found["order_by_share"] == [["B"], ["A"], ["C"]]
    assert found["seldom"] == ["B", "C", "D"]


def test_items_that_never_lost_or_never_met_have_finite_abilities():
    found = count_duels("ABCD", [[("A", "B")] * 9, [("C", "D")]])
    abilities = {item: result["ability"] for item, result in found["results"].items()}
    assert abilities["A"] == pytest.approx(-abilities["B"])
    assert abilities["A"] > abilities["C"] > 0
    assert found["order"] == [["A"], ["C"], ["D"], ["B"]]


def test_items_in_the_same_position_share_a_place():
    assert count_duels("ABC", [[("A", "B"), ("B", "C"), ("C", "A")]])["order"] == [["A", "B", "C"]]
    assert count_duels("ABC", [])["order"] == []


@pytest.mark.parametrize("duel", [("A", "A"), ("A", "X"), ("X", "A")])
def test_what_is_no_duel_is_never_counted(duel):
    with pytest.raises(ValueError):
        count_duels("AB", [[duel]])


@few
@given(judgements, st.randoms())
def test_the_order_of_the_judgements_plays_no_part(cast, random):
    assert count_duels("ABCDE", [random.sample(cast, len(cast))]) == count_duels("ABCDE", [cast])


@settings(max_examples=25, deadline=None)
@given(judgements)
def test_abilities_are_of_the_greatest_likelihood(cast):
    """The same with an optimiser that knows nothing of the MM algorithm."""
    wins = np.zeros((5, 5), dtype=int)
    for winner, loser in cast:
        wins["ABCDE".index(winner), "ABCDE".index(loser)] += 1

    def surprise(a):
        against = np.logaddexp(0, a[None, :] - a[:, None])
        return (wins * against).sum() + HEADSTART * (np.logaddexp(0, a) + np.logaddexp(0, -a)).sum()

    best = scipy.optimize.minimize(surprise, np.zeros(5), method="BFGS", options={"gtol": 1e-8})
    assert np.log(strengths(wins)) == pytest.approx(best.x, abs=1e-4)


def test_no_set_of_judgements_keeps_the_laptop_busy_for_ever(monkeypatch):
    monkeypatch.setattr(duels, "_MOST_STEPS", 2)
    assert strengths(np.array([[0, 9], [0, 0]]))[0] > 1
