"""What may be seen: figures that passed the gate. Hidden is a value of its own, never 0."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from workshop.domain.outcome import Comparison
from workshop.domain.text import Message


@dataclass(frozen=True)
class Shown:
    """A figure that may be published."""

    value: float


@dataclass(frozen=True)
class Hidden:
    """A figure that may not be published, with the reason in words."""

    reason: Message


Figure = Shown | Hidden


@dataclass(frozen=True)
class SafeGroup:
    """One published group, or several small ones merged (`choices` has then more than one key).

    `named`: how many of its n name each item; `scores`: mean score 0-100 (empty where the kind has none)."""

    choices: tuple[str, ...]
    n: int
    named: Mapping[str, Figure]
    scores: Mapping[str, Figure] = field(default_factory=dict)


@dataclass(frozen=True)
class SafeComparison:
    """A comparison of two published groups (indices into `SafeBreakdown.groups`). For a sensitive item whose figures
    are
    withheld only `direction` may be known: the index of the group that cites it more often; `comparison` is then
    None."""

    item: str
    groups: tuple[int, int]
    comparison: Comparison | None
    direction: int | None = None


@dataclass(frozen=True)
class SafeBreakdown:
    """The result by one dimension; without groups where it is withheld, and then `withheld` says why.

    `too_small_to_tell`: no difference between these groups could reach significance (METHOD 3.4). `overall_p`: of the
    one test of all groups and items together; only where it is small are single differences told."""

    dimension: str
    groups: tuple[SafeGroup, ...] = ()
    comparisons: tuple[SafeComparison, ...] = ()
    withheld: Message | None = None
    too_small_to_tell: bool = False
    overall_p: float | None = None


@dataclass(frozen=True)
class SafeOutcome:
    """What screen, report and exports may know of one activity's result.

    `results` are the whole room's figures in the form of RECOUNT.md, empty while `withheld` says why nothing is shown.
    A figure that is hidden is None there. `named`: how many in the room meet the kind's statement on each item (chose
    it, ranked it, supports it); empty where the kind has none."""

    kind: str
    items: tuple[str, ...]
    n: int
    abstentions: int
    results: Mapping[str, Any]
    breakdowns: tuple[SafeBreakdown, ...] = ()
    withheld: Message | None = None
    named: Mapping[str, Figure] = field(default_factory=dict)

    def breakdown(self, dimension: str) -> SafeBreakdown | None:
        return next((part for part in self.breakdowns if part.dimension == dimension), None)
