"""Judgements of which item acts on which, in recount files."""
from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NoReturn

from workshop.domain.errors import Mendable
from workshop.domain.text import Message, msg, nmsg
from workshop.tally.influence import (
    ENOUGH,
    LARGEST_POWER,
    STRENGTHS,
    Link,
    count_influence,
    count_influence_summary,
    link_named,
)
from workshop.tally.recount.fields import member, optional_whole, shown, whole
from workshop.tally.recount.question import FileKind, Groups, Json, Question, Table, item_cells
from workshop.tally.recount.steps import is_whole

QUADRANTS: Mapping[str, Message] = {
    "driver": msg("driver: acts on the others more than they act on it"),
    "relay": msg("relay: acts on the others, and they act on it"),
    "outcome": msg("outcome: the others act on it more than it acts on them"),
    "autonomous": msg("autonomous: has little to do with the others"),
    "borderline": msg("borderline: exactly at an average"),
}


def _options(data: Json) -> Mapping[str, Any]:
    """`min_group`: links that fewer people judged are not known, where it is more than the format asks for."""
    return {"enough": max(ENOUGH, optional_whole(data, "min_group", least=0) or 0)}


def _ballot(data: Json, ids: Collection[str], options: Mapping[str, Any]) -> Mapping[str, int]:
    judged = member(data, "links", dict)
    for name, strength in judged.items():
        _link(name, ids)
        if not is_whole(strength) or strength not in STRENGTHS:
            raise Mendable(msg("The strength of {link} must be 0, 1, 2 or 3, not {found}.",
                               link=shown(name), found=shown(strength)))
    return judged


def _link(name: str, ids: Collection[str]) -> Link:
    try:
        return link_named(name, ids)
    except ValueError:
        raise Mendable(msg("{link} is no link: “A>B” must name two different items.", link=shown(name))) from None


def _summary(data: Json, ids: Collection[str], options: Mapping[str, Any]) -> dict[str, Any]:
    """{"n": 20, "links": {"A>B": [2, 0, 3, 1], …}}: how many judged the link to be 0, 1, 2, 3. Links that may not be
    published are left out."""
    n, judged = whole(data, "n", least=0), member(data, "links", dict)
    for name, row in judged.items():
        _link(name, ids)
        if not _is_row(row):
            raise Mendable(msg("{link} needs four numbers: how many people judged it 0, 1, 2 and 3.",
                               link=shown(name)))
        if sum(row) > n:
            raise Mendable(msg("{link} is judged more often than there are ballots.", link=shown(name)))
    try:
        count_influence_summary(list(ids), n, judged)
    except ValueError:
        raise Mendable(msg("All links together are judged less often than there are ballots ({n}).", n=n)) from None
    return {"n": n, "judged": judged}


def _is_row(row: Any) -> bool:
    return isinstance(row, list) and len(row) == len(STRENGTHS) and all(is_whole(x) and x >= 0 for x in row)


def _count(question: Question) -> dict[str, Any]:
    if question.summary:
        return count_influence_summary(question.item_ids, **question.summary, **question.options)
    return count_influence(question.item_ids, [ballot.answer for ballot in question.ballots], **question.options)


def _explain(question: Question, figures: Mapping[str, Any]) -> Sequence[Message | Table]:
    seldom = len(figures["asked_too_seldom"])
    return [
        _items_table(question, figures),
        msg("Influence adds up how strongly the item acts on the others, dependence how strongly they act on it: "
            "0 none, 1 weak, 2 medium, 3 strong, each the lower median of the judgements."),
        _indirect(figures["indirect"]["power"]),
        nmsg("{n} link was judged by fewer than {enough} people and counts as none.",
             "{n} links were judged by fewer than {enough} people and count as none.",
             seldom, enough=question.options["enough"]),
        _strongest_table(figures),
    ]


def _items_table(question: Question, figures: Mapping[str, Any]) -> Table:
    items = {item.id: item for item in question.items}
    further = figures["indirect"]["influence"] or {}, figures["indirect"]["dependence"] or {}
    columns = figures["influence"], figures["dependence"], *further
    order = [item for group in figures["orders"]["influence"] for item in group]
    rows = tuple(
        (*item_cells(items[i]), *(column.get(i) for column in columns), QUADRANTS[figures["quadrants"][i]])
        for i in order
    )
    return Table((msg("Item"), msg("Words"), msg("Influence"), msg("Dependence"), msg("Indirect influence"),
                  msg("Indirect dependence"), msg("Where it stands")), rows)


def _indirect(power: int | None) -> Message:
    if power is None:
        return msg("Indirect influence has no stable order along paths of up to {n} links.", n=LARGEST_POWER)
    return msg("Indirect influence and dependence are along paths of {n} links.", n=power)


def _strongest_table(figures: Mapping[str, Any]) -> Table:
    rows = tuple(
        (f"{link['from']} > {link['to']}", link["strength"], link["mean"], link["judgements"])
        for link in figures["strongest"]
    )
    return Table((msg("Strongest links"), msg("Strength"), msg("Mean"), msg("Judged by")), rows)


def _named(answer: Mapping[str, int], options: Mapping[str, Any]) -> frozenset[str]:
    """A judgement of a link says nothing of one item that could be counted by group."""
    return frozenset()


def _compare(question: Question, groups: Groups, least: int) -> NoReturn:
    raise Mendable(msg("Influence is not compared by groups: each person judges only some of the links."))


INFLUENCE = FileKind("influence", _options, _ballot, _summary, _count, _explain, _named, "", _compare)
