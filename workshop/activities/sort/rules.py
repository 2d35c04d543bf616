"""Sort (METHOD A9): everybody puts each item into one category; an item's result is the category most chosen for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from workshop.activities.answers import judgements
from workshop.activities.counting import Vote, counted
from workshop.activities.kind import CountedCast
from workshop.activities.sort.do_no_harm import names_people
from workshop.activities.sort.sets import (
    DIVIDERS,
    FEWEST,
    LONGEST,
    MOST,
    OWN,
    READY,
    Category,
    Shelf,
    own_categories,
    own_labels,
    shelves,
)
from workshop.activities.statement import compared_by
from workshop.domain.activity import Activity
from workshop.domain.errors import Mendable
from workshop.domain.outcome import Outcome
from workshop.domain.people import Dimension
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import Message, cleaned_paragraphs, msg
from workshop.tally.sort import count_sorted, fleiss_kappa, sorted_alike
from workshop.tally.ties import plain

Ballot = Mapping[str, str]


@dataclass(frozen=True)
class Options:
    """`set`: a key of READY, or OWN; `own`: then its categories, one a line, `français | English`. `people_kept`: the
    facilitator has read the Do No Harm hint and keeps items that look like people."""

    set: str = "drivers"
    own: str = ""
    people_kept: bool = False

    @property
    def categories(self) -> tuple[Category, ...]:
        return own_categories(self.own) if self.set == OWN else READY[self.set]

    @property
    def shelves(self) -> tuple[Shelf, ...]:
        return shelves(self.categories)

    @property
    def category_ids(self) -> tuple[str, ...]:
        return tuple(category.id for category in self.categories)

    def as_json(self) -> dict[str, object]:
        own = {"own": self.own} if self.set == OWN else {}
        kept = {"people_kept": self.people_kept}
        return {"set": self.set, "categories": list(self.category_ids), **own, **kept}

    def check_items(self, items: int) -> None:
        """Any list can be sorted."""


def options(data: Mapping[str, object]) -> Options:
    """Options from JSON or from a form; `categories` follow from the set and may be left out. Raises Mendable."""
    chosen = data.get("set", "drivers")
    if not isinstance(chosen, str) or chosen not in (*READY, OWN):
        raise Mendable(msg("Choose one of the sets of categories."), "set")
    own = data.get("own", "") if chosen == OWN else ""
    found = Options(chosen, _checked_own(own) if chosen == OWN else "", data.get("people_kept") is True)
    if data.get("categories", list(found.category_ids)) != list(found.category_ids):
        raise Mendable(msg("Choose one of the sets of categories."), "set")
    return found


def _checked_own(own: object) -> str:
    text = cleaned_paragraphs(own) if isinstance(own, str) else ""
    labels = list(own_labels(text).values())
    if not FEWEST <= len(labels) <= MOST:
        raise Mendable(msg("Write {least} to {most} categories, one a line.", least=FEWEST, most=MOST), "own")
    if any(len(words) > LONGEST for label in labels for _, words in label.texts):
        raise Mendable(msg("A category has at most {n} characters. Shorten it.", n=LONGEST), "own")
    if _repeats(f"{code} {words.casefold()}" for label in labels for code, words in label.texts):
        raise Mendable(msg("Two categories have the same words. Change one of them."), "own")
    return text


def _repeats(words: Any) -> bool:
    listed = list(words)
    return len(set(listed)) < len(listed)


def check(activity: Activity) -> None:
    """Do No Harm: people and communities are neither dividers nor connectors. Raises Mendable, unless the facilitator
    keeps them knowingly."""
    chosen = options(activity.options)
    if chosen.set != DIVIDERS or chosen.people_kept:
        return
    named = next((item for item in activity.items if names_people(item.label)), None)
    if named:
        raise Mendable(
            msg(
                "“{item}” seems to name a person or a community. People and communities are neither dividers nor "
                "connectors (Do No Harm): write what is done, believed or lived, for example “rumours about "
                "neighbours” or “the weekly market”. If it names nobody, tick “Keep items that look like people”.",
                item=named.label,
            ),
            "items",
        )


def parse(data: Mapping[str, object], options: Options, item_ids: Sequence[str]) -> dict[str, object]:
    """{"categories": {item: category}}, items in the order of the list; items may be left out. Raises Mendable."""
    said = judgements(data, item_ids)
    if not set(said.values()) <= set(options.category_ids):
        sentence = msg("This answer names a category that is not in the list. Reload the page and answer again.")
        raise Mendable(sentence, "items")
    return {"categories": {item: said[item] for item in item_ids if item in said}}


def marks(ballot: Mapping[str, object]) -> tuple[str, ...]:
    """ "A=cause" for every item that was sorted."""
    return tuple(f"{item}={category}" for item, category in ballot["categories"].items())  # type: ignore[attr-defined]


def count(
    activity: Activity, dimensions: tuple[Dimension, ...], min_group: int, casts: Sequence[CountedCast]
) -> Outcome:
    """RECOUNT.md's figures for the whole room; by group, how many put each item where most of the room put it."""
    chosen = options(activity.options)
    ballots: list[tuple[Ballot, Any]] = [(ballot["categories"], groups) for ballot, groups in casts]  # type: ignore[misc]
    figures = count_sorted(activity.item_ids, [ballot for ballot, _ in ballots], chosen.category_ids)
    named = partial(sorted_alike, modals={item: found["modals"] for item, found in figures["results"].items()})
    votes = [Vote(ballot, named(ballot), groups) for ballot, groups in ballots]
    own = {key: label.as_json() for key, label in own_labels(chosen.own).items()}
    results = {**_guarded(activity, figures), "categories": list(chosen.category_ids), "own": own}
    return counted(activity, dimensions, min_group, votes, results, compared_by(named))


def _guarded(activity: Activity, figures: Mapping[str, Any]) -> dict[str, Any]:
    """The figures without those of sensitive items that would tell more than the statement that is counted (METHOD
    R7): kappa then leaves these items out, in steps of a tenth."""
    sensitive = {item.id for item in activity.items if item.sensitive}
    rows = [list(found["counts"].values()) for item, found in figures["results"].items() if item not in sensitive]
    kappa = fleiss_kappa(rows) if rows else None
    results = {
        item: {**found, "counts": None if item in sensitive else found["counts"]}
        for item, found in figures["results"].items()
    }
    exact = None if kappa is None else plain(kappa)
    return {"results": results, "fleiss_kappa": round(exact, 1) if exact is not None and sensitive else exact}


def describe(options: Options, items: int) -> Message:
    """What the participant is asked to do."""
    return msg("Choose one category for each item.")


def summary(outcome: SafeOutcome) -> dict[str, object] | None:
    """What the recount sheet publishes: n, and how many put each item into each category. None where any of these is
    withheld."""
    if outcome.withheld:
        return None
    counts = {item: found["counts"] for item, found in outcome.results["results"].items()}
    hidden = any(row is None or None in row.values() for row in counts.values())
    return None if hidden else {"n": outcome.n, "counts": counts}
