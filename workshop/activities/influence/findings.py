"""What may be said of influence: what drives, what is driven, and priorities that do not drive the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workshop.activities.influence.importance import driving_unseen, importance_order, not_driving
from workshop.activities.influence.rules import enough
from workshop.domain.activity import Activity
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import Message, msg, nmsg
from workshop.findings.finding import Finding, filled, quoted, quoted_items
from workshop.tally.influence import links

#: Where more than this share of the links is not known, nothing is said of what drives what.
UNKNOWN = 0.25

_DRIVER = nmsg(
    "By these judgements {items} drives the rest: influence above the average, dependence below.",
    "By these judgements {items} drive the rest: influence above the average, dependence below.",
    1,
)
_OUTCOME = nmsg(
    "By these judgements {items} is an outcome: dependence above the average, influence below.",
    "By these judgements {items} are outcomes: dependence above the average, influence below.",
    1,
)
_NOT_DRIVING = nmsg(
    "Participants placed {items} high in importance, but it does not drive the rest: its influence is below the "
    "average.",
    "Participants placed {items} high in importance, but they do not drive the rest: their influence is below the "
    "average.",
    1,
)
_UNSEEN = nmsg(
    "Participants placed {items} low in importance, but it drives the rest: its influence is above the average.",
    "Participants placed {items} low in importance, but they drive the rest: their influence is above the average.",
    1,
)


def influence_findings(activity: Activity, safe: SafeOutcome) -> Sequence[Finding]:
    """Priorities against what drives first, then the quadrants, then the strongest link; nothing of it while too many
    links are unknown."""
    if is_too_little_known(safe):
        return (Finding("unknown", _too_little_known(safe)),)
    return (*_priorities(activity, safe), *_quadrants(activity, safe), *_strongest(activity, safe), *_gaps(safe))


def is_too_little_known(safe: SafeOutcome) -> bool:
    """Whether so many links are not known that no place among the others means anything."""
    return len(safe.results["asked_too_seldom"]) > UNKNOWN * len(links(safe.items))


def _too_little_known(safe: SafeOutcome) -> Message:
    return nmsg(
        "{n} of {total} pairs has fewer than {enough} judgements: too little is known to say what drives what.",
        "{n} of {total} pairs have fewer than {enough} judgements: too little is known to say what drives what.",
        len(safe.results["asked_too_seldom"]),
        total=len(links(safe.items)),
        enough=enough(safe),
    )


def _priorities(activity: Activity, safe: SafeOutcome) -> Iterator[Finding]:
    yield from _of("not_driving", _NOT_DRIVING, activity, not_driving(activity, safe))
    yield from _of("unseen", _UNSEEN, activity, driving_unseen(activity, safe))
    firsts = {tuple(order[0]) for order in (importance_order(activity), safe.results["orders"]["influence"]) if order}
    if importance_order(activity) and len(firsts) == 1 and len(first := firsts.pop()) == 1:
        item = quoted(activity.item(first[0]).label)
        yield Finding("both_first", msg("{item} comes first by importance and by influence.", item=item), first)


def _quadrants(activity: Activity, safe: SafeOutcome) -> Iterator[Finding]:
    found = safe.results["quadrants"]
    yield from _of("drivers", _DRIVER, activity, tuple(item for item in safe.items if found[item] == "driver"))
    yield from _of("outcomes", _OUTCOME, activity, tuple(item for item in safe.items if found[item] == "outcome"))


def _of(key: str, template: Message, activity: Activity, items: Sequence[str]) -> Iterator[Finding]:
    """The sentence on these items, at most eight; none where there are none."""
    if items:
        sentence = filled(template, items=quoted_items(activity, items), n=len(items))
        yield Finding(key, sentence, tuple(items))


def _strongest(activity: Activity, safe: SafeOutcome) -> Iterator[Finding]:
    """The strongest link, where one alone is."""
    leading = [link for link in safe.results["strongest"] if _weight(link) == _weight(safe.results["strongest"][0])]
    if len(leading) == 1 and leading[0]["mean"] is not None:
        a, b = (quoted(activity.item(leading[0][end]).label) for end in ("from", "to"))
        sentence = msg("The link judged strongest goes from {a} to {b}.", a=a, b=b)
        yield Finding("strongest", sentence, (leading[0]["from"], leading[0]["to"]))


def _weight(link: dict[str, object]) -> tuple[object, object]:
    return link["strength"], link["mean"]


def _gaps(safe: SafeOutcome) -> Iterator[Finding]:
    seldom = len(safe.results["asked_too_seldom"])
    if seldom:
        sentence = nmsg(
            "{n} of {total} pairs has fewer than {enough} judgements and counts as none; it could change the picture.",
            "{n} of {total} pairs have fewer than {enough} judgements and count as none; they could change the "
            "picture.",
            seldom,
            total=len(links(safe.items)),
            enough=enough(safe),
        )
        yield Finding("gaps", sentence)
