"""Equal values share a place: scores, relations and places that never break a tie (METHOD 3.2)."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import groupby
from typing import TypeVar

#: Exact figures: counts are whole numbers, shares of a tie are fractions; never a float, so that a tie is a tie.
Number = int | Fraction

#: What is put in order: an item, or a link between two.
T = TypeVar("T")

#: Tie-groups, best first; inside a group the order of the items on the question.
Order = list[list[str]]


def plain(number: Number) -> int | float:
    """The figure as JSON has it: a whole number where it is one, else double precision, never rounded."""
    fraction = Fraction(number)
    return fraction.numerator if fraction.denominator == 1 else float(fraction)


def known(number: Number | None) -> int | float | None:
    """As `plain`, or None where there is no figure."""
    return None if number is None else plain(number)


def quotient(part: Number, whole: Number) -> float | int | None:
    """part / whole, or None where there is nothing to divide by."""
    return plain(Fraction(part) / whole) if whole else None


def order_by_score(scores: Mapping[T, Number], lowest_first: bool = False) -> list[list[T]]:
    """The items by score, highest first, equal scores together."""
    sign = 1 if lowest_first else -1
    ranked = sorted(scores, key=lambda item: sign * scores[item])
    return [list(group) for _, group in groupby(ranked, key=scores.__getitem__)]


def order_by_relation(items: Sequence[str], beats: Callable[[int, int], bool]) -> Order:
    """The tie-groups of a strict partial order given on indices: first all items nobody beats, then those nobody left
    beats, and so on. The first group is therefore exactly the set of winners of the method.
    """
    left, order = list(range(len(items))), []
    while left:
        best = [a for a in left if not any(beats(b, a) for b in left)]
        order.append([items[a] for a in best])
        left = [a for a in left if a not in best]
    return order


def top_items(order: Iterable[Sequence[T]], top: int) -> frozenset[T]:
    """The items on the places 1..top. Who shares place `top` is in, so there can be more than `top` of them."""
    chosen: set[T] = set()
    for group in order:
        if len(chosen) >= top:
            break
        chosen.update(group)
    return frozenset(chosen)
