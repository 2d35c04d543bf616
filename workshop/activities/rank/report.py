"""The result of a ranking on paper: bars, how far people agree, whether the order holds, every figure in a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import Any

from workshop.activities.by_group import tables
from workshop.activities.rank.board import order as order_of
from workshop.activities.rank.findings import strength_of
from workshop.activities.rank.rules import options
from workshop.activities.stable import stability_sentence, stability_table, stable_places
from workshop.activities.standing import Standing, leading, order_by_count, standings
from workshop.activities.voice import Voice
from workshop.document.blocks import Block, Note, Table
from workshop.document.figures import Bar, BarChart, Measure, Measures
from workshop.domain.activity import Activity
from workshop.domain.people import Dimension
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import Message, msg, nmsg
from workshop.findings import Strength, agreement_explanation, agreement_steps, agreement_word
from workshop.findings.finding import quoted_items
from workshop.findings.groups import NAMED

MOST_BARS = 13
MOST_COLUMNS = 20
MOST_PLACES = 5


def results(activity: Activity, outcome: SafeOutcome, voice: Voice) -> tuple[Block, ...]:
    """Chart and measures of the whole room; the table is in the annex."""
    ranked = standings(activity.items, order_of(outcome))
    hangs = stability_sentence(outcome, order_of(outcome))
    notes = (Note(voice.say(hangs)),) if hangs else ()
    return (_chart(activity, outcome, ranked, voice), *_measures(activity, outcome, voice), *notes)


def _chart(activity: Activity, outcome: SafeOutcome, ranked: tuple[Standing, ...], voice: Voice) -> BarChart:
    scores = outcome.results["score_100"]
    top = outcome.results["robustness"]["top"]
    bars = tuple(
        _bar(standing, scores[standing.item.id], outcome, top, voice) for standing in leading(ranked, MOST_BARS)
    )
    ranking = tuple(_spoken(standing, scores[standing.item.id], outcome, voice) for standing in ranked)
    return BarChart(
        bars=bars,
        alt=voice.say(msg("Score out of 100, in order: {ranking}.", ranking=ranking)),
        caption=voice.say(msg("Mean score out of 100")),
        note=f"{voice.say(_source(activity, outcome))} {voice.cut(len(bars), len(ranked))}".strip(),
        ticks=tuple((value, str(value)) for value in (0, 25, 50, 75, 100)),
    )


def _bar(standing: Standing, score: float | None, outcome: SafeOutcome, top: int, voice: Voice) -> Bar:
    below = _below(standing, outcome, voice)
    return Bar(
        label=voice.text(standing.item.label),
        value=score,
        value_text=voice.figure(score),
        place=str(standing.place),
        lead=standing.place <= top,
        tied=voice.say(msg("tied")) if standing.tied else "",
        note=voice.say(below) if below else "",
        span_text=stable_places(outcome, standing.item.id, voice),
    )


def _below(standing: Standing, outcome: SafeOutcome, voice: Voice) -> Message | None:
    """By how many it was named and put first, and the places it keeps when the count is tried again."""
    named, first = (outcome.results[key][standing.item.id] for key in ("named", "first"))
    if named is None:
        return None
    said, places = _named(voice.share(named, outcome.n), first, voice), stable_places(outcome, standing.item.id, voice)
    return msg("{said}; redrawn: {places}", said=said, places=places) if places else said


def _named(share: str, first: float | None, voice: Voice) -> Message:
    if first is None:
        return msg("named by {share}", share=share)
    if first == 0:
        return msg("named by {share}, put first by nobody", share=share)
    return msg("named by {share}, put first by {first}", share=share, first=voice.figure(first))


def _spoken(standing: Standing, score: float | None, outcome: SafeOutcome, voice: Voice) -> str:
    place, label, figure = voice.place(standing.place, standing.tied), standing.item.label, voice.figure(score)
    if below := _below(standing, outcome, voice):
        return voice.say(msg("{place} {item} ({score}; {more})", place=place, item=label, score=figure, more=below))
    return voice.say(msg("{place} {item} ({score})", place=place, item=label, score=figure))


def _source(activity: Activity, outcome: SafeOutcome) -> Message:
    places = options(activity.options).places(len(activity.items))
    return nmsg(
        "{people} participants; each could name {n} answer. The score is explained in the annex.",
        "{people} participants; each could rank {n} answers. The score is explained in the annex.",
        places,
        people=outcome.n,
    )


def _measures(activity: Activity, outcome: SafeOutcome, voice: Voice) -> tuple[Block, ...]:
    measures = (_agreement(outcome.results["agreement"], voice), _robustness(strength_of(activity, outcome), voice))
    present = tuple(measure for measure in measures if measure)
    return (Measures(present),) if present else ()


def _agreement(found: Mapping[str, Any], voice: Voice) -> Measure | None:
    w = found["kendall_w"]
    if w is None:
        return None
    detail = msg("{meaning} Kendall’s W = {w}.", meaning=agreement_explanation(w), w=round(w, 2))
    title = msg("Agreement among participants")
    return Measure(voice.say(title), voice.say(agreement_word(w)), agreement_steps(w), detail=voice.say(detail))


def _robustness(found: Strength | None, voice: Voice) -> Measure | None:
    if not found:
        return None
    title = voice.say(msg("Strength of this order"))
    return Measure(title, voice.say(found.word), found.steps, steps=3, detail=voice.say(found.explanation))


def _table(activity: Activity, outcome: SafeOutcome, voice: Voice) -> Table:
    """Every figure of the count; how often each answer stood at each place, where the places fit beside it."""
    asked = options(activity.options).places(len(activity.items))
    places = outcome.results["places"] or {}
    shown = min(asked, MOST_PLACES) if places else 1
    sums = ngt_sums(places, asked) if places else dict.fromkeys(outcome.items)
    heads = (msg("Place"), msg("Answer"), msg("Score out of 100"), msg("Sum of points"))
    named = (voice.say(msg("Put {place}", place=voice.place(n, feminine=True))) for n in range(1, shown + 1))
    place, answer, score, points = map(voice.say, heads)
    return Table(
        head=(place, answer, score, *named, points),
        rows=tuple(
            _row(standing, outcome.results, sums, shown, voice)
            for standing in standings(activity.items, order_of(outcome))
        ),
        caption=voice.say(msg("Scores, and how many participants put each answer at each place")),
        widths=(0.1, 0.9 - 0.075 * (shown + 2), *([0.075] * (shown + 2))),
        numeric=tuple(range(2, shown + 4)),
        note=voice.say(_ngt_note(activity, outcome, sums, asked)),
        dense=True,
    )


def _row(
    standing: Standing, results: Mapping[str, Any], sums: Mapping[str, Any], shown: int, voice: Voice
) -> tuple[Any, ...]:
    item = standing.item.id
    places = results["places"][item][:shown] if results["places"] else [results["first"][item]]
    padded = [*places, *[0] * (shown - len(places))]
    figures = (results["score_100"][item], *padded, sums[item])
    return (voice.place(standing.place, standing.tied), voice.text(standing.item.label), *map(voice.figure, figures))


def ngt_sums(places: Mapping[str, list[float]], top: int) -> dict[str, float]:
    """The sum practitioners expect (Nominal Group Technique): `top` points for a first place, 1 for the last."""
    weights = range(top, 0, -1)
    return {item: sum(w * times for w, times in zip(weights, row, strict=False)) for item, row in places.items()}


def _ngt_note(activity: Activity, outcome: SafeOutcome, sums: Mapping[str, Any], top: int) -> Message:
    if None in sums.values():
        return msg("The sum of points is not shown, to protect participants.")
    order = order_by_count(outcome.items, sums)
    both = list(zip(map(set, order), map(set, order_of(outcome)), strict=False))
    alike = list(takewhile(lambda pair: pair[0] == pair[1], both))
    same = sum(len(tied) for tied, _ in alike)
    if same == len(outcome.items):
        return msg(
            "Sum of points: {top} for a first place, 1 for the last place asked for. It gives the same order.", top=top
        )
    if same:
        return nmsg(
            "Sum of points: {top} for a first place, 1 for the last place asked for. It leaves the first answer where "
            "it is, and orders the others differently.",
            "Sum of points: {top} for a first place, 1 for the last place asked for. It leaves the first {n} answers "
            "where they are, and orders the others differently.",
            same,
            top=top,
        )
    return msg(
        "Sum of points: {top} for a first place, 1 for the last place asked for. It gives another order, which begins "
        "with {items}.",
        top=top,
        items=quoted_items(activity, order[0]),
    )


def tallies(
    activity: Activity, outcome: SafeOutcome, dimensions: Sequence[Dimension], voice: Voice
) -> tuple[Block, ...]:
    """For the annex: scores and places, each group, and every pair of items."""
    by_group = tables(activity, outcome, dimensions, order_of(outcome), NAMED, voice)
    redrawn = stability_table(activity, outcome, order_of(outcome), voice)
    return (_table(activity, outcome, voice), *redrawn, *by_group, _pairs_table(outcome, voice))


def _pairs_table(outcome: SafeOutcome, voice: Voice) -> Block:
    pairwise, items = outcome.results["pairwise"], [item for tied in order_of(outcome) for item in tied]
    if pairwise is None:
        return Note(voice.say(msg("Places and pairs are not shown, to protect participants.")))
    if len(items) > MOST_COLUMNS:
        return Note(voice.say(msg("The table of pairs is too wide for this page; it is in the recount sheet.")))
    numbers = [voice.number(number) for number in range(1, len(items) + 1)]
    rows = tuple(
        (number, *("–" if a == b else voice.number(pairwise[a][b]) for b in items))
        for number, a in zip(numbers, items, strict=True)
    )
    caption = msg(
        "Pairs: how many put the answer of the row ahead of the answer of the column (numbers: rows of the first table)"
    )
    return Table(
        (voice.say(msg("Answer")), *numbers),
        rows,
        caption=voice.say(caption),
        numeric=tuple(range(1, len(items) + 1)),
        dense=True,
    )
