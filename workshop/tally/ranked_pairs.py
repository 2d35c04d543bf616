"""Ranked Pairs: duels are locked in from the clearest to the closest, never making a circle."""
from __future__ import annotations

from itertools import groupby
from typing import Any

from workshop.tally.profile import Evidence
from workshop.tally.ties import order_by_relation

Pair = tuple[int, int]


def ranked_pairs(evidence: Evidence) -> dict[str, Any]:
    """Lock won duels by decreasing winning votes, then fewer opposing votes (Tideman 1987; METHOD 3.2).

    Equally strong duels are locked together. Where they would close a circle among themselves, the result depends on
    which of them comes first: `depends_on_ties` says so, and the duels on such a circle stay unlocked, so that no
    tie is broken silently and what they contest stays tied.
    """
    locked, depends = Locked(evidence.m), False
    for _, equals in groupby(_won_duels(evidence), key=lambda duel: duel[0]):
        pairs = [pair for _, pair in equals if not locked.contradicts(pair)]
        together = locked.with_pairs(pairs)
        contested = {pair for pair in pairs if together.contradicts(pair)}
        depends = depends or bool(contested)
        locked = together if not contested else locked.with_pairs([pair for pair in pairs if pair not in contested])
    return {"order": order_by_relation(evidence.items, locked.ahead), "depends_on_ties": depends}


def _won_duels(evidence: Evidence) -> list[tuple[tuple[int, int], Pair]]:
    votes = evidence.pairwise.tolist()
    span = range(evidence.m)
    return sorted(((-votes[a][b], votes[b][a]), (a, b)) for a in span for b in span if votes[a][b] > votes[b][a])


class Locked:
    """Which items are ahead of which through locked duels: one bit set of beaten items per item."""

    def __init__(self, m: int, below: list[int] | None = None):
        self._below = below or [0] * m

    def ahead(self, a: int, b: int) -> bool:
        return bool(self._below[a] >> b & 1)

    def contradicts(self, pair: Pair) -> bool:
        """Whether the loser of the duel is already ahead of its winner."""
        return self.ahead(pair[1], pair[0])

    def with_pairs(self, pairs: list[Pair]) -> Locked:
        below = self._below.copy()
        for winner, loser in pairs:
            gained = below[loser] | 1 << loser
            for item, beaten in enumerate(below):
                if item == winner or beaten >> winner & 1:
                    below[item] = beaten | gained
        return Locked(len(below), below)
