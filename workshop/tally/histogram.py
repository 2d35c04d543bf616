"""How many chose each step of a scale, and where the middle lies: exact figures of a list of counts, lowest first."""
from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import TypeVar

Step = TypeVar("Step", bound=Hashable)

#: How many people chose each step, the lowest step first.
Counts = Sequence[int]


def histograms(
    items: Sequence[str], ballots: Sequence[Mapping[str, Step]], steps: Sequence[Step]
) -> dict[str, list[int]]:
    """How many ballots put each item on each step; an item that a ballot leaves out counts nowhere.

    Raises ValueError for an unknown item or step.
    """
    place = {step: index for index, step in enumerate(steps)}
    counts = {item: [0] * len(steps) for item in items}
    for ballot in ballots:
        for item, step in ballot.items():
            if item not in counts or step not in place:
                raise ValueError(f"no judgement of an item: {item!r} on {step!r}")
            counts[item][place[step]] += 1
    return counts


def check_counts(n: int, judged: Iterable[Counts]) -> None:
    """Whether n ballots can give these counts, each of everything that can be said once on a ballot.

    Nothing is said more than n times, and every ballot says something. Raises ValueError.
    """
    rows = [list(counts) for counts in judged]
    if any(count < 0 for counts in rows for count in counts) or any(sum(counts) > n for counts in rows):
        raise ValueError("an item is judged more often than there are ballots")
    if sum(map(sum, rows)) < n:
        raise ValueError("a ballot that counts judges nothing")


def mean(counts: Counts, first: int = 1) -> Fraction | None:
    """The mean step, the lowest step being worth `first`; None when nobody answered."""
    n = sum(counts)
    return first + Fraction(sum(place * count for place, count in enumerate(counts)), n) if n else None


def variance(counts: Counts) -> Fraction | None:
    """The sample variance, with n - 1; None under two answers."""
    n = sum(counts)
    if n < 2:
        return None
    middle = mean(counts, 0) or Fraction(0)
    return sum(((place - middle) ** 2 * count for place, count in enumerate(counts)), Fraction(0)) / (n - 1)


def median(counts: Counts, first: int = 1) -> Fraction | None:
    """The middle answer; with an even number of answers halfway between the two in the middle."""
    return quantile(counts, Fraction(1, 2), first)


def quartiles(counts: Counts, first: int = 1) -> tuple[Fraction, Fraction] | None:
    """The ends of the interquartile box, by the rule of `quantile`."""
    low, high = quantile(counts, Fraction(1, 4), first), quantile(counts, Fraction(3, 4), first)
    return None if low is None or high is None else (low, high)


def quantile(counts: Counts, part: Fraction, first: int = 1) -> Fraction | None:
    """The answer below which this part of the answers lies; None when nobody answered.

    Linear interpolation between the answers in order, the first being part 0 and the last part 1: type 7 of Hyndman &
    Fan (1996), the rule of R, NumPy and the spreadsheets, so that anybody can check it.
    """
    n = sum(counts)
    if not n:
        return None
    position = part * (n - 1)
    below = int(position)
    low = _answer(counts, below)
    high = _answer(counts, min(below + 1, n - 1))
    return first + low + (high - low) * (position - below)


def _answer(counts: Counts, rank: int) -> int:
    """The place on the scale of the answer with so many before it."""
    place, passed = 0, counts[0]
    while passed <= rank:
        place += 1
        passed += counts[place]
    return place
