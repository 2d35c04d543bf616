"""What may be said of a matrix: which items stand in which quadrant, and where judgements lie far apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from workshop.activities.matrix.criteria import QUADRANTS, Criterion, is_usual
from workshop.activities.matrix.rules import named_criteria
from workshop.domain.activity import Activity
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import Message, msg
from workshop.findings.finding import MOST_NAMED, Finding, quoted_items
from workshop.tally.matrix import CRITERIA

#: From so many steps between the quartiles on, participants do not see an item alike.
FAR_APART = 2

_BORDERLINE = msg("To discuss, since a median lies just on the middle of the scale")
_USUAL: Mapping[str, Message] = {
    "act_now": msg("Act now, judged important and feasible by participants"),
    "prepare": msg("Prepare, judged important but less feasible by participants"),
    "quick_win": msg("Quick wins, judged feasible but less important by participants"),
    "later": msg("Later, judged neither important nor feasible by participants"),
    "borderline": _BORDERLINE,
}
_FAR_APART = msg("Judgements lie far apart (the middle half spans two steps or more)")


def matrix_findings(activity: Activity, safe: SafeOutcome) -> Sequence[Finding]:
    """The quadrants in the order in which to act, borderline items named, then spread."""
    rows: Mapping[str, Any] = safe.results["results"]
    claims = _claims(*named_criteria(safe))
    told = {key: [item for item in safe.items if rows[item]["quadrant"] == key] for key in QUADRANTS}
    apart = [item for item in safe.items if _is_far_apart(rows[item])]
    by_quadrant = (found for key, items in told.items() for found in _listed(key, claims[key], activity, items))
    return (*by_quadrant, *_listed("far_apart", _FAR_APART, activity, apart))


def _claims(first: Criterion, second: Criterion) -> Mapping[str, Message]:
    if is_usual(first, second):
        return _USUAL
    both = {"first": first.inside, "second": second.inside}
    return {
        "act_now": msg("Judged high by participants on both {first} and {second}", **both),
        "prepare": msg("Judged high by participants on {first} only", first=first.inside),
        "quick_win": msg("Judged high by participants on {second} only", second=second.inside),
        "later": msg("Judged low by participants on both {first} and {second}", **both),
        "borderline": _BORDERLINE,
    }


def _listed(key: str, claim: Message, activity: Activity, items: Sequence[str]) -> Iterator[Finding]:
    if len(items) > MOST_NAMED:
        yield Finding(key, msg("{claim}: {n} answers.", claim=claim, n=len(items)), tuple(items))
    elif items:
        yield Finding(key, msg("{claim}: {items}.", claim=claim, items=quoted_items(activity, items)), tuple(items))


def _is_far_apart(row: Mapping[str, Any]) -> bool:
    boxes = [row[f"{key}_quartiles"] for key in CRITERIA]
    return any(box and box[1] - box[0] >= FAR_APART for box in boxes)
