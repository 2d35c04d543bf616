"""Duels on paper: ranked bars, and for the annex every item with its comparisons."""

from __future__ import annotations

from collections.abc import Sequence

from workshop.activities.duels.board import order as order_of
from workshop.activities.duels.board import remarks, strength
from workshop.activities.standing import Standing, standings, unplaced
from workshop.activities.voice import HIDDEN, Voice
from workshop.document.blocks import Block, Cell, Table
from workshop.document.figures import Bar, BarChart
from workshop.document.text import Text
from workshop.domain.activity import Activity
from workshop.domain.people import Dimension
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import msg, nmsg

MOST_BARS = 15
LEADING = 3


def results(activity: Activity, outcome: SafeOutcome, voice: Voice) -> tuple[Block, ...]:
    """The leading items as bars."""
    ranked = standings(activity.items, order_of(outcome))
    bars = tuple(_bar(one, outcome, voice) for one in ranked[:MOST_BARS])
    people = nmsg("{n} participant, each asked about some of the pairs.",
                  "{n} participants, each asked about some of the pairs.", outcome.n)  # fmt: skip
    below = (people, *remarks(activity, outcome))
    chart = BarChart(
        bars,
        alt=" ".join(_spoken(one, outcome, voice) for one in ranked),
        caption=voice.say(msg("Compared two by two: wins out of 100 against an average item")),
        note=" ".join((*map(voice.say, below), voice.cut(len(bars), len(activity.items)))).strip(),
    )
    return (chart,)


def _bar(one: Standing, outcome: SafeOutcome, voice: Voice) -> Bar:
    found = strength(outcome, one.item.id)
    return Bar(
        voice.text(one.item.label),
        found,
        voice.figure(found),
        place=voice.number(one.place),
        lead=one.place <= LEADING,
        tied=voice.say(msg("tied")) if one.tied else "",
    )


def _spoken(one: Standing, outcome: SafeOutcome, voice: Voice) -> str:
    place = voice.place(one.place, one.tied)
    return voice.say(
        msg("{place}: {item}, {n}.", place=place, item=one.item.label, n=voice.figure(strength(outcome, one.item.id)))
    )


def tallies(
    activity: Activity, outcome: SafeOutcome, dimensions: Sequence[Dimension], voice: Voice
) -> tuple[Block, ...]:
    """Every item: its place, its strength, its victories, and its place by plain counting."""
    ranked = standings(activity.items, order_of(outcome))
    plain = {one.item.id: one for one in standings(activity.items, outcome.results["order_by_share"])}
    rows: list[tuple[Text | Cell, ...]] = [
        (voice.place(one.place, one.tied), voice.text(one.item.label), *_figures(one.item.id, outcome, voice),
         _place(plain.get(one.item.id), voice))
        for one in ranked
    ]  # fmt: skip
    rows += [
        ("–", voice.text(item.label), *_figures(item.id, outcome, voice), "–")
        for item in unplaced(activity.items, order_of(outcome))
    ]
    heads = (msg("Place"), msg("Item"), msg("Strength"), msg("Won"), msg("Compared"), msg("Place by share won"))
    table = Table(
        head=tuple(map(voice.say, heads)),
        rows=tuple(rows),
        caption=voice.say(msg("Comparisons two by two")),
        widths=(0.12, 0.44, 0.11, 0.09, 0.11, 0.13),
        numeric=(2, 3, 4),
        note=" ".join(map(voice.say, remarks(activity, outcome))),
        dense=True,
    )
    return (table,)


def _figures(item: str, outcome: SafeOutcome, voice: Voice) -> tuple[Cell, ...]:
    row = outcome.results["results"][item]
    if row["seen"] is None:
        return (Cell(voice.say(HIDDEN), muted=True),) * 3
    found = strength(outcome, item)
    return tuple(Cell("–" if figure is None else voice.figure(figure)) for figure in (found, row["wins"], row["seen"]))


def _place(one: Standing | None, voice: Voice) -> str:
    return "–" if one is None else voice.place(one.place, one.tied)
