"""Ideas compared two by two: who won how often, and the ability behind it by the model of Bradley and Terry."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workshop.tally.ties import Order, order_by_score, quotient

#: An item that was compared less often is named as one that too few have seen.
ENOUGH = 5

#: Half a victory and half a defeat that every item has from the start, against an item of average ability. Without them
#: an item that never lost would be infinitely able, and items never compared along any chain could not be ordered.
HEADSTART = 0.5

#: Every item's expected victories are those it had, to so many parts; abilities that differ by less than _SAME do so
#: by rounding only.
_PRECISION = 1e-10
_SAME = 1e-6

#: Far more than are needed; no set of judgements may keep the laptop busy for ever.
_MOST_STEPS = 20_000

#: One judgement: the item preferred, the other one.
Duel = tuple[str, str]


def count_duels(items: Sequence[str], ballots: Sequence[Sequence[Duel]]) -> dict[str, Any]:
    """Per item `seen`, `wins`, `win_share` and the Bradley-Terry `ability`; plain JSON values.

    `ballots`: the judgements of one person each, (preferred, other); an empty one is an abstention. `ability` is on the
    log scale, 0 being average: an item beats another with probability 1 / (1 + exp(other - own)); None when never seen.
    "order" is by ability, "order_by_share" by plain win share, both with ties and without items that nobody saw;
    "seldom" names the items seen fewer than 5 times. The order of ballots and judgements plays no part.
    Raises ValueError for an unknown item or one compared with itself.
    """
    cast = [ballot for ballot in ballots if ballot]
    wins = _wins(items, [duel for ballot in cast for duel in ballot])
    won, seen = wins.sum(axis=1).tolist(), (wins + wins.T).sum(axis=1).tolist()
    abilities = np.log(strengths(wins)).tolist()
    results = {
        item: {"seen": n, "wins": w, "win_share": quotient(w, n), "ability": ability if n else None}
        for item, n, w, ability in zip(items, seen, won, abilities, strict=True)
    }
    met = [item for item in items if results[item]["seen"]]
    return {
        "ballots": len(cast),
        "abstentions": len(ballots) - len(cast),
        "items": list(items),
        "judgements": int(wins.sum()),
        "results": results,
        "order": _order({item: results[item]["ability"] for item in met}),
        "order_by_share": order_by_score({item: results[item]["win_share"] for item in met}),
        "seldom": [item for item in items if results[item]["seen"] < ENOUGH],
    }


def _wins(items: Sequence[str], duels: Sequence[Duel]) -> NDArray[np.int64]:
    """wins[i, j]: how often items[i] was preferred to items[j]."""
    place = {item: index for index, item in enumerate(items)}
    wins = np.zeros((len(items), len(items)), dtype=np.int64)
    for winner, loser in duels:
        if winner == loser or winner not in place or loser not in place:
            raise ValueError(f"no two items to compare: {winner!r}, {loser!r}")
        wins[place[winner], place[loser]] += 1
    return wins


def strengths(wins: NDArray[np.int64], headstart: float = HEADSTART) -> NDArray[np.float64]:
    """The strengths s of Bradley & Terry (1952), where i beats j with probability s_i / (s_i + s_j).

    `wins[i, j]`: how often i beat j. Maximum likelihood by the MM algorithm of Hunter (2004), with `headstart` > 0
    victories and as many defeats of every item against one of strength 1: with these the maximum always exists and is
    one only (without them, only where neither of any two halves of the items is unbeaten by the other; Ford 1957).
    """
    won, met = wins.sum(axis=1) + headstart, wins + wins.T
    s = np.ones(len(wins))
    for _ in range(_MOST_STEPS):
        spread = (met / (s[:, None] + s)).sum(axis=1) + 2 * headstart / (s + 1)
        if (np.abs(won - s * spread) <= _PRECISION * won).all():
            break
        s = won / spread
    return s


def _order(abilities: Mapping[str, float]) -> Order:
    """Best first; neighbours closer than rounding can tell apart share a place."""
    order: Order = []
    for item in sorted(abilities, key=abilities.__getitem__, reverse=True):
        if order and abilities[order[-1][-1]] - abilities[item] < _SAME:
            order[-1].append(item)
        else:
            order.append([item])
    return order
