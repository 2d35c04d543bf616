"""What a recount file holds once it is read: one question with its ballots or its summary."""
from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from workshop.domain.items import Item
from workshop.domain.text import Label, Message

Json = Mapping[str, Any]

#: The answers that count, by group.
Groups = Mapping[str, Sequence[Any]]


@dataclass(frozen=True)
class Ballot:
    """One answer in the form its kind counts, with the groups of its voter, and how many people gave it."""

    answer: Any
    groups: Mapping[str, str] = field(default_factory=dict)
    times: int = 1


@dataclass(frozen=True)
class Question:
    """One question as read: `ballots`, or the `summary` of a recount sheet in the form its kind counts."""

    kind: str
    options: Mapping[str, Any]
    items: tuple[Item, ...]
    ballots: tuple[Ballot, ...] = ()
    summary: Any = None

    @property
    def item_ids(self) -> tuple[str, ...]:
        return tuple(item.id for item in self.items)


@dataclass(frozen=True)
class Table:
    """A table for people: cells are Messages, numbers, texts or None where there is nothing to say."""

    head: tuple[Message, ...]
    rows: tuple[tuple[Any, ...], ...]


@dataclass(frozen=True)
class FileKind:
    """One kind of question in recount files.

    options(json) -> options; ballot(json, ids, options) -> the answer, falsy for an abstention;
    summary(json, ids, options) -> what `count` needs: all three raise Mendable.
    count(question) -> the figures of RECOUNT.md, and "reasons" for those that are None.
    explain(question, figures) -> the same for people, who should understand it without a handbook.
    named(answer, options) -> the items of which it makes the kind's one statement (picked it, supports it …), which
        is what the gate protects in groups; the options then hold the room's "figures", too, for statements that depend
        on them (sorted it like most of the room); statistic: what --by compares, and
    compare(question, groups, least) -> every pair of groups on every item, in the form of RECOUNT.md; an item that 1 to
        least-1 people of some group judged is not compared. None where groups are not compared.
    difference: in words, what is compared.
    """

    key: str
    options: Callable[[Json], Mapping[str, Any]]
    ballot: Callable[[Json, Collection[str], Mapping[str, Any]], Any]
    summary: Callable[[Json, Collection[str], Mapping[str, Any]], Any]
    count: Callable[[Question], dict[str, Any]]
    explain: Callable[[Question, Mapping[str, Any]], Sequence[Message | Table]]
    named: Callable[[Any, Mapping[str, Any]], frozenset[str]]
    statistic: str
    compare: Callable[[Question, Groups, int], list[dict[str, Any]]] | None = None
    difference: Message | None = None


def item_cells(item: Item) -> tuple[str, Label]:
    """How a table names an item: its id and its words."""
    return item.id, item.label
