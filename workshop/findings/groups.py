"""What may be said of differences between groups (METHOD 3.4): never a cause, never anybody outside the room."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

from workshop.domain.activity import Activity
from workshop.domain.outcome import Comparison
from workshop.domain.people import UNSAID, Dimension
from workshop.domain.safe import Figure, SafeBreakdown, SafeComparison, SafeGroup, Shown
from workshop.domain.text import Message, msg
from workshop.findings.finding import Finding, filled, quoted

SIGNIFICANT = 0.05

#: So many gaps that may be chance are told at most, the clearest first.
MOST_UNSURE = 3

@dataclass(frozen=True)
class GroupWords:
    """What a kind counts by group (one yes-or-no statement on each item), in words.

    `plot`, `table`: captions of its figures. `sure`, `unsure`: the sentence on a difference, by the statistic compared
    ("share", "score_100", "mean"), with {item}, {more} and {less}. `direction`: the same of a sensitive item, without
    figures; `directions`: of several, with {gaps}."""

    plot: Message
    table: Message
    sure: Mapping[str, Message]
    unsure: Mapping[str, Message]
    direction: Message
    directions: Message


_SURE = {
    "share": msg(
        "The answer {item} was named more often in {more} than in {less}; a gap this large would be unlikely by chance."
    ),
    "score_100": msg(
        "The answer {item} was ranked higher in {more} than in {less}; a gap this large would be unlikely by chance."
    ),
}
_UNSURE = {
    "share": msg(
        "The answer {item} was named more often in {more} than in {less}:"
        " a gap seen in the room, to be checked; given the number of people, it may be chance."
    ),
    "score_100": msg(
        "The answer {item} was ranked higher in {more} than in {less}:"
        " a gap seen in the room, to be checked; given the number of people, it may be chance."
    ),
}
_DIRECTION = msg(
    "The answer {item} was named more often in {more} than in {less};"
    " the numbers are not shown, to protect participants, and the gap may be chance."
)
_DIRECTIONS = msg(
    "Named more often (the numbers are not shown, to protect participants, and the gaps may be chance): {gaps}."
)

#: Of answers that people name: by choosing them, or by ranking them.
NAMED = GroupWords(
    plot=msg("How many in each group named it"),
    table=msg("How many named each answer (in brackets: how many people)"),
    sure=_SURE,
    unsure=_UNSURE,
    direction=_DIRECTION,
    directions=_DIRECTIONS,
)

_TOO_SMALL = msg("The groups are too small to tell differences from chance.")
_NO_DIFFERENCE = msg("No difference between the groups can be told from chance.")
_NO_DIFFERENCE_SHOWN = msg("Of the figures shown, no difference between the groups can be told from chance.")
_RATHER = msg("{item} in {more} rather than in {less}")


def group_findings(
    activity: Activity, dimension: Dimension, breakdown: SafeBreakdown, words: GroupWords
) -> Iterator[Finding]:
    """The sentences on one breakdown: what cannot be told, else what stands out, or that nothing does."""
    told = _Telling(activity, dimension, breakdown, words)
    if breakdown.withheld:
        yield Finding("withheld_by_group", breakdown.withheld, dimension=dimension.key)
    elif breakdown.too_small_to_tell:
        yield Finding("too_small", _TOO_SMALL, dimension=dimension.key)
    elif told.nothing_stands_out():
        sentence = _NO_DIFFERENCE if all(row.comparison for row in breakdown.comparisons) else _NO_DIFFERENCE_SHOWN
        yield Finding("no_difference", sentence, dimension=dimension.key)
    yield from (*told.sure(), *told.unsure(), *told.directions())


def differing(breakdown: SafeBreakdown) -> tuple[SafeComparison, ...]:
    """The comparisons of two groups that may be called differences: first the one test of all groups, then each pair
    after Holm's correction. Where the first does not tell the groups apart, none (METHOD 3.4)."""
    if breakdown.overall_p is not None and breakdown.overall_p > SIGNIFICANT:
        return ()
    return tuple(row for row in breakdown.comparisons if row.comparison and row.comparison.p_holm <= SIGNIFICANT)


@dataclass(frozen=True)
class _Telling:
    activity: Activity
    dimension: Dimension
    breakdown: SafeBreakdown
    words: GroupWords

    def nothing_stands_out(self) -> bool:
        shown = [row for row in self.breakdown.comparisons if row.comparison]
        return bool(shown) and not differing(self.breakdown)

    def sure(self) -> list[Finding]:
        sure = differing(self.breakdown)
        return self._differences("difference", self.words.sure, [row for row in self._clearest() if row in sure])

    def unsure(self) -> list[Finding]:
        sure = differing(self.breakdown)
        rows = [row for row in self._clearest() if _p(row) <= SIGNIFICANT and row not in sure]
        return self._differences("possible_difference", self.words.unsure, rows)[:MOST_UNSURE]

    def _clearest(self) -> list[SafeComparison]:
        """The comparisons that may be told, the least likely by chance first."""
        told = self.words.sure
        shown = [row for row in self.breakdown.comparisons if row.comparison and row.comparison.statistic in told]
        return sorted(shown, key=_p)

    def _differences(self, key: str, templates: Mapping[str, Message], rows: list[SafeComparison]) -> list[Finding]:
        statistics = {row.item: row.comparison.statistic for row in rows if row.comparison}
        gaps = _gaps((row.item, *self._ordered(row)) for row in rows)
        return [
            self._finding(key, gap, templates[statistics[gap.item]], _FIGURES[statistics[gap.item]]) for gap in gaps
        ]

    def _ordered(self, row: SafeComparison) -> tuple[int, int]:
        """The two groups, the one with the greater figure first."""
        assert row.comparison is not None
        one, other = (_measure(row.comparison, self.breakdown.groups[place]) for place in row.groups)
        return row.groups if one >= other else (row.groups[1], row.groups[0])

    def directions(self) -> list[Finding]:
        rows = [row for row in self.breakdown.comparisons if row.direction is not None]
        gaps = _gaps((row.item, row.direction or 0, sum(row.groups) - (row.direction or 0)) for row in rows)
        if len(gaps) < 2:
            return [self._finding("direction", gap, self.words.direction, _unnumbered) for gap in gaps]
        told = [self._finding("direction", gap, _RATHER, _unnumbered).sentence for gap in gaps]
        items = tuple(dict.fromkeys(gap.item for gap in gaps))
        sentence = filled(self.words.directions, gaps=reduce(_after, told))
        return [Finding("direction", sentence, items, self.dimension.key)]

    def _finding(self, key: str, gap: _Gap, template: Message, figure: _Figure) -> Finding:
        item = quoted(self.activity.item(gap.item).label)
        more, less = (
            tuple(figure(self._people(place), self.breakdown.groups[place], gap.item) for place in side)
            for side in (gap.more, gap.less)
        )
        return Finding(key, filled(template, item=item, more=more, less=less), (gap.item,), self.dimension.key)

    def _people(self, place: int) -> Message:
        return people_of(self.dimension, self.breakdown.groups[place].choices)


def people_of(dimension: Dimension, choices: Sequence[str]) -> Message:
    """The people of a published group, in a sentence; several choices that were put together are all named."""
    names = tuple(_choice(dimension, key) for key in choices)
    if len(names) == 1:
        return msg("the group {name}", name=names[0])
    return msg("the groups {names} taken together", names=names)


def _choice(dimension: Dimension, key: str) -> Message:
    choice = dimension.choice(key)
    if key == UNSAID or choice is None:
        return msg("“{label}”", label=msg("Prefer not to say"))
    return quoted(choice.label)


def _after(told: Message, gap: Message) -> Message:
    """Gaps hold lists themselves: semicolons keep them apart."""
    return msg("{told}; {gap}", told=told, gap=gap)


@dataclass(frozen=True)
class _Gap:
    """One item, and the groups (by their place) that named it more than others."""

    item: str
    more: tuple[int, ...]
    less: tuple[int, ...]


def _gaps(pairs: Iterable[tuple[str, int, int]]) -> list[_Gap]:
    """Pairs (item, more, less) as few gaps: one group before several, several before one, else pair by pair."""
    by_item: dict[str, list[tuple[int, int]]] = {}
    for item, more, less in pairs:
        by_item.setdefault(item, []).append((more, less))
    return [gap for item, found in by_item.items() for gap in _gaps_of(item, found)]


def _gaps_of(item: str, pairs: list[tuple[int, int]]) -> list[_Gap]:
    more, less = (tuple(dict.fromkeys(side)) for side in zip(*pairs, strict=True))
    if len(more) == 1 or len(less) == 1:
        return [_Gap(item, more, less)]
    return [_Gap(item, (one,), tuple(other for first, other in pairs if first == one)) for one in more]


def _share(people: Message, group: SafeGroup, item: str) -> Message:
    return msg("{people} ({x} of {n})", people=people, x=round(_shown(group.named, item)), n=group.n)


def _score(people: Message, group: SafeGroup, item: str) -> Message:
    return msg("{people} (mean score {x} of 100)", people=people, x=round(_shown(group.scores, item)))


def _mean(people: Message, group: SafeGroup, item: str) -> Message:
    return msg("{people} (mean {x})", people=people, x=round(_shown(group.scores, item), 1))


def _unnumbered(people: Message, _: SafeGroup, __: str) -> Message:
    return people


_Figure = Callable[[Message, SafeGroup, str], Message]
_FIGURES: Mapping[str, _Figure] = {"share": _share, "score_100": _score, "mean": _mean}


def _measure(comparison: Comparison, group: SafeGroup) -> float:
    if comparison.statistic == "share":
        return _shown(group.named, comparison.item) / group.n
    return _shown(group.scores, comparison.item)


def _shown(figures: Mapping[str, Figure], item: str) -> float:
    figure = figures[item]
    assert isinstance(figure, Shown)  # a comparison is told only of items that are shown
    return figure.value


def _p(row: SafeComparison) -> float:
    assert row.comparison is not None
    return row.comparison.p
