"""Duels (METHOD A1, pairwise mode): each person compares a few pairs of a long list, "which of the two weighs more?".

Every phone is asked other pairs, dealt out like cards, so that all items are met about equally often. A ballot shows
by its pairs which phone it may come from: nothing is counted by group, and pairs stand in the order of the list.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from workshop.activities.answers import UNREADABLE, check_at_most, chosen_items, whole_number
from workshop.activities.kind import CountedCast
from workshop.domain.activity import Activity
from workshop.domain.errors import Mendable
from workshop.domain.items import Item
from workshop.domain.outcome import Cell, Outcome
from workshop.domain.people import Dimension
from workshop.domain.text import Message, msg, nmsg
from workshop.tally.duels import Duel, count_duels
from workshop.tally.pairing import dealt_before, duels_in_turn

#: Two items make one pair, which everybody could judge at once.
FEWEST_ITEMS = 3
FEWEST_PAIRS, MOST_PAIRS, DEFAULT_EACH = 3, 15, 10

FIRST, SECOND = 1, 2

_KEPT = ("results", "order", "order_by_share", "seldom", "judgements")


@dataclass(frozen=True)
class Pair:
    """One pair as it is asked."""

    place: int
    name: str
    first: Item
    second: Item


@dataclass(frozen=True)
class Options:
    """`each`: how many pairs one person compares."""

    each: int = DEFAULT_EACH

    def as_json(self) -> dict[str, object]:
        return {"each": self.each}

    def pairs(self, names: Iterable[str], items: Mapping[str, Item]) -> list[Pair]:
        """The pairs of these names, as a page shows them; what names no pair is left out."""
        found = ((name, *name.split(">")) for name in names)
        known = [(name, ids) for name, *ids in found if len(ids) == 2 and set(ids) <= set(items)]
        return [Pair(place, name, items[a], items[b]) for place, (name, (a, b)) in enumerate(known)]

    def check_items(self, items: int) -> None:
        """Any list that is long enough makes sense; see Kind.fewest_items."""


def options(data: Mapping[str, object]) -> Options:
    """Options from JSON or from a form. Raises Mendable."""
    sentence = msg(
        "How many pairs each person compares must be a whole number from {low} to {high}.",
        low=FEWEST_PAIRS,
        high=MOST_PAIRS,
    )
    return Options(whole_number(data.get("each", DEFAULT_EACH), FEWEST_PAIRS, MOST_PAIRS, sentence, "each"))


def ask(activity: Activity, turn: int, judged: Collection[str] = ()) -> tuple[str, ...]:
    """The pairs of the phone whose turn it is, as "A>B": the next stretch of all pairs, so that the numbers of
    comparisons differ by one at most while everybody answers. Mixed, since neighbours in a stretch share an item.
    `judged`: what it has answered of its pairs so far."""
    every = duels_in_turn(activity.item_ids, f"{activity.id} {activity.round}")
    named = {f"{a}>{b}": (a, b) for a, b in every}
    answered = [named[name] for name in judged if name in named]
    mine = dealt_before(every, turn, options(activity.options).each, answered)
    return tuple(f"{a}>{b}" for a, b in Random(f"{activity.id} {mine}").sample(mine, len(mine)))


def parse(data: Mapping[str, object], options: Options, item_ids: Sequence[str]) -> dict[str, object]:
    """{"duels": {"A>B": 1}}, 1 where the first weighs more and 2 where the second does; pairs may be left out. Raises
    Mendable."""
    marks = data.get("items")
    if not isinstance(marks, list | tuple) or not all(isinstance(mark, str) and "=" in mark for mark in marks):
        raise Mendable(UNREADABLE, "items")
    check_at_most(marks, options.each, nmsg("Compare only {n} pair.", "Compare at most {n} pairs.", options.each))
    said = [mark.rpartition("=") for mark in marks]
    judged = {_pair(name, item_ids): _chosen(value) for name, _, value in said}
    if len(set(map(frozenset, judged))) < len(marks):
        raise Mendable(msg("The same pair is compared twice. Compare it once."), "items")
    place = {item: number for number, item in enumerate(item_ids)}
    ordered = sorted(judged, key=lambda pair: sorted(place[item] for item in pair))
    return {"duels": {f"{a}>{b}": judged[a, b] for a, b in ordered}}


def _chosen(value: str) -> int:
    sentence = msg("Of each pair choose the one or the other, or neither.")
    return whole_number(value, FIRST, SECOND, sentence, "items")


def _pair(name: str, item_ids: Sequence[str]) -> tuple[str, str]:
    """The two items of "A>B". Raises Mendable."""
    first, _, second = name.partition(">")
    chosen_items({"items": [first, second]}, item_ids)
    return first, second


def marks(ballot: Mapping[str, Any]) -> tuple[str, ...]:
    """ "A>B=1" for every pair that was compared."""
    return tuple(f"{name}={chosen}" for name, chosen in ballot["duels"].items())


def count(
    activity: Activity, dimensions: tuple[Dimension, ...], min_group: int, casts: Sequence[CountedCast]
) -> Outcome:
    """The order of all items by the whole room. Nobody makes a statement on an item that could be counted by group."""
    ballots = [tuple(_duels(ballot["duels"])) for ballot, _ in casts]  # type: ignore[arg-type]
    n = sum(map(bool, ballots))
    figures = count_duels(activity.item_ids, ballots)
    results = _guarded(activity, {key: figures[key] for key in _KEPT})
    cells = (Cell({}, n, {}),) if n else ()
    return Outcome(activity.kind, activity.item_ids, n, len(ballots) - n, results, cells=cells)


def _duels(judged: Mapping[str, int]) -> Iterator[Duel]:
    """(preferred, other) of every pair."""
    for name, chosen in judged.items():
        first, _, second = name.partition(">")
        yield (first, second) if chosen == FIRST else (second, first)


def _guarded(activity: Activity, results: dict[str, Any]) -> dict[str, Any]:
    """Of sensitive items only the place is told; no total gives back how often they were preferred (METHOD R7)."""
    sensitive = {item.id for item in activity.items if item.sensitive}
    if not sensitive:
        return results
    rows = {item: dict.fromkeys(row) if item in sensitive else row for item, row in results["results"].items()}
    return {**results, "results": rows, "judgements": None}


def describe(options: Options, items: int) -> Message:
    """What the participant is asked to do."""
    return msg("Of each pair, tap your choice. You see a few of all the pairs; others see other pairs.")
