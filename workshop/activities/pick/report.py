"""The result of a choice on paper: ranked bars, and how many of how many chose each item."""

from __future__ import annotations

from collections.abc import Sequence

from workshop.activities.by_group import tables
from workshop.activities.pick.board import order as order_of
from workshop.activities.pick.rules import options
from workshop.activities.stable import stability_sentence, stability_table
from workshop.activities.standing import Standing, leading, standings, unplaced
from workshop.activities.voice import HIDDEN, Voice, not_shown
from workshop.document.blocks import Block, Note
from workshop.document.figures import Bar, BarChart
from workshop.domain.activity import Activity
from workshop.domain.items import Item
from workshop.domain.people import Dimension
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import Message, msg, nmsg
from workshop.findings.groups import NAMED

LEADING = 3
MOST_BARS = 13


def results(activity: Activity, outcome: SafeOutcome, voice: Voice) -> tuple[Block, ...]:
    """The chart of the whole room; every figure stands in it, and again in the table of the annex."""
    hangs = stability_sentence(outcome, order_of(outcome))
    notes = (Note(voice.say(hangs)),) if hangs else ()
    return (_chart(activity, outcome, standings(activity.items, order_of(outcome)), voice), *notes)


def _chart(activity: Activity, outcome: SafeOutcome, ranked: tuple[Standing, ...], voice: Voice) -> BarChart:
    shown = leading(ranked, MOST_BARS)
    spoken = tuple(_spoken(standing, outcome, voice) for standing in ranked)
    hidden = unplaced(activity.items, order_of(outcome))
    return BarChart(
        bars=(*(_bar(standing, outcome, voice) for standing in shown), *(_hidden_bar(item, voice) for item in hidden)),
        alt=voice.say(
            msg("How many chose each answer, in order: {ranking}.", ranking=(*spoken, *not_shown(hidden)))
        ),
        caption=voice.say(msg("How many participants chose each answer")),
        note=f"{voice.say(_source(activity, outcome))} {voice.cut(len(shown), len(ranked))}".strip(),
        top=max(outcome.n, 1),
        ticks=((0, "0"), (max(outcome.n, 1), voice.number(outcome.n))),
    )


def _bar(standing: Standing, outcome: SafeOutcome, voice: Voice) -> Bar:
    count = _count(standing, outcome)
    return Bar(
        label=voice.text(standing.item.label),
        value=count,
        value_text=voice.share(count, outcome.n),
        place=str(standing.place),
        lead=standing.place <= LEADING,
        tied=voice.say(msg("tied")) if standing.tied else "",
    )


def _hidden_bar(item: Item, voice: Voice) -> Bar:
    return Bar(voice.text(item.label), None, voice.say(HIDDEN))


def _count(standing: Standing, outcome: SafeOutcome) -> int:
    return int(outcome.results["results"][standing.item.id]["count"])


def _spoken(standing: Standing, outcome: SafeOutcome, voice: Voice) -> str:
    place, share = voice.place(standing.place, standing.tied), voice.share(_count(standing, outcome), outcome.n)
    return voice.say(msg("{place} {item} ({score})", place=place, item=standing.item.label, score=share))


def _source(activity: Activity, outcome: SafeOutcome) -> Message:
    return nmsg(
        "{people} participants; each could choose {n} answer.",
        "{people} participants; each could choose up to {n} answers, so the shares do not add up to 100%.",
        options(activity.options).max,
        people=outcome.n,
    )


def tallies(
    activity: Activity, outcome: SafeOutcome, dimensions: Sequence[Dimension], voice: Voice
) -> tuple[Block, ...]:
    """How many of the room and of each published group chose each item."""
    order = order_of(outcome)
    redrawn = stability_table(activity, outcome, order, voice) if options(activity.options).keep else ()
    return (*tables(activity, outcome, dimensions, order, NAMED, voice), *redrawn)
