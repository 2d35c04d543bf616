"""One step of the agenda and the states it goes through: draft, open, closed, revealed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from workshop.domain.errors import Mendable
from workshop.domain.items import Item, Source, checked_items
from workshop.domain.text import Label, msg
from workshop.domain.workshop import SENSITIVE_MIN_GROUP, Workshop

MAX_QUESTION = 200
#: A question is asked so often at most: more rounds tire people more than they teach them (METHOD 2.2).
MAX_ROUNDS = 3


class State(StrEnum):
    """draft -> open -> closed (counted and sealed) -> revealed."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    REVEALED = "revealed"


class Topic(StrEnum):
    """Where a result belongs in the report (METHOD 6)."""

    DRIVERS = "drivers"
    DRIVERS_LONG = "drivers_long"
    DRIVERS_DYNAMIC = "drivers_dynamic"
    CONCERNS = "concerns"
    STRENGTHS = "strengths"
    CHALLENGES = "challenges"
    RECOMMENDATIONS = "recommendations"
    OTHER = "other"


@dataclass(frozen=True)
class Activity:
    """An activity of the agenda. `options` are the kind's own (JSON); `source` names where its items come from:
    they are taken over when it opens. `sensitive` raises the smallest published group to ten. `round` is the one it is
    in, `rounds` how many there may be: declared before the first ballot, with the stop rule."""

    id: str
    kind: str
    question: Label
    state: State = State.DRAFT
    hint: Label = Label()
    options: Mapping[str, object] = field(default_factory=dict)
    items: tuple[Item, ...] = ()
    source: Source | None = None
    topic: Topic = Topic.OTHER
    round: int = 1
    sensitive: bool = False
    rounds: int = 1

    def __post_init__(self) -> None:
        if not self.question:
            raise Mendable(msg("Write the question, in French or in English."), "question")
        if any(len(text) > MAX_QUESTION for _, text in self.question.texts):
            raise Mendable(
                msg("The question is longer than {limit} characters. Shorten it.", limit=MAX_QUESTION), "question"
            )
        if not 1 <= self.rounds <= MAX_ROUNDS:
            raise Mendable(msg("A question is asked in one to {n} rounds.", n=MAX_ROUNDS), "rounds")
        checked_items(self.items)

    @property
    def item_ids(self) -> tuple[str, ...]:
        return tuple(item.id for item in self.items)

    def item(self, item_id: str) -> Item:
        return next(item for item in self.items if item.id == item_id)

    def min_group(self, workshop: Workshop) -> int:
        """The smallest group whose result this activity publishes (METHOD 5.2 R2)."""
        return max(workshop.min_group, SENSITIVE_MIN_GROUP) if self.sensitive else workshop.min_group
