"""The order of proposals: by the share of those who answered that supports each."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.activities.agree.findings import consensus_count
from workshop.activities.agree.ground import by_zone
from workshop.activities.agree.words import DECISIONS, NO_ANSWER
from workshop.activities.kind import Aspect, Figure
from workshop.activities.standing import Order, Standing, order_by_count
from workshop.activities.voice import HIDDEN, Voice
from workshop.domain.activity import Activity
from workshop.domain.disclosure import share_text
from workshop.domain.safe import SafeOutcome, Shown
from workshop.domain.text import Message, msg, nmsg


def order(outcome: SafeOutcome) -> Order:
    """Proposals whose support is hidden, or that nobody answered, have no place."""
    results = outcome.results["results"]
    return order_by_count(outcome.items, {item: results[item]["support"] for item in outcome.items})


def support(outcome: SafeOutcome, item: str) -> Message | None:
    """How many of those who answered support it; None where that is hidden."""
    named, n = outcome.named[item], outcome.results["results"][item]["n"]
    if not isinstance(named, Shown) or n is None:
        return None
    return share_text(int(named.value), n) if n else NO_ANSWER


def figure(outcome: SafeOutcome, item: str) -> Figure:
    """The share of support."""
    share = outcome.results["results"][item]["support"]
    return Figure(None if share is None else 100 * share, support(outcome, item))


def unit(outcome: SafeOutcome) -> Message:
    """What is counted, and of how many people."""
    return nmsg("Support for proposals · {n} participant", "Support for proposals · {n} participants", outcome.n)


def evidence(outcome: SafeOutcome, standing: Standing, voice: Voice) -> str:
    """The decision and the support that it rests on."""
    return _decided(outcome, standing.item.id, voice)


def aspects(outcome: SafeOutcome) -> tuple[Aspect, ...]:
    """The decision and its support; where zones are published, the support in the one where it is lowest."""
    common = by_zone(outcome)

    def lowest(item: str, voice: Voice) -> str:
        found = common.get(item)
        return voice.say(share_text(found.yes, found.n) if found else HIDDEN)

    decided = Aspect(msg("Support"), lambda item, voice: _decided(outcome, item, voice), 0.17)
    return (decided, Aspect(msg("Lowest in a zone"), lowest, 0.1)) if common else (decided,)


def _decided(outcome: SafeOutcome, item: str, voice: Voice) -> str:
    decision, words = outcome.results["results"][item]["decision"], support(outcome, item)
    if words is None or decision is None:
        return voice.say(words or HIDDEN)
    return voice.say(msg("{decision}: {share}", decision=DECISIONS[decision], share=words))


def remarks(activity: Activity, outcome: SafeOutcome) -> Iterator[Message]:
    """How many proposals reached a consensus."""
    how_many = consensus_count(outcome)
    if how_many:
        yield how_many
