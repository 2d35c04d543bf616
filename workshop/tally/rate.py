"""A question where people rate every item on a scale: the counts per step, the middle, and how far people agree."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from workshop.tally.histogram import Counts, check_counts, histograms, mean, median
from workshop.tally.spread import agreement_a, consensus, leik_d, rwg
from workshop.tally.ties import known, quotient

#: One ballot: a step from 1 to the length of the scale per item; None is "don't know", an item left out was skipped.
Ratings = Mapping[str, int | None]

#: The highest steps that are counted together.
TOP = 2


def count_ratings(items: Sequence[str], ballots: Sequence[Ratings], scale: int = 5) -> dict[str, Any]:
    """The ratings of every item (METHOD A5), in the form of RECOUNT.md.

    "Don't know" is an answer: a ballot of nothing else counts among the ballots, not among the abstentions, and in no
    item's n. An item's figures are of the n people who rated it; None where nobody did (rwg: fewer than two).
    Raises ValueError for an unknown item or a step that is not on the scale.
    """
    counted = [ballot for ballot in ballots if ballot]
    steps = (*range(1, scale + 1), None)
    counts = histograms(items, counted, steps)
    results = {item: _figures(counts[item][:-1], counts[item][-1]) for item in items}
    return _result(items, len(counted), len(ballots) - len(counted), results)


def count_ratings_summary(
    items: Sequence[str], n: int, counts: Mapping[str, Counts], dont_know: Mapping[str, int], scale: int = 5
) -> dict[str, Any]:
    """The same from a recount sheet, which does not say how many abstained.

    `counts`: per item how many chose each step. Raises ValueError when no n ballots give them.
    """
    if any(len(counts[item]) != scale for item in items):
        raise ValueError("the counts do not fit the scale")
    check_counts(n, [[*counts[item], dont_know[item]] for item in items])
    return _result(items, n, None, {item: _figures(counts[item], dont_know[item]) for item in items})


def _result(items: Sequence[str], n: int, abstentions: int | None, results: Mapping[str, Any]) -> dict[str, Any]:
    return {"ballots": n, "abstentions": abstentions, "items": list(items), "results": dict(results)}


def _figures(counts: Counts, dont_know: int) -> dict[str, Any]:
    n = sum(counts)
    return {
        "n": n,
        "dont_know": dont_know,
        "counts": list(counts),
        "median": known(median(counts)),
        "top_two_share": quotient(sum(counts[-TOP:]), n),
        "mean": known(mean(counts)),
        "agreement_a": agreement_a(counts),
        "consensus": consensus(counts),
        "leik_d": leik_d(counts),
        "rwg": rwg(counts),
    }


def rated_high(ballot: Ratings, scale: int = 5) -> frozenset[str]:
    """The items that a ballot puts on one of the two highest steps."""
    return frozenset(item for item, step in ballot.items() if step is not None and step > scale - TOP)
