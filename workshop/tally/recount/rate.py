"""Ratings on a scale in recount files."""
from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from workshop.domain.text import Message, msg
from workshop.tally.compared import compare_ratings
from workshop.tally.rate import count_ratings, count_ratings_summary, rated_high
from workshop.tally.recount.fields import member, per_item, whole
from workshop.tally.recount.question import FileKind, Groups, Json, Question, Table, item_cells
from workshop.tally.recount.steps import a_step, checked, count_lists, judgements, per_step, scale_option
from workshop.tally.spread import RAND_STEPS, is_rand_disagreement


def _options(data: Json) -> Mapping[str, Any]:
    return {"scale": scale_option(data)}


def _ballot(data: Json, ids: Collection[str], options: Mapping[str, Any]) -> dict[str, int | None]:
    """A step per item that was rated, None for "don't know"."""
    ratings = judgements(data, "ratings", ids)
    return {i: None if step is None else a_step(step, i, 1, options["scale"]) for i, step in ratings.items()}


def _summary(data: Json, ids: Collection[str], options: Mapping[str, Any]) -> dict[str, Any]:
    """{"n": 20, "counts": {"A": [1, 0, 4, 9, 5]}, "dont_know": {"A": 1}}: the ballots counted, and of every item how
    many chose each step and how many did not know."""
    unknown = per_item(member(data, "dont_know", dict), ids)
    sheet = {
        "n": whole(data, "n", least=0),
        "counts": count_lists(data, "counts", ids, options["scale"]),
        "dont_know": {item: whole(unknown, item, least=0) for item in ids},
        "scale": options["scale"],
    }
    return checked(sheet, lambda one: count_ratings_summary(list(ids), **one), sheet["n"])


def _count(question: Question) -> dict[str, Any]:
    if question.summary:
        return count_ratings_summary(question.item_ids, **question.summary)
    return count_ratings(question.item_ids, [dict(b.answer) for b in question.ballots], question.options["scale"])


def _explain(question: Question, figures: Mapping[str, Any]) -> Sequence[Message | Table]:
    return [
        _answers(question, figures["results"]),
        msg("How many chose each step stands from 1 on the left to {most} on the right. Those who did not know or "
            "skipped an item are not among those who rated it. Top two: the share of the two highest steps.",
            most=question.options["scale"]),
        _agreement(question, figures["results"]),
        msg("Agreement A (van der Eijk): 1 when all choose one step, 0 when all steps are chosen alike, -1 for two "
            "camps at the ends. Consensus (Tastle and Wierman) goes from 0 for two camps to 1 for one step; dispersion "
            "D (Leik) the other way. r_WG: 1 when all choose one step, 0 when people differ as by pure chance, or more."
            ),
        *_disagreements(question, figures["results"]),
    ]  # fmt: skip


def _answers(question: Question, results: Mapping[str, Any]) -> Table:
    head = (msg("Item"), msg("Words"), msg("Rated by"), msg("Did not know"), msg("How many chose each step"),
            msg("Median"), msg("Top two"))  # fmt: skip
    return Table(head, tuple((*item_cells(item), *_answer(results[item.id])) for item in question.items))


def _answer(found: Mapping[str, Any]) -> tuple[Any, ...]:
    return found["n"], found["dont_know"], per_step(found["counts"]), found["median"], found["top_two_share"]


def _agreement(question: Question, results: Mapping[str, Any]) -> Table:
    head = (msg("Item"), msg("Agreement A"), msg("Consensus"), msg("Dispersion D"), msg("r_WG"), msg("Mean"))
    return Table(head, tuple((item.id, *_measures(results[item.id])) for item in question.items))


def _measures(found: Mapping[str, Any]) -> tuple[Any, ...]:
    """METHOD 3.3: a negative r_WG is printed as 0."""
    rwg = None if found["rwg"] is None else max(0, found["rwg"])
    return found["agreement_a"], found["consensus"], found["leik_d"], rwg, found["mean"]


def _disagreements(question: Question, results: Mapping[str, Any]) -> list[Message]:
    """On nine steps, by the rule of RAND and UCLA."""
    if question.options["scale"] != RAND_STEPS:
        return []
    divided = tuple(i for i in question.item_ids if is_rand_disagreement(results[i]["counts"]))
    if not divided:
        return [msg("By the rule of RAND and UCLA for nine steps there is disagreement on no item.")]
    return [msg("By the rule of RAND and UCLA for nine steps there is disagreement on {items}.", items=divided)]


def _named(answer: Mapping[str, int | None], options: Mapping[str, Any]) -> frozenset[str]:
    return rated_high(answer, options["scale"])


def _compare(question: Question, groups: Groups, least: int) -> list[dict[str, Any]]:
    return compare_ratings(question.item_ids, groups, least=least)


RATE = FileKind("rate", _options, _ballot, _summary, _count, _explain, _named, "mean", _compare,
                msg("Compared: the mean of those who rated the item."))
