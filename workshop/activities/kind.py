"""The contract every kind of activity fulfils."""
from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workshop.domain.safe import SafeOutcome
from workshop.domain.activity import Activity
from workshop.domain.outcome import Outcome
from workshop.domain.people import Dimension, Groups
from workshop.domain.text import Message

Json = Mapping[str, object]


@dataclass(frozen=True)
class Kind:
    """One kind of activity, assembled in its folder's __init__.py.

    options(json) -> the kind's frozen Options (raises Mendable); .as_json() gives the JSON back.
    parse(data, options, item_ids) -> the ballot as JSON in the form of RECOUNT.md, checked (raises Mendable).
        `data` is what a form or a socket sent: {"items": [ids in order]} for pick and rank.
    count(activity, dimensions, min_group, [(ballot JSON, groups)]) -> Outcome with breakdowns and comparisons.
    summary(safe outcome) -> the recount sheet's JSON (RECOUNT.md "summary"), or None where nothing may be published.
    describe(options, number of items) -> what the participant is asked to do ("Tap up to 3 answers.").
    """

    key: str
    name: Message
    explanation: Message
    options: Callable[[Json], Any]
    parse: Callable[[Json, Any, Sequence[str]], dict[str, object]]
    count: Callable[[Activity, tuple[Dimension, ...], int, Sequence[tuple[Json, Groups]]], Outcome]
    describe: Callable[[Any, int], Message]
    blocks: Callable[..., tuple[object, ...]]
    collects_ideas: bool = False
    fewest_items: int = 2
    topics: tuple[str, ...] = ()
    recount: Callable[[SafeOutcome], Json | None] | None = None
