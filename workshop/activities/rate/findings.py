"""What may be said of ratings: what has most high ones, a single item’s middle, camps, and who does not know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import ceil, floor
from typing import Any

from workshop.activities.rate.board import agreement_word, divided, high, rows
from workshop.activities.rate.rules import options
from workshop.activities.rate.scales import SCALE, Word, quoted_word
from workshop.domain.activity import Activity
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import Message, msg, nmsg
from workshop.findings.finding import MOST_NAMED, Finding, filled, quoted, quoted_items

Row = Mapping[str, Any]

_ONE = nmsg(
    "{n} of the {total} participants who rated {item} chose {fourth} or {fifth}.",
    "{n} of the {total} participants who rated {item} chose {fourth} or {fifth}.",
    1,
)
_HIGHEST = nmsg(
    "{item} has the largest share of the ratings {fourth} or {fifth}: {n} of the {total} participants who rated it.",
    "{item} has the largest share of the ratings {fourth} or {fifth}: {n} of the {total} participants who rated it.",
    1,
)
_HIGHEST_OF_SOME = nmsg(
    "Of the answers shown that at least half of the participants rated, {item} has the largest share of the ratings"
    " {fourth} or {fifth}: {n} of the {total} who rated it.",
    "Of the answers shown that at least half of the participants rated, {item} has the largest share of the ratings"
    " {fourth} or {fifth}: {n} of the {total} who rated it.",
    1,
)
_TIED = msg("{items} are tied for the largest share of the ratings {fourth} or {fifth}.")
_TIED_OF_SOME = msg(
    "Of the answers shown that at least half of the participants rated, {items} are tied for the largest share of the"
    " ratings {fourth} or {fifth}."
)
_MANY_TIED = msg("{n} answers are tied for the largest share of the ratings {fourth} or {fifth}.")
_MANY_TIED_OF_SOME = msg(
    "Of the answers shown that at least half of the participants rated, {n} are tied for the largest share of the"
    " ratings {fourth} or {fifth}."
)
_MEDIAN = msg("The middle answer on {item} is {step}; agreement among those who rated it is {word}.")
_MEDIAN_BETWEEN = msg(
    "The middle of the answers on {item} lies between {below} and {above};"
    " agreement among those who rated it is {word}."
)
_MEDIAN_DIVIDED = msg("On {item} there is no common middle: the answers form separate camps.")
_DIVIDED = msg("On {items} the answers form separate camps.")
_DIVIDED_EACH = msg("On each of these the answers form separate camps: {items}.")
_DIVIDED_MANY = msg("On {n} answers, participants form separate camps.")
_UNKNOWN = nmsg(
    "{n} of the {total} participants who were asked about {item} and answered said that they did not know.",
    "{n} of the {total} participants who were asked about {item} and answered said that they did not know.",
    1,
)


def rate_findings(activity: Activity, safe: SafeOutcome) -> Sequence[Finding]:
    """The most high ratings, camps, and where at least half did not know; of a single item its share and its middle."""
    steps = options(activity.options).steps
    unknown = tuple(_unknown(activity, safe))
    if len(activity.items) == 1:
        return (*_single(activity, safe, steps), *unknown)
    return (*_highest(activity, safe, steps), *_camps(activity, safe), *unknown)


def _two(steps: Sequence[Word]) -> dict[str, Message]:
    return {"fourth": quoted_word(steps[SCALE - 2]), "fifth": quoted_word(steps[SCALE - 1])}


def _single(activity: Activity, safe: SafeOutcome, steps: Sequence[Word]) -> Iterator[Finding]:
    item = activity.items[0]
    row = rows(safe)[item.id]
    if row["top_two_share"] is not None:
        sentence = filled(_ONE, n=high(row), total=row["n"], item=quoted(item.label), **_two(steps))
        yield Finding("top_two", sentence, (item.id,))
    if row["median"] is not None:
        yield Finding("middle", _middle(row, quoted(item.label), steps), (item.id,))


def _middle(row: Row, item: Message, steps: Sequence[Word]) -> Message:
    below, above = (quoted_word(steps[side(row["median"]) - 1]) for side in (floor, ceil))
    if row["agreement_a"] < 0:
        return filled(_MEDIAN_DIVIDED, item=item)
    word = agreement_word(row["agreement_a"])
    if below == above:
        return filled(_MEDIAN, item=item, step=below, word=word)
    return filled(_MEDIAN_BETWEEN, item=item, below=below, above=above, word=word)


def _highest(activity: Activity, safe: SafeOutcome, steps: Sequence[Word]) -> Iterator[Finding]:
    """Only of items that half of those who answered rated: two raters who agree say nothing of the room."""
    rated = {item: row for item, row in rows(safe).items() if _is_told(row, safe.n)}
    most = max((row["top_two_share"] for row in rated.values()), default=0)
    leaders = tuple(item for item, row in rated.items() if row["top_two_share"] == most)
    if not most or len(leaders) == len(safe.items):
        return
    some = len(rated) < len(safe.items)
    if len(leaders) > 1:
        yield Finding("tied_highest", _tied(activity, leaders, some, steps), leaders)
    else:
        row, label = rated[leaders[0]], quoted(activity.item(leaders[0]).label)
        template = _HIGHEST_OF_SOME if some else _HIGHEST
        yield Finding("highest", filled(template, n=high(row), total=row["n"], item=label, **_two(steps)), leaders)


def _is_told(row: Row, people: int) -> bool:
    return row["top_two_share"] is not None and 2 * row["n"] >= people


def _tied(activity: Activity, leaders: Sequence[str], some: bool, steps: Sequence[Word]) -> Message:
    if len(leaders) > MOST_NAMED:
        return filled(_MANY_TIED_OF_SOME if some else _MANY_TIED, n=len(leaders), **_two(steps))
    return filled(_TIED_OF_SOME if some else _TIED, items=quoted_items(activity, leaders), **_two(steps))


def _camps(activity: Activity, safe: SafeOutcome) -> Iterator[Finding]:
    found = tuple(item for item in divided(safe) if _is_told(rows(safe)[item], safe.n))
    if len(found) > MOST_NAMED:
        yield Finding("divided", filled(_DIVIDED_MANY, n=len(found)), found)
    elif found:
        template = _DIVIDED if len(found) == 1 else _DIVIDED_EACH
        yield Finding("divided", filled(template, items=quoted_items(activity, found)), found)


def _unknown(activity: Activity, safe: SafeOutcome) -> Iterator[Finding]:
    for item, row in rows(safe).items():
        unknown = row["dont_know"]
        if unknown and unknown >= row["n"]:
            label = quoted(activity.item(item).label)
            yield Finding("unknown", filled(_UNKNOWN, n=unknown, total=unknown + row["n"], item=label), (item,))
