"""Validation (METHOD 2.2): does each sentence, and the summary they make, say what the participants said?

The sentences are made from the revealed results when the question opens (services/read_back.py). Nothing is broken down
by group: whether a record is right is asked of the whole room.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import hexdigits
from typing import Any

from workshop.activities.answers import judgements
from workshop.activities.counting import Arithmetic, Vote, counted
from workshop.activities.kind import CountedCast
from workshop.activities.validate.words import ANSWERS
from workshop.domain.activity import Activity
from workshop.domain.errors import Mendable
from workshop.domain.outcome import Outcome
from workshop.domain.people import Dimension
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import Message, msg

#: A sentence is named by so many hexadecimal digits; nobody needs so many names.
NAME_DIGITS, MOST_NAMES = 16, 200

_NOT_COMPARED = Arithmetic(compare=lambda items, groups: [], choosing=False)


@dataclass(frozen=True)
class Options:
    """Names of the sentences that the facilitator left out or put in."""

    left_out: tuple[str, ...] = ()
    put_in: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        return {"left_out": list(self.left_out), "put_in": list(self.put_in)}

    def check_items(self, items: int) -> None:
        """Any number of sentences makes sense."""


def options(data: Mapping[str, object]) -> Options:
    """Options from JSON, or from a form, where the names stand in one line. Raises Mendable."""
    return Options(_names(data, "left_out"), _names(data, "put_in"))


def _names(data: Mapping[str, object], field: str) -> tuple[str, ...]:
    names = data.get(field, ())
    names = names.split() if isinstance(names, str) else names
    if not isinstance(names, list | tuple) or len(names) > MOST_NAMES or not all(map(_is_name, names)):
        raise Mendable(msg("The choice of sentences could not be read. Reload the page and choose again."), field)
    return tuple(names)


def _is_name(name: object) -> bool:
    return isinstance(name, str) and len(name) == NAME_DIGITS and set(name) <= set(hexdigits)


def parse(data: Mapping[str, object], options: Options, item_ids: Sequence[str]) -> dict[str, object]:
    """{"answers": {id: "yes" | "changes" | "no"}} in the order of the list, from marks such as "A=yes". Raises
    Mendable."""
    said = judgements(data, item_ids)
    if not set(said.values()) <= set(ANSWERS):
        raise Mendable(msg("Answer with yes, yes with changes, or no."), "items")
    return {"answers": {item: said[item] for item in item_ids if item in said}}


def marks(ballot: Mapping[str, Any]) -> tuple[str, ...]:
    """What was tapped for each sentence."""
    return tuple(f"{item}={answer}" for item, answer in ballot["answers"].items())


def to_be_changed(ballot: Mapping[str, Any]) -> tuple[str, ...]:
    """The sentences that this voter wants changed: on these words may be added."""
    return tuple(item for item, answer in ballot["answers"].items() if answer == "changes")


def count(
    activity: Activity, dimensions: tuple[Dimension, ...], min_group: int, casts: Sequence[CountedCast]
) -> Outcome:
    """How many answered on each sentence, and how. `results`: {item: {"n", "yes": share}}, `counts`: {item: [yes, with
    changes, no]}.

    Of a sentence on something sensitive only n and the share of yes are kept (METHOD R7)."""
    votes = [Vote(ballot["answers"], _confirmed(ballot["answers"]), groups) for ballot, groups in casts]  # type: ignore[arg-type]
    sensitive = {item.id for item in activity.items if item.sensitive}
    tallied = {item: _tally(item, votes) for item in activity.item_ids}
    results = {
        "results": {
            item: {"n": sum(row), "yes": row[0] / sum(row) if sum(row) else None} for item, row in tallied.items()
        },
        "counts": {item: None if item in sensitive else row for item, row in tallied.items()},
    }
    return counted(activity, (), min_group, votes, results, _NOT_COMPARED)


def _confirmed(answers: Mapping[str, str]) -> frozenset[str]:
    return frozenset(item for item, answer in answers.items() if answer == "yes")


def _tally(item: str, votes: Sequence[Vote]) -> list[int]:
    said = [vote.ballot.get(item) for vote in votes]
    return [said.count(answer) for answer in ANSWERS]


def describe(options: Options, items: int) -> Message:
    """What the participant is asked to do."""
    return msg("For each sentence, tap whether it says what we said: yes, yes with changes, or no.")


def remarks(outcome: SafeOutcome) -> Mapping[str, Sequence[Mapping[str, str]]]:
    """What was asked to be changed, by item, as approved: labels as JSON. Put in where a result is read."""
    return outcome.results.get("remarks", {})
