"""An action plan (METHOD A10): rows that people write down together. Nothing is counted but the rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workshop.activities.answers import whole_number
from workshop.activities.kind import CountedCast
from workshop.domain.activity import Activity
from workshop.domain.errors import Mendable
from workshop.domain.outcome import Outcome
from workshop.domain.people import Dimension
from workshop.domain.plan import Action, Progress, in_order
from workshop.domain.text import Message, msg, nmsg

MOST_PER_PHONE = 20


@dataclass(frozen=True)
class Options:
    """`phones`: whether groups write rows on phones of their own, or only the facilitators; `per_phone`: how many."""

    phones: bool = True
    per_phone: int = 6

    def as_json(self) -> dict[str, object]:
        return {"phones": self.phones, "per_phone": self.per_phone}

    def check_items(self, items: int) -> None:
        """A plan needs no list."""


def options(data: Mapping[str, object]) -> Options:
    """Options from JSON or from a form; raises Mendable."""
    sentence = msg(
        "How many actions each phone may write must be a whole number from 1 to {high}.", high=MOST_PER_PHONE
    )
    per_phone = whole_number(data.get("per_phone", 6), 1, MOST_PER_PHONE, sentence, "per_phone")
    return Options(bool(data.get("phones", True)), per_phone)


def parse(data: Mapping[str, object], options: Options, item_ids: Sequence[str]) -> dict[str, object]:
    """No ballot is ever right here: raises Mendable."""
    raise Mendable(msg("Nobody votes on a plan: write your action into its fields."), "items")


def plan_cast(action: Action) -> CountedCast:
    """One row in the form that `count` reads; rows carry no groups."""
    return action.as_json(), {}


def count(
    activity: Activity, dimensions: tuple[Dimension, ...], min_group: int, casts: Sequence[CountedCast]
) -> Outcome:
    """The rows in their order: {"actions": [Action as JSON], "progress": {state: how many}}. No groups, no ballots."""
    actions = in_order(Action.from_json(row) for row, _ in casts)
    states = Counter(action.progress for action in actions)
    progress = {state.value: states[state] for state in Progress}
    results = {"actions": [action.as_json() for action in actions], "progress": progress}
    return Outcome(activity.kind, (), len(actions), 0, results)


def describe(options: Options, items: int) -> Message:
    """What the participant is asked to do."""
    if not options.phones:
        return msg("Say it aloud: the facilitators write the plan down.")
    return nmsg("Write 1 action with your group.", "Write up to {n} actions with your group.", options.per_phone)
