"""The order by influence: how strongly each item acts on all others together."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.activities.kind import Figure
from workshop.activities.standing import Order, Standing
from workshop.activities.voice import Voice
from workshop.domain.activity import Activity
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import Message, msg, nmsg
from workshop.tally.influence import STRENGTHS, links


def order(outcome: SafeOutcome) -> Order:
    """By direct influence, ties together."""
    return outcome.results["orders"]["influence"]


def most(outcome: SafeOutcome) -> int:
    """The greatest influence an item can have: strong on every other one."""
    return STRENGTHS[-1] * (len(outcome.items) - 1)


def figure(outcome: SafeOutcome, item: str) -> Figure:
    """The sum of its strengths, out of the most possible."""
    influence = outcome.results["influence"][item]
    return Figure(100 * influence / most(outcome), msg("{n}", n=influence))


def unit(outcome: SafeOutcome) -> Message:
    """What is counted, and of how many people."""
    return nmsg(
        "Influence on the others, from 0 to {most} · {n} participant",
        "Influence on the others, from 0 to {most} · {n} participants",
        outcome.n,
        most=most(outcome),
    )


def evidence(outcome: SafeOutcome, standing: Standing, voice: Voice) -> str:
    """Place and sum."""
    place, item = voice.place(standing.place, standing.tied), standing.item.id
    return voice.say(msg("{place} (influence {n})", place=place, n=outcome.results["influence"][item]))


def remarks(activity: Activity, outcome: SafeOutcome) -> Iterator[Message]:
    """That some links are not known well enough."""
    seldom = len(outcome.results["asked_too_seldom"])
    if seldom:
        yield nmsg(
            "{n} of {total} pairs was judged by too few and counts as none.",
            "{n} of {total} pairs were judged by too few and count as none.",
            seldom,
            total=len(links(outcome.items)),
        )
