"""Which driver feeds which other one: the influence matrix of MICMAC from many people's judgements of a few links."""
from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction
from itertools import accumulate
from typing import Any

from workshop.tally.ties import order_by_score, top_items

#: 0 none, 1 weak, 2 medium, 3 strong (METHOD A8).
STRENGTHS = range(4)

#: A link judged by fewer people is "not asked enough" and has no strength; who counts may ask for more of them.
ENOUGH = 3

#: Indirect influence is looked for in the powers 2..LARGEST_POWER of the matrix.
LARGEST_POWER = 8

#: So many of the strongest links are listed; who shares the last of these places is in.
STRONGEST = 10

#: So many ">" of a name are looked at: ids hold few of them, and a name made of nothing else must not take for ever.
MOST_SIGNS = 20

#: An ordered pair of items: the first acts on the second.
Link = tuple[str, str]

Matrix = list[list[int]]


def count_influence(
    items: Sequence[str], ballots: Sequence[Mapping[str, int]], enough: int = ENOUGH
) -> dict[str, Any]:
    """The matrix of RECOUNT.md with direct and indirect influence and dependence; plain JSON values.

    `ballots`: one mapping "A>B" -> 0..3 per person, of the links that this person judged; {} is an abstention.
    Beyond RECOUNT.md: "counts" as in the recount sheet, "judgements" (how many judged each link), "asked_too_seldom"
    (links judged by fewer than `enough`), "quadrants", "orders" (items by influence, by dependence, with ties),
    "strongest".
    Raises ValueError for a link that is none, or a strength out of range.
    """
    counts = {link: [0] * len(STRENGTHS) for link in links(items)}
    cast = [ballot for ballot in ballots if ballot]
    for ballot in cast:
        for name, strength in ballot.items():
            if strength not in STRENGTHS:
                raise ValueError(f"no strength of a link: {strength!r}")
            counts[link_named(name, items)][strength] += 1
    return _result(items, len(cast), len(ballots) - len(cast), counts, enough)


def count_influence_summary(
    items: Sequence[str], n: int, judged: Mapping[str, Sequence[int]], enough: int = ENOUGH
) -> dict[str, Any]:
    """The same from a recount sheet: how many of `n` people gave each link the strength 0, 1, 2, 3.

    Of links that are left out nothing is known: their judgements are None. Raises ValueError for figures that no `n`
    ballots give.
    """
    counts: dict[Link, Sequence[int]] = {link_named(name, items): row for name, row in judged.items()}
    if any(len(row) != len(STRENGTHS) or min(row) < 0 or sum(row) > n for row in counts.values()):
        raise ValueError(f"{n} people cannot judge the links like this")
    if len(counts) == len(items) * (len(items) - 1) and sum(map(sum, counts.values())) < n:
        raise ValueError("a ballot that counts judges at least one link")
    return _result(items, n, None, counts, enough)


def links(items: Sequence[str]) -> list[Link]:
    """All n(n-1) links between different items."""
    return [(a, b) for a in items for b in items if a != b]


def link_named(name: str, items: Collection[str]) -> Link:
    """The link that "A>B" names, also where ids hold a ">" themselves.

    Raises ValueError where it does not name two different items, or could name several pairs of them.
    """
    parts = name.split(">", MOST_SIGNS)
    pairs = ((">".join(parts[:cut]), ">".join(parts[cut:])) for cut in range(1, len(parts)))
    found = [(a, b) for a, b in pairs if a != b and a in items and b in items]
    if len(found) != 1:
        raise ValueError(f"not one link between two items: {name!r}")
    return found[0]


def _result(
    items: Sequence[str], n: int, abstentions: int | None, counts: Mapping[Link, Sequence[int]], enough: int
) -> dict[str, Any]:
    judgements = {link: sum(counts[link]) if link in counts else None for link in links(items)}
    strengths = {link: _strength(counts.get(link, ()), enough) for link in judgements}
    matrix = [[strengths.get((a, b)) or 0 for b in items] for a in items]
    influence, dependence = _sums(matrix, items)
    return {
        "ballots": n,
        "abstentions": abstentions,
        "items": list(items),
        "matrix": _per_link(items, strengths),
        "influence": influence,
        "dependence": dependence,
        "indirect": indirect(items, matrix),
        "counts": {f"{a}>{b}": list(row) for (a, b), row in counts.items()},
        "judgements": _per_link(items, judgements),
        "asked_too_seldom": [list(link) for link, strength in strengths.items() if strength is None],
        "quadrants": quadrants(influence, dependence),
        "orders": {"influence": order_by_score(influence), "dependence": order_by_score(dependence)},
        "strongest": _strongest(counts, strengths),
    }


def _per_link(items: Sequence[str], figures: Mapping[Link, int | None]) -> dict[str, dict[str, int | None]]:
    return {a: {b: figures[a, b] for b in items if b != a} for a in items}


def _sums(matrix: Matrix, items: Sequence[str]) -> tuple[dict[str, int], dict[str, int]]:
    """Row sums and column sums."""
    columns = zip(*matrix, strict=True)
    return dict(zip(items, map(sum, matrix), strict=True)), dict(zip(items, map(sum, columns), strict=True))


def _strength(row: Sequence[int], enough: int) -> int | None:
    return lower_median(row) if sum(row) >= enough else None


def lower_median(counts: Sequence[int]) -> int:
    """The lower median of judgements of which `counts` says how many gave 0, 1, 2 …: a strength somebody gave."""
    middle = (sum(counts) + 1) // 2
    return next(strength for strength, reached in enumerate(accumulate(counts)) if reached >= middle)


def indirect(items: Sequence[str], matrix: Matrix) -> dict[str, Any]:
    """Influence and dependence along paths of several links: the row and column sums of the smallest power k >= 2 of
    the matrix whose two orders, ties included, are those of power k+1 (Godet's MICMAC; METHOD A8). Where there is none
    up to 8, all three are None. Where no path has k links the sums are 0."""
    transposed = [list(column) for column in zip(*matrix, strict=True)]
    sums = [([1] * len(items), [1] * len(items))]
    for _ in range(LARGEST_POWER + 1):
        sums.append((_times(matrix, sums[-1][0]), _times(transposed, sums[-1][1])))
    orders = [[order_by_score(dict(zip(items, side, strict=True))) for side in pair] for pair in sums]
    power = next((k for k in range(2, LARGEST_POWER + 1) if orders[k] == orders[k + 1]), None)
    if power is None:
        return {"power": None, "influence": None, "dependence": None}
    influence, dependence = (dict(zip(items, side, strict=True)) for side in sums[power])
    return {"power": power, "influence": influence, "dependence": dependence}


def _times(matrix: Matrix, vector: Sequence[int]) -> list[int]:
    """Whole numbers of any size: an order must not depend on rounding."""
    return [sum(strength * value for strength, value in zip(row, vector, strict=True) if strength) for row in matrix]


_QUADRANTS = {(1, -1): "driver", (1, 1): "relay", (-1, 1): "outcome", (-1, -1): "autonomous"}


def quadrants(influence: Mapping[str, int], dependence: Mapping[str, int]) -> dict[str, str]:
    """Where each item lies among the means of influence and dependence: "driver" (acts more than it is acted upon),
    "relay" (both), "outcome", "autonomous" (neither). Exactly at a mean it is "borderline", as exactly at the middle
    of the matrix of importance and feasibility: the figures do not say on which side it stands."""
    return {i: _QUADRANTS.get((_side(i, influence), _side(i, dependence)), "borderline") for i in influence}


def _side(item: str, sums: Mapping[str, int]) -> int:
    """1 above the mean, -1 below, 0 exactly there."""
    gap = sums[item] * len(sums) - sum(sums.values())
    return (gap > 0) - (gap < 0)


def _strongest(counts: Mapping[Link, Sequence[int]], strengths: Mapping[Link, int | None]) -> list[dict[str, Any]]:
    """Links of at least weak strength by strength, equal ones by the mean judgement; the first ten and their equals."""
    means = {
        link: Fraction(sum(step * times for step, times in enumerate(row)), sum(row))
        for link, row in counts.items()
        if strengths[link]
    }
    scores = {link: len(STRENGTHS) * (strengths[link] or 0) + mean for link, mean in means.items()}
    order = order_by_score(scores)
    chosen = top_items(order, STRONGEST)
    listed = [link for group in order for link in group if link in chosen]
    return [
        {"from": a, "to": b, "strength": strengths[a, b], "mean": float(means[a, b]), "judgements": sum(counts[a, b])}
        for a, b in listed
    ]
