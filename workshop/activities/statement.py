"""Groups compared by how many of their people make a yes-or-no statement: support it, put it high on both sides."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from workshop.activities.counting import Arithmetic
from workshop.tally.compared import compare_agree
from workshop.tally.overall import overall_values

Groups = Mapping[str, Sequence[Any]]


def compared_by(named: Callable[[Any], frozenset[str]]) -> Arithmetic:
    """Fisher's exact test on the share of all ballots that make the statement, Holm over the items of one pair, and one
    test of three or more groups.

    `named(ballot)` -> the items of which a ballot makes it; who said nothing of an item does not. So every figure
    follows from those that the gate publishes by group, and a comparison tells nothing besides them.
    """

    def compare(items: Sequence[str], groups: Groups) -> list[dict[str, Any]]:
        answers = {
            key: [{item: "agree" if item in said else "disagree" for item in items} for said in map(named, ballots)]
            for key, ballots in groups.items()
        }
        return compare_agree(items, answers, scale="three", least=1)

    def overall(items: Sequence[str], groups: Groups, told: Sequence[str]) -> float | None:
        values = {
            key: [{item: float(item in said) for item in told} for said in map(named, ballots)]
            for key, ballots in groups.items()
        }
        return overall_values(told, values)

    return Arithmetic(compare=compare, overall=overall, choosing=False)
