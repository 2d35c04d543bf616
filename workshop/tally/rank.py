"""A ranking question counted by every method, from its ballots or from its recount sheet."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import pairwise as neighbours
from typing import Any

import numpy as np

from workshop.domain.text import Message, msg
from workshop.tally.agreement import agreement
from workshop.tally.methods import METHODS
from workshop.tally.profile import Evidence, Profile, Ranking
from workshop.tally.robustness import robustness
from workshop.tally.ties import plain, quotient

_NO_TEST = msg("The test of agreement needs the ballots themselves; the recount sheet does not hold them.")
_NO_W = msg("Kendall's W needs to know which ballots tie items; the recount sheet does not say it.")
_NO_STABILITY = msg("Leaving out one person at a time needs the ballots; the recount sheet does not hold them.")


def count_rankings(items: Sequence[str], ballots: Sequence[Ranking], top: int | None = None) -> dict[str, Any]:
    """Everything RECOUNT.md says of a ranking question, plus "places" and "reasons"; plain JSON values.

    `ballots`: one tuple of tie-groups per person, best first; () is an abstention. `top`: places asked for (None: all).
    Raises ValueError for a ballot that is no ranking of the items.
    """
    return count_profile(Profile.of(items, ballots), top)


def count_profile(profile: Profile, top: int | None = None) -> dict[str, Any]:
    """`count_rankings` for ballots that come with multiplicities."""
    return {"ballots": profile.n, "abstentions": profile.abstentions} | _count(Evidence.of(profile, top), top)


def count_summary(
    items: Sequence[str],
    n: int,
    pairwise: Mapping[str, Mapping[str, int]],
    places: Mapping[str, Sequence[float]],
    top: int | None = None,
) -> dict[str, Any]:
    """What can be had from a recount sheet, in the form of `count_rankings`; the rest is None, "reasons" says why.

    Raises ValueError when the figures cannot come from n rankings of these items.
    """
    evidence = _evidence_of_sheet(tuple(items), n, pairwise, places)
    return {"ballots": n, "abstentions": None} | _count(evidence, top)


def _count(evidence: Evidence, top: int | None) -> dict[str, Any]:
    methods = {method.name: method.count(evidence) for method in METHODS}
    result = {
        "items": list(evidence.items),
        "pairwise": _pairwise_json(evidence),
        "score_100": {
            item: quotient(100 * points, 2 * evidence.n * (evidence.m - 1))
            for item, points in zip(evidence.items, evidence.doubled_points, strict=True)
        },
        "named": _by_item(evidence, evidence.named),
        "first": _by_item(evidence, [row[0] for row in evidence.places]),
        "methods": methods,
        "agreement": agreement(evidence),
        "robustness": robustness(evidence, methods, top),
        "places": {i: list(map(plain, row)) for i, row in zip(evidence.items, evidence.places, strict=True)},
    }
    return result | {"reasons": {key: reason.as_json() for key, reason in _reasons(evidence, result)}}


def _by_item(evidence: Evidence, figures: Sequence[Any]) -> dict[str, int | float]:
    return {item: plain(figure) for item, figure in zip(evidence.items, figures, strict=True)}


def _pairwise_json(evidence: Evidence) -> dict[str, dict[str, int]]:
    rows = zip(evidence.items, evidence.pairwise.tolist(), strict=True)
    return {a: {b: d for b, d in zip(evidence.items, row, strict=True) if b != a} for a, row in rows}


def _reasons(evidence: Evidence, result: Mapping[str, Any]) -> list[tuple[str, Message]]:
    missing = [(f"methods.{m.name}", m.missing(evidence)) for m in METHODS if result["methods"][m.name] is None]
    if evidence.profile:
        return missing
    unknown_w = [("agreement.kendall_w", _NO_W)] if result["agreement"]["t"] is None else []
    return [*missing, *unknown_w, ("agreement.p", _NO_TEST), ("robustness.verdict", _NO_STABILITY)]


def _evidence_of_sheet(
    items: tuple[str, ...], n: int, pairwise: Mapping[str, Mapping[str, int]], places: Mapping[str, Sequence[float]]
) -> Evidence:
    counts = np.array([[pairwise[a][b] if a != b else 0 for b in items] for a in items], dtype=np.int64)
    rows = tuple(tuple(Fraction(times).limit_denominator(10**6) for times in places[item]) for item in items)
    if (counts < 0).any() or (counts + counts.T > n).any():
        raise ValueError("two items are compared more often than there are ballots")
    if len({len(row) for row in rows}) != 1 or any(times < 0 for row in rows for times in row):
        raise ValueError("the places are not the same for all items")
    evidence = Evidence(items, n, counts, rows)
    _check_places(evidence)
    return evidence


def _check_places(evidence: Evidence) -> None:
    """Every ballot fills the first place and no place twice, none before the one above it; where all fill all places,
    these give the Borda points of the pairwise counts. Shares of ties come as floats, hence the tolerance."""
    n, m, rows = evidence.n, evidence.m, evidence.places
    slack = Fraction(n * m, 10**6)
    taken = [sum(column) for column in zip(*rows, strict=True)]
    if any(sum(row) > n + slack for row in rows) or any(b > a + slack for a, b in neighbours([n, *taken])):
        raise ValueError("a place is taken more often than there are ballots")
    if taken[0] < n - slack:
        raise ValueError("a ballot that counts has no first place")
    unranked = m - 1 - len(taken)  # doubled points of an item tied with all the others that fill no place
    doubled = [sum(2 * (m - 1 - p) * times for p, times in enumerate(row)) + (n - sum(row)) * unranked for row in rows]
    told, near = zip(doubled, evidence.doubled_points, strict=True), 2 * m * slack
    if taken[-1] >= n - slack and any(not -near <= a - b <= near for a, b in told):
        raise ValueError("the places and the pairwise counts are not of the same ballots")
