"""The result of a sorting on paper: the conflict tree, or a bar of categories for each item; every count in a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workshop.activities.by_group import tables
from workshop.activities.sort.board import Sorted, said_of, sorted_items
from workshop.activities.sort.board import order as order_of
from workshop.activities.sort.findings import on_shelf
from workshop.activities.sort.rules import options
from workshop.activities.sort.sets import DIVIDERS, TREE, Category
from workshop.activities.sort.words import WITH_THE_ROOM, kappa_steps, kappa_word
from workshop.activities.standing import Standing, standings, unplaced
from workshop.activities.voice import HIDDEN, Voice
from workshop.document.blocks import Block, Cell, Note, Table
from workshop.document.figures import Measure, Measures, StackedBars, StackRow
from workshop.document.plots import Branch, ConflictTree
from workshop.document.text import Text
from workshop.domain.activity import Activity
from workshop.domain.items import Item
from workshop.domain.people import Dimension
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import Message, msg, nmsg
from workshop.tally.sort import SETTLED

MOST_ROWS = 13

TO_DISCUSS = msg("to discuss")


def results(activity: Activity, outcome: SafeOutcome, voice: Voice) -> tuple[Block, ...]:
    """The figure of the whole room and how far people agree; the table is in the annex."""
    tree = options(activity.options).set == TREE
    drawn = _tree(activity, outcome, MOST_ROWS, voice) if tree else _stacked(activity, outcome, voice)
    return (drawn, *_measures(outcome, voice))


def wall(activity: Activity, outcome: SafeOutcome, voice: Voice) -> tuple[Block, ...]:
    """The same figure with as few words as a wall needs."""
    if options(activity.options).set == TREE:
        return (_tree(activity, outcome, len(activity.items), voice),)
    bars = _stacked(activity, outcome, voice)
    return (replace(bars, rows=tuple(replace(row, note="") for row in bars.rows)),)


def _found(outcome: SafeOutcome) -> dict[str, Sorted]:
    return {one.item: one for one in sorted_items(outcome)}


def _tree(activity: Activity, outcome: SafeOutcome, most: int, voice: Voice) -> ConflictTree:
    """Items that have one category, the clearest of each; the others are named beneath."""
    found = _found(outcome)
    clearest = sorted((one for one in found.values() if len(one.modals) == 1), key=lambda one: -one.share)
    drawn = clearest[:most]
    parts = {key: _branches(activity, [one for one in drawn if one.modals == (key,)], voice) for key in _TITLES}
    return ConflictTree(
        titles=(voice.say(_TITLES["effect"]), voice.say(_TITLES["core"]), voice.say(_TITLES["cause"])),
        effects=parts["effect"],
        core=parts["core"],
        causes=parts["cause"],
        alt=_spoken(activity, outcome, voice),
        caption=voice.say(msg("Conflict tree: where most participants put each item")),
        note=" ".join(_beneath(activity, outcome, len(drawn), len(clearest), voice)),
    )


_TITLES = {"effect": msg("Effects"), "core": msg("Core of the conflict"), "cause": msg("Causes")}


def _branches(activity: Activity, items: Sequence[Sorted], voice: Voice) -> tuple[Branch, ...]:
    return tuple(
        Branch(voice.text(activity.item(one.item).label), voice.share(one.most, one.n), _tag(one, voice))
        for one in items
    )


def _tag(one: Sorted, voice: Voice) -> str:
    return "" if one.settled or not one.n else voice.say(TO_DISCUSS)


def _beneath(activity: Activity, outcome: SafeOutcome, drawn: int, of: int, voice: Voice) -> list[str]:
    """Of how many people, what is not drawn, and what is not shown."""
    tied = tuple(activity.item(one.item).label for one in sorted_items(outcome) if len(one.modals) != 1)
    hidden = tuple(item.label for item in unplaced(activity.items, order_of(outcome)))
    said = [voice.say(nmsg("{n} participant.", "{n} participants.", outcome.n)), voice.cut(drawn, of)]
    if tied:
        said.append(voice.say(msg("In no part of the tree, since no category comes first alone: {items}.", items=tied)))
    if hidden:
        said.append(voice.say(msg("Not shown, to protect participants: {items}.", items=hidden)))
    return [sentence for sentence in said if sentence]


def _spoken(activity: Activity, outcome: SafeOutcome, voice: Voice) -> str:
    """Every item and where most put it, in words."""
    found = _found(outcome)
    ranked = (found[one.item.id] for one in standings(activity.items, order_of(outcome)))
    told = (
        msg("{item} – {sorted}.", item=activity.item(one.item).label, sorted=_drawn_of(one, activity, outcome, voice))
        for one in ranked
    )
    hidden = (msg("{item} – {sorted}.", item=item.label, sorted=HIDDEN) for item in _hidden(activity, outcome))
    return " ".join(map(voice.say, (*told, *hidden)))


def _drawn_of(one: Sorted, activity: Activity, outcome: SafeOutcome, voice: Voice) -> Message:
    """Where most put it and whether there is something to discuss; of a bar, every part that is drawn."""
    said, tag = _parts_of(one, activity, outcome), _discussed(one, activity, outcome, voice)
    return msg("{sorted}; {tag}", sorted=said, tag=tag) if tag else said


def _parts_of(one: Sorted, activity: Activity, outcome: SafeOutcome) -> Message:
    counts, chosen = outcome.results["results"][one.item]["counts"], options(activity.options)
    if counts is None or chosen.set == TREE:
        return said_of(outcome, one)
    sums = (msg("{category} {n}", category=shelf.name, n=on_shelf(shelf, one, counts)) for shelf in chosen.shelves)
    return msg("{sums}; {most}", sums=tuple(sums), most=said_of(outcome, one))


def _stacked(activity: Activity, outcome: SafeOutcome, voice: Voice) -> StackedBars:
    chosen = options(activity.options)
    ranked = standings(activity.items, order_of(outcome))
    rows = [_row(one, activity, outcome, voice) for one in ranked[:MOST_ROWS]]
    rows += [StackRow(voice.text(item.label), None, hidden=voice.say(HIDDEN)) for item in _hidden(activity, outcome)]
    people = voice.say(nmsg("{n} participant.", "{n} participants.", outcome.n))
    return StackedBars(
        categories=tuple(voice.say(shelf.name) for shelf in chosen.shelves),
        rows=tuple(rows[:MOST_ROWS]),
        alt=_spoken(activity, outcome, voice),
        n="n",
        caption=voice.say(msg("How the participants sorted the items")),
        note=f"{people} {voice.cut(min(len(rows), MOST_ROWS), len(activity.items))}".strip(),
    )


def _hidden(activity: Activity, outcome: SafeOutcome) -> tuple[Item, ...]:
    return unplaced(activity.items, order_of(outcome))


def _row(standing: Standing, activity: Activity, outcome: SafeOutcome, voice: Voice) -> StackRow:
    """One bar; of a sensitive item only what most chose, in words."""
    one, chosen = _found(outcome)[standing.item.id], options(activity.options)
    counts = outcome.results["results"][one.item]["counts"]
    parts = tuple(on_shelf(shelf, one, counts) or 0 for shelf in chosen.shelves)
    said = voice.say(said_of(outcome, one)) if chosen.set == DIVIDERS or counts is None else ""
    return StackRow(
        label=voice.text(standing.item.label),
        counts=None if counts is None else parts,
        n=voice.number(one.n),
        note=said,
        tag=_discussed(one, activity, outcome, voice),
        hidden=voice.say(HIDDEN) if counts is None else "",
    )


def _discussed(one: Sorted, activity: Activity, outcome: SafeOutcome, voice: Voice) -> str:
    """The words for something to discuss; where a bar adds categories up, what it draws says whether there is."""
    counts, chosen = outcome.results["results"][one.item]["counts"], options(activity.options)
    drawn = [on_shelf(shelf, one, counts) or 0 for shelf in chosen.shelves] if chosen.set == DIVIDERS else []
    return "" if drawn and max(drawn) >= SETTLED * one.n else _tag(one, voice)


def _measures(outcome: SafeOutcome, voice: Voice) -> tuple[Block, ...]:
    kappa = outcome.results["fleiss_kappa"]
    if kappa is None:
        return ()
    title = msg("Agreement in sorting")
    detail = msg(
        "Fleiss’ kappa = {kappa}: 1 if everybody sorted alike, 0 if no more than by chance.", kappa=round(kappa, 2)
    )
    word = voice.say(kappa_word(kappa))
    return (Measures((Measure(voice.say(title), word, kappa_steps(kappa), detail=voice.say(detail)),)),)


def tallies(
    activity: Activity, outcome: SafeOutcome, dimensions: Sequence[Dimension], voice: Voice
) -> tuple[Block, ...]:
    """How many put each item into each category, and how many of each group sorted it like the room."""
    categories = options(activity.options).categories
    sides = dict.fromkeys(category.side for category in categories)
    counts = [_table(activity, outcome, side, [c for c in categories if c.side is side], voice) for side in sides]
    by_group = tables(activity, outcome, dimensions, order_of(outcome), WITH_THE_ROOM, voice)
    return (*counts, *_no_kappa(outcome, voice), *by_group)


def _table(
    activity: Activity, outcome: SafeOutcome, side: Message | None, categories: Sequence[Category], voice: Voice
) -> Table:
    """Counts of the categories; of one side only, where categories have sides."""
    ranked = [one.item for one in standings(activity.items, order_of(outcome))]
    width = min(0.13, 0.62 / (len(categories) + 1))
    caption = msg("How many chose each category")
    of_side = msg("How many chose each category: {side}", side=side)
    return Table(
        head=(
            voice.say(msg("Item")),
            *(voice.say(category.theme or category.name) for category in categories),
            voice.say(msg("Sorted by")),
        ),
        rows=tuple(_counts(item, outcome, categories, voice) for item in (*ranked, *_hidden(activity, outcome))),
        caption=voice.say(of_side if side else caption),
        numeric=tuple(range(1, len(categories) + 2)),
        widths=(1 - width * (len(categories) + 1), *([width] * (len(categories) + 1))),
        dense=True,
    )


def _counts(item: Item, outcome: SafeOutcome, categories: Sequence[Category], voice: Voice) -> tuple[Text | Cell, ...]:
    found = outcome.results["results"][item.id]
    row = found["counts"] or {}
    figures = (row.get(category.id) for category in categories)
    return (voice.text(item.label), *(_cell(figure, voice) for figure in (*figures, found["n"])))


def _cell(figure: int | None, voice: Voice) -> Cell:
    return Cell(voice.figure(figure), muted=figure is None)


def _no_kappa(outcome: SafeOutcome, voice: Voice) -> tuple[Block, ...]:
    if outcome.results["fleiss_kappa"] is not None:
        return ()
    reason = msg(
        "Agreement in sorting (Fleiss’ kappa) is not given: it needs the same number of answers for every item, and "
        "more than one category in use."
    )
    return (Note(voice.say(reason)),)
