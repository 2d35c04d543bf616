"""Where the room put each item, in the order of the categories; inside one, the clearest first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from workshop.activities.kind import Figure
from workshop.activities.sort.sets import name_of
from workshop.activities.sort.words import kappa_steps, kappa_word
from workshop.activities.standing import Order, Standing
from workshop.activities.voice import HIDDEN, Voice
from workshop.domain.disclosure import share_text
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import Message, msg, nmsg
from workshop.tally.sort import SETTLED

NOBODY = msg("sorted by nobody")


@dataclass(frozen=True)
class Sorted:
    """One item that may be shown: the categories most chosen (several where they tie, none where nobody sorted it), by
    how many each, of how many who sorted it."""

    item: str
    modals: tuple[str, ...]
    most: int
    n: int

    @property
    def share(self) -> float:
        return self.most / self.n if self.n else 0.0

    @property
    def settled(self) -> bool:
        """METHOD A9: under 60 % an item is to be discussed; so is one whose first place is shared."""
        return len(self.modals) == 1 and self.share >= SETTLED


def sorted_items(outcome: SafeOutcome) -> list[Sorted]:
    """The items whose result may be seen, in the order of the list."""
    found = {item: outcome.results["results"][item] for item in outcome.items}
    return [_sorted(item, one) for item, one in found.items() if one["n"] is not None]


def _sorted(item: str, found: Mapping[str, Any]) -> Sorted:
    n, share = found["n"], found["modal_share"] or 0
    return Sorted(item, tuple(found["modals"]), round(share * n), n)


def order(outcome: SafeOutcome) -> Order:
    """By category, ties between categories after all of them; inside one, by share. Hidden items have no place."""
    categories = outcome.results["categories"]

    def key(one: Sorted) -> tuple[int, float]:
        return (categories.index(one.modals[0]) if len(one.modals) == 1 else len(categories), -one.share)

    items = sorted_items(outcome)
    return [[one.item for one in items if key(one) == place] for place in sorted(set(map(key, items)))]


def category_name(outcome: SafeOutcome, category: str) -> Message:
    """The name of a category of this result."""
    return name_of(category, outcome.results["own"])


def _found(outcome: SafeOutcome, item: str) -> Sorted | None:
    return next((one for one in sorted_items(outcome) if one.item == item), None)


def said_of(outcome: SafeOutcome, one: Sorted) -> Message:
    """ "Cause: 17 of 24"; where categories share the first place, all of them."""
    if not one.modals:
        return NOBODY
    share = share_text(one.most, one.n)
    if len(one.modals) > 1:
        return msg("tied: {categories}, {share} each", categories=_names(outcome, one), share=share)
    return msg("{category}: {share}", category=category_name(outcome, one.modals[0]), share=share)


def _names(outcome: SafeOutcome, one: Sorted) -> tuple[Message, ...]:
    return tuple(category_name(outcome, category) for category in one.modals)


def figure(outcome: SafeOutcome, item: str) -> Figure:
    """The share of those who chose the category most chosen."""
    one = _found(outcome, item)
    return Figure(100 * one.share, said_of(outcome, one)) if one else Figure(None, None)


def unit(outcome: SafeOutcome) -> Message:
    """What is counted, and of how many people."""
    return nmsg(
        "Category most chosen, and by how many of those who sorted the item · {n} participant",
        "Category most chosen, and by how many of those who sorted the item · {n} participants",
        outcome.n,
    )


def evidence(outcome: SafeOutcome, standing: Standing, voice: Voice) -> str:
    """The category and how many chose it."""
    return voice.say(figure(outcome, standing.item.id).words or HIDDEN)


def agreement(outcome: SafeOutcome) -> tuple[Message, int] | None:
    """Fleiss' kappa in a word and in steps of five."""
    kappa = outcome.results["fleiss_kappa"]
    return None if kappa is None else (kappa_word(kappa), kappa_steps(kappa))
