"""How far a result hangs on who happened to be in the room (METHOD 3.4): it describes this room, and is no margin of
error."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Any

from workshop.activities.counting import Vote
from workshop.activities.standing import Order
from workshop.activities.voice import HIDDEN, Voice
from workshop.document.blocks import Block, Table
from workshop.domain.activity import Activity
from workshop.domain.disclosure import Part, partitions
from workshop.domain.outcome import Outcome
from workshop.domain.people import UNSAID, Dimension
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import Message, msg, nmsg
from workshop.tally.stability import Points, no_stability, stability

#: The room is drawn again within its zones, where the workshop has this dimension.
ZONE = "zone"

#: Beside several kinds of group nothing is told of whole ballots where these are fewer.
FEWEST = 20
#: Shares are then told in so many steps.
STEPS = 20


def stability_of(
    activity: Activity,
    dimensions: Sequence[Dimension],
    min_group: int,
    votes: Sequence[Vote],
    points: Callable[[Sequence[str], Sequence[Any]], Points],
    top: int,
) -> dict[str, Any]:
    """The figures of tally.stability for the `top` items; `points` makes one row of each ballot.

    The draws come from a known seed: whoever knows the rest could try out what a zone answered until the same figures
    come. So people are drawn within zones only where every item is shown by these zones, small ones put together."""
    valid = [vote for vote in votes if vote.ballot]
    whole = not any(item.sensitive for item in activity.items)
    parts = _zones(valid, dimensions, min_group) if whole else ()
    drawn = [[v.ballot for v in valid if v.groups.get(ZONE, UNSAID) in part] for part in parts]
    rows = [points(activity.item_ids, ballots) for ballots in drawn or [[vote.ballot for vote in valid]]]
    return stability(activity.item_ids, rows, top) | {"within_zones": bool(drawn)}


def _zones(votes: Sequence[Vote], dimensions: Sequence[Dimension], min_group: int) -> tuple[Part, ...]:
    """The zones as they are published; none unless they are the first breakdown, of which no item is ever missing."""
    published = partitions([(vote.groups, 1) for vote in votes], dimensions, min_group)
    first = next((key for key, parts in published.items() if parts), None)
    return published[ZONE] if first == ZONE else ()


def beside_groups(outcome: Outcome, sensitive: bool) -> Outcome:
    """What may be told of a choice besides its counts: redraws and the minority check follow from whole ballots.

    Beside one kind of group both stay as they are. Beside several, somebody could try out ballots until the same
    figures come: redraws are then told in steps, and of fewer than FEWEST ballots neither is. Beside a sensitive item
    no redraws are told, as in a ranking (docs/decisions/0011)."""
    several = sum(bool(part.parts) for part in outcome.breakdowns) > 1
    results = dict(outcome.results)
    if sensitive or (several and outcome.n < FEWEST):
        results["stability"] = no_stability(outcome.items)
    elif several:
        results["stability"] = _in_steps(results["stability"])
    if several and outcome.n < FEWEST:
        results["minority"] = None
    return replace(outcome, results=results)


def _in_steps(found: Mapping[str, Any]) -> dict[str, Any]:
    """Without how many count alone: that is the number of people who named one of two answers and not the other."""
    shares = {name: {item: _step(share) for item, share in found[name].items()} for name in ("in_top", "first")}
    left_out = {"stable": None, "of": found["leave_one_out"]["of"]}
    return {**found, **shares, "same_top": _step(found["same_top"]), "leave_one_out": left_out}


def _step(share: float) -> float:
    return round(share * STEPS) / STEPS


def _leading(found: Mapping[str, Any], order: Order) -> int:
    """How many items are on top: more than `top` where a tie reaches over the last of these places; 0 where they would
    be all, since then it says nothing that they lead."""
    ahead = accumulate(map(len, order), initial=0)
    leading = sum(len(tied) for tied, before in zip(order, ahead, strict=False) if before < found["top"])
    return leading if leading < len(found["in_top"]) else 0


def stability_sentence(outcome: SafeOutcome, order: Order) -> Message | None:
    """The headline: in how many of the counts without one participant the same items lead; and in how many redraws."""
    found = outcome.results.get("stability")
    if not (found and found["resamples"] and (leading := _leading(found, order))):
        return None
    without_one, percent = found["leave_one_out"], round(100 * found["same_top"])
    if without_one["stable"] is None:
        return nmsg(
            "Stability: the same answer leads in about {percent}% of {draws} random redraws of this room.",
            "Stability: the same {n} answers lead in about {percent}% of {draws} random redraws of this room.",
            leading,
            percent=percent,
            draws=found["resamples"],
        )
    return nmsg(
        "Stability: the same answer leads in {stable} of {of} counts with one participant left out, and in"
        " {percent}% of {draws} random redraws of this room.",
        "Stability: the same {n} answers lead in {stable} of {of} counts with one participant left out, and in"
        " {percent}% of {draws} random redraws of this room.",
        leading,
        stable=without_one["stable"],
        of=without_one["of"],
        percent=percent,
        draws=found["resamples"],
    )


def stability_table(activity: Activity, outcome: SafeOutcome, order: Order, voice: Voice) -> Iterator[Block]:
    """For the annex: how often each item is on top, and between which places it stays."""
    found = outcome.results.get("stability")
    if not found or not found["resamples"]:
        return
    top, share = (found["top"], "in_top") if _leading(found, order) else (1, "first")
    heads = (msg("Answer"), nmsg("In first place", "Among the first {n}", top), msg("Places, 90% of the redraws"))
    caption = (
        msg("Stability: this room drawn again {draws} times, within its zones", draws=found["resamples"])
        if found.get("within_zones", True)
        else msg("Stability: this room drawn again {draws} times", draws=found["resamples"])
    )
    yield Table(
        head=tuple(map(voice.say, heads)),
        rows=tuple(_row(activity, item, found[share][item], found, voice) for tied in order for item in tied),
        caption=voice.say(caption),
        widths=(0.64, 0.18, 0.18),
        numeric=(1, 2),
        note=voice.say(_note(found)),
        dense=True,
    )


def _note(found: Mapping[str, Any]) -> Message:
    if found["leave_one_out"]["stable"] is None:
        return msg(
            "Stability describes this room only. It is no margin of error for any population. To protect participants"
            " shares are rounded to {percent}%.",
            percent=100 // STEPS,
        )
    return msg("Stability describes this room only. It is no margin of error for any population.")


def _row(activity: Activity, item: str, share: float | None, found: Mapping[str, Any], voice: Voice) -> tuple[Any, ...]:
    label, spread = voice.text(activity.item(item).label), _spread(found, item, voice)
    if share is None or not spread:
        return label, voice.say(HIDDEN), voice.say(HIDDEN)
    return label, voice.percent(share), spread


def stable_places(outcome: SafeOutcome, item: str, voice: Voice) -> str:
    """Between which places an item stays in 90% of the redraws; nothing where that is unknown or hidden."""
    found = outcome.results.get("stability")
    return _spread(found, item, voice) if found and found["resamples"] else ""


def _spread(found: Mapping[str, Any], item: str, voice: Voice) -> str:
    if found["places"][item] is None:
        return ""
    low, high = map(voice.place, found["places"][item])
    return low if low == high else voice.say(msg("{low} to {high}", low=low, high=high))
