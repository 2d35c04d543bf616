"""Whether a list of the answers named most leaves out what a minority wants (METHOD 3.2, minority check)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from workshop.activities.answers import whole_number
from workshop.activities.stable import ZONE
from workshop.domain.activity import Activity
from workshop.domain.errors import Mendable
from workshop.domain.items import MAX_ITEMS
from workshop.domain.people import Dimension
from workshop.domain.safe import SafeBreakdown, SafeOutcome, Shown
from workshop.domain.text import Message, msg, nmsg
from workshop.findings.finding import Finding, quoted
from workshop.findings.groups import people_of
from workshop.tally.representation import left_out


def kept(value: object) -> int | None:
    """How many of all items will be kept in the end, from a form or JSON; None where nobody said. Raises Mendable."""
    if value in (None, ""):
        return None
    sentence = msg("How many answers will be kept must be a whole number from 1 to {high}.", high=MAX_ITEMS)
    return whole_number(value, 1, MAX_ITEMS, sentence, "keep")


def check_kept(keep: int | None, items: int) -> None:
    """Raises Mendable where all would be kept: nothing is left out then."""
    if keep is not None and keep >= items:
        sentence = msg("{keep} answers are to be kept of only {n}. Keep fewer, or add items.", keep=keep, n=items)
        raise Mendable(sentence, "keep")


def minority_check(activity: Activity, ballots: Sequence[frozenset[str]], keep: int | None) -> dict[str, Any] | None:
    """{"keep", "left_out", "same", "checked"}: the items that both Phragmén and Equal Shares always take and the plain
    list of the `keep` most named does not. Sensitive items are not told. `same`: both rules always take just the plain
    list, and no tie leaves open which answers it holds. `checked` False: too many ties to know."""
    if keep is None or not any(ballots):
        return None
    found = left_out(activity.item_ids, {"": ballots}, keep)
    rules = (found["sequential_phragmen"], found["equal_shares"])
    sensitive = {item.id for item in activity.items if item.sensitive}
    missed = [one["item"] for one in found["left_out"] if one["item"] not in sensitive]
    both = [item for item in missed if all(rule and item in rule["always"] for rule in rules)]
    same = len(found["plain"]) == keep and all(
        rule == {"always": found["plain"], "sometimes": []} for rule in rules
    )
    return {"keep": keep, "left_out": both, "same": same, "checked": None not in rules}


def minority_findings(activity: Activity, outcome: SafeOutcome) -> Iterator[Finding]:
    """Which answers the list leaves out though a list shared out in proportion would hold them, or that both lists are
    the same. Nothing where only one of the two rules differs, a tie decides, or a sensitive answer is missed."""
    found = outcome.results.get("minority")
    if not found or not found["checked"]:
        return
    if found.get("same"):
        yield Finding("minority", _same(found["keep"]))
    for item in found["left_out"]:
        yield Finding("minority", _left_out(activity, item, found["keep"]), (item,))


def _same(keep: int) -> Message:
    return nmsg(
        "Shared out in proportion among all participants, the list would begin with the same answer.",
        "Shared out in proportion among all participants, a list of {n} would hold the same answers.",
        keep,
    )


def _left_out(activity: Activity, item: str, keep: int) -> Message:
    return nmsg(
        "The answer named most often leaves out {item}, which a list shared out in proportion among all participants"
        " would hold.",
        "The {n} answers named most often leave out {item}, which a list shared out in proportion among all"
        " participants would hold.",
        keep,
        item=quoted(activity.item(item).label),
    )


def minority_by_zone(
    activity: Activity, outcome: SafeOutcome, dimension: Dimension, breakdown: SafeBreakdown
) -> Iterator[Finding]:
    """Whose choices the list leaves out, of the zones whose figures are shown."""
    found = outcome.results.get("minority")
    if dimension.key != ZONE or not found:
        return
    for item in found["left_out"]:
        shown = [(group, figure) for group in breakdown.groups if isinstance(figure := group.named[item], Shown)]
        if not shown:
            continue
        most, named = max(shown, key=lambda pair: pair[1].value / pair[0].n)
        yield Finding("minority_zone", msg(
            "{item}, which the list leaves out, was named most often in {people}: by {x} of {n}.",
            item=quoted(activity.item(item).label), people=people_of(dimension, most.choices),
            x=round(named.value), n=most.n,
        ), (item,), dimension.key)  # fmt: skip
