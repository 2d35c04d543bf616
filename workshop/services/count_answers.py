"""Count what people answered. The figures are raw: only read_results.py may show them."""

from __future__ import annotations

from workshop.activities.ideas.rules import idea_cast
from workshop.activities.kind import CountedCast
from workshop.domain.activity import Activity
from workshop.domain.outcome_json import outcome_as_json
from workshop.domain.people import Dimension
from workshop.services.lookup import kind_of
from workshop.services.ports import AT_ONCE, Aside, Json, Reading


def count_answers(reading: Reading, activity: Activity, aside: Aside = AT_ONCE) -> Json:
    """The outcome of the answers as they stand, as JSON."""
    workshop = reading.snapshot().workshop
    smallest, answers = activity.min_group(workshop), answers_of(reading, activity)
    return aside.run(_counted, activity, workshop.dimensions, smallest, answers)


def _counted(
    activity: Activity, dimensions: tuple[Dimension, ...], min_group: int, answers: list[CountedCast]
) -> Json:
    return outcome_as_json(kind_of(activity).count(activity, dimensions, min_group, answers))


def answers_of(reading: Reading, activity: Activity) -> list[CountedCast]:
    """What the activity's kind counts: its ballots, or its ideas."""
    if kind_of(activity).collects_ideas:
        return [idea_cast(idea) for idea in reading.ideas(activity.id)]
    return [(cast.ballot, cast.groups) for cast in reading.casts(activity.id, activity.round)]
