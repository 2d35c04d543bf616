"""Picks of up to k items in recount files."""
from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from workshop.domain.errors import Mendable
from workshop.domain.text import Message, msg
from workshop.tally.difference import compare_picks
from workshop.tally.pick import count_pick_summary, count_picks
from workshop.tally.recount.fields import check_named, member, shown, whole
from workshop.tally.recount.question import FileKind, Groups, Json, Question, Table, item_cells


def _options(data: Json) -> Mapping[str, Any]:
    return {"max": whole(data, "max", least=1)}


def _ballot(data: Json, ids: Collection[str], options: Mapping[str, Any]) -> frozenset[str]:
    picks = member(data, "picks", list)
    check_named(picks, ids)
    if len(picks) > options["max"]:
        raise Mendable(msg("More items are picked ({found}) than were allowed ({most}).",
                           found=len(picks), most=options["max"]))
    return frozenset(picks)


def _summary(data: Json, ids: Collection[str], options: Mapping[str, Any]) -> dict[str, Any]:
    """{"n": 20, "counts": {"A": 12, …}}: the ballots counted, and how many of them picked each item."""
    n, counts = whole(data, "n", least=0), member(data, "counts", dict)
    check_named(list(counts), ids)
    for item in ids:
        if whole(counts, item, least=0) > n:
            raise Mendable(msg("Item {item} is picked more often than there are ballots.", item=shown(item)))
    if not n <= sum(counts.values()) <= n * options["max"]:
        raise Mendable(msg("The counts add up to {found}; {n} ballots with 1 to {most} items each cannot give that.",
                           found=sum(counts.values()), n=n, most=options["max"]))
    return {"n": n, "counts": counts}


def _count(question: Question) -> dict[str, Any]:
    if question.summary:
        return count_pick_summary(question.item_ids, **question.summary)
    return count_picks(question.item_ids, [ballot.answer for ballot in question.ballots], question.options["max"])


def _explain(question: Question, figures: Mapping[str, Any]) -> Sequence[Message | Table]:
    ordered = sorted(question.items, key=lambda item: -figures["results"][item.id]["count"])
    rows = tuple((*item_cells(item), *figures["results"][item.id].values()) for item in ordered)
    return [
        Table((msg("Item"), msg("Words"), msg("Picked by"), msg("Share of ballots")), rows),
        msg("A ballot may pick several items, so the shares do not add up to 1."),
    ]


def _named(answer: frozenset[str], options: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(answer)


def _compare(question: Question, groups: Groups, least: int) -> list[dict[str, Any]]:
    return compare_picks(question.item_ids, groups)  # who did not pick an item has judged it, too


PICK = FileKind("pick", _options, _ballot, _summary, _count, _explain, _named, "share", _compare,
                msg("Compared: the share that picked the item."))
