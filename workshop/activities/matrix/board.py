"""The order of a matrix: by how many put an item above the middle of the scale by both criteria."""

from __future__ import annotations

from collections.abc import Callable

from workshop.activities.kind import Aspect, Figure
from workshop.activities.matrix.criteria import quadrants
from workshop.activities.matrix.rules import named_criteria
from workshop.activities.standing import Order, Standing, order_by_count
from workshop.activities.voice import HIDDEN, Voice
from workshop.domain.disclosure import share_text
from workshop.domain.safe import SafeOutcome, Shown
from workshop.domain.text import Message, msg, nmsg


def order(outcome: SafeOutcome) -> Order:
    """Items whose count is hidden have no place."""
    return order_by_count(outcome.items, {item: high(outcome, item) for item in outcome.items})


def high(outcome: SafeOutcome, item: str) -> int | None:
    """How many put it high by both criteria; None where that is hidden."""
    named = outcome.named[item]
    return int(named.value) if isinstance(named, Shown) else None


def figure(outcome: SafeOutcome, item: str) -> Figure:
    """How many of how many."""
    count = high(outcome, item)
    return Figure(None, None) if count is None else Figure(100 * count / outcome.n, share_text(count, outcome.n))


def unit(outcome: SafeOutcome) -> Message:
    """What is counted, and of how many people."""
    return nmsg("High by both criteria · {n} participant", "High by both criteria · {n} participants", outcome.n)


def evidence(outcome: SafeOutcome, standing: Standing, voice: Voice) -> str:
    """The quadrant, and how many put it high by both criteria."""
    item = standing.item.id
    quadrant = quadrants(*named_criteria(outcome)).get(outcome.results["results"][item]["quadrant"])
    share = voice.share(high(outcome, item), outcome.n)
    return voice.say(msg("{quadrant}: {share}", quadrant=quadrant.name if quadrant else HIDDEN, share=share))


def aspects(outcome: SafeOutcome) -> tuple[Aspect, ...]:
    """The medians by both criteria, and the quadrant where they meet."""
    results, both = outcome.results["results"], named_criteria(outcome)
    names = quadrants(*both)

    def median(key: str) -> Callable[[str, Voice], str]:
        return lambda item, voice: _told(results[item][f"{key}_median"], voice)

    def quadrant(item: str, voice: Voice) -> str:
        found = names.get(results[item]["quadrant"])
        return voice.say(found.name if found else HIDDEN)

    medians = (Aspect(one.name, median(one.key), 0.1) for one in both)
    return (*medians, Aspect(msg("Quadrant"), quadrant, 0.13))


def _told(median: float | None, voice: Voice) -> str:
    return voice.say(HIDDEN) if median is None else voice.number(median)
