"""Agendas to start from (METHOD 1.2)."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from workshop.domain.activity import Activity, Topic
from workshop.domain.items import Item, Source
from workshop.domain.text import Label, Message, msg
from workshop.material.lists import item_lists, read


@dataclass(frozen=True)
class AgendaTemplate:
    """A ready agenda. The ids of its activities are names that hold only here (`Source.activity` refers to them): who
    creates a workshop from it gives every activity an id of its own and carries the sources over."""

    key: str
    name: Message
    explanation: Message
    activities: tuple[Activity, ...]


@cache
def templates() -> tuple[AgendaTemplate, ...]:
    """Peace Exchange, two hours, empty: in the order they are offered."""
    return (
        AgendaTemplate(
            "peace_exchange",
            msg("Peace Exchange"),
            msg(
                "The whole conversation, over one to three days: drivers of conflict, concerns, "
                "strengths and challenges of local peacebuilders, recommendations."
            ),
            _agenda("peace_exchange"),
        ),
        AgendaTemplate(
            "two_hours",
            msg("Two hours"),
            msg("The short form: drivers of conflict, concerns, recommendations."),
            _agenda("two_hours"),
        ),
        AgendaTemplate("empty", msg("Empty agenda"), msg("You write every question yourself."), ()),
    )


def _agenda(key: str) -> tuple[Activity, ...]:
    return tuple(_activity(entry) for entry in read(f"agendas/{key}.toml")["activity"])


def _activity(entry: Mapping[str, Any]) -> Activity:
    return Activity(
        id=entry["id"],
        kind=entry["kind"],
        question=Label.of(**entry["question"]),
        hint=Label.of(**entry["hint"]),
        options=entry["options"],
        items=_items(entry.get("lists", [])),
        source=Source(**entry["source"]) if "source" in entry else None,
        topic=Topic(entry["topic"]),
        rounds=entry.get("rounds", 1),
    )


def _items(keys: list[str]) -> tuple[Item, ...]:
    return tuple(item for key in keys for item in item_lists()[key].items)
