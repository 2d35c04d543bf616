"""A question where every item is judged by two criteria: where it lies between important and feasible."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from workshop.tally.histogram import Counts, check_counts, histograms, mean, median, quartiles
from workshop.tally.ties import Number, known, plain

CRITERIA = ("importance", "feasibility")

#: One ballot: importance and feasibility of an item, each from 1 to the length of the scale, or None where it was
#: skipped. An item left out was not judged at all.
Places = Mapping[str, tuple[int | None, int | None]]

#: Whether the medians of importance and feasibility are in the upper half.
_QUADRANTS = {(True, True): "act_now", (True, False): "prepare", (False, True): "quick_win", (False, False): "later"}


def places(importance: Mapping[str, int], feasibility: Mapping[str, int]) -> dict[str, tuple[int | None, int | None]]:
    """The ballot of these two lists of judgements, as a phone sends them or RECOUNT.md writes them; {} if none."""
    return {item: (importance.get(item), feasibility.get(item)) for item in [*importance, *feasibility]}


def count_matrix(
    items: Sequence[str], ballots: Sequence[Places], scale: int = 5, weights: tuple[int, int] | None = None
) -> dict[str, Any]:
    """The place of every item (METHOD A6), in the form of RECOUNT.md, plus what a plot needs.

    Each median is of those who judged that criterion; `n` is how many did, of the criterion that fewer judged.
    `quadrant` is None where one criterion was judged by nobody. In addition: "importance_counts" (per step),
    "importance_quartiles" (the ends of the interquartile box, rule of histogram.quantile; None without answers), the
    same of feasibility, and with `weights` (of importance and feasibility) "score": 100 sum w (x-1)/(scale-1) / sum w
    with the mean judgements as x, which is also the mean of everybody's own score where all judge both.
    Raises ValueError for an unknown item or a step that is not on the scale.
    """
    counted = [ballot for ballot in ballots if judged(ballot)]
    importance, feasibility = (_side(items, counted, side, scale) for side in range(len(CRITERIA)))
    results = {item: _figures(importance[item], feasibility[item], weights) for item in items}
    return _result(items, len(counted), len(ballots) - len(counted), results)


def judged(ballot: Places) -> bool:
    """Whether a ballot says anything; else it is an abstention."""
    return any(step is not None for place in ballot.values() for step in place)


def _side(items: Sequence[str], ballots: Sequence[Places], side: int, scale: int) -> dict[str, list[int]]:
    steps = [{item: place[side] for item, place in ballot.items()} for ballot in ballots]
    counts = histograms(items, steps, (*range(1, scale + 1), None))
    return {item: row[:-1] for item, row in counts.items()}


def count_matrix_summary(
    items: Sequence[str],
    n: int,
    importance: Mapping[str, Counts],
    feasibility: Mapping[str, Counts],
    scale: int = 5,
    weights: tuple[int, int] | None = None,
) -> dict[str, Any]:
    """The same from a recount sheet (per item how many chose each step), which does not say how many abstained.

    Raises ValueError when no n ballots give these counts.
    """
    if any(len(side[item]) != scale for side in (importance, feasibility) for item in items):
        raise ValueError("the counts do not fit the scale")
    check_counts(n, [side[item] for side in (importance, feasibility) for item in items])
    return _result(items, n, None, {item: _figures(importance[item], feasibility[item], weights) for item in items})


def _result(items: Sequence[str], n: int, abstentions: int | None, results: Mapping[str, Any]) -> dict[str, Any]:
    return {"ballots": n, "abstentions": abstentions, "items": list(items), "results": dict(results)}


def _figures(importance: Counts, feasibility: Counts, weights: tuple[int, int] | None) -> dict[str, Any]:
    sides = dict(zip(CRITERIA, (importance, feasibility), strict=True))
    boxes = {name: quartiles(counts) for name, counts in sides.items()}
    return {
        "importance_median": known(median(importance)),
        "feasibility_median": known(median(feasibility)),
        "quadrant": quadrant(median(importance), median(feasibility), len(importance)),
        "n": min(sum(importance), sum(feasibility)),
        **{f"{name}_counts": list(counts) for name, counts in sides.items()},
        **{f"{name}_quartiles": box and [plain(end) for end in box] for name, box in boxes.items()},
        **({"score": _score(importance, feasibility, weights)} if weights else {}),
    }


def quadrant(importance: Number | None, feasibility: Number | None, scale: int = 5) -> str | None:
    """Which quadrant a pair of medians is in; "borderline" where one of them is exactly the middle of the scale."""
    if importance is None or feasibility is None:
        return None
    beyond = [2 * figure - (scale + 1) for figure in (importance, feasibility)]
    return "borderline" if 0 in beyond else _QUADRANTS[beyond[0] > 0, beyond[1] > 0]


def _score(importance: Counts, feasibility: Counts, weights: tuple[int, int]) -> int | float | None:
    """Raises ValueError for weights that are below 0, or both 0."""
    if min(weights) < 0 or not any(weights):
        raise ValueError("weights must not be negative, nor all nought")
    x, y = mean(importance, 0), mean(feasibility, 0)
    if x is None or y is None:
        return None
    return plain(100 * Fraction(weights[0] * x + weights[1] * y) / ((len(importance) - 1) * sum(weights)))


def act_now(ballot: Places, scale: int = 5) -> frozenset[str]:
    """The items that a ballot puts in the upper half of both criteria."""
    return frozenset(item for item, place in ballot.items() if all(step and 2 * step > scale + 1 for step in place))
