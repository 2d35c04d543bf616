"""Points by place: the Borda count and its two other rules for what was left unranked, and first preferences."""
from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from operator import mul
from typing import Any

from workshop.tally.profile import Evidence, Profile
from workshop.tally.ties import Number, order_by_score, plain


def averaged(evidence: Evidence) -> dict[str, Any]:
    """The default. m-1 points for the first place down to 0; tied and unranked items share the points of the places
    they occupy together (METHOD 3.2; Borda 1781, ties as in Kendall's mean ranks)."""
    return _result(evidence, (Fraction(points, 2) for points in evidence.doubled_points))


def zero_for_unranked(evidence: Evidence) -> dict[str, Any]:
    """As the default for ranked items, nothing for the unranked: rewards ballots that name few items (METHOD 3.2)."""
    worth = range(evidence.m - 1, -1, -1)
    return _result(evidence, (sum(map(mul, worth, row)) for row in evidence.places))


def modified(evidence: Evidence) -> dict[str, Any] | None:
    """The Modified Borda Count: a ballot ranking m' items gives m', m'-1 … 1 (Emerson, de Borda Institute; METHOD 2.1).

    From a recount sheet only where every ballot filled every place, else None.
    """
    if evidence.profile:
        return _result(evidence, _modified_points(evidence.profile))
    length = len(evidence.places[0])
    if sum(evidence.named) != evidence.n * length:
        return None
    return _result(evidence, (sum(map(mul, range(length, 0, -1), row)) for row in evidence.places))


def first_preferences(evidence: Evidence) -> dict[str, Any]:
    """How many ballots put the item first; items tied for first on a ballot share it equally."""
    return _result(evidence, (row[0] for row in evidence.places))


def _modified_points(profile: Profile) -> list[Number]:
    column = {item: index for index, item in enumerate(profile.items)}
    doubled = [0] * len(profile.items)
    for ranking, weight in zip(profile.rankings, profile.weights, strict=True):
        left = sum(map(len, ranking))
        for group in ranking:
            for item in group:
                doubled[column[item]] += weight * (2 * left - len(group) + 1)
            left -= len(group)
    return [Fraction(points, 2) for points in doubled]


def _result(evidence: Evidence, points: Iterable[Number]) -> dict[str, Any]:
    scores = dict(zip(evidence.items, points, strict=True))
    return {"scores": {item: plain(score) for item, score in scores.items()}, "order": order_by_score(scores)}
