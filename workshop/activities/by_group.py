"""One result by the groups of one dimension: dots in the order of the workshop's choices, and the same figures as a table."""
from __future__ import annotations

from collections.abc import Sequence

from workshop.activities.standing import order_of
from workshop.activities.voice import Voice
from workshop.document.blocks import Block, Cell, Paragraph, Table
from workshop.document.figures import SYMBOLS, Dot, DotGroup, DotPlot, DotRow
from workshop.domain.activity import Activity
from workshop.domain.people import Dimension
from workshop.domain.safe import Figure, SafeBreakdown, SafeGroup, SafeOutcome, Shown
from workshop.domain.text import msg

MOST_ROWS = 8
#: Two-sided level under which a difference is set apart, after Holm's correction (METHOD 3.4).
LEVEL = 0.05


def by_group(activity: Activity, outcome: SafeOutcome, dimension: Dimension, voice: Voice) -> tuple[Block, ...]:
    """Dot plot and table of the published groups; where the breakdown is withheld, the sentence that says why."""
    breakdown = outcome.breakdown(dimension.key)
    if breakdown is None:
        return ()
    if not breakdown.groups:
        return (Paragraph(voice.say(breakdown.withheld)),) if breakdown.withheld else ()
    groups = in_order(breakdown, dimension)
    items = [item for tied in order_of(outcome) for item in tied]
    plot = (_plot(activity, groups, items[:MOST_ROWS], breakdown, dimension, voice),) if len(groups) <= len(SYMBOLS) else ()
    return (*plot, _table(activity, groups, items, dimension, voice))


def in_order(breakdown: SafeBreakdown, dimension: Dimension) -> tuple[SafeGroup, ...]:
    """The published groups as the workshop lists its choices: North, Centre, South."""
    place = {key: index for index, key in enumerate(dimension.keys)}
    return tuple(sorted(breakdown.groups, key=lambda group: min(place.get(key, len(place)) for key in group.choices)))


def _plot(
    activity: Activity,
    groups: Sequence[SafeGroup],
    items: Sequence[str],
    breakdown: SafeBreakdown,
    dimension: Dimension,
    voice: Voice,
) -> DotPlot:
    clear = {found.item for found in breakdown.comparisons if found.comparison and found.comparison.p_holm <= LEVEL}
    names = [voice.group(dimension, group.choices) for group in groups]
    return DotPlot(
        groups=tuple(DotGroup(name, voice.say(msg("n = {n}", n=g.n))) for name, g in zip(names, groups, strict=True)),
        rows=tuple(_dots(activity, item, groups, item in clear, voice) for item in items),
        alt=" ".join(_spoken(activity, item, groups, names, voice) for item in items),
        scale=(voice.say(msg("nobody")), voice.say(msg("half")), voice.say(msg("everybody"))),
        caption=voice.say(msg("How many in each group named it")),
        joined=len(groups) == 2,
    )


def _dots(activity: Activity, item: str, groups: Sequence[SafeGroup], hot: bool, voice: Voice) -> DotRow:
    dots = tuple(Dot(_part(group.named[item], group.n), figure_text(group.named[item], group.n, voice)) for group in groups)
    return DotRow(voice.text(activity.item(item).label), dots, hot=hot)


def _part(figure: Figure, n: int) -> float | None:
    return figure.value / n if isinstance(figure, Shown) else None


def figure_text(figure: Figure, n: int, voice: Voice) -> str:
    """"5 of 7", or the reason why it is not shown."""
    return voice.share(int(figure.value), n) if isinstance(figure, Shown) else voice.say(figure.reason)


def _spoken(activity: Activity, item: str, groups: Sequence[SafeGroup], names: Sequence[str], voice: Voice) -> str:
    figures = tuple(
        voice.say(msg("{group} {figure}", group=name, figure=figure_text(group.named[item], group.n, voice)))
        for name, group in zip(names, groups, strict=True)
    )
    return voice.say(msg("{item}: {figures}.", item=activity.item(item).label, figures=figures))


def _table(
    activity: Activity, groups: Sequence[SafeGroup], items: Sequence[str], dimension: Dimension, voice: Voice
) -> Table:
    names = [voice.group(dimension, group.choices) for group in groups]
    head = (
        voice.say(msg("Answer")),
        *(voice.say(msg("{group} (n = {n})", group=name, n=g.n)) for name, g in zip(names, groups, strict=True)),
    )
    rows = tuple(
        (voice.text(activity.item(item).label), *(_cell(group.named[item], group.n, voice) for group in groups))
        for item in items
    )
    width = min(0.2, 0.6 / len(groups))
    return Table(
        head,
        rows,
        caption=voice.say(msg("Named by, in each group")),
        numeric=tuple(range(1, len(groups) + 1)),
        widths=(1 - width * len(groups), *([width] * len(groups))),
    )


def _cell(figure: Figure, n: int, voice: Voice) -> Cell:
    return Cell(figure_text(figure, n, voice), muted=not isinstance(figure, Shown))
