"""What may be said of a choice of several answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from workshop.activities.minority import minority_findings
from workshop.domain.activity import Activity
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import Message, msg, nmsg
from workshop.findings.finding import MOST_NAMED, Finding, filled, quoted_items

#: From so many people on results are shown in percent (METHOD 5.2 R8), and only then need the sum explaining.
PERCENT_FROM = 10

_MOST = nmsg(
    "{n} of the {total} participants named {item}, more than any other answer.",
    "{n} of the {total} participants named {item}, more than any other answer.",
    1,
)
_ALL = msg("All {total} participants named {items}, more than any other answer.")
_OF_SHOWN = nmsg(
    "Of the answers shown, {item} was named most often: by {n} of the {total} participants.",
    "Of the answers shown, {item} was named most often: by {n} of the {total} participants.",
    1,
)
_TIED = msg("{items} were named most often, each by {count} of the {total} participants.")
_TIED_OF_SHOWN = msg(
    "Of the answers shown, {items} were named most often, each by {count} of the {total} participants."
)
_MANY_TIED = msg("{n} answers were named most often, each by {count} of the {total} participants.")
_MANY_TIED_OF_SHOWN = msg(
    "Of the answers shown, {n} were named most often, each by {count} of the {total} participants."
)


def pick_findings(activity: Activity, safe: SafeOutcome) -> Sequence[Finding]:
    """What was named most often; a hidden figure is passed over, and the sentence says that some are."""
    figures: Mapping[str, Mapping[str, int | None]] = safe.results["results"]
    counts = {item: figure["count"] for item, figure in figures.items() if figure["count"] is not None}
    return (*_most_named(activity, safe, counts), *minority_findings(activity, safe), *_sum(activity, safe))


def _most_named(activity: Activity, safe: SafeOutcome, counts: Mapping[str, int]) -> Iterator[Finding]:
    most = max(counts.values(), default=0)
    leaders = tuple(item for item in safe.items if counts.get(item) == most)
    if not most or len(leaders) == len(safe.items):
        return
    sentence = _sentence(activity, leaders, most, safe.n, some_hidden=len(counts) < len(safe.items))
    yield Finding("most_named" if len(leaders) == 1 else "tied_most_named", sentence, leaders)


def _sentence(activity: Activity, leaders: Sequence[str], count: int, total: int, some_hidden: bool) -> Message:
    if len(leaders) > MOST_NAMED:
        template = _MANY_TIED_OF_SHOWN if some_hidden else _MANY_TIED
        return filled(template, n=len(leaders), count=count, total=total)
    items = quoted_items(activity, leaders)
    if count == total and not some_hidden:
        return filled(_ALL, items=items, total=total)
    if len(items) > 1:
        return filled(_TIED_OF_SHOWN if some_hidden else _TIED, items=items, count=count, total=total)
    return filled(_OF_SHOWN if some_hidden else _MOST, n=count, item=items[0], total=total)


def _sum(activity: Activity, safe: SafeOutcome) -> Iterator[Finding]:
    if activity.options.get("max") != 1 and safe.n >= PERCENT_FROM:
        yield Finding("sum", msg("Each participant could name several answers: the percentages do not add up to 100."))
