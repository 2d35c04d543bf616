"""Whether two groups answered differently: exact tests, and Holm's correction over the items of a question."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from math import comb
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workshop.tally.profile import Profile, Ranking
from workshop.tally.relabelling import relabellings
from workshop.tally.ties import plain


def compare_rankings(items: Sequence[str], groups: Mapping[str, Sequence[Ranking]]) -> list[dict[str, Any]]:
    """Every pair of groups on every item by mean score 0-100, in the form of RECOUNT.md `--by`.

    Abstentions and groups without ballots are left out; `difference` is first group minus second, in the order of
    `groups`. Two-sided permutation test of the means (METHOD 3.4), Holm over the items of one pair.
    """
    points = {key: rows for key, ballots in groups.items() if len(rows := ranking_points(items, ballots))}
    scale = Fraction(50, max(len(items) - 1, 1))  # doubled points, m-1 at most, on a scale to 100
    compared = []
    for a, b in combinations(points, 2):
        ps, exact = permutation_test(points[a], points[b])
        gaps = [scale * gap for gap in _gaps(points[a], points[b])]
        compared += comparisons(items, (a, b), "score_100", gaps, ps, [exact] * len(items))
    return compared


def compare_picks(items: Sequence[str], groups: Mapping[str, Sequence[frozenset[str]]]) -> list[dict[str, Any]]:
    """Every pair of groups on every item by share of ballots: Fisher's exact test, Holm over the items of one pair."""
    picks = {key: rows for key, ballots in groups.items() if len(rows := pick_points(items, ballots))}
    compared = []
    for a, b in combinations(picks, 2):
        sums, sizes = (picks[a].sum(axis=0).tolist(), picks[b].sum(axis=0).tolist()), (len(picks[a]), len(picks[b]))
        ps = [fisher(x, sizes[0], y, sizes[1]) for x, y in zip(*sums, strict=True)]
        compared += comparisons(items, (a, b), "share", _gaps(picks[a], picks[b]), ps, [True] * len(items))
    return compared


def _gaps(a: NDArray[np.int64], b: NDArray[np.int64]) -> list[Fraction]:
    sums = zip(a.sum(axis=0).tolist(), b.sum(axis=0).tolist(), strict=True)
    return [Fraction(x, len(a)) - Fraction(y, len(b)) for x, y in sums]


def comparisons(
    items: Sequence[str],
    groups: tuple[str, str],
    statistic: str,
    gaps: Sequence[Fraction],
    ps: Sequence[float],
    exact: Sequence[bool],
) -> list[dict[str, Any]]:
    """The comparisons of two groups in the form of RECOUNT.md, Holm over the items given."""
    shared = {"groups": list(groups), "statistic": statistic}
    return [
        {"item": item, **shared, "difference": plain(gap), "p": p, "p_holm": p_holm, "exact": how}
        for item, gap, p, p_holm, how in zip(items, gaps, ps, holm(ps), exact, strict=True)
    ]


def ranking_points(items: Sequence[str], ballots: Sequence[Ranking]) -> NDArray[np.int64]:
    """Twice the Borda points of every ballot that counts (ballots x items)."""
    profile = Profile.of(items, ballots)
    return np.repeat(2 * len(items) - profile.doubled_ranks, profile.weight_vector, axis=0)


def pick_points(items: Sequence[str], ballots: Sequence[frozenset[str]]) -> NDArray[np.int64]:
    """1 where a ballot that counts picks the item, else 0 (ballots x items)."""
    rows = [[item in ballot for item in items] for ballot in ballots if ballot]
    return np.array(rows, dtype=np.int64).reshape(len(rows), len(items))


def permutation_test(a: NDArray[np.int64], b: NDArray[np.int64]) -> tuple[list[float], bool]:
    """Two-sided p of every column's difference of means under exchange of the group labels, and whether it is exact.

    p is the share of relabellings whose means differ at least as much as those observed. Whole numbers are compared, so
    that equal differences are equal.
    """
    n, n1 = len(a) + len(b), len(a)
    pool = _sorted_rows(np.concatenate([a, b]))
    ways = relabellings((n1, len(b)))
    expected = n1 * pool.sum(axis=0)
    gaps = np.abs(n * ways.sums(pool, 0) - expected)
    return _shares(gaps >= np.abs(n * a.sum(axis=0) - expected), ways.exact), ways.exact


def global_test(groups: Sequence[NDArray[np.int64]]) -> tuple[float, bool]:
    """One test of all groups and all items at once: the sum over items of the squares between groups, under exchange of
    labels. A difference in the twelfth digit is taken for rounding and counts as a tie, which can only raise p."""
    pool = _sorted_rows(np.concatenate(groups))
    ways = relabellings(tuple(map(len, groups)))
    sums = [ways.sums(pool, g) for g in range(1, len(groups))]
    sums.insert(0, pool.sum(axis=0) - sum(sums))
    spread = sum(_squares(each) / len(rows) for each, rows in zip(sums, groups, strict=True))
    observed = sum((rows.sum(axis=0).astype(float) ** 2).sum() / len(rows) for rows in groups)
    return _shares((spread >= observed * (1 - 1e-12))[:, None], ways.exact)[0], ways.exact


def _squares(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    """The sum of the squares of every row."""
    return np.einsum("ij,ij->i", sums, sums)


def _sorted_rows(pool: NDArray[np.int64]) -> NDArray[np.int64]:
    """In an order of their own, so that seeded draws do not depend on the order of the ballots."""
    return pool[np.lexsort(pool.T[::-1])]


def _shares(extreme: NDArray[np.bool_], exact: bool) -> list[float]:
    hits = extreme.sum(axis=0)
    return (hits / len(extreme) if exact else (hits + 1) / (len(extreme) + 1)).tolist()


def fisher(hits_a: int, n_a: int, hits_b: int, n_b: int) -> float:
    """Fisher's exact test, two-sided: the probability of all tables with these margins no more likely than this one."""
    hits = hits_a + hits_b
    ways = [comb(n_a, x) * comb(n_b, hits - x) for x in range(max(0, hits - n_b), min(hits, n_a) + 1)]
    observed = comb(n_a, hits_a) * comb(n_b, hits_b)
    return float(Fraction(sum(way for way in ways if way <= observed), sum(ways)))


def holm(ps: Sequence[float]) -> list[float]:
    """Holm's step-down correction (Holm 1979), in the order given."""
    corrected, largest = [0.0] * len(ps), 0.0
    for step, index in enumerate(sorted(range(len(ps)), key=ps.__getitem__)):
        largest = max(largest, min(1.0, (len(ps) - step) * ps[index]))
        corrected[index] = largest
    return corrected


def smallest_possible_p(n_a: int, n_b: int) -> float:
    """The smallest two-sided p that groups of these sizes can reach, 2 / C(n, n_a) (METHOD 3.4)."""
    return min(1.0, 2 / comb(n_a + n_b, n_a))
