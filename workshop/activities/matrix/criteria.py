"""The two criteria of a matrix and the names of its quadrants, for importance and feasibility or for any other two."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workshop.domain.text import Label, Message, msg
from workshop.findings.finding import quoted


@dataclass(frozen=True)
class Criterion:
    """One criterion: `key` as in ballots, its name as a heading, and as it stands inside a sentence."""

    key: str
    name: Message
    inside: Message


@dataclass(frozen=True)
class Quadrant:
    """One part of the plot: its name and what puts an item there."""

    name: Message
    meaning: Message


_USUAL = (
    Criterion("importance", msg("Importance"), msg("importance")),
    Criterion("feasibility", msg("Feasibility"), msg("feasibility")),
)


def criteria(first: Label, second: Label) -> tuple[Criterion, Criterion]:
    """Importance and feasibility, or the facilitator's own where both have names."""
    if not first:
        return _USUAL
    return (
        Criterion("importance", msg("{label}", label=first), quoted(first)),
        Criterion("feasibility", msg("{label}", label=second), quoted(second)),
    )


def is_usual(first: Criterion, second: Criterion) -> bool:
    """Whether they are importance and feasibility, of which more can be said than "high" and "low"."""
    return (first, second) == _USUAL


#: In the order in which they are read: what to do first, later last. Borderline stands between.
_NAMES: Mapping[str, Message] = {
    "act_now": msg("act now"),
    "prepare": msg("prepare"),
    "quick_win": msg("quick wins"),
    "later": msg("later"),
    "borderline": msg("to discuss (borderline)"),
}
QUADRANTS = tuple(_NAMES)


def quadrants(first: Criterion, second: Criterion) -> dict[str, Quadrant]:
    """The quadrants of these criteria; only for importance and feasibility do they say what to do."""
    meanings = {
        "act_now": msg("{first} and {second} high", first=first.inside, second=second.inside),
        "prepare": msg("only {first} high", first=first.inside),
        "quick_win": msg("only {second} high", second=second.inside),
        "later": msg("neither {first} nor {second} high", first=first.inside, second=second.inside),
        "borderline": msg("a median just on the middle of the scale"),
    }
    names = _NAMES if is_usual(first, second) else meanings | {"borderline": _NAMES["borderline"]}
    return {key: Quadrant(names[key], meanings[key]) for key in QUADRANTS}
