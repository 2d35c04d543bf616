"""The result of shared-out points on paper: bars with points and givers, and every figure in a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from workshop.activities.by_group import tables
from workshop.activities.points.board import largest, order, rows
from workshop.activities.points.rules import options
from workshop.activities.points.words import GIVEN
from workshop.activities.standing import Standing, leading, standings, unplaced
from workshop.activities.voice import HIDDEN, Voice, not_shown
from workshop.document.blocks import Block, Cell, Table
from workshop.document.figures import Bar, BarChart
from workshop.document.text import Text
from workshop.domain.activity import Activity
from workshop.domain.items import Item
from workshop.domain.people import Dimension
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import Message, msg

LEADING = 3
MOST_BARS = 13


def results(activity: Activity, outcome: SafeOutcome, voice: Voice) -> tuple[Block, ...]:
    """The chart of the whole room: points as bars, under each label from how many people."""
    ranked = standings(activity.items, order(outcome))
    shown = leading(ranked, MOST_BARS)
    hidden = unplaced(activity.items, order(outcome))
    spoken = tuple(_spoken(standing, outcome, voice) for standing in ranked)
    most = largest(outcome)
    chart = BarChart(
        bars=(*(_bar(one, outcome, voice) for one in shown), *(_hidden(item, outcome, voice) for item in hidden)),
        alt=voice.say(msg("Points of each answer, in order: {ranking}.", ranking=(*spoken, *not_shown(hidden)))),
        caption=voice.say(msg("Points given to each answer")),
        note=f"{voice.say(_source(activity, outcome))} {voice.cut(len(shown), len(ranked))}".strip(),
        top=most,
        ticks=((0, "0"), (most, voice.number(most))),
    )
    return (chart,)


def _bar(standing: Standing, outcome: SafeOutcome, voice: Voice) -> Bar:
    row = rows(outcome)[standing.item.id]
    return Bar(
        label=voice.text(standing.item.label),
        value=row["total"],
        value_text=voice.number(row["total"]),
        place=str(standing.place),
        lead=standing.place <= LEADING and row["total"] > 0,
        tied=voice.say(msg("tied")) if standing.tied else "",
        note=_from(standing.item, outcome, voice),
    )


def _hidden(item: Item, outcome: SafeOutcome, voice: Voice) -> Bar:
    return Bar(voice.text(item.label), None, voice.say(HIDDEN), note=_from(item, outcome, voice))


def _from(item: Item, outcome: SafeOutcome, voice: Voice) -> str:
    """From how many people, and whether mostly from one."""
    row = rows(outcome)[item.id]
    if row["givers"] is None:
        return ""
    if row["dominated"]:
        template = msg("from {share}, more than half by one of them", share=voice.share(row["givers"], outcome.n))
        return voice.say(template)
    return voice.say(msg("from {share}", share=voice.share(row["givers"], outcome.n)))


def _spoken(standing: Standing, outcome: SafeOutcome, voice: Voice) -> str:
    points = voice.number(rows(outcome)[standing.item.id]["total"])
    return voice.say(
        msg("{place} {item} ({points}, {givers})", place=voice.place(standing.place, standing.tied),
            item=standing.item.label, points=points, givers=_from(standing.item, outcome, voice))
    )  # fmt: skip


def _source(activity: Activity, outcome: SafeOutcome) -> Message:
    limits = options(activity.options)
    if limits.cap is None:
        return msg("{people} participants shared out up to {budget} points each.",
                   people=outcome.n, budget=limits.budget)  # fmt: skip
    return msg(
        "{people} participants shared out up to {budget} points each, at most {cap} to one answer.",
        people=outcome.n,
        budget=limits.budget,
        cap=limits.cap,
    )


def tallies(
    activity: Activity, outcome: SafeOutcome, dimensions: Sequence[Dimension], voice: Voice
) -> tuple[Block, ...]:
    """Points, givers and the largest giver's share; how many of each published group gave points."""
    by_group = tables(activity, outcome, dimensions, order(outcome), GIVEN, voice)
    return (_table(activity, outcome, voice), *by_group)


def _table(activity: Activity, outcome: SafeOutcome, voice: Voice) -> Table:
    heads = (msg("Answer"), msg("Points"), msg("Share of all points"), msg("Given by"), msg("Largest giver’s share"))
    ranked = [standing.item for standing in standings(activity.items, order(outcome))]
    items = (*ranked, *unplaced(activity.items, order(outcome)))
    return Table(
        head=tuple(map(voice.say, heads)),
        rows=tuple(_row(item, outcome, voice) for item in items),
        caption=voice.say(msg("Points, and from how many participants")),
        widths=(0.46, 0.11, 0.14, 0.14, 0.15),
        numeric=(1, 2, 3, 4),
        note=voice.say(
            msg(
                "Largest giver’s share: the part of an answer’s points that one participant gave; over half is in bold."
            )
        ),
        dense=True,
    )


def _row(item: Item, outcome: SafeOutcome, voice: Voice) -> tuple[Text | Cell, ...]:
    row = rows(outcome)[item.id]
    figures = (row["total"], row["givers"])
    total, givers = (_cell(None if value is None else voice.number(value), voice) for value in figures)
    share = _cell(None if row["share"] is None else voice.percent(row["share"]), voice)
    return (voice.text(item.label), total, share, givers, _largest(row, voice))


def _largest(row: Mapping[str, Any], voice: Voice) -> Cell:
    if row["total"] == 0:
        return Cell("–", muted=True)
    share = row["largest_share"]
    words = _cell(None if share is None else voice.percent(share), voice)
    return Cell(words.text, strong=bool(row["dominated"]), muted=words.muted)


def _cell(words: str | None, voice: Voice) -> Cell:
    return Cell(voice.say(HIDDEN), muted=True) if words is None else Cell(words)
