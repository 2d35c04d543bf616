"""The gate between two rounds of one question: what they tell together (METHOD 5.2, R10).

docs/decisions/0031-second-round.md says against whom, and why this rule.
"""
from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from itertools import combinations, product

from workshop.domain.disclosure import TOO_FEW
from workshop.domain.safe import SafeBreakdown, SafeGroup, SafeOutcome, Shown
from workshop.domain.text import Message, msg

#: How many gave each answer; a place that is shared by a tie counts in parts.
Counts = Sequence[float | Fraction]

#: The same by what they answered (an item, or one side of it); None where that is hidden.
Histograms = Mapping[str, Counts | None]

#: Groups that are added (1) or taken away (-1).
_Sum = Sequence[tuple[int, SafeGroup]]

#: So many published sums are put together to see whether they come near a new one.
MOST_TERMS = 4


def come_or_gone(before: Histograms, after: Histograms) -> float | Fraction:
    """The least number of people who came or left in between, if all who took part both times answered the same.

    Whoever came adds to one answer at most, whoever left takes from one: so as many came as any question's answers grew
    in sum, and as many left as they shrank."""
    both = comparable(before, after).values()
    grown = max((_growth(counts, later) for counts, later in both), default=0)
    shrunk = max((_growth(later, counts) for counts, later in both), default=0)
    return grown + shrunk


def comparable(before: Histograms, after: Histograms) -> dict[str, tuple[Counts, Counts]]:
    """The histograms that both rounds show in the same form."""
    both = {key: (counts, after.get(key)) for key, counts in before.items()}
    return {key: (one, other) for key, (one, other) in both.items() if one and other and len(one) == len(other)}


def _growth(before: Counts, after: Counts) -> float | Fraction:
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
    apart = _Apart(shown, min_group, by_group)
    still = any(come_or_gone(answers(other), answers(now)) < min_group for other in shown)
    if still or not apart.room(now):
        return SafeOutcome(now.kind, now.items, now.n, now.abstentions, {}, withheld=_still(min_group))
    first = next((part.dimension for part in now.breakdowns if apart.groups(part)), None)
    return replace(now, breakdowns=tuple(part if part.dimension == first else _hidden(part) for part in now.breakdowns))


def _still(min_group: int) -> Message:
    return msg(
        "Hardly any answer has changed since the round before: fewer than {k} people who came or left could make the"
        " difference. To protect them the figures of this round are not shown; the result of the round before stands.",
        k=min_group,
    )


def _hidden(part: SafeBreakdown) -> SafeBreakdown:
    return SafeBreakdown(part.dimension, withheld=part.withheld or TOO_FEW)


@dataclass(frozen=True)
class _Apart:
    """Whether sums of a further round differ enough from every sum of groups that the rounds before have shown."""

    earlier: Sequence[SafeOutcome]
    min_group: int
    by_group: bool

    def room(self, now: SafeOutcome) -> bool:
        """From all groups but some: where these have left, the rest would be the same people."""
        return self._from_sums(SafeGroup((), now.n, now.named))

    def groups(self, part: SafeBreakdown) -> bool:
        """Of a breakdown that the rounds before show, too: each of its groups, also from the whole room."""
        if not self.by_group or not part.groups:
            return False
        before = [other.breakdown(part.dimension) for other in self.earlier]
        if not all(found and found.groups for found in before):
            return False
        return all(self._from_sums(group) and self._from_rooms(group) for group in part.groups)

    def _from_rooms(self, group: SafeGroup) -> bool:
        return all(self._differ(((1, room),), group) for room in self._rooms)

    @cached_property
    def _rooms(self) -> list[SafeGroup]:
        return [SafeGroup((), other.n, other.named) for other in self.earlier]

    def _from_sums(self, group: SafeGroup) -> bool:
        """From what some groups, of one kind or of several and of any round, give by adding and subtracting."""
        several = any(sum(bool(part.groups) for part in other.breakdowns) > 1 for other in self.earlier)
        sums = _sums(self.earlier, self._rooms) if several and self.by_group else _subsets(self.earlier)
        near = (chosen for chosen in sums if abs(_people(chosen) - group.n) < self.min_group)
        return all(self._differ(chosen, group) for chosen in near)

    def _differ(self, before: _Sum, after: SafeGroup) -> bool:
        """By what is counted by group, where that is the same in every round; else nothing tells them apart."""
        return self.by_group and come_or_gone(_statement(before), _statement(((1, after),))) >= self.min_group


def _subsets(earlier: Sequence[SafeOutcome]) -> Iterator[_Sum]:
    """Some of the groups of one breakdown, not all: those are the room, which is compared by all its figures."""
    for groups in (part.groups for other in earlier for part in other.breakdowns):
        for many in range(1, len(groups)):
            yield from (tuple((1, group) for group in chosen) for chosen in combinations(groups, many))


def _sums(earlier: Sequence[SafeOutcome], rooms: Sequence[SafeGroup]) -> Iterator[_Sum]:
    """Those, and up to MOST_TERMS of all groups and rooms, each added or taken away: for copies of a question that was
    shown by several kinds of group. It takes sums for people that are none, and so may withhold too much."""
    yield from _subsets(earlier)
    wholes = [part.groups for other in earlier for part in other.breakdowns if part.groups]
    pool = [*(group for groups in wholes for group in groups), *rooms]
    for many in range(2, MOST_TERMS + 1):
        for chosen in combinations(pool, many):
            if chosen not in wholes:
                yield from (tuple(zip(signs, chosen, strict=True)) for signs in product((1, -1), repeat=many))


def _people(chosen: _Sum) -> int:
    return sum(sign * group.n for sign, group in chosen)


def _statement(chosen: _Sum) -> Histograms:
    """How many of these groups make the statement on each item, and how many do not."""
    n, items = _people(chosen), {item for _, group in chosen for item in group.named}
    return {item: _named(item, chosen, n) for item in items}


def _named(item: str, chosen: _Sum, n: int) -> tuple[float, float] | None:
    figures = [(sign, group.named.get(item)) for sign, group in chosen]
    if not all(isinstance(figure, Shown) for _, figure in figures):
        return None
    named = sum(sign * figure.value for sign, figure in figures if isinstance(figure, Shown))
    return named, n - named
