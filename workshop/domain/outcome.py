"""What counting found, with its workings: raw figures that only the gate (disclosure.py) may read out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from workshop.domain.people import Groups


@dataclass(frozen=True)
class GroupCount:
    """One group's figures: n ballots (without abstentions), how many of them name each item, mean score 0-100 per item
    (None where the kind has no score)."""

    key: str
    n: int
    named: Mapping[str, int]
    scores: Mapping[str, float] | None = None


@dataclass(frozen=True)
class Comparison:
    """The difference between two groups on one item, with its p-value (METHOD 3.4); the groups are keys of
    GroupCount.
    """

    item: str
    groups: tuple[str, str]
    statistic: str
    difference: float
    p: float
    p_holm: float
    exact: bool


@dataclass(frozen=True)
class Breakdown:
    """The figures by one dimension. `groups` are all choices that occur, "prefer not to say" included.

    `parts` is the partition that may be published, as the gate decided from the group sizes alone: each part a tuple of
    choice keys (several where small groups are merged), or empty where the breakdown is withheld. `merged` holds the
    figures of the parts, with part keys joined by "+". `comparisons` are between parts; `smallest_p` is the smallest
    p-value their sizes allow; `overall_p` that of the one test of all parts and of the items in `overall_of` together
    (METHOD 3.4)."""

    dimension: str
    groups: tuple[GroupCount, ...]
    parts: tuple[tuple[str, ...], ...] = ()
    merged: tuple[GroupCount, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    smallest_p: float | None = None
    overall_p: float | None = None
    overall_of: tuple[str, ...] = ()


@dataclass(frozen=True)
class Cell:
    """One cell of the full cross-table: a combination of all dimensions. Never published; the audit needs it."""

    groups: Groups
    n: int
    named: Mapping[str, int]


@dataclass(frozen=True)
class Outcome:
    """The result of one activity and round. `results` are the figures for the whole room in the form of RECOUNT.md
    (for ideas: approved ideas with their mentions). `choosing`: whether naming items is a choice among them; how
    many everybody makes may then be known. Else what is said of one item tells nothing of another."""

    kind: str
    items: tuple[str, ...]
    n: int
    abstentions: int
    results: Mapping[str, Any]
    breakdowns: tuple[Breakdown, ...] = ()
    cells: tuple[Cell, ...] = ()
    choosing: bool = True
    whole: bool = False
