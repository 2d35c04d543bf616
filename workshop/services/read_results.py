"""The only door to figures: what the gate let through of an activity's answers when it was closed."""

from __future__ import annotations

from dataclasses import replace
from weakref import WeakKeyDictionary

from workshop.activities.rounds import Course
from workshop.activities.standing import placed, standings, unplaced
from workshop.domain.activity import Activity, State
from workshop.domain.errors import Mendable
from workshop.domain.items import Item
from workshop.domain.outcome_json import safe_from_json
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import msg
from workshop.services.count_answers import count_answers
from workshop.services.lookup import kind_of
from workshop.services.ports import AT_ONCE, Aside, Reading
from workshop.services.remarks import with_remarks

#: What was read from each store that is open. It never changes once it is sealed, and is larger than it looks.
_known: WeakKeyDictionary[Reading, dict[tuple[str, int], SafeOutcome]] = WeakKeyDictionary()


def read_results(reading: Reading, activity: Activity, aside: Aside = AT_ONCE) -> SafeOutcome:
    """The safe outcome of a closed activity. Raises Mendable while it is draft or open: results stay hidden till
    then.
    """
    sealed = None if activity.state in (State.DRAFT, State.OPEN) else _sealed(reading, activity)
    if sealed is None:
        raise Mendable(msg("Results are shown after the activity is closed."))
    # ideas, plans and remarks are still edited after closing; everything else is final once sealed
    if kind_of(activity).takes_remarks:
        return with_remarks(reading, activity, sealed)
    return sealed if kind_of(activity).votes else safe_from_json(count_answers(reading, activity, aside))


def is_counted(reading: Reading, activity: Activity) -> bool:
    """Whether it is closed and sealed in this round."""
    return activity.state in (State.CLOSED, State.REVEALED) and _sealed(reading, activity) is not None


def read_course(reading: Reading, activity: Activity) -> Course | None:
    """All rounds that are counted, the running one only once it is closed; None where the kind has no rounds."""
    compared = kind_of(activity).rounds
    if compared is None:
        return None
    counted = activity.round - (activity.state in (State.DRAFT, State.OPEN))
    rounds = (_sealed(reading, replace(activity, round=number)) for number in range(1, counted + 1))
    return Course(activity, compared, tuple(outcome for outcome in rounds if outcome is not None))


def sealed_rounds(reading: Reading, activity: Activity) -> tuple[Activity, ...]:
    """The activity as it was in each round that is counted; once, as it is, where its kind has no rounds."""
    course = read_course(reading, activity)
    if course is None:
        return (activity,) if activity.state in (State.CLOSED, State.REVEALED) else ()
    numbers = range(1, len(course.outcomes) + 1)
    return tuple(activity if n == activity.round else replace(activity, round=n, state=State.REVEALED) for n in numbers)


def standing_round(reading: Reading, activity: Activity) -> Activity:
    """The activity as it was in the last round whose result may be seen and stands; as it is, where there is none."""
    course = read_course(reading, activity)
    if course is None or not course.shown:
        return activity
    number = course.shown[-1]
    return activity if number == activity.round else replace(activity, round=number, state=State.REVEALED)


def _sealed(reading: Reading, activity: Activity) -> SafeOutcome | None:
    known, which = _known.setdefault(reading, {}), (activity.id, activity.round)
    if which not in known and (outcome := reading.outcome(*which)) is not None:
        known[which] = safe_from_json(outcome)
    return known.get(which)


def leading_items(reading: Reading, activity: Activity, top: int) -> tuple[Item, ...]:
    """The first `top` items of a vote, each with its place; all that share the last come along, since no tie is broken
    silently.

    So does every item whose figure is hidden: whether it leads must not be told.

    Raises Mendable where there are too few answers for any result."""
    safe = read_results(reading, standing_round(reading, activity))
    if safe.withheld:
        raise Mendable(msg("“{question}” has too few answers for a result to go on from.", question=activity.question))
    found = kind_of(activity).standings
    order = found.order(safe) if found else [safe.items]
    leading: list[str] = []
    for tied in order:
        if len(leading) >= top:
            break
        leading += tied
    taken = (*map(activity.item, leading), *unplaced(activity.items, order))
    return placed(taken, standings(activity.items, order) if found and found.of_importance else ())
