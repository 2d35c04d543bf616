"""Count what people answered, and let the gate decide at once: raw figures exist only in here, never in a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from workshop.activities.actions.rules import plan_cast
from workshop.activities.ideas.rules import idea_cast
from workshop.activities.kind import CountedCast
from workshop.domain.activity import Activity
from workshop.domain.disclosure import release
from workshop.domain.outcome_json import safe_as_json, safe_from_json
from workshop.domain.people import Dimension
from workshop.domain.rounds import release_after
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import Message, msg
from workshop.services.lookup import kind_of
from workshop.services.ports import AT_ONCE, Aside, Json, Reading


def count_answers(reading: Reading, activity: Activity, aside: Aside = AT_ONCE) -> Json:
    """What may be seen of the answers as they stand: a SafeOutcome as JSON."""
    workshop = reading.snapshot().workshop
    # ideas and plans are texts that were read before anybody saw them; they carry no groups, so no number is too small
    smallest = activity.min_group(workshop) if kind_of(activity).votes else int(kind_of(activity).collects_ideas)
    return aside.run(_counted, activity, workshop.dimensions, smallest, answers_of(reading, activity),
                     earlier_rounds(reading, activity), same_question(reading, activity))  # fmt: skip


def _counted(
    activity: Activity,
    dimensions: tuple[Dimension, ...],
    min_group: int,
    answers: list[CountedCast],
    earlier: tuple[SafeOutcome, ...],
    copies: tuple[SafeOutcome, ...],
) -> Json:
    kind = kind_of(activity)
    outcome = kind.count(activity, dimensions, min_group, answers)
    if activity.rounds > 1:  # by several kinds of group a further round could not be told apart from those who moved
        outcome = replace(outcome, whole=True)
    safe = release(outcome, activity.items, dimensions, min_group)
    if kind.rounds and not kind.rounds.dealt:
        safe = release_after(safe, earlier, min_group, kind.rounds.answers, kind.rounds.by_group)
        beside = release_after(safe, copies, min_group, kind.rounds.answers, kind.rounds.by_group)
        safe = beside if safe.withheld or not beside.withheld else replace(beside, withheld=_asked_before(min_group))
    return safe_as_json(safe)


def _asked_before(min_group: int) -> Message:
    return msg(
        "The same question was asked before, and hardly any answer has changed: fewer than {k} people who came or left "
        "could make the difference. To protect them the figures are not shown; the earlier result stands.",
        k=min_group,
    )


def earlier_rounds(reading: Reading, activity: Activity) -> tuple[SafeOutcome, ...]:
    """What may be seen of the rounds before this one, the first one first."""
    sealed = (reading.outcome(activity.id, number) for number in range(1, activity.round))
    return tuple(safe_from_json(outcome) for outcome in sealed if outcome is not None)


def same_question(reading: Reading, activity: Activity) -> tuple[SafeOutcome, ...]:
    """What may be seen of other activities that asked the same in the same words, as if they were earlier rounds: a
    copied question must not get round the gate between rounds."""
    others = (other for other in reading.snapshot().activities if other.id != activity.id)
    copies = (other for other in others if _asks(other) == _asks(activity))
    return tuple(_as_items_of(activity, other, sealed) for other in copies for number in range(1, other.round + 1)
                 if (sealed := reading.outcome(other.id, number)) is not None)  # fmt: skip


def _asks(activity: Activity) -> tuple[object, ...]:
    return activity.kind, activity.question, activity.options, [item.label for item in activity.items]


def _as_items_of(activity: Activity, other: Activity, sealed: Json) -> SafeOutcome:
    return safe_from_json(_renamed(sealed, dict(zip(other.item_ids, activity.item_ids, strict=True))))


def _renamed(value: Any, names: Mapping[str, str]) -> Any:
    """The same JSON with other ids, wherever they stand."""
    if isinstance(value, Mapping):
        return {names.get(key, key): _renamed(part, names) for key, part in value.items()}
    if isinstance(value, list):
        return [_renamed(part, names) for part in value]
    return names.get(value, value) if isinstance(value, str) else value


def answers_of(reading: Reading, activity: Activity) -> list[CountedCast]:
    """What the activity's kind counts: its ballots, its ideas, or the rows of its plan."""
    if kind_of(activity).collects_ideas:
        return [idea_cast(idea) for idea in reading.ideas(activity.id)]
    if kind_of(activity).writes_plan:
        return [plan_cast(action) for action in reading.actions(activity.id)]
    return [(cast.ballot, cast.groups) for cast in reading.casts(activity.id, activity.round)]
