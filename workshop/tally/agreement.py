"""How far people rank alike: Kendall's W with its test, and the mean Spearman correlation."""
from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from workshop.tally.profile import Evidence
from workshop.tally.ties import Number, plain, quotient


def agreement(evidence: Evidence) -> dict[str, Any]:
    """Kendall's W of the ballots as mean ranks, unranked items tied last (Kendall & Babington Smith 1939; METHOD 3.3).

    With n raters, m items, rank sums R and T = sum of t^3 - t over all tie-groups:
    s = sum of (R - mean)^2, W = 12 s / (n^2 (m^3 - m) - n T), chi2 = n (m-1) W with m-1 degrees of freedom.
    None where there is nothing to divide by (no ballots, one item, everything tied); from a recount sheet the test is
    None, and so is W unless the sheet shows that no ballot ties ranked items.
    """
    n, m = evidence.n, evidence.m
    doubled = [2 * n * m - points for points in evidence.doubled_points]
    s = Fraction(sum((rank_sum - n * (m + 1)) ** 2 for rank_sum in doubled), 4)
    t = tie_term(evidence)
    w = None if t is None else _divide(12 * s, n * n * (m**3 - m) - n * t)
    return {
        "kendall_w": None if w is None else plain(w),
        "kendall_w_uncorrected": quotient(12 * s, n * n * (m**3 - m)),
        "s": plain(s),
        "t": t,
        **_test(w, evidence),
        "mean_spearman": quotient(n * w - 1, n - 1) if w is not None else None,
        "rank_sums": {item: plain(Fraction(total, 2)) for item, total in zip(evidence.items, doubled, strict=True)},
    }


def _divide(part: Number, whole: Number) -> Fraction | None:
    return Fraction(part) / whole if whole else None


def _test(w: Fraction | None, evidence: Evidence) -> dict[str, Any]:
    df = evidence.m - 1
    chi2 = evidence.n * df * w if w is not None and evidence.profile else None
    if chi2 is None:
        return {"chi2": None, "df": df, "p": None}
    return {"chi2": plain(chi2), "df": df, "p": chi2_tail(float(chi2), df)}


def tie_term(evidence: Evidence) -> int | None:
    """T, the sum of t^3 - t over the tie-groups of all ballots, the unranked being one; None if a sheet is silent."""
    if evidence.profile is None:
        return _tie_term_of_sheet(evidence)
    sizes = ([*map(len, ranking), evidence.m - sum(map(len, ranking))] for ranking in evidence.profile.rankings)
    return sum(weight * _cubes(row) for row, weight in zip(sizes, evidence.profile.weights, strict=True))


def _tie_term_of_sheet(evidence: Evidence) -> int | None:
    """Known when every ballot filled every place and no pairs are tied but those of its unranked items."""
    unranked = evidence.m - len(evidence.places[0])
    pairs = evidence.n * math.comb(evidence.m, 2) - int(evidence.pairwise.sum())
    full = sum(evidence.named) == evidence.n * len(evidence.places[0])
    return evidence.n * _cubes([unranked]) if full and pairs == evidence.n * math.comb(unranked, 2) else None


def _cubes(sizes: Sequence[int]) -> int:
    return sum(t**3 - t for t in sizes)


def chi2_tail(x: float, df: int) -> float:
    """P(chi2 with df degrees of freedom >= x), the regularised upper incomplete gamma function Q(df/2, x/2).

    For whole df it is a finite sum (Abramowitz & Stegun 26.4.4, 26.4.5) of positive terms: nothing cancels.
    """
    if x <= 0:
        return 1.0
    half, start = x / 2, df % 2 / 2
    tail = math.erfc(math.sqrt(half)) if df % 2 else 0.0
    terms = (start + k for k in range(df // 2))
    return min(1.0, tail + math.fsum(math.exp(a * math.log(half) - half - math.lgamma(a + 1)) for a in terms))
