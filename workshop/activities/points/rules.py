"""Points (METHOD A3): everybody shares out a budget; an item's result is its points and how many people gave them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from workshop.activities.answers import judgements, whole_number
from workshop.activities.counting import Vote, counted
from workshop.activities.kind import CountedCast
from workshop.activities.statement import compared_by
from workshop.domain.activity import Activity
from workshop.domain.errors import Mendable
from workshop.domain.outcome import Outcome
from workshop.domain.people import Dimension
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import Message, msg, nmsg
from workshop.tally.points import count_points, given

BUDGETS = (10, 100)

#: By how many gave an item points: differences of means would tell the totals of groups (METHOD R16).
ARITHMETIC = replace(compared_by(given), whole=True)

Points = Mapping[str, int]


@dataclass(frozen=True)
class Options:
    """`budget`: how many points one person shares out; `cap`: how many of them one item may get (None: all)."""

    budget: int = BUDGETS[0]
    cap: int | None = None

    def as_json(self) -> dict[str, object]:
        return {"budget": self.budget} if self.cap is None else {"budget": self.budget, "cap": self.cap}

    def check_items(self, items: int) -> None:
        if self.most * items < self.budget:
            sentence = msg(
                "With at most {cap} points each, {n} items cannot take the {budget} points. Allow more, or add items.",
                cap=self.most,
                n=items,
                budget=self.budget,
            )
            raise Mendable(sentence, "cap")

    @property
    def most(self) -> int:
        """How many points one item may get."""
        return self.budget if self.cap is None else self.cap


def options(data: Mapping[str, object]) -> Options:
    """Options from JSON or from a form; an absent or empty `cap` sets no limit. Raises Mendable."""
    sentence = msg("Each person shares out either {few} or {many} points.", few=BUDGETS[0], many=BUDGETS[1])
    budget = whole_number(data.get("budget", BUDGETS[0]), *BUDGETS, sentence, "budget")
    if budget not in BUDGETS:
        raise Mendable(sentence, "budget")
    if data.get("cap") in (None, ""):
        return Options(budget)
    limit = msg("How many points one item may get must be a whole number from 1 to {high}.", high=budget)
    cap = whole_number(data["cap"], 1, budget, limit, "cap")
    return Options(budget, None if cap == budget else cap)


def parse(data: Mapping[str, object], options: Options, item_ids: Sequence[str]) -> dict[str, object]:
    """{"points": {id: points}} in the order of the list, without zeros. Raises Mendable."""
    said = judgements(data, item_ids)
    points = {item: _gift(said[item], item, options) for item in item_ids if item in said}
    over = sum(points.values()) - options.budget
    if over > 0:
        raise Mendable(
            nmsg(
                "You have given {found} points, but you have only {budget}. Take {n} point away.",
                "You have given {found} points, but you have only {budget}. Take {n} points away.",
                over,
                found=sum(points.values()),
                budget=options.budget,
            ),
            "items",
        )
    return {"points": {item: found for item, found in points.items() if found}}


def _gift(text: str, item: str, options: Options) -> int:
    """The field of the error is that of the item, so that the sentence stands beside it."""
    sentence = msg("Points are whole numbers from 0 to {most}, not “{found}”.", most=options.most, found=text[:12])
    return whole_number(text, 0, options.most, sentence, f"item={item}")


def marks(ballot: Mapping[str, object]) -> tuple[str, ...]:
    """The points as they were given: "A=5"."""
    return tuple(f"{item}={points}" for item, points in ballot["points"].items())  # type: ignore[attr-defined]


def count(
    activity: Activity, dimensions: tuple[Dimension, ...], min_group: int, casts: Sequence[CountedCast]
) -> Outcome:
    """Points and givers of every item for the whole room; by group only how many gave an item any."""
    votes = [_vote(ballot["points"], groups) for ballot, groups in casts]  # type: ignore[arg-type]
    limits = options(activity.options)
    found = count_points(activity.item_ids, [vote.ballot for vote in votes], limits.budget, limits.cap)
    sensitive = {item.id for item in activity.items if item.sensitive}
    return counted(activity, dimensions, min_group, votes, protected(found, sensitive), ARITHMETIC)


def _vote(points: Points, groups: Mapping[str, str]) -> Vote:
    return Vote(points, given(points), groups)


def protected(found: Mapping[str, Any], sensitive: set[str]) -> dict[str, Any]:
    """The figures with nothing of a sensitive item but its givers; no shares at all beside one, since with the points
    of the others they would give its points back."""
    if not sensitive:
        return dict(found)
    kept = {item: _givers_only(row) if item in sensitive else row | {"share": None}
            for item, row in found["results"].items()}  # fmt: skip
    counts = {item: None if item in sensitive else row for item, row in found["counts"].items()}
    return {**found, "results": kept, "counts": counts}


def _givers_only(row: Mapping[str, Any]) -> dict[str, Any]:
    return dict.fromkeys(row) | {"givers": row["givers"]}


def describe(options: Options, items: int) -> Message:
    """What the participant is asked to do."""
    if options.cap is None:
        return msg("Share out {budget} points: more points for what matters more.", budget=options.budget)
    return msg(
        "Share out {budget} points, at most {cap} to one answer: more points for what matters more.",
        budget=options.budget,
        cap=options.cap,
    )


def summary(outcome: SafeOutcome) -> dict[str, object] | None:
    """What the recount sheet publishes: n, and how many gave each item how many points. None where any is hidden."""
    if outcome.withheld or None in outcome.results["counts"].values():
        return None
    return {"n": outcome.n, "counts": outcome.results["counts"]}
