"""One result by groups: dots in the order of the workshop's choices, and every published figure as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from workshop.activities.standing import Order, unplaced
from workshop.activities.voice import HIDDEN, Voice
from workshop.document.blocks import Block, Cell, Table
from workshop.document.figures import SYMBOLS, Dot, DotGroup, DotPlot, DotRow
from workshop.document.text import Text
from workshop.domain.activity import Activity
from workshop.domain.people import Dimension
from workshop.domain.safe import Figure, SafeGroup, SafeOutcome, Shown
from workshop.domain.text import msg
from workshop.findings.groups import GroupWords, differing

MOST_ROWS = 10
MOST_COLUMNS = 10
#: Steps from none of a group to all of it (palette.RAMP).
SHADES = 6


@dataclass(frozen=True)
class Column:
    """One published group with its name in the reader's language; `members` where several were put together."""

    name: str
    group: SafeGroup
    members: str = ""


def columns(outcome: SafeOutcome, dimension: Dimension, voice: Voice) -> tuple[Column, ...]:
    """The published groups in the order of the workshop's choices; none where the breakdown is withheld."""
    breakdown = outcome.breakdown(dimension.key)
    place = {key: index for index, key in enumerate(dimension.keys)}
    groups = breakdown.groups if breakdown else ()
    in_order = sorted(groups, key=lambda group: min(place.get(key, len(place)) for key in group.choices))
    return tuple(_column(group, dimension, voice) for group in in_order)


def _column(group: SafeGroup, dimension: Dimension, voice: Voice) -> Column:
    name = voice.group(dimension, group.choices)
    return (
        Column(name, group)
        if len(group.choices) < 2
        else Column(voice.say(msg("Others together")), group, members=name)
    )


def plot(
    activity: Activity, outcome: SafeOutcome, dimension: Dimension, order: Order, words: GroupWords, voice: Voice
) -> tuple[Block, ...]:
    """The dot plot of one dimension; nothing where no figure may be shown, or too many groups to tell apart."""
    shown = columns(outcome, dimension, voice)
    items = [item for item in listed(order) if _any_shown(item, shown)][:MOST_ROWS]
    if not items or len(shown) > len(SYMBOLS):
        return ()
    breakdown = outcome.breakdown(dimension.key)
    clear = {row.item for row in differing(breakdown)} if breakdown else set()
    return (
        DotPlot(
            groups=tuple(DotGroup(column.name, voice.say(msg("n = {n}", n=column.group.n))) for column in shown),
            rows=tuple(_dots(activity, item, shown, item in clear, voice) for item in items),
            alt=" ".join(_spoken(activity, item, shown, voice) for item in items),
            scale=(voice.say(msg("nobody")), voice.say(msg("half")), voice.say(msg("everybody"))),
            caption=voice.say(words.plot),
            note=_members(shown, voice),
            joined=len(shown) == 2,
        ),
    )


def listed(order: Order) -> list[str]:
    """The items in the order of the room's result."""
    return [item for tied in order for item in tied]


def _members(shown: Sequence[Column], voice: Voice) -> str:
    names = [column.members for column in shown if column.members]
    return " ".join(voice.say(msg("Others together: {groups}.", groups=name)) for name in names)


def _dots(activity: Activity, item: str, shown: Sequence[Column], hot: bool, voice: Voice) -> DotRow:
    dots = tuple(
        Dot(_part(column.group, item), _figure(column.group.named[item], column.group.n, voice)) for column in shown
    )
    return DotRow(voice.text(activity.item(item).label), dots, hot=hot)


def _part(group: SafeGroup, item: str) -> float | None:
    figure = group.named[item]
    return figure.value / group.n if isinstance(figure, Shown) else None


def _figure(figure: Figure, n: int, voice: Voice) -> str:
    return voice.say(msg("{x} of {n}", x=int(figure.value), n=n)) if isinstance(figure, Shown) else voice.say(HIDDEN)


def _spoken(activity: Activity, item: str, shown: Sequence[Column], voice: Voice) -> str:
    figures = tuple(
        voice.say(
            msg("{group} {figure}", group=column.name, figure=_figure(column.group.named[item], column.group.n, voice))
        )
        for column in shown
    )
    return voice.say(msg("{item}: {figures}.", item=activity.item(item).label, figures=figures))


def tables(
    activity: Activity,
    outcome: SafeOutcome,
    dimensions: Sequence[Dimension],
    order: Order,
    words: GroupWords,
    voice: Voice,
) -> Iterator[Block]:
    """The statement of `words` counted in the room and in each published group; as many groups side by side as fit."""
    items = [*listed(order), *(item.id for item in unplaced(activity.items, order))]
    everybody = Column(voice.say(msg("All")), _whole_room(outcome))
    side_by_side = [everybody]
    for dimension in dimensions:
        found = columns(outcome, dimension, voice)
        if len(side_by_side) + len(found) > MOST_COLUMNS:
            yield _table(activity, items, side_by_side, words, voice)
            side_by_side = [everybody]
        side_by_side += found
    yield _table(activity, items, side_by_side, words, voice)


def _whole_room(outcome: SafeOutcome) -> SafeGroup:
    return SafeGroup((), outcome.n, outcome.named)


def _table(activity: Activity, items: Sequence[str], shown: Sequence[Column], words: GroupWords, voice: Voice) -> Table:
    heads = (voice.say(msg("{group} ({n})", group=column.name, n=column.group.n)) for column in shown)
    width = min(0.1, 0.62 / len(shown))
    return Table(
        head=(voice.say(msg("Answer")), *heads),
        rows=tuple(_row(activity, item, shown, voice) for item in items),
        caption=voice.say(words.table),
        numeric=tuple(range(1, len(shown) + 1)),
        widths=(1 - width * len(shown), *([width] * len(shown))),
        note=_members(shown, voice),
        dense=True,
    )


def _any_shown(item: str, shown: Sequence[Column]) -> bool:
    return any(isinstance(column.group.named[item], Shown) for column in shown)


def _row(activity: Activity, item: str, shown: Sequence[Column], voice: Voice) -> tuple[Text | Cell, ...]:
    return (voice.text(activity.item(item).label), *(_cell(column.group.named[item], voice) for column in shown))


def _cell(figure: Figure, voice: Voice) -> Cell:
    return Cell(voice.number(int(figure.value))) if isinstance(figure, Shown) else Cell(voice.say(HIDDEN), muted=True)


def heat(
    activity: Activity,
    outcome: SafeOutcome,
    dimensions: Sequence[Dimension],
    order: Order,
    words: GroupWords,
    voice: Voice,
) -> tuple[Table, ...]:
    """The same counts in the groups of a few dimensions, each on a ground as dark as its share of the group is large;
    nothing where no group is published. Answers of which every figure is hidden are left out."""
    shown = [column for dimension in dimensions for column in columns(outcome, dimension, voice)]
    items = [item for item in listed(order) if _any_shown(item, shown)]
    if not items:
        return ()
    table = _table(activity, items, shown, words, voice)
    rows = (
        (label, *(_shaded(cell, item, column.group) for cell, column in zip(cells, shown, strict=True)))
        for item, (label, *cells) in zip(items, table.rows, strict=True)
    )
    darker = voice.say(msg("The darker, the larger the share of its group."))
    return (replace(table, rows=tuple(rows), note=f"{darker} {table.note}".strip()),)


def _shaded(cell: Text | Cell, item: str, group: SafeGroup) -> Text | Cell:
    share = _part(group, item)
    if share is None or not isinstance(cell, Cell):
        return cell
    return replace(cell, shade=max(1, min(SHADES, ceil(share * SHADES))))
