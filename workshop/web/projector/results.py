"""A revealed result as the wall draws it: places with ties, bars, groups in lanes. Only safe figures come in."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from workshop.domain.activity import Activity
from workshop.domain.disclosure import share_text
from workshop.domain.items import Item
from workshop.domain.people import UNSAID, Dimension
from workshop.domain.safe import Hidden, SafeBreakdown, SafeGroup, SafeOutcome, Shown
from workshop.domain.text import Label, Message, msg
from workshop.findings import agreement_steps, agreement_word, findings
from workshop.services.ports import Snapshot, Store
from workshop.services.read_results import order_of, read_results

MOST_ROWS = 7
LEADING = 3


@dataclass(frozen=True)
class Row:
    """One item: its place (tied items share it), the bar's length 0-100 and the figure beside it."""

    item: Item
    place: int
    tied: bool
    length: float | None
    figure: Message | None

    @property
    def leads(self) -> bool:
        return self.place <= LEADING


@dataclass(frozen=True)
class Dot:
    """One group's share of namings on one item: `lane` is the group's place in the legend."""

    lane: int
    share: float
    words: Message


@dataclass(frozen=True)
class GroupRow:
    item: Item
    dots: tuple[Dot, ...]
    differs: bool


@dataclass(frozen=True)
class ResultView:
    """`page` names the template: ranking, groups, ideas_result or withheld."""

    page: str
    n: int = 0
    rows: tuple[Row, ...] = ()
    more: int = 0
    sentences: tuple[Message, ...] = ()
    agreement: Message | None = None
    steps: int = 0
    dimension: Dimension | None = None
    legend: tuple[tuple[Label | Message, int], ...] = ()
    group_rows: tuple[GroupRow, ...] = ()
    withheld: Message | None = None
    ideas: tuple[dict[str, Any], ...] = ()


def result_view(store: Store, snapshot: Snapshot, activity: Activity) -> ResultView:
    """What the wall shows of a revealed activity: the ranking, or the comparison by the stage's dimension."""
    safe = read_results(store, activity)
    if safe.withheld:
        return ResultView("withheld", withheld=safe.withheld)
    if "ideas" in safe.results:
        return ResultView("ideas_result", n=safe.n, ideas=tuple(safe.results["ideas"]))
    said = tuple(finding.sentence for finding in findings(activity, safe, snapshot.workshop.dimensions))
    dimension = snapshot.stage.compares(snapshot.workshop.dimensions)
    return _by_group(activity, safe, dimension) if dimension else _ranking(activity, safe, said)


def _ranking(activity: Activity, safe: SafeOutcome, said: tuple[Message, ...]) -> ResultView:
    rows = tuple(_rows(activity, safe))
    w = (safe.results.get("agreement") or {}).get("kendall_w")
    return ResultView("ranking", safe.n, rows[:MOST_ROWS], max(0, len(rows) - MOST_ROWS), said[:1],
                      agreement_word(w) if w is not None else None, agreement_steps(w) if w is not None else 0)


def _rows(activity: Activity, safe: SafeOutcome) -> Iterator[Row]:
    place = 1
    for tied in order_of(safe):
        for item_id in tied:
            length, figure = _figure(safe, item_id)
            yield Row(activity.item(item_id), place, len(tied) > 1, length, figure)
        place += len(tied)


def _figure(safe: SafeOutcome, item: str) -> tuple[float | None, Message | None]:
    if safe.kind == "rank":
        score = (safe.results.get("score_100") or {}).get(item)
        return score, None if score is None else msg("{n}", n=round(score))
    count = (safe.results["results"].get(item) or {}).get("count")
    return (None, None) if count is None else (100 * count / safe.n, share_text(count, safe.n))


def _by_group(activity: Activity, safe: SafeOutcome, dimension: Dimension) -> ResultView:
    breakdown = safe.breakdown(dimension.key)
    if breakdown is None or not breakdown.groups:
        reason = breakdown.withheld if breakdown and breakdown.withheld else msg("Too few participants for a separate result.")
        return ResultView("withheld", dimension=dimension, withheld=reason)
    legend = tuple((group_name(dimension, group), group.n) for group in breakdown.groups)
    leading = [item for tied in order_of(safe) for item in tied][: MOST_ROWS - 1]
    rows = tuple(_group_row(activity, breakdown, item) for item in leading)
    return ResultView("groups", safe.n, dimension=dimension, legend=legend, group_rows=rows, more=max(0, len(activity.items) - len(rows)))


def _group_row(activity: Activity, breakdown: SafeBreakdown, item: str) -> GroupRow:
    dots = tuple(_dots(breakdown, item))
    differs = any(c.item == item and c.comparison is not None and c.comparison.p_holm <= 0.05 for c in breakdown.comparisons)
    return GroupRow(activity.item(item), dots, differs)


def _dots(breakdown: SafeBreakdown, item: str) -> Iterator[Dot]:
    for lane, group in enumerate(breakdown.groups):
        named = group.named.get(item, Hidden(msg("Withheld.")))
        if isinstance(named, Shown):
            yield Dot(lane, named.value / group.n, share_text(int(named.value), group.n))


def group_name(dimension: Dimension, group: SafeGroup) -> Label | Message:
    """A published group's name; several small ones merged are named as others."""
    if group.choices == (UNSAID,):
        return msg("No answer")
    known = [choice for key in group.choices if (choice := dimension.choice(key))]
    return known[0].label if len(group.choices) == 1 else msg("Others together")
