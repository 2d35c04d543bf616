"""The gate between two rounds of one question: what they tell together (METHOD 5.2, R10).

docs/decisions/0031-second-round.md says against whom, and why this rule.
"""
from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from workshop.domain.disclosure import TOO_FEW
from workshop.domain.safe import SafeBreakdown, SafeGroup, SafeOutcome, Shown
from workshop.domain.text import Message, msg

#: How many gave each answer, by what they answered (an item, or one side of it); None where that is hidden.
Histograms = Mapping[str, Sequence[float] | None]


def come_or_gone(before: Histograms, after: Histograms) -> float:
    """The least number of people who came or left in between, if all who took part both times answered the same.

    Whoever came adds to one answer at most, whoever left takes from one: so as many came as any question's answers grew
    in sum, and as many left as they shrank."""
    both = comparable(before, after).values()
    grown = max((_growth(counts, later) for counts, later in both), default=0)
    shrunk = max((_growth(later, counts) for counts, later in both), default=0)
    return grown + shrunk


def comparable(before: Histograms, after: Histograms) -> dict[str, tuple[Sequence[float], Sequence[float]]]:
    """The histograms that both rounds show in the same form."""
    both = {key: (counts, after.get(key)) for key, counts in before.items()}
    return {key: (one, other) for key, (one, other) in both.items() if one and other and len(one) == len(other)}


def _growth(before: Sequence[float], after: Sequence[float]) -> float:
    return sum(max(0, b - a) for a, b in zip(before, after, strict=True))


def release_after(
    now: SafeOutcome,
    earlier: Sequence[SafeOutcome],
    min_group: int,
    answers: Callable[[SafeOutcome], Histograms],
    by_group: bool = True,
) -> SafeOutcome:
    """What of a further round may be seen beside the earlier ones: nothing that would single out fewer than `min_group`
    of those who came or left, for somebody who supposes that all others answered as before.

    `answers`: the room's figures as histograms. `by_group`: whether the statement counted by group is the same in every
    round. Of the breakdowns at most one is published, the first that may be."""
    shown = [other for other in earlier if not other.withheld]
    if now.withheld or not shown:
        return now
    if any(come_or_gone(answers(other), answers(now)) < min_group for other in shown):
        return SafeOutcome(now.kind, now.items, now.n, now.abstentions, {}, withheld=_still(min_group))
    allowed = (part.dimension for part in now.breakdowns if by_group and _may_be_seen(part, shown, min_group))
    first = next(allowed, None)
    return replace(now, breakdowns=tuple(part if part.dimension == first else _hidden(part) for part in now.breakdowns))


def _still(min_group: int) -> Message:
    return msg(
        "Hardly any answer has changed since the round before: fewer than {k} people who came or left could make the"
        " difference. To protect them the figures of this round are not shown; the result of the round before stands.",
        k=min_group,
    )


def _hidden(part: SafeBreakdown) -> SafeBreakdown:
    return SafeBreakdown(part.dimension, withheld=part.withheld or TOO_FEW)


def _may_be_seen(part: SafeBreakdown, earlier: Sequence[SafeOutcome], min_group: int) -> bool:
    """A breakdown that the rounds before show, too, with enough difference in every group that can be compared."""
    before = [other.breakdown(part.dimension) for other in earlier]
    return bool(part.groups) and all(
        other is not None
        and other.groups
        and all(come_or_gone(*pair) >= min_group for pair in _comparable(other.groups, part.groups))
        for other in before
    )


def _comparable(
    before: Sequence[SafeGroup], after: Sequence[SafeGroup]
) -> Iterator[tuple[Histograms, Histograms]]:
    """The smallest sets of choices that both partitions are unions for, with how many name each item in either."""
    for choices in _joined([set(group.choices) for group in (*before, *after)]):
        yield _together(before, choices), _together(after, choices)


def _joined(sets: list[set[str]]) -> list[set[str]]:
    """Sets that share a choice, put together until none do."""
    joined: list[set[str]] = []
    for one in sets:
        apart = [other for other in joined if not other & one]
        joined = [*apart, one.union(*(other for other in joined if other & one))]
    return joined


def _together(groups: Sequence[SafeGroup], choices: set[str]) -> Histograms:
    members = [group for group in groups if choices & set(group.choices)]
    items = {item for group in members for item in group.named}
    n = sum(group.n for group in members)
    return {item: _named(item, members, n) for item in items}


def _named(item: str, members: Sequence[SafeGroup], n: int) -> tuple[float, float] | None:
    figures = [group.named[item] for group in members]
    if not all(isinstance(figure, Shown) for figure in figures):
        return None
    named = sum(figure.value for figure in figures if isinstance(figure, Shown))
    return named, n - named
