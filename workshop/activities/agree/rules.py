"""Agreement (METHOD A7): how far everybody supports each proposal, and the decision by a rule set before the vote."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from workshop.activities.agree.scales import Choice, can_abstain, choices
from workshop.activities.answers import judgements, whole_number
from workshop.activities.counting import Vote, counted
from workshop.activities.kind import CountedCast
from workshop.activities.statement import compared_by
from workshop.domain.activity import Activity
from workshop.domain.errors import Mendable
from workshop.domain.outcome import Outcome
from workshop.domain.people import Dimension
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import Message, msg
from workshop.findings.finding import filled
from workshop.tally.agree import BROAD, CONSENSUS, SCALES, Step, count_agree, supported

LEAST_PERCENT = 50


@dataclass(frozen=True)
class Options:
    """`scale`: a key of SCALES; `consensus` and `broad`: the least support in percent that these words need."""

    scale: str = "gradients"
    consensus: int = CONSENSUS
    broad: int = BROAD

    def as_json(self) -> dict[str, object]:
        return {"scale": self.scale, "consensus": self.consensus, "broad": self.broad}

    def check_items(self, items: int) -> None:
        """Any number of proposals makes sense."""

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The steps as the phone shows them, best first."""
        return choices(self.scale)

    @property
    def can_abstain(self) -> bool:
        return can_abstain(self.scale)


def options(data: Mapping[str, object]) -> Options:
    """Options from JSON or from a form; raises Mendable."""
    scale = data.get("scale", "gradients")
    if not isinstance(scale, str) or scale not in SCALES:
        raise Mendable(msg("Choose one of the scales in the list."), "scale")
    consensus, broad = _percent(data, "consensus", CONSENSUS), _percent(data, "broad", BROAD)
    if broad > consensus:
        raise Mendable(
            msg("Broad support ({broad}%) cannot need more than consensus ({consensus}%).",
                broad=broad, consensus=consensus),
            "broad",
        )  # fmt: skip
    return Options(scale, consensus, broad)


def _percent(data: Mapping[str, object], name: str, usual: int) -> int:
    sentence = msg("The support that is needed must be a whole number of percent from {low} to 100.", low=LEAST_PERCENT)
    return whole_number(data.get(name, usual), LEAST_PERCENT, 100, sentence, name)


def parse(data: Mapping[str, object], options: Options, item_ids: Sequence[str]) -> dict[str, object]:
    """{"answers": {id: step}} in the order of the list, from marks such as "A=3". Raises Mendable."""
    said = judgements(data, item_ids)
    steps: dict[str, Step] = {str(step): step for step in SCALES[options.scale].steps}
    if not set(said.values()) <= set(steps):
        raise Mendable(msg("An answer is not on the scale. Reload the page and answer again."), "items")
    return {"answers": {item: steps[said[item]] for item in item_ids if item in said}}


def marks(ballot: Mapping[str, Any]) -> tuple[str, ...]:
    """What was tapped for each proposal."""
    return tuple(f"{item}={step}" for item, step in ballot["answers"].items())


def count(
    activity: Activity, dimensions: tuple[Dimension, ...], min_group: int, casts: Sequence[CountedCast]
) -> Outcome:
    """Shares, vetoes and the decision for the whole room; by group, how many support each proposal.

    Of a sensitive proposal only n and its support are kept: a single veto would point at somebody (METHOD R7)."""
    chosen = options(activity.options)
    supports = partial(supported, scale=chosen.scale)
    votes = [Vote(ballot["answers"], supports(ballot["answers"]), groups) for ballot, groups in casts]  # type: ignore[arg-type]
    found = count_agree(activity.item_ids, [vote.ballot for vote in votes], **chosen.as_json())  # type: ignore[arg-type]
    results = _protected(found, chosen.scale, [item.id for item in activity.items if item.sensitive])
    return counted(activity, dimensions, min_group, votes, results, compared_by(supports))


def _protected(found: Mapping[str, Any], scale: str, sensitive: Sequence[str]) -> dict[str, Any]:
    """Counts become a list per item, worst or lowest step first: a hidden list does not tell which steps were taken."""
    kept = {item: ("n", "support") if item in sensitive else tuple(row) for item, row in found["results"].items()}
    results = {
        item: {name: value if name in kept[item] else None for name, value in row.items()}
        for item, row in found["results"].items()
    }
    counts = {
        item: None if item in sensitive else [row.get(str(step), 0) for step in SCALES[scale].steps]
        for item, row in found["counts"].items()
    }
    return {**found, "scale": scale, "results": results, "counts": counts}


_TASKS = {
    "gradients": msg(
        "For each proposal, tap how far you support it. Consensus: at least {consensus}% support (steps 1 to 3) and no "
        "veto. Broad support: at least {broad}%."
    ),
    "fist": msg(
        "For each proposal, tap how many fingers you show. Consensus: at least {consensus}% show three or more, and "
        "nobody a fist. Broad support: at least {broad}%."
    ),
    "three": msg(
        "For each proposal, tap one answer. Consensus: at least {consensus}% agree. Broad support: at least {broad}%."
    ),
}


def describe(options: Options, items: int) -> Message:
    """What the participant is asked to do, and the rule by which it is decided: so it stands on phones and wall before
    anybody votes."""
    return filled(_TASKS[options.scale], consensus=options.consensus, broad=options.broad)


def summary(outcome: SafeOutcome) -> dict[str, object] | None:
    """What the recount sheet publishes: n, and how many chose each step. None where any of these is withheld."""
    if outcome.withheld or None in outcome.results["counts"].values():
        return None
    scale, counts = outcome.results["scale"], outcome.results["counts"]
    return {"n": outcome.n, "counts": {item: _told(row, scale) for item, row in counts.items()}}


def _told(row: Sequence[int], scale: str) -> dict[str, int]:
    return {str(step): times for step, times in zip(SCALES[scale].steps, row, strict=True) if times}
