"""How far people agree on one scale: measures of a list of counts, one per step, the lowest first (METHOD 3.3).

Each is exact or double precision, and None where nobody answered."""
from __future__ import annotations

import math
from fractions import Fraction

from workshop.tally.histogram import Counts, mean, quantile, variance
from workshop.tally.ties import plain, quotient

#: A scale has so many steps at least: with two, the ends are neighbours, and nothing tells two camps from chance.
FEWEST_STEPS = 3


def agreement_a(counts: Counts) -> float | int | None:
    """Van der Eijk's A (2001): 1 where all choose one step, 0 where all steps are chosen alike, -1 for two camps at
    the ends.

    The counts are taken apart into layers in which every chosen step has the same count; A is the mean of the layers'
    U (1 - (s-1)/(K-1)), weighted by their answers, with s chosen of K steps.
    """
    return quotient(_agreement_in_all(counts), sum(counts))


def _agreement_in_all(counts: Counts) -> Fraction:
    """A times the number of answers."""
    left, total = list(counts), Fraction(0)
    while any(left):
        height = min(filter(None, left))
        chosen = [count > 0 for count in left]
        total += height * sum(chosen) * _agreement_of_layer(chosen)
        left = [count - height if count else 0 for count in left]
    return total


def _agreement_of_layer(chosen: list[bool]) -> Fraction:
    """U (1 - (s-1)/(K-1)), U = ((K-2) TU - (K-1) TDU) / ((K-2) (TU + TDU)).

    TU: triples of steps, in order, of which two neighbours in the triple are chosen and the third is not (110, 011);
    TDU: those of which only the middle one is not (101). U is 1 where there are none of either.
    """
    steps, s = len(chosen), sum(chosen)
    gaps = [(sum(chosen[:place]), sum(chosen[place:])) for place in range(steps) if not chosen[place]]
    united = sum(math.comb(below, 2) + math.comb(above, 2) for below, above in gaps)
    divided = sum(below * above for below, above in gaps)
    weight = 1 - Fraction(s - 1, steps - 1)
    if not united + divided:
        return weight
    return weight * Fraction((steps - 2) * united - (steps - 1) * divided, (steps - 2) * (united + divided))


def polarisation(counts: Counts) -> float | int | None:
    """(1 - A) / 2: 0 where all choose one step, 1 for two camps at the ends."""
    return quotient(sum(counts) - _agreement_in_all(counts), 2 * sum(counts))


def consensus(counts: Counts) -> float | None:
    """Tastle & Wierman (2007): 1 + sum of p log2(1 - |step - mean| / (K-1)); 1 for one step, 0 for two camps."""
    n, middle = sum(counts), mean(counts, 0)
    if middle is None:
        return None
    width = len(counts) - 1
    parts = ((count / n, 1 - abs(place - middle) / width) for place, count in enumerate(counts) if count)
    return 1 + math.fsum(share * math.log2(near) for share, near in parts)


def leik_d(counts: Counts) -> float | int | None:
    """Leik's D (1966), a dispersion: 2 sum d / (K-1), d being F or 1 - F, whichever is smaller, F the cumulated shares.

    0 where all choose one step, 1 for two camps at the ends.
    """
    n = sum(counts)
    below = [sum(counts[:place]) for place in range(1, len(counts))]
    return quotient(2 * sum(min(count, n - count) for count in below), n * (len(counts) - 1))


def rwg(counts: Counts) -> float | int | None:
    """r_WG of James, Demaree & Wolf (1984): 1 - s^2 / ((K^2 - 1) / 12), the variance of answers by pure chance.

    s^2 is the sample variance, hence None under two answers; negative, and left so, where people differ by more than
    chance would have it.
    """
    squared = variance(counts)
    return None if squared is None else plain(1 - squared * 12 / (len(counts) ** 2 - 1))


#: The scale of nine steps of the RAND/UCLA Appropriateness Method.
RAND_STEPS = 9


def is_rand_disagreement(counts: Counts) -> bool | None:
    """Disagreement by the RAND/UCLA manual (Fitch et al. 2001), for scales of nine steps.

    There is one where the range from the 30th to the 70th percentile exceeds 2.35 + 1.5 x (distance of its centre
    from 5). Raises ValueError for another scale.
    """
    if len(counts) != RAND_STEPS:
        raise ValueError("the rule is made for nine steps")
    low, high = quantile(counts, Fraction(3, 10)), quantile(counts, Fraction(7, 10))
    if low is None or high is None:
        return None
    return high - low > Fraction(235, 100) + Fraction(3, 2) * abs(5 - (low + high) / 2)
