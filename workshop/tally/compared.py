"""Groups compared item by item where people may skip an item: mean points, mean ratings, shares of support."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from typing import Any

import numpy as np

from workshop.tally.agree import Answers, supported
from workshop.tally.difference import comparisons, fisher, permutation_test
from workshop.tally.matrix import Places
from workshop.tally.rate import Ratings

#: What the people of one group said of every item, those who judged it.
Said = Mapping[str, Sequence[int]]

#: p of the difference between two groups on these items, and whether it is exact.
Test = Callable[[Said, Said, Sequence[str]], Mapping[str, tuple[float, bool]]]


def compare_points(items: Sequence[str], groups: Mapping[str, Sequence[Mapping[str, int]]]) -> list[dict[str, Any]]:
    """Every pair of groups on every item by mean points of a ballot, in the form of RECOUNT.md `--by`.

    Two-sided permutation test (METHOD 3.4), Holm over the items compared of one pair. An item is not compared where one
    ballot supplies over half of its points in some group, since the means would tell what that person gave (R16).
    """
    counted = {key: [ballot for ballot in ballots if any(ballot.values())] for key, ballots in groups.items()}
    said = {key: {i: [ballot.get(i, 0) for ballot in ballots] for i in items} for key, ballots in counted.items()}
    told = [item for item in items if all(2 * max(s[item], default=0) <= sum(s[item]) for s in said.values())]
    return _compared(told, said, "mean", _permutation)


def compare_ratings(
    items: Sequence[str], groups: Mapping[str, Sequence[Ratings]], *, least: int
) -> list[dict[str, Any]]:
    """Every pair of groups on every item by the mean of those who rated it: permutation test, Holm as above.

    An item is compared only where nobody or at least `least` people of every group rated it: from the differences and
    the figures of the room the means of fewer people would follow. Groups where nobody did are left out.
    """
    said = {key: {i: [step for b in ballots if (step := b.get(i)) is not None] for i in items}
            for key, ballots in groups.items()}  # fmt: skip
    return _compared(_protected(items, said, least), said, "mean", _permutation)


def compare_matrix(
    items: Sequence[str], groups: Mapping[str, Sequence[Places]], *, least: int
) -> list[dict[str, Any]]:
    """As `compare_ratings`, by the mean importance."""
    importance = {key: [{i: place[0] for i, place in b.items()} for b in ballots] for key, ballots in groups.items()}
    return compare_ratings(items, importance, least=least)


def compare_agree(
    items: Sequence[str], groups: Mapping[str, Sequence[Answers]], *, scale: str, least: int
) -> list[dict[str, Any]]:
    """As `compare_ratings`, by the share of support among those who answered: Fisher's exact test."""
    said = {key: {i: [int(i in supported(b, scale)) for b in ballots if i in b] for i in items}
            for key, ballots in groups.items()}  # fmt: skip
    return _compared(_protected(items, said, least), said, "share", _fisher)


def _protected(items: Sequence[str], said: Mapping[str, Said], least: int) -> list[str]:
    return [item for item in items if all(not one[item] or len(one[item]) >= least for one in said.values())]


def _compared(items: Sequence[str], said: Mapping[str, Said], statistic: str, test: Test) -> list[dict[str, Any]]:
    found = []
    for a, b in combinations(said, 2):
        told = [item for item in items if said[a][item] and said[b][item]]
        tested = test(said[a], said[b], told)
        gaps = [_mean(said[a][item]) - _mean(said[b][item]) for item in told]
        ps, exact = [tested[item][0] for item in told], [tested[item][1] for item in told]
        found += comparisons(told, (a, b), statistic, gaps, ps, exact)
    return found


def _mean(steps: Sequence[int]) -> Fraction:
    return Fraction(sum(steps), len(steps))


def _permutation(a: Said, b: Said, items: Sequence[str]) -> dict[str, tuple[float, bool]]:
    """Items judged by equally many people are tested together: the same relabellings serve them all. Every item is put
    in an order of its own, so that nothing depends on the order of the ballots."""
    alike = defaultdict(list)
    for item in items:
        alike[len(a[item]), len(b[item])].append(item)
    tested: dict[str, tuple[float, bool]] = {}
    for together in alike.values():
        columns = (np.array([sorted(said[item]) for item in together]).T for said in (a, b))
        ps, exact = permutation_test(*columns)
        tested |= {item: (p, exact) for item, p in zip(together, ps, strict=True)}
    return tested


def _fisher(a: Said, b: Said, items: Sequence[str]) -> dict[str, tuple[float, bool]]:
    return {item: (fisher(sum(a[item]), len(a[item]), sum(b[item]), len(b[item])), True) for item in items}
