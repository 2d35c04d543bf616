"""The same figures as independent programs: pref_voting for the methods, scipy for the tests."""
import random
import warnings

import numpy as np
import pytest
import scipy.stats

from workshop.tally.agreement import chi2_tail
from workshop.tally.difference import fisher, holm, permutation_test
from workshop.tally.rank import count_rankings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from pref_voting.c1_methods import copeland
    from pref_voting.iterative_methods import instant_runoff_put
    from pref_voting.margin_based_methods import beat_path, minimax, minimax_scores, ranked_pairs
    from pref_voting.other_methods import kemeny_young_rankings
    from pref_voting.profiles import Profile
    from pref_voting.profiles_with_ties import ProfileWithTies
    from pref_voting.scoring_methods import borda

pytestmark = pytest.mark.filterwarnings("ignore")
SEEDS = range(40)


def elections(seed, items=5, sizes=(3, 4, 7, 8, 21)):
    """Full strict ballots of a random room, as numbers best first."""
    generator = random.Random(seed)
    return [generator.sample(range(items), items) for _ in range(generator.choice(sizes))]


def counted(orders):
    items = [str(i) for i in range(len(orders[0]))]
    return count_rankings(items, [tuple((str(i),) for i in order) for order in orders])


def first(figures, method):
    return sorted(int(i) for i in figures["methods"][method]["order"][0])


@pytest.mark.parametrize("seed", SEEDS)
def test_winners_are_those_of_pref_voting(seed):
    orders = elections(seed)
    profile, figures = Profile(orders), counted(orders)
    assert first(figures, "borda") == sorted(borda(profile))
    assert first(figures, "copeland") == sorted(copeland(profile))
    assert first(figures, "minimax") == sorted(minimax(profile))
    assert first(figures, "schulze") == sorted(beat_path(profile, strength_function=profile.support))
    assert set(map(int, figures["methods"]["irv"]["winners"])) >= set(instant_runoff_put(profile))


@pytest.mark.parametrize("seed", SEEDS)
def test_minimax_scores_and_kemeny_orders_are_those_of_pref_voting(seed):
    orders = elections(seed)
    profile, figures = Profile(orders), counted(orders)
    theirs = {str(i): -score for i, score in minimax_scores(profile).items()}  # 0 for who is never defeated
    assert {i: max(0, score) for i, score in figures["methods"]["minimax"]["scores"].items()} == theirs
    orders, _ = kemeny_young_rankings(profile)
    assert {tuple(map(int, order)) for order in figures["methods"]["kemeny"]["orders"]} == set(map(tuple, orders))


@pytest.mark.parametrize("seed", SEEDS)
def test_ranked_pairs_win_as_in_pref_voting_where_no_tie_decides(seed):
    orders = elections(seed, items=4, sizes=(101, 301))  # theirs tries all orders of equal duels: these are few here
    figures = counted(orders)
    if not figures["methods"]["ranked_pairs"]["depends_on_ties"]:
        assert first(figures, "ranked_pairs") == sorted(ranked_pairs(Profile(orders)))


@pytest.mark.parametrize("seed", SEEDS)
def test_pairwise_counts_of_tied_partial_ballots_are_those_of_pref_voting(seed):
    generator = random.Random(seed)
    voters = [generator.sample(range(5), generator.randint(1, 5)) for _ in range(9)]
    ranks = [{i: generator.randint(1, 3) for i in named} for named in voters]
    profile = ProfileWithTies(ranks, candidates=list(range(5)))
    profile.use_extended_strict_preference()
    cast = [tuple(tuple(str(i) for i in r if r[i] == place) for place in sorted(set(r.values()))) for r in ranks]
    figures = count_rankings("01234", cast)
    for a in range(5):
        for b in set(range(5)) - {a}:
            assert figures["pairwise"][str(a)][str(b)] == profile.support(a, b)


@pytest.mark.parametrize("seed", SEEDS)
def test_agreement_is_the_friedman_test_of_scipy(seed):
    """Friedman's chi-square, corrected for ties, is n (m-1) W."""
    generator = np.random.default_rng(seed)
    ranks = generator.integers(1, 4, size=(6, 4))
    cast = [tuple(tuple("ABCD"[i] for i in np.flatnonzero(row == r)) for r in sorted(set(row))) for row in ranks]
    theirs = scipy.stats.friedmanchisquare(*ranks.T)
    ours = count_rankings("ABCD", cast)["agreement"]
    assert ours["chi2"] == pytest.approx(theirs.statistic, rel=1e-9)
    assert ours["p"] == pytest.approx(theirs.pvalue, rel=1e-9)


@pytest.mark.parametrize("df", [1, 2, 3, 4, 11, 23, 60])
@pytest.mark.parametrize("x", [1e-9, 0.3, 1, 5.8, 30.496462, 120, 900, 5000])
def test_the_chi_square_tail_is_that_of_scipy(x, df):
    assert chi2_tail(x, df) == pytest.approx(scipy.stats.chi2.sf(x, df), rel=1e-11, abs=1e-300)


@pytest.mark.parametrize("seed", SEEDS)
def test_fishers_exact_test_is_that_of_scipy(seed):
    generator = random.Random(seed)
    n, m = generator.randint(1, 30), generator.randint(1, 30)
    a, b = generator.randint(0, n), generator.randint(0, m)
    assert fisher(a, n, b, m) == pytest.approx(scipy.stats.fisher_exact([[a, n - a], [b, m - b]]).pvalue, rel=1e-6)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_exact_permutation_test_is_the_share_of_scipys_null_distribution(seed):
    generator = np.random.default_rng(seed)
    a, b = generator.integers(0, 8, 5), generator.integers(0, 8, int(generator.integers(3, 7)))
    theirs = scipy.stats.permutation_test((a, b), lambda x, y, axis: x.mean(axis) - y.mean(axis), n_resamples=np.inf)
    share = (np.abs(theirs.null_distribution) >= abs(theirs.statistic) - 1e-9).mean()
    (p,), exact = permutation_test(a[:, None], b[:, None])
    assert exact
    assert p == pytest.approx(share, rel=1e-12)


@pytest.mark.parametrize("seed", SEEDS)
def test_holms_correction_is_the_slow_obvious_one(seed):
    generator = random.Random(seed)
    ps = [round(generator.random() ** 3, 2) for _ in range(8)]
    ranked = sorted(ps)
    steps = {p: max(min(1.0, (8 - ranked.index(q)) * q) for q in ranked if q <= p) for p in ps}
    assert holm(ps) == pytest.approx([steps[p] for p in ps])
