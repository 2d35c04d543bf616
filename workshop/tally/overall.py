"""Several groups: one test of the whole question first, then the groups two by two (METHOD 3.4)."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workshop.tally.difference import global_test, pick_points, ranking_points
from workshop.tally.profile import Ranking
from workshop.tally.relabelling import relabellings

#: One row per ballot that counts, one column per figure; nan where a person said nothing of an item.
Rows = NDArray[np.float64]


def overall_rankings(
    items: Sequence[str], groups: Mapping[str, Sequence[Ranking]], told: Sequence[str] | None = None
) -> float | None:
    """p of one test whether the groups rank alike, by Borda points; of the items in `told` where not of all."""
    kept = [place for place, item in enumerate(items) if told is None or item in told]
    return overall_p([ranking_points(items, ballots)[:, kept] for ballots in groups.values()])


def overall_picks(
    items: Sequence[str], groups: Mapping[str, Sequence[frozenset[str]]], told: Sequence[str] | None = None
) -> float | None:
    """p of one test whether the groups pick alike."""
    kept = [place for place, item in enumerate(items) if told is None or item in told]
    return overall_p([pick_points(items, ballots)[:, kept] for ballots in groups.values()])


def overall_values(items: Sequence[str], groups: Mapping[str, Sequence[Mapping[str, float | None]]]) -> float | None:
    """p of one test whether the groups rate alike, or give points alike: a number per item, None or left out where a
    person gave none."""
    return overall_p([_rows(items, ballots) for ballots in groups.values()])


def overall_p(groups: Sequence[NDArray[Any]]) -> float | None:
    """p of one test of all groups on all figures at once; None where fewer than two groups have answers.

    `groups`: for each one row per ballot, nan where a person gave no answer; rows without any answer are left out. The
    figures should share a scale, since each counts by its own spread. Exact up to 100,000 ways to relabel the people,
    else 20,000 seeded draws.
    """
    present = [rows for rows in map(_answered, groups) if len(rows)]
    if len(present) < 2:
        return None
    complete = not any(np.isnan(rows).any() for rows in present)
    return (global_test if complete else global_test_with_gaps)(present)[0]  # type: ignore[arg-type]


def _rows(items: Sequence[str], ballots: Sequence[Mapping[str, float | None]]) -> Rows:
    rows = [[ballot.get(item) for item in items] for ballot in ballots]
    return np.array(rows, dtype=float).reshape(len(rows), len(items))  # None becomes nan


def _answered(rows: NDArray[Any]) -> Rows:
    rows = np.asarray(rows, dtype=float)
    return rows[~np.isnan(rows).all(axis=1)]


def global_test_with_gaps(groups: Sequence[Rows]) -> tuple[float, bool]:
    """`global_test` where answers are missing: the sum over figures of the squares between groups, sum_g S_g^2 / n_g,
    of those who answered, under exchange of the labels of people with all their answers and gaps. Without gaps it is
    the same test. A difference in the twelfth digit counts as a tie, which can only raise p."""
    pool = np.concatenate(groups)
    pool = pool[np.lexsort(pool.T[::-1])]
    ways = relabellings(tuple(map(len, groups)))
    spread = np.sum(
        [_squares(ways.sums(np.nan_to_num(pool), g), ways.sums(~np.isnan(pool), g)) for g in range(len(groups))], axis=0
    )
    observed = sum(_squares(np.nansum(rows, axis=0), (~np.isnan(rows)).sum(axis=0)) for rows in groups)
    hits = int((spread >= observed * (1 - 1e-12)).sum())
    return (hits / len(spread), True) if ways.exact else ((hits + 1) / (len(spread) + 1), False)


def _squares(sums: Rows, answers: NDArray[Any]) -> NDArray[np.float64]:
    """S^2 / n over the last axis; nothing for a figure without answers."""
    return (sums**2 / np.maximum(answers, 1)).sum(axis=-1)
