"""The result of a rating on paper and on the wall: bars around the middle step, and every figure in a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from workshop.activities.by_group import tables
from workshop.activities.rate.board import agreement_steps, agreement_word, order, rows, share
from workshop.activities.rate.rules import options
from workshop.activities.rate.scales import SCALE, Word, quoted_word
from workshop.activities.rate.words import HIGH
from workshop.activities.standing import standings, unplaced
from workshop.activities.voice import HIDDEN, Voice
from workshop.document.blocks import Block, Cell, Table
from workshop.document.figures import DivergingBars, Measure, Measures, ScaleRow
from workshop.document.text import Text
from workshop.domain.activity import Activity
from workshop.domain.items import Item
from workshop.domain.people import Dimension
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import Label, Message, msg

Row = Mapping[str, Any]


def results(activity: Activity, outcome: SafeOutcome, voice: Voice) -> tuple[Block, ...]:
    """The bars of the whole room; of a single item, agreement as a measure of its own."""
    figure = _figure(activity, outcome, _in_order(activity, outcome), voice)
    measures = tuple(_measures(activity, outcome, voice))
    return (figure, Measures(measures)) if measures else (figure,)


def wall(activity: Activity, outcome: SafeOutcome, voice: Voice) -> tuple[Block, ...]:
    """The same bars without small print and columns of figures: the median is a mark, letters stay large."""
    bars = _figure(activity, outcome, _in_order(activity, outcome), voice)
    plain = tuple(replace(row, unknown="", median_text="", note="") for row in bars.rows)
    return (replace(bars, rows=plain),)


def _in_order(activity: Activity, outcome: SafeOutcome) -> list[Item]:
    """The highest rated first; items without a share come last."""
    found = order(outcome)
    return [*(standing.item for standing in standings(activity.items, found)), *unplaced(activity.items, found)]


def _figure(activity: Activity, outcome: SafeOutcome, items: Sequence[Item], voice: Voice) -> DivergingBars:
    steps = tuple(_word(step, voice) for step in options(activity.options).steps)
    return DivergingBars(
        steps=steps,
        rows=tuple(_row(item, rows(outcome)[item.id], voice) for item in items),
        alt=" ".join(_spoken(item, rows(outcome)[item.id], steps, voice) for item in items),
        unknown=voice.say(msg("don’t know")),
        median=voice.say(msg("median")),
        caption=voice.say(msg("How many participants chose each step")),
        note=voice.say(_source(outcome)),
    )


def _word(step: Word, voice: Voice) -> str:
    return voice.plain(step) if isinstance(step, Label) else voice.say(step)


def _row(item: Item, row: Row, voice: Voice) -> ScaleRow:
    shown = row["counts"] is not None
    return ScaleRow(
        label=voice.text(item.label),
        counts=tuple(row["counts"]) if shown else None,
        n=_number(row["n"], voice),
        unknown=_number(row["dont_know"], voice),
        median=row["median"],
        median_text=_number(row["median"], voice),
        note=voice.say(note) if (note := _note(row)) else "",
        hidden="" if shown else voice.say(HIDDEN),
    )


def _number(value: float | None, voice: Voice) -> str:
    return "" if value is None else voice.number(int(value) if value == int(value) else value)


def _note(row: Row) -> Message | None:
    """The share of the two highest steps, and agreement in a word."""
    if row["top_two_share"] is None:
        return None
    if row["agreement_a"] is None:
        return msg("two highest steps: {share}", share=share(row))
    word = agreement_word(row["agreement_a"])
    return msg("two highest steps: {share}; agreement: {word}", share=share(row), word=word)


def _spoken(item: Item, row: Row, steps: Sequence[str], voice: Voice) -> str:
    if row["counts"] is None:
        return voice.say(msg("{item}: {figures}.", item=item.label, figures=HIDDEN))
    counts = (msg("{word} {n}", word=word, n=n) for word, n in zip(steps, row["counts"], strict=True))
    median = () if row["median"] is None else (msg("median {n}", n=_number(row["median"], voice)),)
    figures = (*counts, msg("don’t know {n}", n=row["dont_know"]), *median)
    if note := _note(row):
        return voice.say(msg("{item}: {figures}; {more}.", item=item.label, figures=figures, more=note))
    return voice.say(msg("{item}: {figures}.", item=item.label, figures=figures))


def _source(outcome: SafeOutcome) -> Message:
    return msg(
        "{people} participants answered; n is how many rated the answer, those who do not know left out.",
        people=outcome.n,
    )


def _measures(activity: Activity, outcome: SafeOutcome, voice: Voice) -> Iterator[Measure]:
    """Of a single item: how far those who rated it agree."""
    a = rows(outcome)[activity.items[0].id]["agreement_a"] if len(activity.items) == 1 else None
    if a is not None:
        detail = voice.say(msg("Van der Eijk’s A = {a}, from −1 to 1.", a=round(a, 2)))
        title = voice.say(msg("Agreement among participants"))
        yield Measure(title, voice.say(agreement_word(a)), agreement_steps(a), detail=detail)


def tallies(
    activity: Activity, outcome: SafeOutcome, dimensions: Sequence[Dimension], voice: Voice
) -> tuple[Block, ...]:
    """Every figure of the room, and how many of each published group chose one of the two highest steps."""
    by_group = tables(activity, outcome, dimensions, order(outcome), HIGH, voice)
    return (_table(activity, outcome, voice), *by_group)


def _table(activity: Activity, outcome: SafeOutcome, voice: Voice) -> Table:
    steps = options(activity.options).steps
    heads = (msg("n"), *(msg("{n}", n=step) for step in range(1, SCALE + 1)), msg("don’t know"), msg("median"),
             msg("two highest"), msg("A"), msg("mean"))  # fmt: skip
    note = msg(
        "Steps: 1 is {lowest}, {most} is {highest}. n: how many rated the answer. A: agreement by van der Eijk.",
        lowest=quoted_word(steps[0]),
        highest=quoted_word(steps[-1]),
        most=SCALE,
    )
    return Table(
        head=(voice.say(msg("Answer")), *map(voice.say, heads)),
        rows=tuple(_table_row(item, rows(outcome)[item.id], voice) for item in _in_order(activity, outcome)),
        caption=voice.say(msg("Ratings: how many participants chose each step")),
        widths=(0.26, 0.045, *[0.045] * SCALE, 0.075, 0.1, 0.155, 0.06, 0.08),
        numeric=tuple(range(1, SCALE + 7)),
        note=voice.say(note),
        dense=True,
    )


def _table_row(item: Item, row: Row, voice: Voice) -> tuple[Text | Cell, ...]:
    counts = row["counts"] or [None] * SCALE
    highest = voice.say(found) if (found := share(row)) else None
    a, mean = (None if row[key] is None else voice.number(round(row[key], 2)) for key in ("agreement_a", "mean"))
    figures = (_number(row["n"], voice), *(_number(n, voice) for n in counts), _number(row["dont_know"], voice),
               _number(row["median"], voice), highest, a, mean)  # fmt: skip
    missing = Cell("–" if row["n"] == 0 else voice.say(HIDDEN), muted=True)
    return (voice.text(item.label), *(Cell(text) if text else missing for text in figures))
