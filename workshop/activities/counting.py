"""From votes to an Outcome: the same figures by group, the comparisons of groups, the cells that the audit needs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from math import isclose
from typing import Any, Protocol

from workshop.domain.disclosure import Part, hidden_items, part_key, partitions
from workshop.domain.items import Item
from workshop.domain.outcome import Breakdown, Cell, Comparison, GroupCount, Outcome
from workshop.domain.people import UNSAID, Dimension, Groups
from workshop.tally.difference import smallest_possible_p

Json = Mapping[str, Any]

#: The p-value of one test of all groups (key -> ballots) on some of the items together.
Overall = Callable[[Sequence[str], Mapping[str, Sequence[Any]], Sequence[str]], float | None]



class Asked(Protocol):
    """What is counted: an activity, or the question of a recount sheet."""

    @property
    def kind(self) -> str: ...
    @property
    def items(self) -> tuple[Item, ...]: ...
    @property
    def item_ids(self) -> tuple[str, ...]: ...


@dataclass(frozen=True)
class Vote:
    """One ballot as counted: the kind's own form (`ballot`; empty where it is an abstention), the items of which it
    makes the statement that is counted by group (chose it, supports it …), the groups of its voter."""

    ballot: Any
    named: frozenset[str]
    groups: Groups


@dataclass(frozen=True)
class Arithmetic:
    """What a kind adds to counting heads: `scores` (mean score 0-100 of every item; None without scores) and `compare`
    (every pair of groups on every item, in the form of RECOUNT.md `--by`), both from ballots. `overall`: the p-value of
    one test of all groups and of these items together. `choosing`, `whole`: as in Outcome."""

    compare: Callable[[Sequence[str], Mapping[str, Sequence[Any]]], list[dict[str, Any]]]
    scores: Callable[[Sequence[str], Sequence[Any]], Mapping[str, float]] | None = None
    overall: Overall | None = None
    choosing: bool = True
    whole: bool = False


def counted(
    asked: Asked,
    dimensions: Sequence[Dimension],
    min_group: int,
    votes: Sequence[Vote],
    results: Json,
    arithmetic: Arithmetic,
) -> Outcome:
    """The outcome with `results` for the whole room. Abstentions count in no group, the order of votes not at all."""
    valid = [vote for vote in votes if vote.ballot]
    items = asked.item_ids
    parts = partitions([(vote.groups, 1) for vote in valid], dimensions, min_group)
    breakdowns = tuple(
        _breakdown(items, dimension, parts[dimension.key], valid, arithmetic) for dimension in dimensions
    )
    outcome = Outcome(
        kind=asked.kind,
        items=items,
        n=len(valid),
        abstentions=len(votes) - len(valid),
        results=results,
        breakdowns=breakdowns,
        cells=_cells(items, dimensions, valid),
        choosing=arithmetic.choosing,
        whole=arithmetic.whole,
    )
    _check_sums(_group("", items, valid, arithmetic), breakdowns)
    return _with_overall_tests(outcome, asked.items, dimensions, min_group, valid, arithmetic)


def _with_overall_tests(
    outcome: Outcome,
    items: Sequence[Item],
    dimensions: Sequence[Dimension],
    min_group: int,
    votes: Sequence[Vote],
    arithmetic: Arithmetic,
) -> Outcome:
    """One test of three or more groups on all items that are shown by group: of the others it would tell."""
    published = [breakdown for breakdown in outcome.breakdowns if breakdown.parts]
    tested = [breakdown for breakdown in published if len(breakdown.parts) > 2]  # of two groups the pairs say it all
    overall = arithmetic.overall
    if overall is None or not tested:
        return outcome
    hidden: Mapping[str, frozenset[str]] = {}
    if tested != published[:1] or any(item.sensitive for item in items):
        hidden = hidden_items(outcome, items, dimensions, min_group)
    found = {b.dimension: _tested(b, outcome.items, hidden.get(b.dimension, frozenset()), votes, overall)
             for b in tested}  # fmt: skip
    return replace(outcome, breakdowns=tuple(found.get(part.dimension, part) for part in outcome.breakdowns))


def _tested(
    breakdown: Breakdown, items: Sequence[str], hidden: frozenset[str], votes: Sequence[Vote], overall: Overall
) -> Breakdown:
    shown = tuple(item for item in items if item not in hidden)
    if not shown:
        return breakdown
    groups = {part_key(part): [v.ballot for v in votes if v.groups.get(breakdown.dimension, UNSAID) in part]
              for part in breakdown.parts}  # fmt: skip
    return replace(breakdown, overall_p=overall(items, groups, shown), overall_of=shown)


def _breakdown(
    items: Sequence[str], dimension: Dimension, parts: tuple[Part, ...], votes: Sequence[Vote], arithmetic: Arithmetic
) -> Breakdown:
    groups = {key: [vote for vote in votes if vote.groups.get(dimension.key, UNSAID) == key] for key in dimension.keys}
    present = {key: members for key, members in groups.items() if members}
    merged = {part_key(part): [vote for key in part for vote in present[key]] for part in parts}
    return Breakdown(
        dimension=dimension.key,
        groups=tuple(_group(key, items, members, arithmetic) for key, members in present.items()),
        parts=parts,
        merged=tuple(_group(key, items, members, arithmetic) for key, members in merged.items()),
        comparisons=_comparisons(items, merged, arithmetic),
        smallest_p=_smallest_p([len(members) for members in merged.values()]),
    )


def _group(key: str, items: Sequence[str], votes: Sequence[Vote], arithmetic: Arithmetic) -> GroupCount:
    scores = arithmetic.scores(items, [vote.ballot for vote in votes]) if arithmetic.scores and votes else None
    return GroupCount(key, len(votes), _named(items, votes), scores)


def _named(items: Sequence[str], votes: Sequence[Vote]) -> dict[str, int]:
    return {item: sum(item in vote.named for vote in votes) for item in items}


def _comparisons(
    items: Sequence[str], merged: Mapping[str, Sequence[Vote]], arithmetic: Arithmetic
) -> tuple[Comparison, ...]:
    compared = arithmetic.compare(items, {key: [vote.ballot for vote in votes] for key, votes in merged.items()})
    return tuple(Comparison(**{**row, "groups": tuple(row["groups"])}) for row in compared)


def _smallest_p(sizes: Sequence[int]) -> float | None:
    return min((smallest_possible_p(a, b) for a, b in combinations(sizes, 2)), default=None)


def _cells(items: Sequence[str], dimensions: Sequence[Dimension], votes: Sequence[Vote]) -> tuple[Cell, ...]:
    cells: dict[tuple[str, ...], list[Vote]] = defaultdict(list)
    for vote in votes:
        cells[tuple(vote.groups.get(dimension.key, UNSAID) for dimension in dimensions)].append(vote)
    keys = [dimension.key for dimension in dimensions]
    return tuple(
        Cell(dict(zip(keys, cell, strict=True)), len(cells[cell]), _named(items, cells[cell])) for cell in sorted(cells)
    )


def _check_sums(room: GroupCount, breakdowns: Sequence[Breakdown]) -> None:
    """The identities of METHOD 3.2: groups add up to the room, and the sum of n_g x mean_g is n x mean."""
    for breakdown in breakdowns:
        if not all(_adds_up(room, groups) for groups in (breakdown.groups, breakdown.merged) if groups):
            raise ArithmeticError(f"the groups of {breakdown.dimension} do not add up to the room")


def _adds_up(room: GroupCount, groups: Sequence[GroupCount]) -> bool:
    named = {item: sum(group.named[item] for group in groups) for item in room.named}
    totals = {item: sum(group.n * (group.scores or {})[item] for group in groups) for item in room.scores or {}}
    return (
        sum(group.n for group in groups) == room.n
        and named == room.named
        and all(isclose(totals[item], room.n * mean, abs_tol=1e-6) for item, mean in (room.scores or {}).items())
    )
