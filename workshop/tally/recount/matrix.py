"""Judgements by two criteria in recount files."""
from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from workshop.domain.errors import Mendable
from workshop.domain.text import Message, msg
from workshop.tally.compared import compare_matrix
from workshop.tally.matrix import CRITERIA, Places, act_now, count_matrix, count_matrix_summary, places
from workshop.tally.recount.fields import check_named, optional, whole
from workshop.tally.recount.question import FileKind, Groups, Json, Question, Table, item_cells
from workshop.tally.recount.steps import a_step, checked, count_lists, judgements, per_step, scale_option

QUADRANTS: Mapping[str | None, Message] = {
    "act_now": msg("act now"),
    "prepare": msg("prepare"),
    "quick_win": msg("quick win"),
    "later": msg("later"),
    "borderline": msg("borderline"),
    None: msg("not judged"),
}


def _options(data: Json) -> Mapping[str, Any]:
    """RECOUNT.md has `scale` only; `weights`, {"importance": 2, "feasibility": 1}, asks for a weighted score, too."""
    return {"scale": scale_option(data), "weights": _weights(optional(data, "weights", dict))}


def _weights(data: Json | None) -> tuple[int, int] | None:
    if data is None:
        return None
    check_named(list(data), CRITERIA)
    importance, feasibility = (whole(data, name, least=0) for name in CRITERIA)
    if not importance + feasibility:
        raise Mendable(msg("One of the weights must be more than 0."))
    return importance, feasibility


def _ballot(data: Json, ids: Collection[str], options: Mapping[str, Any]) -> Places:
    importance, feasibility = (_side(data, name, ids, options["scale"]) for name in CRITERIA)
    return places(importance, feasibility)


def _side(data: Json, name: str, ids: Collection[str], scale: int) -> dict[str, int]:
    return {item: a_step(step, item, 1, scale) for item, step in judgements(data, name, ids).items()}


def _summary(data: Json, ids: Collection[str], options: Mapping[str, Any]) -> dict[str, Any]:
    """{"n": 20, "importance": {"A": [0, 1, 3, 9, 7]}, "feasibility": {"A": [2, 8, 5, 5, 0]}}: the ballots counted, and
    how many chose each step of either criterion."""
    sides = {name: count_lists(data, name, ids, options["scale"]) for name in CRITERIA}
    sheet = {"n": whole(data, "n", least=0), **sides, **options}
    return checked(sheet, lambda one: count_matrix_summary(list(ids), **one), sheet["n"])


def _count(question: Question) -> dict[str, Any]:
    if question.summary:
        return count_matrix_summary(question.item_ids, **question.summary)
    return count_matrix(question.item_ids, [dict(ballot.answer) for ballot in question.ballots], **question.options)


def _explain(question: Question, figures: Mapping[str, Any]) -> Sequence[Message | Table]:
    results = figures["results"]
    head = (msg("Item"), msg("Words"), msg("Judged by"), msg("Importance"), msg("Feasibility"), msg("Quadrant"),
            msg("Weighted score"))  # fmt: skip
    judgements_head = (msg("Item"), msg("Importance, how many chose each step"), msg("Half of the people between"),
                       msg("Feasibility, how many chose each step"), msg("Half of the people between"))  # fmt: skip
    return [
        Table(head, tuple((*item_cells(item), *_place(results[item.id])) for item in question.items)),
        msg("Importance and feasibility: the medians. Act now: both above the middle of the scale, {middle}; prepare: "
            "importance only; quick win: feasibility only; later: neither; borderline: one of them just on the middle.",
            middle=(question.options["scale"] + 1) / 2),
        Table(judgements_head, tuple((item.id, *_spread(results[item.id])) for item in question.items)),
        msg("How many chose each step stands from 1 on the left to {most} on the right.",
            most=question.options["scale"]),
    ]  # fmt: skip


def _place(found: Mapping[str, Any]) -> tuple[Any, ...]:
    medians = (found[f"{name}_median"] for name in CRITERIA)
    return found["n"], *medians, QUADRANTS[found["quadrant"]], found.get("score")


def _spread(found: Mapping[str, Any]) -> tuple[Any, ...]:
    cells = ((per_step(found[f"{name}_counts"]), _box(found[f"{name}_quartiles"])) for name in CRITERIA)
    return tuple(cell for pair in cells for cell in pair)


def _box(quartiles: Sequence[float] | None) -> Message | None:
    return msg("{low} and {high}", low=quartiles[0], high=quartiles[1]) if quartiles else None


def _named(answer: Places, options: Mapping[str, Any]) -> frozenset[str]:
    return act_now(answer, options["scale"])


def _compare(question: Question, groups: Groups, least: int) -> list[dict[str, Any]]:
    return compare_matrix(question.item_ids, groups, least=least)


MATRIX = FileKind("matrix", _options, _ballot, _summary, _count, _explain, _named, "mean", _compare,
                  msg("Compared: the mean importance."))
