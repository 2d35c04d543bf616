"""Matrix (METHOD A6): everybody judges each item by two criteria, 1 to 5; the medians say in which quadrant it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from workshop.activities.answers import judgements, whole_number
from workshop.activities.counting import Vote, counted
from workshop.activities.kind import CountedCast
from workshop.activities.matrix.criteria import Criterion, criteria
from workshop.activities.statement import compared_by
from workshop.domain.activity import Activity
from workshop.domain.errors import Mendable
from workshop.domain.outcome import Outcome
from workshop.domain.people import Dimension
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import Label, Message, cleaned_line, msg
from workshop.tally.matrix import CRITERIA, act_now, count_matrix, places

SCALE = 5
MAX_NAME = 40
LANGUAGES = ("fr", "en")


@dataclass(frozen=True)
class Options:
    """The facilitator's own names of the two criteria, both or neither: without them, importance and feasibility."""

    importance: Label = Label()
    feasibility: Label = Label()

    def as_json(self) -> dict[str, object]:
        names = {f"{key}_{code}": text for key in CRITERIA for code, text in getattr(self, key).texts}
        return {"scale": SCALE, **names}

    def check_items(self, items: int) -> None:
        """Any number of items makes sense."""

    @property
    def criteria(self) -> tuple[Criterion, Criterion]:
        """The two questions about each item, as the phone asks them."""
        return criteria(self.importance, self.feasibility)

    @property
    def steps(self) -> range:
        return range(1, SCALE + 1)


def options(data: Mapping[str, object]) -> Options:
    """Options from JSON or from a form; raises Mendable."""
    sentence = msg("Both criteria are judged from 1 to {n}.", n=SCALE)
    whole_number(data.get("scale", SCALE), SCALE, SCALE, sentence, "scale")
    importance, feasibility = (_name(data, key) for key in CRITERIA)
    if bool(importance) != bool(feasibility):
        missing = CRITERIA[bool(importance)]
        raise Mendable(
            msg("Name both criteria, or neither: then they are importance and feasibility."), f"{missing}_fr"
        )
    if importance and not set(importance.texts).isdisjoint(feasibility.texts):
        raise Mendable(msg("The two criteria have the same name. Give each its own."), "feasibility_fr")
    return Options(importance, feasibility)


def _name(data: Mapping[str, object], key: str) -> Label:
    return Label.of(**{code: _words(data.get(f"{key}_{code}", ""), f"{key}_{code}") for code in LANGUAGES})


def _words(text: object, field: str) -> str:
    words = cleaned_line(text) if isinstance(text, str) else None
    if words is None or len(words) > MAX_NAME:
        raise Mendable(msg("The name of a criterion has at most {n} characters.", n=MAX_NAME), field)
    return words


def parse(data: Mapping[str, object], options: Options, item_ids: Sequence[str]) -> dict[str, object]:
    """{"importance": {id: step}, "feasibility": {id: step}} from marks such as "importance:A=4". Raises Mendable."""
    said = judgements(data, [f"{key}:{item}" for key in CRITERIA for item in item_ids])
    steps = {str(step): step for step in options.steps}
    if not set(said.values()) <= set(steps):
        raise Mendable(msg("An answer is not on the scale. Reload the page and answer again."), "items")
    return {
        key: {item: steps[said[f"{key}:{item}"]] for item in item_ids if f"{key}:{item}" in said} for key in CRITERIA
    }


def marks(ballot: Mapping[str, Any]) -> tuple[str, ...]:
    """What was tapped for each item, by the first criterion and by the second."""
    return tuple(f"{key}:{item}={step}" for key in CRITERIA for item, step in ballot[key].items())


def count(
    activity: Activity, dimensions: tuple[Dimension, ...], min_group: int, casts: Sequence[CountedCast]
) -> Outcome:
    """Medians, quartiles and quadrants for the whole room; by group, how many put each item high by both criteria.

    Of a sensitive item only n is kept, and how many put it high: a single low answer could point at somebody
    (METHOD R7)."""
    high = partial(act_now, scale=SCALE)
    ballots = [(places(ballot["importance"], ballot["feasibility"]), groups) for ballot, groups in casts]  # type: ignore[arg-type]
    votes = [Vote(ballot, high(ballot), groups) for ballot, groups in ballots]
    found = count_matrix(activity.item_ids, [vote.ballot for vote in votes], SCALE)
    results = _protected(found, [item.id for item in activity.items if item.sensitive])
    chosen = options(activity.options)
    results["criteria"] = [chosen.importance.as_json(), chosen.feasibility.as_json()]
    return counted(activity, dimensions, min_group, votes, results, compared_by(high))


def named_criteria(outcome: SafeOutcome) -> tuple[Criterion, Criterion]:
    """The criteria by which these results were judged."""
    first, second = map(Label.from_json, outcome.results["criteria"])
    return criteria(first, second)


def _protected(found: Mapping[str, Any], sensitive: Sequence[str]) -> dict[str, Any]:
    kept = {item: ("n",) if item in sensitive else tuple(row) for item, row in found["results"].items()}
    results = {
        item: {name: value if name in kept[item] else None for name, value in row.items()}
        for item, row in found["results"].items()
    }
    return {**found, "results": results}


def describe(options: Options, items: int) -> Message:
    """What the participant is asked to do."""
    first, second = options.criteria
    return msg(
        "Judge each answer twice, from 1 (low) to 5 (high): {first}, then {second}.",
        first=first.inside, second=second.inside,
    )  # fmt: skip


def summary(outcome: SafeOutcome) -> dict[str, object] | None:
    """What the recount sheet publishes: n, and how many chose each step of either criterion. None where any of these is
    withheld."""
    if outcome.withheld:
        return None
    rows = outcome.results["results"]
    counts = {key: {item: row[f"{key}_counts"] for item, row in rows.items()} for key in CRITERIA}
    return None if any(None in side.values() for side in counts.values()) else {"n": outcome.n, **counts}
