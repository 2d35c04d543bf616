"""What may be said of differences between groups (METHOD 3.4): never a cause, never anybody outside the room."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workshop.domain.activity import Activity
from workshop.domain.outcome import Comparison
from workshop.domain.people import UNSAID, Dimension
from workshop.domain.safe import SafeBreakdown, SafeComparison, SafeGroup, Shown
from workshop.domain.text import Message, msg
from workshop.findings.finding import Finding, quoted

SIGNIFICANT = 0.05

#: So many gaps that may be chance are told at most, the clearest first.
MOST_UNSURE = 3

_SURE = {
    "share": msg(
        "The answer {item} was named more often by {more} ({x} of {n}) than by {less} ({y} of {m});"
        " a gap this large would be unlikely by chance."
    ),
    "score_100": msg(
        "The answer {item} was ranked higher by {more} (mean score {x} of 100) than by {less} ({y});"
        " a gap this large would be unlikely by chance."
    ),
}
_UNSURE = {
    "share": msg(
        "The answer {item} was named more often by {more} ({x} of {n}) than by {less} ({y} of {m}):"
        " a gap seen in the room, to be checked; with so few people it may be chance."
    ),
    "score_100": msg(
        "The answer {item} was ranked higher by {more} (mean score {x} of 100) than by {less} ({y}):"
        " a gap seen in the room, to be checked; with so few people it may be chance."
    ),
}
_TOO_SMALL = msg("The groups are too small to tell differences from chance.")
_NO_DIFFERENCE = msg("No difference between the groups can be told from chance.")
_NO_DIFFERENCE_SHOWN = msg("Of the figures shown, no difference between the groups can be told from chance.")
_DIRECTION = msg(
    "The answer {item} was named more often by {more} than by {less};"
    " the numbers are not shown, to protect participants, and the gap may be chance."
)


def group_findings(activity: Activity, dimension: Dimension, breakdown: SafeBreakdown) -> Iterator[Finding]:
    """The sentences on one breakdown: what cannot be told, else what stands out, or that nothing does."""
    told = _Telling(activity, dimension, breakdown)
    if breakdown.withheld:
        yield Finding("withheld_by_group", breakdown.withheld, dimension=dimension.key)
    elif breakdown.too_small_to_tell:
        yield Finding("too_small", _TOO_SMALL, dimension=dimension.key)
    elif told.nothing_stands_out():
        sentence = _NO_DIFFERENCE if all(row.comparison for row in breakdown.comparisons) else _NO_DIFFERENCE_SHOWN
        yield Finding("no_difference", sentence, dimension=dimension.key)
    yield from (*told.sure(), *told.unsure(), *told.directions())


@dataclass(frozen=True)
class _Telling:
    activity: Activity
    dimension: Dimension
    breakdown: SafeBreakdown

    def nothing_stands_out(self) -> bool:
        shown = [row for row in self.breakdown.comparisons if row.comparison]
        return bool(shown) and all(_holm(row) > SIGNIFICANT for row in shown)

    def sure(self) -> list[Finding]:
        return [self._difference("difference", _SURE, row) for row in self._clearest() if _holm(row) <= SIGNIFICANT]

    def unsure(self) -> list[Finding]:
        rows = [row for row in self._clearest() if _p(row) <= SIGNIFICANT < _holm(row)]
        return [self._difference("possible_difference", _UNSURE, row) for row in rows[:MOST_UNSURE]]

    def _clearest(self) -> list[SafeComparison]:
        """The comparisons that may be told, the least likely by chance first."""
        shown = [row for row in self.breakdown.comparisons if row.comparison and row.comparison.statistic in _SURE]
        return sorted(shown, key=_p)

    def _difference(self, key: str, templates: dict[str, Message], row: SafeComparison) -> Finding:
        assert row.comparison is not None
        more, less = self._ordered(row)
        template = templates[row.comparison.statistic]
        params = {"item": self._item(row), "more": self._people(more), "less": self._people(less)}
        return self._finding(key, row, msg(template.text, **params, **_figures(row.comparison, more, less)))

    def _ordered(self, row: SafeComparison) -> tuple[SafeGroup, SafeGroup]:
        one, other = (self.breakdown.groups[place] for place in row.groups)
        assert row.comparison is not None
        return (one, other) if _measure(row.comparison, one) >= _measure(row.comparison, other) else (other, one)

    def directions(self) -> list[Finding]:
        return [self._direction(row) for row in self.breakdown.comparisons if row.direction is not None]

    def _direction(self, row: SafeComparison) -> Finding:
        less = next(place for place in row.groups if place != row.direction)
        more, fewer = self._people(self.breakdown.groups[row.direction or 0]), self._people(self.breakdown.groups[less])
        return self._finding("direction", row, msg(_DIRECTION.text, item=self._item(row), more=more, less=fewer))

    def _finding(self, key: str, row: SafeComparison, sentence: Message) -> Finding:
        return Finding(key, sentence, (row.item,), self.dimension.key)

    def _item(self, row: SafeComparison) -> Message:
        return quoted(self.activity.item(row.item).label)

    def _people(self, group: SafeGroup) -> Message:
        names = tuple(self._choice(key) for key in group.choices)
        if len(names) == 1:
            return msg("participants of the group {name}", name=names[0])
        return msg("participants of the groups {names} taken together", names=names)

    def _choice(self, key: str) -> Message:
        choice = self.dimension.choice(key)
        unsaid = key == UNSAID or choice is None
        return msg("“{label}”", label=msg("Prefer not to say")) if unsaid else quoted(choice.label)


def _measure(comparison: Comparison, group: SafeGroup) -> float:
    figure = (group.scores if comparison.statistic == "score_100" else group.named)[comparison.item]
    assert isinstance(figure, Shown)  # a comparison is told only of items that are shown
    return figure.value / (1 if comparison.statistic == "score_100" else group.n)


def _figures(comparison: Comparison, more: SafeGroup, less: SafeGroup) -> dict[str, int]:
    x, y = (_measure(comparison, group) for group in (more, less))
    if comparison.statistic == "score_100":
        return {"x": round(x), "y": round(y)}
    return {"x": round(x * more.n), "n": more.n, "y": round(y * less.n), "m": less.n}


def _p(row: SafeComparison) -> float:
    assert row.comparison is not None
    return row.comparison.p


def _holm(row: SafeComparison) -> float:
    assert row.comparison is not None
    return row.comparison.p_holm
