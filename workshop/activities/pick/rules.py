"""Pick up to k (METHOD A4): everybody chooses at most `max` items; an item's result is how many of all chose it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workshop.activities.answers import check_at_most, chosen_items, whole_number
from workshop.activities.counting import Arithmetic, Vote, counted
from workshop.activities.kind import CountedCast
from workshop.activities.minority import check_kept, kept, minority_check
from workshop.activities.stable import beside_groups, stability_of
from workshop.domain.activity import Activity
from workshop.domain.errors import Mendable
from workshop.domain.items import MAX_ITEMS
from workshop.domain.outcome import Outcome
from workshop.domain.people import Dimension
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import Message, msg, nmsg
from workshop.tally.difference import compare_picks, pick_points
from workshop.tally.overall import overall_picks
from workshop.tally.pick import count_picks

DEFAULT_MAX = 3
#: So many answers are said to lead, where nobody said how many will be kept.
LEADING = 3
ARITHMETIC = Arithmetic(compare=compare_picks, overall=overall_picks)


@dataclass(frozen=True)
class Options:
    """`max`: how many items one person may choose. `keep`: how many of all will be kept in the end, where the room
    wants to know whether a minority's choices are then left out."""

    max: int = DEFAULT_MAX
    keep: int | None = None

    def as_json(self) -> dict[str, object]:
        return {"max": self.max} if self.keep is None else {"max": self.max, "keep": self.keep}

    def check_items(self, items: int) -> None:
        check_kept(self.keep, items)
        if self.max >= items:
            raise Mendable(
                msg("People may choose {most} of only {n} items. Allow fewer, or add items.", most=self.max, n=items),
                "max",
            )


def options(data: Mapping[str, object]) -> Options:
    """Options from JSON or from a form; raises Mendable."""
    sentence = msg("How many answers each person may choose must be a whole number from 1 to {high}.", high=MAX_ITEMS)
    most = whole_number(data.get("max", DEFAULT_MAX), 1, MAX_ITEMS, sentence, "max")
    return Options(most, kept(data.get("keep")))


def parse(data: Mapping[str, object], options: Options, item_ids: Sequence[str]) -> dict[str, object]:
    """{"picks": [ids]} in the order of the list: the order of tapping is nobody's business. Raises Mendable."""
    chosen = chosen_items(data, item_ids)
    check_at_most(chosen, options.max, nmsg("Choose only {n} answer.", "Choose at most {n} answers.", options.max))
    return {"picks": [item for item in item_ids if item in chosen]}


def marks(ballot: Mapping[str, object]) -> tuple[str, ...]:
    """The items that were tapped."""
    return tuple(ballot["picks"])  # type: ignore[arg-type]


def count(
    activity: Activity, dimensions: tuple[Dimension, ...], min_group: int, casts: Sequence[CountedCast]
) -> Outcome:
    """How many chose each item, in the whole room and by group; groups are compared by shares."""
    ballots = [(frozenset(ballot["picks"]), groups) for ballot, groups in casts]  # type: ignore[call-overload]
    votes = [Vote(ballot, ballot, groups) for ballot, groups in ballots]
    chosen, settings = [vote.ballot for vote in votes], options(activity.options)
    results = count_picks(activity.item_ids, chosen, settings.max)
    top = settings.keep or min(LEADING, len(activity.items))
    results["stability"] = stability_of(activity, dimensions, min_group, votes, pick_points, top)
    results["minority"] = minority_check(activity, chosen, settings.keep)
    outcome = counted(activity, dimensions, min_group, votes, results, ARITHMETIC)
    return beside_groups(outcome, any(item.sensitive for item in activity.items))


def describe(options: Options, items: int) -> Message:
    """What the participant is asked to do. No items means that they are still to come from another activity."""
    return nmsg("Tap 1 answer.", "Tap up to {n} answers.", min(options.max, items or options.max))


def summary(outcome: SafeOutcome) -> dict[str, object] | None:
    """What the recount sheet publishes: n and the count of every item. None where any of these is withheld."""
    if outcome.withheld:
        return None
    counts = {item: result["count"] for item, result in outcome.results["results"].items()}
    return None if None in counts.values() else {"n": outcome.n, "counts": counts}
