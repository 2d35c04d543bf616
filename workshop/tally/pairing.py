"""Which pairs one person judges, so that all pairs are judged about equally often and no list of people is kept.

Two ways. `dealt` needs nothing but a number of the seat's own: 0, 1, 2 … deal the pairs out like cards, numbers drawn
at random do so only on average. `least_asked` also needs how often each pair was asked so far, and keeps these numbers
within one of each other even for eight people. It is the better one: of the 56 links of 8 items, 24 people with 7 links
each judge every link three times if asked in this way; drawn at random, some links get 8 and 23 fewer than 3.

Either way the pairs of a seat must be kept by its phone alone: whoever knew them would know its ballot by them.
"""
from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from math import ceil
from random import Random

from workshop.tally.influence import ENOUGH

Pair = tuple[str, str]

#: A person judges so many links: enough to be of use, few enough to think about each (METHOD A8).
FEWEST_LINKS = 6
MOST_LINKS = 10


def links_each(items: int, people: int) -> int:
    """How many of the links between so many items each person should judge, 6 to 10: as few as give every link the
    three judgements it needs, or 10 where even these are too few (`fewest_people` says from when on they suffice)."""
    needed = ceil(ENOUGH * items * (items - 1) / max(people, 1))
    return min(max(needed, FEWEST_LINKS), MOST_LINKS, items * (items - 1))


def fewest_people(items: int, each: int) -> int:
    """How many people must judge `each` links so that all links can have three judgements."""
    return ceil(ENOUGH * items * (items - 1) / each)


def links_in_turn(items: Sequence[str], seed: int | str) -> list[Pair]:
    """All ordered pairs, once each, in a cyclic order in which any stretch names every item about equally often, as
    first and as second: one round of all items for every distance on a circle of them. `seed` lays out the circle."""
    circle = _circle(items, seed)
    n = len(circle)
    return [(circle[i], circle[(i + gap) % n]) for gap in range(1, n) for i in range(n)]


def duels_in_turn(items: Sequence[str], seed: int | str) -> list[Pair]:
    """The same for unordered pairs, for ideas compared two by two. Each item stands first about half of the times."""
    circle = _circle(items, seed)
    n = len(circle)
    rounds = [(i, (i + gap) % n) for gap in range(1, (n - 1) // 2 + 1) for i in range(n)]
    opposite = [(i, i + n // 2) if i % 2 else (i + n // 2, i) for i in range(n // 2)] if n % 2 == 0 else []
    return [(circle[a], circle[b]) for a, b in (*rounds, *opposite)]


def _circle(items: Sequence[str], seed: int | str) -> list[str]:
    circle = list(items)
    Random(f"{seed} {' '.join(items)}").shuffle(circle)
    return circle


def dealt(pairs: Sequence[Pair], seat: int, count: int) -> list[Pair]:
    """The `count` pairs of a seat: the stretch of the cyclic order that its number points to.

    Seats 0, 1, 2 … get adjoining stretches, so that the numbers of judgements differ by one at most; numbers drawn at
    random from a large range get any of the same stretches alike.
    """
    count = min(count, len(pairs))
    return [pairs[(seat * count + step) % len(pairs)] for step in range(count)]


def dealt_before(pairs: Sequence[Pair], seat: int, count: int, judged: Collection[Pair]) -> list[Pair]:
    """As `dealt`, for a seat that has judged these pairs already: the stretch that holds them all. Its own number may
    be another one by now, when the program that gave it was started again; and nobody keeps which pairs it had."""
    own = dealt(pairs, seat, count)
    if set(judged) <= set(own):
        return own
    found = next((pairs.index(pair) for pair in judged if pair in pairs), 0)
    turns = (turn for turn in range(len(pairs)) if (found - turn * count) % len(pairs) < count)
    stretches = (dealt(pairs, turn, count) for turn in turns)
    return next((stretch for stretch in stretches if set(judged) <= set(stretch)), own)


def least_asked(pairs: Sequence[Pair], asked: Mapping[Pair, int], count: int, seat: int) -> list[Pair]:
    """The `count` pairs that were asked least so far, among equals those whose items were met least, among these as the
    seat's own random number draws. `asked` says nothing of any person; the caller adds these pairs to it."""
    drawn = Random(seat).sample(range(len(pairs)), len(pairs))
    left = dict(zip(pairs, drawn, strict=True))
    met = Counter({item: 0 for pair in pairs for item in pair})
    for pair, times in asked.items():
        met.update(dict.fromkeys(pair, times))
    chosen: list[Pair] = []
    while left and len(chosen) < count:
        best = min(left, key=lambda pair: (asked.get(pair, 0), met[pair[0]] + met[pair[1]], left[pair]))
        del left[best]
        met.update(best)
        chosen.append(best)
    return chosen
