"""The contract every kind of activity fulfils."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from workshop.activities.voice import Voice
from workshop.document.blocks import Block
from workshop.domain.activity import Activity
from workshop.domain.outcome import Outcome
from workshop.domain.people import Dimension, Groups
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import Message

Json = Mapping[str, object]

#: One answer as counted: the kind's ballot JSON and the groups of its voter (empty for ideas, which carry none).
CountedCast = tuple[Json, Groups]


class Options(Protocol):
    """What the facilitator sets for one activity; frozen, complete, in range."""

    def as_json(self) -> dict[str, object]: ...

    def check_items(self, items: int) -> None:
        """Raises Mendable where these options make no sense for a list of so many items; asked before opening."""


Blocks = Callable[[Activity, SafeOutcome, Voice], tuple[Block, ...]]
Tallies = Callable[[Activity, SafeOutcome, Sequence[Dimension], Voice], tuple[Block, ...]]


@dataclass(frozen=True)
class Kind:
    """One kind of activity, assembled in its folder's __init__.py.

    options(json) -> the kind's Options; raises Mendable.
    parse(data, options, item_ids) -> the ballot as JSON in the form of RECOUNT.md, checked; raises Mendable.
        `data` is what a form or a socket sent: {"items": [ids in order]} for pick and rank,
        {"text", "language", "addressee"} for ideas. An empty choice is an abstention ("skip this question").
    count(activity, dimensions, min_group, casts) -> Outcome, with breakdowns, comparisons and the cells of the audit.
    describe(options, number of items) -> what the participant is asked to do ("Tap up to 3 answers.").
    results(activity, safe outcome, voice) -> blocks with the result of the whole room.
    tallies(activity, safe outcome, dimensions, voice) -> blocks for the annex: every figure that may be published, of
        the room and of its groups.
    recount(safe outcome) -> the publishable "summary" of RECOUNT.md, or None where it may not be had.
    """

    key: str
    name: Message
    explanation: Message
    options: Callable[[Json], Options]
    parse: Callable[[Json, Any, Sequence[str]], dict[str, object]]
    count: Callable[[Activity, tuple[Dimension, ...], int, Sequence[CountedCast]], Outcome]
    describe: Callable[[Any, int], Message]
    results: Blocks
    tallies: Tallies
    recount: Callable[[SafeOutcome], Json | None] | None = None
    collects_ideas: bool = False
    fewest_items: int = 2
