"""The gate between two rounds of one question: what they tell together (METHOD 5.2, R10).

docs/decisions/0031-second-round.md says against whom, and why this rule.
"""
from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

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
        return self._from_parts(SafeGroup((), now.n, now.named))

    def groups(self, part: SafeBreakdown) -> bool:
        """Of a breakdown that the rounds before show, too: each of its groups, also from the whole room."""
        if not self.by_group or not part.groups:
            return False
        before = [other.breakdown(part.dimension) for other in self.earlier]
        if not all(found and found.groups for found in before):
            return False
        return all(self._from_parts(group) and self._from_rooms(group) for group in part.groups)

    def _from_rooms(self, group: SafeGroup) -> bool:
        rooms = (SafeGroup((), other.n, other.named) for other in self.earlier)
        return all(self._differ([room], group) for room in rooms)

    def _from_parts(self, group: SafeGroup) -> bool:
        parts = (part.groups for other in self.earlier for part in other.breakdowns)
        return all(
            self._differ(chosen, group) for groups in parts for chosen in _of_size(groups, group.n, self.min_group)
        )

    def _differ(self, before: Sequence[SafeGroup], after: SafeGroup) -> bool:
        if not self.by_group:
            return abs(sum(group.n for group in before) - after.n) >= self.min_group
        return come_or_gone(_statement(before), _statement([after])) >= self.min_group


def _of_size(groups: Sequence[SafeGroup], n: int, less: int) -> Iterator[tuple[SafeGroup, ...]]:
    """Some of the groups, not all, that are together `n` people, give or take `less`: others differ by their number."""
    chosen = (sets for many in range(1, len(groups)) for sets in combinations(groups, many))
    return (sets for sets in chosen if abs(sum(group.n for group in sets) - n) < less)


def _statement(groups: Sequence[SafeGroup]) -> Histograms:
    """How many of these groups make the statement on each item, and how many do not."""
    n, items = sum(group.n for group in groups), {item for group in groups for item in group.named}
    return {item: _named(item, groups, n) for item in items}


def _named(item: str, groups: Sequence[SafeGroup], n: int) -> tuple[float, float] | None:
    figures = [group.named[item] for group in groups]
    if not all(isinstance(figure, Shown) for figure in figures):
        return None
    named = sum(figure.value for figure in figures if isinstance(figure, Shown))
    return named, n - named
