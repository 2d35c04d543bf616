"""A question how far people support each proposal: shares, vetoes, and the decision by the rule set before the vote."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from workshop.tally.histogram import check_counts, histograms, median
from workshop.tally.ties import known, quotient

#: A step of a scale: a number, or a word on the scale of three.
Step = int | str

#: One ballot: a step per item; an item left out was skipped.
Answers = Mapping[str, Step]

#: Least support in percent, as METHOD A7 has it.
CONSENSUS = 75
BROAD = 60


@dataclass(frozen=True)
class Scale:
    """What the steps of a scale of agreement mean, in their order. `veto` is the step that blocks."""

    steps: tuple[Step, ...]
    support: frozenset[Step]
    undecided: frozenset[Step]
    accept: frozenset[Step] = frozenset()
    veto: Step | None = None

    @property
    def oppose(self) -> frozenset[Step]:
        """All that is left, a veto included."""
        return frozenset(self.steps) - self.support - self.undecided - self.accept


#: gradients: Kaner's eight; 1-3 support, 4 abstain and 5 more discussion needed are undecided, 6 (don't like, but will
#: support) is acceptance and no support, 7 serious disagreement, 8 veto.
#: fist: fist to five; from 3 fingers on somebody can live with it, a fist blocks and counts as a veto. METHOD does not
#: say what 1 and 2 are: the hand says that there are things to discuss first, so they are undecided, as 5 on Kaner's.
#: three: a pass is undecided, and nobody can veto; a median of three words says nothing.
SCALES: Mapping[str, Scale] = {
    "gradients": Scale(tuple(range(1, 9)), frozenset({1, 2, 3}), frozenset({4, 5}), frozenset({6}), veto=8),
    "fist": Scale(tuple(range(6)), frozenset({3, 4, 5}), frozenset({1, 2}), veto=0),
    "three": Scale(("disagree", "pass", "agree"), frozenset({"agree"}), frozenset({"pass"})),
}


def count_agree(
    items: Sequence[str],
    ballots: Sequence[Answers],
    scale: str = "gradients",
    consensus: int = CONSENSUS,
    broad: int = BROAD,
) -> dict[str, Any]:
    """Support of every item (METHOD A7), in the form of RECOUNT.md, plus "counts" as in the recount sheet.

    All shares are of the n people who answered on the item (undecided ones included) and add up to 1; None, as are
    median and decision, where nobody did. A veto is opposition, too. Decision: consensus with support of at least
    `consensus` percent and no veto, broad support from `broad` percent on, whatever the vetoes, else divided.
    Raises ValueError for an unknown item or step.
    """
    counted = [ballot for ballot in ballots if ballot]
    rule = _Rule(SCALES[scale], consensus, broad)
    counts = histograms(items, counted, rule.scale.steps)
    return _result(items, len(counted), len(ballots) - len(counted), counts, rule)


def count_agree_summary(
    items: Sequence[str],
    n: int,
    counts: Mapping[str, Mapping[str, int]],
    scale: str = "gradients",
    consensus: int = CONSENSUS,
    broad: int = BROAD,
) -> dict[str, Any]:
    """The same from a recount sheet, which does not say how many abstained.

    `counts`: per item how many chose each step, {"A": {"3": 2}}. Raises ValueError for an unknown step, and when no n
    ballots give these counts.
    """
    rule = _Rule(SCALES[scale], consensus, broad)
    names = [str(step) for step in rule.scale.steps]
    if any(not counts[item].keys() <= set(names) for item in items):
        raise ValueError("there is no such step on the scale")
    rows = {item: [counts[item].get(name, 0) for name in names] for item in items}
    check_counts(n, rows.values())
    return _result(items, n, None, rows, rule)


@dataclass(frozen=True)
class _Rule:
    scale: Scale
    consensus: int
    broad: int

    def figures(self, counts: Sequence[int]) -> dict[str, Any]:
        by_step, n = dict(zip(self.scale.steps, counts, strict=True)), sum(counts)
        meanings = ("support", "undecided", "accept", "oppose")
        people = {name: sum(by_step[step] for step in getattr(self.scale, name)) for name in meanings}
        vetoes = 0 if self.scale.veto is None else by_step[self.scale.veto]
        return {
            "n": n,
            **{name: quotient(number, n) for name, number in people.items()},
            "vetoes": vetoes,
            "median": self._median(counts),
            "decision": self.decision(people["support"], n, vetoes) if n else None,
        }

    def _median(self, counts: Sequence[int]) -> int | float | None:
        first = self.scale.steps[0]
        return known(median(counts, first)) if isinstance(first, int) else None

    def decision(self, support: int, n: int, vetoes: int) -> str:
        percent = Fraction(100 * support, n)
        if percent >= self.consensus and not vetoes:
            return "consensus"
        return "broad_support" if percent >= self.broad else "divided"


def _result(
    items: Sequence[str], n: int, abstentions: int | None, counts: Mapping[str, Sequence[int]], rule: _Rule
) -> dict[str, Any]:
    names = [str(step) for step in rule.scale.steps]
    told = {item: zip(names, counts[item], strict=True) for item in items}
    return {
        "ballots": n,
        "abstentions": abstentions,
        "items": list(items),
        "results": {item: rule.figures(counts[item]) for item in items},
        "counts": {item: {name: times for name, times in row if times} for item, row in told.items()},
    }


def supported(ballot: Answers, scale: str = "gradients") -> frozenset[str]:
    """The items that a ballot supports."""
    return frozenset(item for item, step in ballot.items() if step in SCALES[scale].support)
