"""The order by points, and what it says of each item: its points, from how many people, and whether from one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from workshop.activities.kind import Figure
from workshop.activities.standing import Order, Standing, order_by_count
from workshop.activities.voice import HIDDEN, Voice
from workshop.domain.activity import Activity
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import Message, msg, nmsg
from workshop.findings.finding import quoted_items


def rows(outcome: SafeOutcome) -> Mapping[str, Mapping[str, Any]]:
    """The figures of RECOUNT.md of every item; None where hidden."""
    return outcome.results["results"]


def order(outcome: SafeOutcome) -> Order:
    """Items whose points are hidden have no place."""
    return order_by_count(outcome.items, {item: row["total"] for item, row in rows(outcome).items()})


def largest(outcome: SafeOutcome) -> int:
    """The points of the first item, where the bars end; 1 at least."""
    return max((row["total"] or 0 for row in rows(outcome).values()), default=0) or 1


def figure(outcome: SafeOutcome, item: str) -> Figure:
    """Points, and in brackets from how many of how many; a bar of full length is the first item's."""
    total, givers = rows(outcome)[item]["total"], rows(outcome)[item]["givers"]
    if total is None:
        return Figure(None, None)
    words = msg("{points} ({givers} of {n})", points=total, givers=givers, n=outcome.n)
    return Figure(100 * total / largest(outcome), words)


def unit(outcome: SafeOutcome) -> Message:
    """What is counted, and of how many people."""
    return nmsg(
        "Points given by {n} participant",
        "Points given, and by how many of the {n} participants",
        outcome.n,
    )


def evidence(outcome: SafeOutcome, standing: Standing, voice: Voice) -> str:
    """Its points and from how many people."""
    row = rows(outcome)[standing.item.id]
    if row["total"] is None:
        return voice.say(HIDDEN)
    return voice.say(
        nmsg("{n} point (from {givers} of {people})", "{n} points (from {givers} of {people})", row["total"],
             givers=row["givers"], people=outcome.n)
    )  # fmt: skip


def dominated(outcome: SafeOutcome) -> tuple[str, ...]:
    """The items that got more than half of their points from one person, in the order of the result."""
    return tuple(item for tied in order(outcome) for item in tied if rows(outcome)[item]["dominated"])


def remarks(activity: Activity, outcome: SafeOutcome) -> Iterator[Message]:
    """Which points come mostly from one person."""
    if found := dominated(outcome):
        yield msg("More than half from one participant: {items}.", items=quoted_items(activity, found))
