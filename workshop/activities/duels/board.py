"""The order of items compared two by two: by the ability that the model of Bradley and Terry finds behind victories."""

from __future__ import annotations

from collections.abc import Iterator
from math import exp

from workshop.activities.kind import Figure
from workshop.activities.standing import Order, Standing, told_apart
from workshop.activities.voice import Voice
from workshop.domain.activity import Activity
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import Message, msg, nmsg
from workshop.tally.duels import ENOUGH


def order(outcome: SafeOutcome) -> Order:
    """By ability, ties together; items that nobody met have no place."""
    return outcome.results["order"]


def strength(outcome: SafeOutcome, item: str) -> float | None:
    """How often of a hundred times it would be preferred to an average item; None where it is hidden or unknown."""
    ability = outcome.results["results"][item]["ability"]
    return None if ability is None else 100 / (1 + exp(-ability))


def figure(outcome: SafeOutcome, item: str) -> Figure:
    """Its strength out of 100."""
    found = strength(outcome, item)
    strengths = (strength(outcome, other) for other in outcome.results["results"])
    return Figure(found, None if found is None else msg("{n}", n=told_apart(found, strengths)))


def unit(outcome: SafeOutcome) -> Message:
    """What the bars are, and of how many people."""
    return nmsg(
        "Wins out of 100 against an average item · {n} participant",
        "Wins out of 100 against an average item · {n} participants",
        outcome.n,
    )


def evidence(outcome: SafeOutcome, standing: Standing, voice: Voice) -> str:
    """Place, and how many comparisons it won."""
    place, row = voice.place(standing.place, standing.tied), outcome.results["results"][standing.item.id]
    if row["seen"] is None:
        return place
    return voice.say(msg("{place} (won {wins} of {seen})", place=place, wins=row["wins"], seen=row["seen"]))


def remarks(activity: Activity, outcome: SafeOutcome) -> Iterator[Message]:
    """That some items were met too seldom."""
    seldom = len(outcome.results["seldom"])
    if seldom:
        yield nmsg(
            "{n} was compared fewer than {enough} times: its place is not sure.",
            "{n} were compared fewer than {enough} times: their places are not sure.",
            seldom,
            enough=ENOUGH,
        )
