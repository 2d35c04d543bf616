"""What may be said of a sorting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from workshop.activities.sort.board import Sorted, sorted_items
from workshop.activities.sort.rules import options
from workshop.activities.sort.sets import Shelf
from workshop.activities.sort.words import kappa_word
from workshop.domain.activity import Activity
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import Message, msg, nmsg
from workshop.findings.finding import MOST_NAMED, Finding, filled, quoted, quoted_items
from workshop.tally.sort import SETTLED

#: What is to be discussed, few items by name and many by number.
_OF_CATEGORIES = (
    msg("To be discussed, since no single category has three in five of the answers: {items}."),
    nmsg(
        "To be discussed: {n} item for which no single category has three in five of the answers.",
        "To be discussed: {n} items for which no single category has three in five of the answers.",
        1,
    ),
)
#: The same where three in five may well agree on a divider, and not on which kind of it.
_OF_PARTS = (
    msg("To be discussed, since none of the {categories} categories alone has three in five of the answers: {items}."),
    nmsg(
        "To be discussed: {n} item for which none of the {categories} categories alone has three in five of the "
        "answers.",
        "To be discussed: {n} items for which none of the {categories} categories alone has three in five of the "
        "answers.",
        1,
    ),
)


def sort_findings(activity: Activity, safe: SafeOutcome) -> Sequence[Finding]:
    """What at least three in five put together, what is to be discussed, how far people agree."""
    return (*_settled(activity, safe), *_to_discuss(activity, safe), *_agreement(safe))


def on_shelf(shelf: Shelf, one: Sorted, counts: Mapping[str, int] | None) -> int | None:
    """How many put an item on a shelf; of a sensitive item only the category most chosen is known."""
    if counts is not None:
        return sum(counts[category] for category in shelf.ids)
    return one.most if one.modals == shelf.ids else None


def _settled(activity: Activity, safe: SafeOutcome) -> Iterator[Finding]:
    results = safe.results["results"]
    for shelf in options(activity.options).shelves:
        told = {one: on_shelf(shelf, one, results[one.item]["counts"]) for one in sorted_items(safe)}
        items = {one: times for one, times in told.items() if times and times / one.n >= SETTLED}
        if items:
            yield Finding("settled", _put_under(activity, shelf, items), tuple(one.item for one in items))


def _put_under(activity: Activity, shelf: Shelf, items: Mapping[Sorted, int]) -> Message:
    category = msg("“{label}”", label=shelf.name)
    if len(items) > MOST_NAMED:
        return nmsg(
            "{n} item was put under {category} by at least three in five of those who sorted it.",
            "{n} items were each put under {category} by at least three in five of those who sorted them.",
            len(items),
            category=category,
        )
    if len(items) > 1:
        listed = quoted_items(activity, (one.item for one in items))
        return msg(
            "{items} were each put under {category} by at least three in five of those who sorted them.",
            items=listed,
            category=category,
        )
    ((one, times),) = items.items()
    return nmsg(
        "{item} was put under {category} by {n} of the {total} participants who sorted it.",
        "{item} was put under {category} by {n} of the {total} participants who sorted it.",
        times,
        item=quoted(activity.item(one.item).label),
        category=category,
        total=one.n,
    )


def _to_discuss(activity: Activity, safe: SafeOutcome) -> Iterator[Finding]:
    items = tuple(one.item for one in sorted_items(safe) if one.n and not one.settled)
    if not items:
        return
    categories = [category for shelf in options(activity.options).shelves for category in shelf.ids]
    is_parted = len(categories) > len(options(activity.options).shelves)
    named, numbered = _OF_PARTS if is_parted else _OF_CATEGORIES
    if len(items) > MOST_NAMED:
        yield Finding("to_discuss", filled(numbered, n=len(items), categories=len(categories)), items)
    else:
        listed = quoted_items(activity, items)
        yield Finding("to_discuss", filled(named, items=listed, categories=len(categories)), items)


def _agreement(safe: SafeOutcome) -> Iterator[Finding]:
    kappa = safe.results["fleiss_kappa"]
    if kappa is not None:
        yield Finding("agreement", msg("Agreement in sorting is {word}.", word=kappa_word(kappa)))
