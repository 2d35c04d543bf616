"""Points divided among items in recount files."""
from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from workshop.domain.errors import Mendable
from workshop.domain.text import Message, msg
from workshop.tally.compared import compare_points
from workshop.tally.points import count_points, count_points_summary, given
from workshop.tally.recount.fields import optional_whole, shown, whole
from workshop.tally.recount.question import FileKind, Groups, Json, Question, Table, item_cells
from workshop.tally.recount.steps import checked, count_tables, is_whole, judgements


def _options(data: Json) -> Mapping[str, Any]:
    return {"budget": whole(data, "budget", least=1), "cap": optional_whole(data, "cap", least=1)}


def _ballot(data: Json, ids: Collection[str], options: Mapping[str, Any]) -> dict[str, int]:
    """The points that were given; no point says nothing."""
    points = judgements(data, "points", ids)
    for item, found in points.items():
        _check_gift(found, item, options)
    if sum(points.values()) > options["budget"]:
        raise Mendable(msg("The points add up to {found}; a ballot has {budget}.",
                           found=sum(points.values()), budget=options["budget"]))
    return {item: found for item, found in points.items() if found}


def _check_gift(found: Any, item: str, options: Mapping[str, Any]) -> None:
    if not is_whole(found) or found < 0:
        raise Mendable(msg("Item {item}: points are whole numbers from 0 on, not {found}.",
                           item=shown(item), found=shown(found)))
    if options["cap"] is not None and found > options["cap"]:
        raise Mendable(msg("Item {item} is given {found} points; at most {cap} are allowed.",
                           item=shown(item), found=found, cap=options["cap"]))


def _summary(data: Json, ids: Collection[str], options: Mapping[str, Any]) -> dict[str, Any]:
    """{"n": 20, "counts": {"A": {"5": 3}}}: the ballots counted, and how many gave each item how many points."""
    counts = count_tables(data, "counts", ids)
    for item, row in counts.items():
        _check_points(row, item)
    sheet = {"n": whole(data, "n", least=0), "counts": counts, **options}
    return checked(sheet, lambda one: count_points_summary(list(ids), **one), sheet["n"])


def _check_points(row: Mapping[str, int], item: str) -> None:
    wrong = next((text for text in row if not _is_number(text)), None)
    if wrong is not None:
        raise Mendable(msg("The counts of item {item} name {found}, which is no number of points from 1 on.",
                           item=shown(item), found=shown(wrong)))


def _is_number(text: str) -> bool:
    """Written as JSON writes numbers, so that no number can come twice ("5", "05")."""
    return text.isascii() and text.isdigit() and text[0] != "0" and len(text) <= 10


def _count(question: Question) -> dict[str, Any]:
    if question.summary:
        return count_points_summary(question.item_ids, **question.summary)
    return count_points(question.item_ids, [dict(ballot.answer) for ballot in question.ballots], **question.options)


def _explain(question: Question, figures: Mapping[str, Any]) -> Sequence[Message | Table]:
    results = figures["results"]
    ordered = sorted(question.items, key=lambda item: -results[item.id]["total"])
    columns = ("total", "share", "givers", "largest_share")
    rows = tuple((*item_cells(item), *(results[item.id][name] for name in columns)) for item in ordered)
    head = (msg("Item"), msg("Words"), msg("Points"), msg("Share of all points"), msg("Given by"),
            msg("Largest giver’s share"))  # fmt: skip
    dominated = tuple(item.id for item in ordered if results[item.id]["dominated"])
    warning = [msg("More than half of the points of {items} come from one ballot.", items=dominated)]
    return [
        Table(head, rows),
        msg("Points alone do not say how many people stand behind them: “Given by” does. The largest giver’s share is "
            "what one ballot supplies of the item’s points."),
        *(warning if dominated else []),
    ]  # fmt: skip


def _named(answer: Mapping[str, int], options: Mapping[str, Any]) -> frozenset[str]:
    return given(answer)


def _compare(question: Question, groups: Groups, least: int) -> list[dict[str, Any]]:
    return compare_points(question.item_ids, groups)  # who gave an item nothing has judged it, too


POINTS = FileKind("points", _options, _ballot, _summary, _count, _explain, _named, "mean", _compare,
                  msg("Compared: the mean points of a ballot."))
