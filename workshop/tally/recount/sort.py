"""Items sorted into categories, in recount files."""
from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from workshop.domain.errors import Mendable
from workshop.domain.text import Message, msg
from workshop.tally.recount.fields import member, shown, whole
from workshop.tally.recount.question import FileKind, Groups, Json, Question, Table, item_cells
from workshop.tally.recount.steps import checked, count_tables, judgements
from workshop.tally.sort import SETTLED, compare_sorted, count_sorted, count_sorted_summary, sorted_alike

#: More than anybody can choose among.
MOST_CATEGORIES = 100


def _options(data: Json) -> Mapping[str, Any]:
    categories = member(data, "categories", list)
    texts = all(isinstance(category, str) and category for category in categories)
    if not texts or not 1 <= len(categories) <= MOST_CATEGORIES:
        raise Mendable(msg("“categories” must be a list of texts, from 1 to {most}.", most=MOST_CATEGORIES))
    twice = next((category for category in categories if categories.count(category) > 1), None)
    if twice is not None:
        raise Mendable(msg("The category {category} is in the list twice.", category=shown(twice)))
    return {"categories": categories}


def _ballot(data: Json, ids: Collection[str], options: Mapping[str, Any]) -> Mapping[str, str]:
    chosen = judgements(data, "categories", ids)
    for category in chosen.values():
        _check_category(category, options)
    return chosen


def _check_category(category: Any, options: Mapping[str, Any]) -> None:
    if category not in options["categories"]:
        raise Mendable(msg("There is no category {category}.", category=shown(category)))


def _summary(data: Json, ids: Collection[str], options: Mapping[str, Any]) -> dict[str, Any]:
    """{"n": 20, "counts": {"A": {"cause": 12, …}}}: the ballots counted, and of every item how many put it into each
    category."""
    sheet = {"n": whole(data, "n", least=0), "counts": count_tables(data, "counts", ids), **options}
    for category in (category for row in sheet["counts"].values() for category in row):
        _check_category(category, options)
    return checked(sheet, lambda one: count_sorted_summary(list(ids), **one), sheet["n"])


def _count(question: Question) -> dict[str, Any]:
    if question.summary:
        return count_sorted_summary(question.item_ids, **question.summary)
    return count_sorted(question.item_ids, [dict(ballot.answer) for ballot in question.ballots], **question.options)


def _explain(question: Question, figures: Mapping[str, Any]) -> Sequence[Message | Table]:
    head = (msg("Item"), msg("Words"), msg("Sorted by"), msg("Most often"), msg("Share"),
            msg("How many chose each category"))  # fmt: skip
    return [
        Table(head, tuple((*item_cells(item), *_row(figures["results"][item.id])) for item in question.items)),
        msg("Shares are of those who sorted the item. “=” stands between categories that were chosen equally often."),
        *_to_discuss(figures["to_discuss"]),
        *_kappa(figures["fleiss_kappa"]),
    ]


def _row(found: Mapping[str, Any]) -> tuple[Any, ...]:
    counts = ", ".join(f"{category}: {times}" for category, times in found["counts"].items())
    return found["n"], " = ".join(found["modals"]) or None, found["modal_share"], counts


def _to_discuss(items: Sequence[str]) -> list[Message]:
    if not items:
        return []
    return [msg("To discuss, since no category has {percent}% of the answers: {items}.",
                percent=round(100 * SETTLED), items=", ".join(items))]


def _kappa(kappa: float | None) -> list[Message]:
    if kappa is None:
        return []
    return [msg("Agreement: Fleiss' kappa = {kappa} (1: everybody sorts alike, 0: as by chance).", kappa=kappa)]


def _named(answer: Mapping[str, str], options: Mapping[str, Any]) -> frozenset[str]:
    return sorted_alike(answer, _modals(options["figures"]))


def _compare(question: Question, groups: Groups, least: int) -> list[dict[str, Any]]:
    return compare_sorted(question.item_ids, groups, _modals(_count(question)))


def _modals(figures: Mapping[str, Any]) -> dict[str, Sequence[str]]:
    return {item: found["modals"] for item, found in figures["results"].items()}


SORT = FileKind("sort", _options, _ballot, _summary, _count, _explain, _named, "share", _compare,
                msg("Compared: the share of ballots that put the item into the category that the whole room chose most "
                    "often."))
