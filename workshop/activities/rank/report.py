"""The result of a ranking on paper: bars, how far people agree, whether the order holds, every figure in a table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workshop.activities.rank.rules import options
from workshop.activities.standing import Standing, leading, order_by_count, order_of, standings
from workshop.activities.voice import Voice
from workshop.document.blocks import Block, Measures, Note, Table
from workshop.document.figures import Bar, BarChart, Measure
from workshop.domain.activity import Activity
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import Message, msg, nmsg
from workshop.findings import agreement_explanation, agreement_steps, agreement_word, verdict_explanation, verdict_word

MOST_BARS = 15
MOST_COLUMNS = 12
ROBUSTNESS_STEPS = {"robust": 3, "sensitive": 2, "inconclusive": 1}


def results(activity: Activity, outcome: SafeOutcome, voice: Voice) -> tuple[Block, ...]:
    """Chart, measures and table of the whole room."""
    ranked = standings(activity.items, order_of(outcome))
    return (
        _chart(activity, outcome, ranked, voice),
        *_measures(outcome, voice),
        *_table(activity, outcome, ranked, voice),
    )


def _chart(activity: Activity, outcome: SafeOutcome, ranked: tuple[Standing, ...], voice: Voice) -> BarChart:
    scores = outcome.results["score_100"]
    top = outcome.results["robustness"]["top"]
    bars = tuple(
        _bar(standing, scores[standing.item.id], outcome, top, voice) for standing in leading(ranked, MOST_BARS)
    )
    ranking = tuple(_spoken(standing, scores[standing.item.id], voice) for standing in ranked)
    return BarChart(
        bars=bars,
        alt=voice.say(msg("Score out of 100, in order: {ranking}.", ranking=ranking)),
        caption=voice.say(msg("Mean score out of 100")),
        note=f"{voice.say(_source(activity, outcome))} {voice.cut(len(bars), len(ranked))}".strip(),
        ticks=tuple((value, str(value)) for value in (0, 25, 50, 75, 100)),
    )


def _bar(standing: Standing, score: float | None, outcome: SafeOutcome, top: int, voice: Voice) -> Bar:
    named, first = (outcome.results[key][standing.item.id] for key in ("named", "first"))
    note = msg("named by {share}, put first by {first}", share=voice.share(named, outcome.n), first=voice.figure(first))
    return Bar(
        label=voice.text(standing.item.label),
        value=score,
        value_text=voice.figure(score),
        place=str(standing.place),
        lead=standing.place <= top,
        tied=voice.say(msg("tied")) if standing.tied else "",
        note="" if named is None else voice.say(note),
    )


def _spoken(standing: Standing, score: float | None, voice: Voice) -> str:
    place = voice.place(standing.place, standing.tied)
    return voice.say(msg("{place} {item} ({score})", place=place, item=standing.item.label, score=voice.figure(score)))


def _source(activity: Activity, outcome: SafeOutcome) -> Message:
    places = options(activity.options).places(len(activity.items))
    return nmsg(
        "{people} participants; each could name {n} answer. The score is explained in the annex.",
        "{people} participants; each could rank {n} answers. The score is explained in the annex.",
        places,
        people=outcome.n,
    )


def _measures(outcome: SafeOutcome, voice: Voice) -> tuple[Block, ...]:
    measures = (_agreement(outcome.results["agreement"], voice), _robustness(outcome.results["robustness"], voice))
    present = tuple(measure for measure in measures if measure)
    return (Measures(present),) if present else ()


def _agreement(found: Mapping[str, Any], voice: Voice) -> Measure | None:
    w = found["kendall_w"]
    if w is None:
        return None
    detail = msg("{meaning} Kendall’s W = {w}.", meaning=agreement_explanation(w), w=round(w, 2))
    title = msg("Agreement among participants")
    return Measure(voice.say(title), voice.say(agreement_word(w)), agreement_steps(w), detail=voice.say(detail))


def _robustness(found: Mapping[str, Any], voice: Voice) -> Measure | None:
    verdict = found.get("verdict")
    if not verdict:
        return None
    detail = voice.say(verdict_explanation(verdict))
    title = voice.say(msg("Strength of this order"))
    return Measure(title, voice.say(verdict_word(verdict)), ROBUSTNESS_STEPS[verdict], steps=3, detail=detail)


def _table(activity: Activity, outcome: SafeOutcome, ranked: tuple[Standing, ...], voice: Voice) -> tuple[Block, ...]:
    places = options(activity.options).places(len(activity.items))
    sums = ngt_sums(outcome.results["places"], places) if outcome.results["places"] else dict.fromkeys(outcome.items)
    heads = (
        msg("Place"),
        msg("Answer"),
        msg("Score out of 100"),
        msg("Named by"),
        msg("Put first by"),
        msg("Sum of points"),
    )
    table = Table(
        head=tuple(map(voice.say, heads)),
        rows=tuple(_row(standing, outcome.results, sums, voice) for standing in ranked),
        caption=voice.say(nmsg("{n} participant", "{n} participants", outcome.n)),
        widths=(0.1, 0.42, 0.13, 0.11, 0.12, 0.12),
        numeric=(2, 3, 4, 5),
        note=voice.say(_ngt_note(activity, outcome, sums, places)),
    )
    return (table,)


def _row(standing: Standing, results: Mapping[str, Any], sums: Mapping[str, Any], voice: Voice) -> tuple[Any, ...]:
    item = standing.item.id
    figures = (results["score_100"][item], results["named"][item], results["first"][item], sums[item])
    return (voice.place(standing.place, standing.tied), voice.text(standing.item.label), *map(voice.figure, figures))


def ngt_sums(places: Mapping[str, list[float]], top: int) -> dict[str, float]:
    """The sum practitioners expect (Nominal Group Technique): `top` points for a first place, 1 for the last."""
    weights = range(top, 0, -1)
    return {item: sum(w * times for w, times in zip(weights, row, strict=False)) for item, row in places.items()}


def _ngt_note(activity: Activity, outcome: SafeOutcome, sums: Mapping[str, Any], top: int) -> Message:
    if None in sums.values():
        return msg("The sum of points is not shown, to protect participants.")
    order = order_by_count(outcome.items, sums)  # type: ignore[arg-type]
    if [set(tied) for tied in order] == [set(tied) for tied in order_of(outcome)]:
        return msg(
            "Sum of points: {top} for a first place, 1 for the last place asked for. It gives the same order.", top=top
        )
    ahead = tuple(standing.item.label for standing in standings(activity.items, order)[:3])
    return msg(
        "Sum of points: {top} for a first place, 1 for the last place asked for. It would change "
        "the order: {ahead} ahead.",
        top=top,
        ahead=ahead,
    )


def tallies(activity: Activity, outcome: SafeOutcome, voice: Voice) -> tuple[Block, ...]:
    """For the annex: how often each item stood at each place, and every pair of items."""
    if outcome.results["places"] is None:
        return (Note(voice.say(msg("Places and pairs are not shown, to protect participants."))),)
    return (_places_table(activity, outcome, voice), _pairs_table(activity, outcome, voice))


def _places_table(activity: Activity, outcome: SafeOutcome, voice: Voice) -> Block:
    places = outcome.results["places"]
    length = max((len(row) for row in places.values()), default=0)
    if length > MOST_COLUMNS:
        return Note(voice.say(msg("The table of places is too wide for this page; it is in the recount sheet.")))
    head = (voice.say(msg("Answer")), *(voice.place(place, feminine=True) for place in range(1, length + 1)))
    rows = tuple(
        (_coded(number, activity, item, voice), *(voice.number(times) for times in places[item]))
        for number, item in enumerate(outcome.items, 1)
    )
    return Table(
        head,
        rows,
        caption=voice.say(msg("How many participants put each answer at each place")),
        numeric=tuple(range(1, length + 1)),
        widths=_widths(length),
    )


def _pairs_table(activity: Activity, outcome: SafeOutcome, voice: Voice) -> Block:
    pairwise, items = outcome.results["pairwise"], outcome.items
    if len(items) > MOST_COLUMNS:
        return Note(voice.say(msg("The table of pairs is too wide for this page; it is in the recount sheet.")))
    head = (voice.say(msg("Answer")), *(str(number) for number in range(1, len(items) + 1)))
    rows = tuple(
        (_coded(number, activity, a, voice), *("–" if a == b else voice.number(pairwise[a][b]) for b in items))
        for number, a in enumerate(items, 1)
    )
    caption = voice.say(msg("How many participants put the answer of the row ahead of the answer of the column"))
    return Table(head, rows, caption=caption, numeric=tuple(range(1, len(items) + 1)), widths=_widths(len(items)))


def _coded(number: int, activity: Activity, item: str, voice: Voice) -> str:
    return voice.say(msg("{n}. {item}", n=number, item=activity.item(item).label))


def _widths(columns: int) -> tuple[float, ...]:
    """The words take what the figures leave, but never less than a third."""
    figures = min(0.075, 0.66 / max(columns, 1))
    return (1 - figures * columns, *([figures] * columns))
