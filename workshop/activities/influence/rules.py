"""Influence (METHOD A8): each person judges a few links "does A feed B?"; together they make the matrix of MICMAC.

Every phone is asked other links, dealt out like cards, so that all are judged about equally often. A ballot therefore
shows by its links which phone it may come from: nothing is counted by group, and links stand in the order of the list.

Those who judged a link are a group: judged by fewer people than the smallest group whose result is shown, a link is
not known (METHOD R2, R3), and counts as none in all that is made of the links.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workshop.activities.answers import check_at_most, judgements, whole_number
from workshop.activities.kind import CountedCast
from workshop.domain.activity import Activity
from workshop.domain.errors import Mendable
from workshop.domain.items import Item
from workshop.domain.outcome import Cell, Outcome
from workshop.domain.people import Dimension
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import Message, msg, nmsg
from workshop.tally.influence import ENOUGH, STRENGTHS, count_influence, links
from workshop.tally.pairing import FEWEST_LINKS, MOST_LINKS, dealt_before, links_in_turn

FEWEST_ITEMS, MOST_ITEMS = 4, 8
DEFAULT_EACH = 8

#: What counting gives that RECOUNT.md names, or that the report draws.
_KEPT = (
    "matrix",
    "influence",
    "dependence",
    "indirect",
    "counts",
    "judgements",
    "asked_too_seldom",
    "quadrants",
    "orders",
    "strongest",
)


@dataclass(frozen=True)
class Pair:
    """One link as it is asked: does `source` feed `target`?"""

    place: int
    name: str
    source: Item
    target: Item


@dataclass(frozen=True)
class Options:
    """`each`: how many links one person judges."""

    each: int = DEFAULT_EACH

    def as_json(self) -> dict[str, object]:
        return {"each": self.each}

    def pairs(self, names: Iterable[str], items: Mapping[str, Item]) -> list[Pair]:
        """The links of these names, as a page shows them; what names no link is left out."""
        known = {f"{a}>{b}": (items[a], items[b]) for a, b in links(list(items))}
        return [Pair(place, name, *known[name]) for place, name in enumerate(names) if name in known]

    def check_items(self, items: int) -> None:
        if not FEWEST_ITEMS <= items <= MOST_ITEMS:
            raise Mendable(
                msg(
                    "Influence is judged among {least} to {most} items; here there are {n}. Choose the most important.",
                    least=FEWEST_ITEMS,
                    most=MOST_ITEMS,
                    n=items,
                ),
                "items",
            )


def options(data: Mapping[str, object]) -> Options:
    """Options from JSON or from a form. Raises Mendable."""
    sentence = msg(
        "How many pairs each person judges must be a whole number from {low} to {high}.",
        low=FEWEST_LINKS,
        high=MOST_LINKS,
    )
    return Options(whole_number(data.get("each", DEFAULT_EACH), FEWEST_LINKS, MOST_LINKS, sentence, "each"))


def ask(activity: Activity, turn: int, judged: Collection[str] = ()) -> tuple[str, ...]:
    """The links of the phone whose turn it is, as "A>B": the next stretch of all links, so that the numbers of
    judgements differ by one at most while everybody answers. `judged`: what it has answered of its links so far."""
    every = links_in_turn(activity.item_ids, f"{activity.id} {activity.round}")
    named = {f"{a}>{b}": (a, b) for a, b in every}
    answered = [named[name] for name in judged if name in named]
    return tuple(f"{a}>{b}" for a, b in dealt_before(every, turn, options(activity.options).each, answered))


def parse(data: Mapping[str, object], options: Options, item_ids: Sequence[str]) -> dict[str, object]:
    """{"links": {"A>B": 2}}, in the order of the list; links may be left out. Raises Mendable."""
    names = [f"{a}>{b}" for a, b in links(item_ids)]
    said = judgements(data, names)
    check_at_most(tuple(said), options.each, nmsg("Judge only {n} pair.", "Judge at most {n} pairs.", options.each))
    sentence = msg("A judgement must be none, weak, medium or strong (0, 1, 2 or 3).")
    strengths = {
        name: whole_number(value, STRENGTHS[0], STRENGTHS[-1], sentence, "items") for name, value in said.items()
    }
    return {"links": {name: strengths[name] for name in names if name in strengths}}


def marks(ballot: Mapping[str, object]) -> tuple[str, ...]:
    """ "A>B=2" for every link that was judged."""
    return tuple(f"{name}={strength}" for name, strength in ballot["links"].items())  # type: ignore[attr-defined]


def count(
    activity: Activity, dimensions: tuple[Dimension, ...], min_group: int, casts: Sequence[CountedCast]
) -> Outcome:
    """RECOUNT.md's figures of the whole room. Nobody makes a statement on an item that could be counted by group."""
    ballots: list[Mapping[str, int]] = [ballot["links"] for ballot, _ in casts]  # type: ignore[misc]
    n = sum(map(bool, ballots))
    enough = max(ENOUGH, min_group)
    figures = count_influence(activity.item_ids, ballots, enough)
    results = _guarded(activity, {key: figures[key] for key in _KEPT} | {"enough": enough})
    cells = (Cell({}, n, {}),) if n else ()
    return Outcome(activity.kind, activity.item_ids, n, len(ballots) - n, results, cells=cells)


def _guarded(activity: Activity, results: dict[str, Any]) -> dict[str, Any]:
    """Of links judged by too few nothing is told. Of those with a sensitive item only the strength, which is one of
    four words, never how many said what (METHOD R7)."""
    sensitive = {item.id for item in activity.items if item.sensitive}
    known = {(a, b) for a, b in links(activity.item_ids) if results["matrix"][a][b] is not None}
    open_links = {f"{a}>{b}" for a, b in known if not {a, b} & sensitive}
    strongest = [
        {**link, "mean": None, "judgements": None} if {link["from"], link["to"]} & sensitive else link
        for link in results["strongest"]
    ]
    counts = {name: row for name, row in results["counts"].items() if name in open_links}
    judgements = {
        a: {b: times if (a, b) in known else None for b, times in row.items()}
        for a, row in results["judgements"].items()
    }
    return {**results, "counts": counts, "strongest": strongest, "judgements": judgements}


def enough(outcome: SafeOutcome) -> int:
    """How many people must have judged a link for it to be known. Results of earlier versions do not say it."""
    return outcome.results.get("enough", ENOUGH)


def describe(options: Options, items: int) -> Message:
    """What the participant is asked to do."""
    return msg("How strongly does the first feed the second? You see a few of all the pairs; others see other pairs.")


def summary(outcome: SafeOutcome) -> dict[str, object] | None:
    """What the recount sheet publishes: n, and how many judged each link to be 0, 1, 2, 3; links that too few judged
    are left out. None where links with a sensitive item are kept back: figures without them would be others."""
    if outcome.withheld:
        return None
    known = {f"{a}>{b}" for a, row in outcome.results["matrix"].items() for b in row if row[b] is not None}
    if not known <= outcome.results["counts"].keys():
        return None
    return {"n": outcome.n, "links": outcome.results["counts"]}
