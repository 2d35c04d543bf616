"""What may be said of a validation: how the summary was received, which sentences were not confirmed as they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workshop.activities.validate.words import SUMMARY
from workshop.domain.activity import Activity
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import msg, nmsg
from workshop.findings.finding import Finding, filled

#: More sentences than these are only counted.
MOST_NUMBERED = 6

_CONFIRMED = msg("Sentences confirmed without changes by more than half of those who answered on them: {n} of {total}.")
_CONFIRMED_OF_SOME = msg(
    "Sentences confirmed without changes by more than half of those who answered on them: {n} of {total}; for the "
    "others there is no figure."
)


def validate_findings(activity: Activity, safe: SafeOutcome) -> Sequence[Finding]:
    """The summary first, then how many sentences were confirmed, then those that were not."""
    return (*_summary(safe), *_sentences(safe))


def numbers(safe: SafeOutcome) -> dict[str, int]:
    """The sentences are numbered in the order in which they were read back; the summary is none of them."""
    return {item: number for number, item in enumerate((item for item in safe.items if item != SUMMARY), 1)}


def is_confirmed(safe: SafeOutcome, item: str) -> bool | None:
    """Whether more than half of those who answered on it said yes, without changes; None where that is not known."""
    row = safe.results["results"][item]
    return None if row is None or row["yes"] is None else row["yes"] > 0.5


def _summary(safe: SafeOutcome) -> Iterator[Finding]:
    counts = safe.results["counts"].get(SUMMARY)
    if counts and sum(counts):
        yes, changes, no = counts
        sentence = msg(
            "Does the summary say what was said? Participants who say yes: {yes} of {total}; yes, with changes: "
            "{changes}; no: {no}.",
            yes=yes,
            total=sum(counts),
            changes=changes,
            no=no,
        )
        yield Finding("summary", sentence, (SUMMARY,))


def _sentences(safe: SafeOutcome) -> Iterator[Finding]:
    known = {item: confirmed for item in numbers(safe) if (confirmed := is_confirmed(safe, item)) is not None}
    right = [item for item, confirmed in known.items() if confirmed]
    if not known:
        return
    told = _CONFIRMED if len(known) == len(numbers(safe)) else _CONFIRMED_OF_SOME
    yield Finding("confirmed", filled(told, n=len(right), total=len(known)), tuple(right))
    yield from _not_confirmed(safe, [item for item in known if item not in right])


def _not_confirmed(safe: SafeOutcome, items: Sequence[str]) -> Iterator[Finding]:
    if 0 < len(items) <= MOST_NUMBERED:
        sentence = nmsg(
            "Confirmed as it stands by no more than half of those who answered: sentence {numbers}.",
            "Confirmed as they stand by no more than half of those who answered: sentences {numbers}.",
            len(items),
            numbers=tuple(numbers(safe)[item] for item in items),
        )
        yield Finding("not_confirmed", sentence, tuple(items))
