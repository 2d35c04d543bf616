"""Rate (METHOD A5): everybody puts every item on a scale of five steps; "don't know" counts apart, in no n."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workshop.activities.answers import UNREADABLE, judgements, whole_number
from workshop.activities.counting import Vote, counted
from workshop.activities.kind import CountedCast
from workshop.activities.rate.scales import LANGUAGES, OWN, READY, SCALE, Word, own_words
from workshop.activities.statement import compared_by
from workshop.domain.activity import Activity
from workshop.domain.errors import Mendable
from workshop.domain.outcome import Outcome
from workshop.domain.people import Dimension
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import Label, Message, msg
from workshop.tally.rate import count_ratings, rated_high

DEFAULT_WORDS = "importance"

#: How a mark says "don't know".
UNKNOWN = "?"

#: By how many put an item on one of the two highest steps, of all who answered: items may be skipped, means may not.
ARITHMETIC = compared_by(rated_high)


@dataclass(frozen=True)
class Options:
    """`words`: which words the five steps have, a key of scales.READY or "own"; `own`: the facilitator's, lowest
    first."""

    words: str = DEFAULT_WORDS
    own: tuple[Label, ...] = ()

    def as_json(self) -> dict[str, object]:
        own = {f"own_{code}": [word[code] for word in self.own] for code in LANGUAGES if any(w[code] for w in self.own)}
        return {"scale": SCALE, "words": self.words} | own

    def check_items(self, items: int) -> None:
        """Any list can be rated, also one of a single item."""

    @property
    def steps(self) -> tuple[Word, ...]:
        """The words of the five steps, the lowest first."""
        return self.own if self.words == OWN else READY[self.words]


def options(data: Mapping[str, object]) -> Options:
    """Options from JSON or from a form; raises Mendable."""
    whole_number(data.get("scale", SCALE), SCALE, SCALE, msg("The scale has five steps."), "scale")
    words = data.get("words", DEFAULT_WORDS)
    if words == OWN:
        return Options(OWN, own_words(data))
    if not isinstance(words, str) or words not in READY:
        raise Mendable(msg("Choose the words of the steps from the list."), "words")
    return Options(words)


def parse(data: Mapping[str, object], options: Options, item_ids: Sequence[str]) -> dict[str, object]:
    """{"ratings": {id: step}} in the order of the list; None is "don't know", an item left out was skipped. Raises
    Mendable."""
    said = judgements(data, item_ids)
    return {"ratings": {item: _step(said[item], item) for item in item_ids if item in said}}


def _step(text: str, item: str) -> int | None:
    return None if text == UNKNOWN else whole_number(text, 1, SCALE, UNREADABLE, f"item={item}")


def marks(ballot: Mapping[str, object]) -> tuple[str, ...]:
    """What was said of each item: "A=4", or "A=?"."""
    ratings: Mapping[str, int | None] = ballot["ratings"]  # type: ignore[assignment]
    return tuple(f"{item}={UNKNOWN if step is None else step}" for item, step in ratings.items())


def count(
    activity: Activity, dimensions: tuple[Dimension, ...], min_group: int, casts: Sequence[CountedCast]
) -> Outcome:
    """Counts, median and agreement of every item for the whole room; by group, who put it on the two highest steps."""
    votes = [_vote(ballot["ratings"], groups) for ballot, groups in casts]  # type: ignore[arg-type]
    found = count_ratings(activity.item_ids, [vote.ballot for vote in votes], SCALE)
    sensitive = {item.id for item in activity.items if item.sensitive}
    return counted(activity, dimensions, min_group, votes, protected(found, sensitive), ARITHMETIC)


def _vote(ratings: Mapping[str, int | None], groups: Mapping[str, str]) -> Vote:
    return Vote(ratings, rated_high(ratings), groups)


def protected(found: Mapping[str, Any], sensitive: set[str]) -> dict[str, Any]:
    """The figures with nothing of a sensitive item but how many rated it and the share of the two highest steps."""
    rows = {item: _share_only(row) if item in sensitive else row for item, row in found["results"].items()}
    return {**found, "results": rows}


def _share_only(row: Mapping[str, Any]) -> dict[str, Any]:
    return dict.fromkeys(row) | {"n": row["n"], "top_two_share": row["top_two_share"]}


def describe(options: Options, items: int) -> Message:
    """What the participant is asked to do."""
    if items == 1:
        return msg("Choose one step from 1 to {most}.", most=SCALE)
    return msg("Choose one step from 1 to {most} for each line. You may leave lines out.", most=SCALE)


def summary(outcome: SafeOutcome) -> dict[str, object] | None:
    """What the recount sheet publishes: n, the counts of each step and of "don't know". None where any is hidden."""
    rows = None if outcome.withheld else outcome.results["results"]
    if not rows or any(row["counts"] is None or row["dont_know"] is None for row in rows.values()):
        return None
    return {
        "n": outcome.n,
        "counts": {item: row["counts"] for item, row in rows.items()},
        "dont_know": {item: row["dont_know"] for item, row in rows.items()},
    }
