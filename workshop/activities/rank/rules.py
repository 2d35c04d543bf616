"""Rank (METHOD A2): everybody puts the strongest items in order; an item's result is its mean Borda score, 0 to 100."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from workshop.activities.answers import check_at_most, chosen_items, whole_number
from workshop.activities.counting import Arithmetic, Vote, counted
from workshop.activities.kind import CountedCast
from workshop.activities.rank.protected import protected
from workshop.activities.stable import stability_of
from workshop.activities.statement import compared_by
from workshop.domain.activity import Activity
from workshop.domain.errors import Mendable
from workshop.domain.items import MAX_ITEMS
from workshop.domain.outcome import Outcome
from workshop.domain.people import Dimension
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import Message, msg, nmsg
from workshop.tally.difference import compare_rankings, ranking_points
from workshop.tally.overall import overall_rankings
from workshop.tally.profile import Ranking
from workshop.tally.rank import count_rankings


@dataclass(frozen=True)
class Options:
    """`top`: how many places are asked for; None asks for the whole list in order."""

    top: int | None = None

    def as_json(self) -> dict[str, object]:
        return {} if self.top is None else {"top": self.top}

    def check_items(self, items: int) -> None:
        if self.top is not None and self.top > items:
            raise Mendable(
                msg("People are asked for {top} places, but there are only {n} items.", top=self.top, n=items), "top"
            )

    def places(self, items: int) -> int:
        """How many places a ballot may fill in a list of so many items."""
        return items if self.top is None else min(self.top, items)


def options(data: Mapping[str, object]) -> Options:
    """Options from JSON or from a form; an absent or empty `top` asks for all places. Raises Mendable."""
    if data.get("top") in (None, ""):
        return Options()
    sentence = msg("How many places each person ranks must be a whole number from 1 to {high}.", high=MAX_ITEMS)
    return Options(whole_number(data["top"], 1, MAX_ITEMS, sentence, "top"))


def parse(data: Mapping[str, object], options: Options, item_ids: Sequence[str]) -> dict[str, object]:
    """{"ranking": [[id], [id]]}, best first, without ties; it may be shorter than asked for. Raises Mendable."""
    chosen = chosen_items(data, item_ids)
    places = options.places(len(item_ids))
    check_at_most(chosen, places, nmsg("Rank only {n} item.", "Rank at most {n} items.", places))
    return {"ranking": [[item] for item in chosen]}


def marks(ballot: Mapping[str, object]) -> tuple[str, ...]:
    """The items as they were tapped, the first first."""
    return tuple(item for tied in ballot["ranking"] for item in tied)  # type: ignore[attr-defined]


def count(
    activity: Activity, dimensions: tuple[Dimension, ...], min_group: int, casts: Sequence[CountedCast]
) -> Outcome:
    """Every method of RECOUNT.md for the whole room; by group, mean scores and how many name each item.

    Of a sensitive item only its place is told, and how many ranked it; groups are then compared as in a choice."""
    votes = [_vote(ballot["ranking"], groups) for ballot, groups in casts]  # type: ignore[arg-type]
    results = count_rankings(activity.item_ids, [vote.ballot for vote in votes], options(activity.options).top)
    top = results["robustness"]["top"]
    results["stability"] = stability_of(activity, dimensions, min_group, votes, ranking_points, top)
    sensitive = {item.id for item in activity.items if item.sensitive}
    compared = AS_A_CHOICE if sensitive else ARITHMETIC
    return counted(activity, dimensions, min_group, votes, protected(results, sensitive, min_group), compared)


def _vote(ranking: Sequence[Sequence[str]], groups: Mapping[str, str]) -> Vote:
    return Vote(tuple(map(tuple, ranking)), _named(ranking), groups)


def _named(ranking: Sequence[Sequence[str]]) -> frozenset[str]:
    return frozenset(item for tied in ranking for item in tied)


def mean_scores(items: Sequence[str], ballots: Sequence[Ranking]) -> dict[str, float]:
    """Mean Borda score of every item, 0 to 100, of ballots that count: 100 x points / (n (m-1)) (METHOD 3.2)."""
    doubled = ranking_points(items, ballots).sum(axis=0).tolist()
    most = 2 * len(ballots) * max(len(items) - 1, 1)
    return {item: 100 * points / most for item, points in zip(items, doubled, strict=True)}


ARITHMETIC = Arithmetic(compare_rankings, mean_scores, overall_rankings, whole=True)

#: Beside a sensitive item no means are told: groups are compared by how many name an item at all.
AS_A_CHOICE = replace(compared_by(_named), choosing=True)


def describe(options: Options, items: int) -> Message:
    """What the participant is asked to do. No items means that they are still to come from another activity."""
    if options.top is None or 0 < items <= options.top:
        return msg("Tap in order, the strongest first.")
    return nmsg("Tap the strongest one.", "Tap the {n} strongest, in order: the strongest first.", options.top)


def summary(outcome: SafeOutcome) -> dict[str, object] | None:
    """What the recount sheet publishes: n, the pairwise counts, the places. None where these may not be shown."""
    if outcome.withheld or outcome.results["pairwise"] is None:
        return None
    return {"n": outcome.n, "pairwise": outcome.results["pairwise"], "places": outcome.results["places"]}
