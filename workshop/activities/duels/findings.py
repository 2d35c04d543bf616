"""What may be said of duels: what comes first, whether plain counting agrees, and what was met too seldom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workshop.domain.activity import Activity
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import msg, nmsg
from workshop.findings.finding import MOST_NAMED, Finding, filled, quoted, quoted_items
from workshop.tally.duels import ENOUGH

#: Where more than this share of the items was met too seldom, nothing is said of which comes first.
UNKNOWN = 0.25

_FIRST = msg("Compared two by two, {item} comes first: it was preferred in {wins} of its {seen} comparisons.")
_FIRST_PLAIN = msg("Compared two by two, {item} comes first.")
_TIED = msg("Compared two by two, {items} share the first place.")
_BY_SHARE = msg("Counted plainly, by the share of comparisons won, {item} would come first.")
_SELDOM = nmsg(
    "Compared fewer than {enough} times, so that its place is not sure: {items}.",
    "Compared fewer than {enough} times, so that their places are not sure: {items}.",
    1,
)
_MANY_SELDOM = nmsg(
    "{n} item of {total} was compared fewer than {enough} times: its place is not sure.",
    "{n} items of {total} were compared fewer than {enough} times: their places are not sure.",
    1,
)
_TOO_LITTLE = nmsg(
    "{n} item of {total} was compared fewer than {enough} times: too little is known to say which comes first.",
    "{n} items of {total} were compared fewer than {enough} times: too little is known to say which comes first.",
    1,
)


def duel_findings(activity: Activity, safe: SafeOutcome) -> Sequence[Finding]:
    """The first place, then what is not sure; the latter alone while too many items are unknown."""
    seldom, total = tuple(safe.results["seldom"]), len(safe.items)
    if len(seldom) > UNKNOWN * total:
        return (Finding("unknown", filled(_TOO_LITTLE, n=len(seldom), total=total, enough=ENOUGH), seldom),)
    return (*_first(activity, safe), *_seldom(activity, seldom, total))


def _first(activity: Activity, safe: SafeOutcome) -> Iterator[Finding]:
    """Nothing where the first place is that of an item met too seldom, or of too many to name."""
    first = safe.results["order"][0]
    if len(first) > MOST_NAMED or not set(first).isdisjoint(safe.results["seldom"]):
        return
    if len(first) > 1:
        yield Finding("first", filled(_TIED, items=quoted_items(activity, first)), tuple(first))
        return
    item, row = first[0], safe.results["results"][first[0]]
    told = _FIRST_PLAIN if row["seen"] is None else _FIRST
    sentence = filled(told, item=quoted(activity.item(item).label), wins=row["wins"], seen=row["seen"])
    yield Finding("first", sentence, (item,))
    yield from _by_share(activity, safe, item)


def _by_share(activity: Activity, safe: SafeOutcome, item: str) -> Iterator[Finding]:
    """Where plain counting puts another one first, which had weaker opponents."""
    plainly = safe.results["order_by_share"][0]
    if len(plainly) == 1 and plainly[0] != item and plainly[0] not in safe.results["seldom"]:
        yield Finding("by_share", filled(_BY_SHARE, item=quoted(activity.item(plainly[0]).label)), tuple(plainly))


def _seldom(activity: Activity, seldom: Sequence[str], total: int) -> Iterator[Finding]:
    if 0 < len(seldom) <= MOST_NAMED:
        named = filled(_SELDOM, n=len(seldom), items=quoted_items(activity, seldom), enough=ENOUGH)
        yield Finding("seldom", named, tuple(seldom))
    elif seldom:
        yield Finding("seldom", filled(_MANY_SELDOM, n=len(seldom), total=total, enough=ENOUGH), tuple(seldom))
