"""What may be said of agreement: the decisions by the rule, vetoes, and what every zone supports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from workshop.activities.agree.ground import by_zone
from workshop.activities.agree.words import DECISIONS, is_mostly_opposed
from workshop.domain.activity import Activity
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import Message, msg, nmsg
from workshop.findings.finding import MOST_NAMED, Finding, filled, quoted, quoted_items

#: The decision, of few proposals by name and of many by number.
_DECIDED: Mapping[str, tuple[Message, Message]] = {
    "consensus": (
        msg("Consensus among participants, by the rule set before the vote: {items}."),
        msg("Consensus among participants, by the rule set before the vote, on {n} proposals."),
    ),
    "broad_support": (
        msg("Broad support from participants, short of a consensus: {items}."),
        msg("Broad support from participants, short of a consensus, for {n} proposals."),
    ),
    "divided": (
        msg("Participants are divided: {items}."),
        msg("Participants are divided on {n} proposals."),
    ),
    "opposed": (
        msg("Opposed by more than half of the participants who answered: {items}."),
        msg("{n} proposals are opposed by more than half of the participants who answered."),
    ),
}
_COUNT = nmsg(
    "{n} of {total} proposals reached a consensus by the rule set before the vote.",
    "{n} of {total} proposals reached a consensus by the rule set before the vote.",
    1,
)
_EVERY = msg("All {n} proposals reached a consensus by the rule set before the vote.")
_NO_CONSENSUS = msg("No proposal reached a consensus by the rule set before the vote.")
_NONE_OF_SHOWN = msg("Of the decisions shown, none is a consensus by the rule set before the vote.")
_VETOES = nmsg(
    "{n} veto, whose reasons are to be heard: {items}.", "{n} vetoes, whose reasons are to be heard: {items}.", 1
)
_MANY_VETOES = nmsg(
    "{n} veto, whose reasons are to be heard, on {total} proposals.",
    "{n} vetoes, whose reasons are to be heard, on {total} proposals.",
    1,
)

#: The lowest support of any zone, in words: with few people percentages would claim too much.
_GROUND: Sequence[tuple[Fraction, Message, Message]] = (
    (
        Fraction(1),
        msg("Supported in every zone by all participants: {items}."),
        msg("{n} proposals are supported in every zone by all participants."),
    ),
    (
        Fraction(3, 4),
        msg("Supported in every zone by at least three quarters of the participants: {items}."),
        msg("{n} proposals are supported in every zone by at least three quarters of the participants."),
    ),
    (
        Fraction(1, 2),
        msg("Supported in every zone by at least half of the participants: {items}."),
        msg("{n} proposals are supported in every zone by at least half of the participants."),
    ),
)
_OVERRULED = (
    msg("Supported by more than half of the room, but by less than half of at least one zone: {items}."),
    msg("{n} proposals are supported by more than half of the room, but by less than half of at least one zone."),
)


def agree_findings(activity: Activity, safe: SafeOutcome) -> Sequence[Finding]:
    """Decisions, then vetoes, then common ground between the zones."""
    return (*_decisions(activity, safe), *_vetoes(activity, safe), *_common(activity, safe))


def _decisions(activity: Activity, safe: SafeOutcome) -> Iterator[Finding]:
    results: Mapping[str, Any] = safe.results["results"]
    by_decision = {key: [item for item in safe.items if results[item]["decision"] == key] for key in DECISIONS}
    how_many = consensus_count(safe)
    if how_many:
        yield Finding("consensus_count", how_many, tuple(by_decision["consensus"]))
    elif not by_decision["consensus"]:
        complete = all(row["decision"] for row in results.values())
        yield Finding("no_consensus", _NO_CONSENSUS if complete else _NONE_OF_SHOWN)
    for key, items in _told(by_decision, results).items():
        yield from _listed(key, activity, items, _DECIDED[key])


def _told(by_decision: Mapping[str, Sequence[str]], results: Mapping[str, Any]) -> dict[str, list[str]]:
    """The proposals by decision; those that most oppose are not called divided."""
    opposed = [item for item in by_decision["divided"] if is_mostly_opposed(results[item])]
    divided = [item for item in by_decision["divided"] if item not in opposed]
    return {**by_decision, "divided": divided, "opposed": opposed}  # type: ignore[dict-item]


def consensus_count(safe: SafeOutcome) -> Message | None:
    """How many proposals reached a consensus, short enough for a wall; None where none did, where there is but one
    proposal, or where a decision is hidden."""
    decisions = [row["decision"] for row in safe.results["results"].values()]
    n, total = decisions.count("consensus"), len(decisions)
    if not n or total == 1 or not all(decisions):
        return None
    return filled(_EVERY, n=n) if n == total else filled(_COUNT, n=n, total=total)


def _listed(key: str, activity: Activity, items: Sequence[str], words: tuple[Message, Message]) -> Iterator[Finding]:
    named, numbered = words
    if len(items) > MOST_NAMED:
        yield Finding(key, filled(numbered, n=len(items)), tuple(items))
    elif items:
        yield Finding(key, filled(named, items=quoted_items(activity, items)), tuple(items))


def _vetoes(activity: Activity, safe: SafeOutcome) -> Iterator[Finding]:
    vetoes = {item: row["vetoes"] for item, row in safe.results["results"].items() if row["vetoes"]}
    if not vetoes:
        return
    n, items = sum(vetoes.values()), tuple(vetoes)
    if len(vetoes) > MOST_NAMED:
        yield Finding("vetoes", filled(_MANY_VETOES, n=n, total=len(vetoes)), items)
    else:
        yield Finding("vetoes", filled(_VETOES, n=n, items=_numbered(activity, vetoes)), items)


def _numbered(activity: Activity, vetoes: Mapping[str, int]) -> tuple[Message, ...]:
    labels = {item: quoted(activity.item(item).label) for item in vetoes}
    if len(vetoes) == 1:
        return tuple(labels.values())
    return tuple(msg("{item} ({n})", item=labels[item], n=n) for item, n in vetoes.items())


def _common(activity: Activity, safe: SafeOutcome) -> Iterator[Finding]:
    """Each proposal is told of once, under the highest share that every zone reaches."""
    left = by_zone(safe)
    for least, *words in _GROUND:
        reached = [item for item, ground in left.items() if ground.lowest >= least]
        left = {item: ground for item, ground in left.items() if item not in reached}
        yield from _listed("common_ground", activity, reached, (words[0], words[1]))
    overruled = [item for item in left if _has_majority(safe, item)]
    yield from _listed("overruled", activity, overruled, _OVERRULED)


def _has_majority(safe: SafeOutcome, item: str) -> bool:
    """Of the room as the zones are counted: all who answered the question."""
    return 2 * int(safe.named[item].value) > safe.n  # type: ignore[union-attr]
