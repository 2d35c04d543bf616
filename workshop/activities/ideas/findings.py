"""What may be said of a collection of ideas: how many there are, and which was mentioned most."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from workshop.domain.activity import Activity
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import Label, nmsg
from workshop.findings.finding import Finding, quoted

#: More ideas than these sharing most mentions say nothing.
MOST_TIED = 3


def idea_findings(activity: Activity, safe: SafeOutcome) -> Sequence[Finding]:
    """Only approved ideas count; a mention is one text that was sent, before merging."""
    ideas: Sequence[Mapping[str, Any]] = safe.results["ideas"]
    if not ideas:
        return ()
    n = len(ideas)
    kept = nmsg("The participants put forward {n} idea.", "The participants put forward {n} different ideas.", n)
    return (Finding("ideas", kept), *_most_mentioned(ideas))


def _most_mentioned(ideas: Sequence[Mapping[str, Any]]) -> Iterator[Finding]:
    most = max(idea["mentions"] for idea in ideas)
    leaders = [idea for idea in ideas if idea["mentions"] == most]
    if most < 2 or len(leaders) > MOST_TIED or len(leaders) == len(ideas):
        return
    words = tuple(quoted(Label.from_json(idea["wording"])) for idea in leaders)
    sentence = nmsg(
        "The idea put forward most often, {times} times, is {ideas}.",
        "The ideas put forward most often, {times} times each, are {ideas}.",
        len(leaders), times=most, ideas=words,
    )  # fmt: skip
    yield Finding("most_mentioned", sentence, tuple(idea["id"] for idea in leaders))
