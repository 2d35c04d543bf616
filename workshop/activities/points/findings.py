"""What may be said of shared-out points: who leads, by points and by people, and what one person did."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workshop.activities.points.board import dominated, order, rows
from workshop.domain.activity import Activity
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import Message, msg, nmsg
from workshop.findings.finding import MOST_NAMED, Finding, filled, quoted, quoted_items

_MOST = nmsg(
    "{item} was given the most points: {points}, from {n} of the {total} participants.",
    "{item} was given the most points: {points}, from {n} of the {total} participants.",
    1,
)
_MOST_FROM_ONE = nmsg(
    "{item} was given the most points: {points}, from {n} of the {total} participants,"
    " but more than half of them come from one person.",
    "{item} was given the most points: {points}, from {n} of the {total} participants,"
    " but more than half of them come from one person.",
    1,
)
_OF_SHOWN = nmsg(
    "Of the answers shown, {item} was given the most points: {points}, from {n} of the {total} participants.",
    "Of the answers shown, {item} was given the most points: {points}, from {n} of the {total} participants.",
    1,
)
_OF_SHOWN_FROM_ONE = nmsg(
    "Of the answers shown, {item} was given the most points: {points}, from {n} of the {total} participants,"
    " but more than half of them come from one person.",
    "Of the answers shown, {item} was given the most points: {points}, from {n} of the {total} participants,"
    " but more than half of them come from one person.",
    1,
)
#: By whether some answers are hidden, and whether one person gave more than half of the points.
_FIRST = {
    (False, False): _MOST,
    (False, True): _MOST_FROM_ONE,
    (True, False): _OF_SHOWN,
    (True, True): _OF_SHOWN_FROM_ONE,
}
_TIED = msg("{items} were given the most points, {points} each.")
_TIED_OF_SHOWN = msg("Of the answers shown, {items} were given the most points, {points} each.")
_MANY_TIED = msg("{n} answers were given the most points, {points} each.")
_MANY_TIED_OF_SHOWN = msg("Of the answers shown, {n} were given the most points, {points} each.")
_MOST_GIVERS = nmsg(
    "{item} was given points by more people than any other answer: {n} of the {total} participants.",
    "{item} was given points by more people than any other answer: {n} of the {total} participants.",
    1,
)
_MOST_GIVERS_OF_SHOWN = nmsg(
    "Of the answers shown, {item} was given points by the most people: {n} of the {total} participants.",
    "Of the answers shown, {item} was given points by the most people: {n} of the {total} participants.",
    1,
)
_ONE_PERSON = msg("More than half of the points of {items} come from one person.")
_ONE_PERSON_EACH = msg("For each of these answers, more than half of the points come from one person: {items}.")
_ONE_PERSON_MANY = msg("For each of {n} answers, more than half of the points come from one person.")


def points_findings(activity: Activity, safe: SafeOutcome) -> Sequence[Finding]:
    """Who leads by points; who leads by people, where that is another; where one person gave more than half."""
    return (*_leader(activity, safe), *_widest(activity, safe), *_one_person(activity, safe))


def _leaders(safe: SafeOutcome) -> Sequence[str]:
    """The items with the most points; none where all have the same."""
    found = order(safe)
    first = tuple(found[0]) if found else ()
    return first if len(first) < len(safe.items) and first and rows(safe)[first[0]]["total"] else ()


def _some_hidden(safe: SafeOutcome) -> bool:
    return any(row["total"] is None for row in rows(safe).values())


def _leader(activity: Activity, safe: SafeOutcome) -> Iterator[Finding]:
    leaders = _leaders(safe)
    if len(leaders) == 1:
        yield Finding("most_points", _first(activity, safe, leaders[0]), tuple(leaders))
    elif leaders:
        yield Finding("tied_most_points", _tied(activity, safe, leaders), tuple(leaders))


def _first(activity: Activity, safe: SafeOutcome, item: str) -> Message:
    row = rows(safe)[item]
    template = _FIRST[_some_hidden(safe), row["dominated"]]
    return filled(template, n=row["givers"], item=quoted(activity.item(item).label), points=row["total"], total=safe.n)


def _tied(activity: Activity, safe: SafeOutcome, leaders: Sequence[str]) -> Message:
    points, hidden = rows(safe)[leaders[0]]["total"], _some_hidden(safe)
    if len(leaders) > MOST_NAMED:
        return filled(_MANY_TIED_OF_SHOWN if hidden else _MANY_TIED, n=len(leaders), points=points)
    return filled(_TIED_OF_SHOWN if hidden else _TIED, items=quoted_items(activity, leaders), points=points)


def _widest(activity: Activity, safe: SafeOutcome) -> Iterator[Finding]:
    """The one item with the most givers, where it is not also the one with the most points."""
    givers = {item: row["givers"] for item, row in rows(safe).items() if row["givers"] is not None}
    most = max(givers.values(), default=0)
    widest = tuple(item for item, found in givers.items() if found == most)
    if len(widest) == 1 and _leaders(safe) and widest != tuple(_leaders(safe)):
        template = _MOST_GIVERS if len(givers) == len(safe.items) else _MOST_GIVERS_OF_SHOWN
        item = quoted(activity.item(widest[0]).label)
        yield Finding("most_givers", filled(template, n=most, item=item, total=safe.n), widest)


def _one_person(activity: Activity, safe: SafeOutcome) -> Iterator[Finding]:
    """Dominance of all items of which it is not said yet."""
    said = _leaders(safe) if len(_leaders(safe)) == 1 else ()
    found = tuple(item for item in dominated(safe) if item not in said)
    if not found:
        return
    if len(found) > MOST_NAMED:
        yield Finding("one_person", filled(_ONE_PERSON_MANY, n=len(found)), found)
    else:
        template = _ONE_PERSON if len(found) == 1 else _ONE_PERSON_EACH
        yield Finding("one_person", filled(template, items=quoted_items(activity, found)), found)
