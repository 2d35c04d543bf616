"""A validation on paper: how each sentence was received, and what was asked to be changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from workshop.activities.validate.findings import numbers
from workshop.activities.validate.rules import remarks
from workshop.activities.validate.words import ANSWERS, NO_ANSWER, SUMMARY
from workshop.activities.voice import HIDDEN, Voice
from workshop.document.blocks import Block, Cell, Table
from workshop.document.figures import StackedBars, StackRow
from workshop.document.text import Span, Text
from workshop.domain.activity import Activity
from workshop.domain.disclosure import share_text
from workshop.domain.items import Item
from workshop.domain.people import Dimension
from workshop.domain.safe import SafeOutcome, Shown
from workshop.domain.text import Label, Message, msg, nmsg


def results(activity: Activity, outcome: SafeOutcome, voice: Voice) -> tuple[Block, ...]:
    """The bars, every sentence with its shares, and the changes that were asked for."""
    bars = _bars(activity, outcome, voice, lambda item: voice.say(_short(outcome, item)))
    return (bars, _sentences(activity, outcome, voice), *_remarks(activity, outcome, voice))


def wall(activity: Activity, outcome: SafeOutcome, voice: Voice) -> tuple[Block, ...]:
    """The bars with the sentences themselves: the summary first, then those that fewest confirmed."""
    rows = outcome.results["results"]
    shares = {item: row["yes"] for item, row in rows.items() if row and row["yes"] is not None}
    ordered = sorted(activity.items, key=lambda item: (item.id != SUMMARY, shares.get(item.id, 1)))
    return (_bars(activity, outcome, voice, lambda item: _numbered(activity, outcome, item, voice), ordered),)


def _bars(
    activity: Activity, outcome: SafeOutcome, voice: Voice, named: Callable[[str], Text], items: Sequence[Item] = ()
) -> StackedBars:
    shown = [item.id for item in items or activity.items]
    return StackedBars(
        categories=tuple(map(voice.say, ANSWERS.values())),
        rows=tuple(_row(outcome, item, named(item), voice) for item in shown),
        alt=" ".join(voice.say(_spoken(outcome, item)) for item in shown),
        caption=voice.say(msg("Does each sentence say what the participants said?")),
        note=voice.say(nmsg("{n} participant.", "{n} participants.", outcome.n)),
    )


def _row(outcome: SafeOutcome, item: str, name: Text, voice: Voice) -> StackRow:
    counts = outcome.results["counts"][item]
    if counts is None:
        return StackRow(name, None, hidden=voice.say(_yes_only(outcome, item)))
    return StackRow(name, tuple(counts), voice.number(sum(counts)))


def _yes_only(outcome: SafeOutcome, item: str) -> Message:
    """What may be told of a sentence on something sensitive."""
    share = _yes(outcome, item)
    return HIDDEN if share is None else msg("yes: {share}; the rest is not shown, to protect participants", share=share)


def _yes(outcome: SafeOutcome, item: str) -> Message | None:
    named, row = outcome.named[item], outcome.results["results"][item]
    if not isinstance(named, Shown) or row is None:
        return None
    return share_text(int(named.value), row["n"]) if row["n"] else NO_ANSWER


def _short(outcome: SafeOutcome, item: str) -> Message:
    """A sentence by its number; the summary by its name."""
    number = numbers(outcome).get(item)
    return msg("Summary as a whole") if number is None else msg("Sentence {n}", n=number)


def _spoken(outcome: SafeOutcome, item: str) -> Message:
    counts = outcome.results["counts"][item]
    if counts is None:
        return msg("{sentence}: {words}.", sentence=_short(outcome, item), words=_yes_only(outcome, item))
    answers = tuple(msg("“{step}” {n}", step=said, n=n) for said, n in zip(ANSWERS.values(), counts, strict=True))
    return msg("{sentence}: {words}.", sentence=_short(outcome, item), words=answers)


def _numbered(activity: Activity, outcome: SafeOutcome, item: str, voice: Voice) -> Text:
    number = numbers(outcome).get(item)
    if number is None:
        return voice.say(_short(outcome, item))
    return (Span(f"{number}. "), *voice.text(activity.item(item).label))


def _with_question(activity: Activity, item: str, voice: Voice) -> Text:
    """The sentence, after the question that it answers."""
    about, label = activity.item(item).about, activity.item(item).label
    if not about:
        return voice.text(label)
    return (*(replace(span, emphasis=True) for span in voice.text(about)), Span(" – "), *voice.text(label))


def _sentences(activity: Activity, outcome: SafeOutcome, voice: Voice) -> Table:
    return Table(
        head=("", voice.say(msg("Sentence")), *map(voice.say, ANSWERS.values())),
        rows=tuple(
            (_number(outcome, item, voice), _with_question(activity, item, voice), *_cells(outcome, item, voice))
            for item in activity.item_ids
        ),
        caption=voice.say(msg("The sentences as they were read back, and how many confirmed them")),
        widths=(0.06, 0.58, 0.14, 0.12, 0.1),
        numeric=(3, 4),
        note=voice.say(msg("Of those who answered on the sentence.")),
        dense=True,
    )


def _number(outcome: SafeOutcome, item: str, voice: Voice) -> str:
    number = numbers(outcome).get(item)
    return "" if number is None else voice.number(number)


def _cells(outcome: SafeOutcome, item: str, voice: Voice) -> tuple[Cell, ...]:
    yes, counts = _yes(outcome, item), outcome.results["counts"][item]
    hidden = Cell(voice.say(HIDDEN), muted=True)
    others = (hidden, hidden) if counts is None else (Cell(voice.number(counts[1])), Cell(voice.number(counts[2])))
    return (Cell(voice.say(yes)) if yes else hidden, *others)


def _remarks(activity: Activity, outcome: SafeOutcome, voice: Voice) -> tuple[Block, ...]:
    """What was asked to be changed, sentence by sentence, as approved; nothing where nobody asked."""
    asked: Mapping[str, Sequence[Mapping[str, str]]] = remarks(outcome)
    rows = tuple(
        (voice.say(_short(outcome, item)), voice.text(Label.from_json(words)))
        for item in activity.item_ids
        for words in asked.get(item, ())
    )
    if not rows:
        return ()
    return (
        Table(
            head=(voice.say(msg("Of what")), voice.say(msg("What participants asked to be changed"))),
            rows=rows,
            caption=voice.say(msg("Changes asked for")),
            widths=(0.22, 0.78),
            note=voice.say(msg("Written by participants, read by the facilitators before it was shown.")),
            dense=True,
        ),
    )


def tallies(
    activity: Activity, outcome: SafeOutcome, dimensions: Sequence[Dimension], voice: Voice
) -> tuple[Block, ...]:
    """The same figures: there are no others."""
    return (_sentences(activity, outcome, voice),)
