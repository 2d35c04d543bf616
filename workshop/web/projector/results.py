"""A revealed result as the wall draws it: places with ties, bars, groups in lanes. Only safe figures come in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from workshop.activities.change import change_chart, in_order
from workshop.activities.kind import Kind, Standings
from workshop.activities.rounds import Course, course_findings
from workshop.activities.said import findings
from workshop.activities.standing import standings, unplaced
from workshop.document.figures import Figure
from workshop.document.plots import LinkDiagram, QuadrantPlot
from workshop.domain.activity import Activity
from workshop.domain.disclosure import share_text
from workshop.domain.items import Item
from workshop.domain.people import UNSAID, Dimension
from workshop.domain.safe import Hidden, SafeBreakdown, SafeGroup, SafeOutcome, Shown
from workshop.domain.stage import CHANGE
from workshop.domain.text import Label, Message, msg
from workshop.findings import Finding
from workshop.services.lookup import kind_of
from workshop.services.ports import Snapshot, Store
from workshop.services.read_results import read_course, read_results
from workshop.web.parts import parts
from workshop.web.projector.ideas import Section, idea_page
from workshop.web.projector.picture import has_room, picture
from workshop.web.projector.plot import Plot, plot
from workshop.web.projector.ring import Ring, ring
from workshop.web.projector.room import LEADING, Contents, Fit
from workshop.web.projector.voices import Voices

#: Letters of a figure that needs little room beside its bar.
SHORT = 4


@dataclass(frozen=True)
class Row:
    """One item: its place (tied items share it; None where the figure is withheld), length 0-100 of its bar, figure."""

    item: Item
    place: int | None
    tied: bool
    length: float | None
    figure: Message | None

    @property
    def leads(self) -> bool:
        return self.place is not None and self.place <= LEADING


@dataclass(frozen=True)
class Dot:
    """One group's share of namings on one item: `lane` is the group's place in the legend."""

    lane: int
    share: float
    words: Message


@dataclass(frozen=True)
class GroupRow:
    """One item with a dot for each group; `differs` where a gap is unlikely by chance."""

    item: Item
    dots: tuple[Dot, ...]
    differs: bool


@dataclass(frozen=True)
class ResultView:
    """`page` is the template: ranking, picture, plot, ring, groups, ideas_result or withheld. `number` of `pages`:
    which page of a long one. `fits`: what has room, by the wall's shape. `unit`: what bars or dots are, and of how many
    people; `short`: whether the figures beside them are; `picture`, `plot`, `ring`: the drawing of a kind that has one.
    """

    page: str
    n: int = 0
    number: int = 1
    pages: int = 1
    rows: tuple[Row, ...] = ()
    total: int = 0
    sentence: Message | None = None
    agreement: Message | None = None
    steps: int = 0
    dimension: Dimension | None = None
    legend: tuple[tuple[Label | Message, int], ...] = ()
    group_rows: tuple[GroupRow, ...] = ()
    withheld: Message | None = None
    ideas: tuple[Section, ...] = ()
    fits: Mapping[str, Fit] = field(default_factory=dict)
    unit: Message | None = None
    short: bool = False
    picture: str = ""
    plot: Plot | None = None
    ring: Ring | None = None


def result_view(store: Store, snapshot: Snapshot, activity: Activity, voices: Voices) -> ResultView:
    """What the wall shows of a revealed activity: the ranking, or the comparison by the stage's dimension."""
    safe = read_results(store, activity, parts().aside)
    if safe.withheld:
        return ResultView("withheld", withheld=safe.withheld)
    stage = snapshot.stage
    if "ideas" in safe.results:
        found = idea_page(activity.question, safe.results["ideas"], voices, stage.page)
        return ResultView(
            "ideas_result", number=found.number, pages=found.pages, total=found.total, ideas=found.sections
        )
    if stage.side == CHANGE and (course := read_course(store, activity)) and course.pair:
        return _change(course, voices, stage.page)
    said = findings(activity, safe, snapshot.workshop.dimensions)
    dimension = stage.compares(snapshot.workshop.dimensions)
    kind = kind_of(activity)
    if dimension and kind.standings and kind.group_words:
        return _by_group(activity, safe, dimension, kind, said, voices, stage.page)
    if kind.wall or kind.standings is None:
        return _picture(activity, safe, kind, said, voices, stage.page)
    return _ranking(activity, safe, kind.standings, said, voices, stage.page)


def _change(course: Course, voices: Voices, page: int) -> ResultView:
    """What the last round moved, item by item."""
    found = kind_of(course.activity).standings
    order = in_order(course, [list(tied) for tied in found.order(course.pair[1])] if found and course.pair else [])
    figures = _figures([change_chart(course, order, voice)] for voice in voices.drawing())
    said = course_findings(course)
    sentence = said[0].sentence if said else None
    return _drawn(figures, course.activity, course.outcomes[-1].n, sentence, voices, page)


def _picture(
    activity: Activity, safe: SafeOutcome, kind: Kind, said: Sequence[Finding], voices: Voices, page: int
) -> ResultView:
    """The first figure of the result, drawn as on paper, as large as the wall has room."""
    sentence = said[0].sentence if said else None
    figures = _figures((kind.wall or kind.results)(activity, safe, voice) for voice in voices.drawing())
    if not figures:
        return ResultView("picture", safe.n, sentence=sentence)
    figure = figures[-1]
    if isinstance(figure, QuadrantPlot):
        drawn = plot(figure, voices, activity.question, page)
        return ResultView("plot", safe.n, drawn.number, drawn.pages, plot=drawn)
    if isinstance(figure, LinkDiagram) and not has_room(figures[0], voices, activity.question):
        numbered = ring(figure, voices, activity.question, page)
        return ResultView("ring", safe.n, numbered.number, numbered.pages, ring=numbered)
    return _drawn(figures, activity, safe.n, sentence, voices, page)


def _figures(blocks: Iterable[Iterable[object]]) -> list[Figure]:
    """The first figure of each; in two languages it is spoken of in the first one, too."""
    found = (next((block for block in said if isinstance(block, Figure)), None) for said in blocks)
    figures = [figure for figure in found if figure]
    return [replace(figure, alt=figures[0].alt) for figure in figures]


def _drawn(
    figures: Sequence[Figure], activity: Activity, n: int, sentence: Message | None, voices: Voices, page: int
) -> ResultView:
    drawn = picture(figures, voices, activity.question, sentence, page)
    beneath = sentence if drawn.beneath else None
    return ResultView(
        "picture", n, drawn.number, drawn.total, sentence=beneath, fits=drawn.fits, picture=drawn.drawing
    )


def _ranking(
    activity: Activity, safe: SafeOutcome, found: Standings, said: Sequence[Finding], voices: Voices, page: int
) -> ResultView:
    rows = tuple(_rows(activity, safe, found))
    word, steps = found.agreement(safe) or (None, 0)
    sentence = said[0].sentence if said else None
    short = all(len(voices.say(row.figure)) <= SHORT for row in rows if row.figure)
    labels = [row.item.label for row in rows]
    sort = "scores" if short else "shares"
    tied = frozenset(place for place, row in enumerate(rows) if row.tied)
    room = Contents(sort, voices, activity.question, labels, sentence, word is not None, tied=tied).page(page)
    return ResultView(
        "ranking",
        safe.n,
        room.number,
        room.total,
        rows[room.rows],
        sentence=sentence if room.beneath else None,
        agreement=word,
        steps=steps,
        unit=found.unit(safe),
        short=short,
        fits=room.fits,
    )


def _rows(activity: Activity, safe: SafeOutcome, found: Standings) -> Iterator[Row]:
    order = found.order(safe)
    for one in standings(activity.items, order):
        figure = found.figure(safe, one.item.id)
        yield Row(one.item, one.place, one.tied and figure.length != 0, figure.length, figure.words)
    # a figure that may not be shown is not 0, so its item has no place among the others
    for item in unplaced(activity.items, order):
        yield Row(item, None, False, None, None)


def _by_group(
    activity: Activity,
    safe: SafeOutcome,
    dimension: Dimension,
    kind: Kind,
    said: Sequence[Finding],
    voices: Voices,
    page: int,
) -> ResultView:
    assert kind.standings is not None  # else there is no such panel
    assert kind.group_words is not None
    breakdown = safe.breakdown(dimension.key)
    if breakdown is None or not breakdown.groups:
        reason = (
            breakdown.withheld
            if breakdown and breakdown.withheld
            else msg("Too few participants for a separate result.")
        )
        return ResultView("withheld", dimension=dimension, withheld=reason)
    legend = tuple((group_name(dimension, group), group.n) for group in breakdown.groups)
    ordered = [item for tied in kind.standings.order(safe) for item in tied]
    rows = tuple(_group_row(activity, breakdown, item) for item in ordered)
    sentence = _clearest(dimension, said)
    counted = kind.group_words.plot
    labels = [row.item.label for row in rows]
    room = Contents("groups", voices, activity.question, labels, sentence, counted=counted).page(page)
    return ResultView(
        "groups",
        safe.n,
        room.number,
        room.total,
        sentence=sentence if room.beneath else None,
        dimension=dimension,
        legend=legend,
        group_rows=rows[room.rows],
        unit=counted,
        fits=room.fits,
    )


def _clearest(dimension: Dimension, said: Sequence[Finding]) -> Message | None:
    """The sentence on this comparison that the room should read: a difference before its absence."""
    own = [finding for finding in said if finding.dimension == dimension.key]
    own.sort(key=lambda finding: finding.key != "difference")
    return own[0].sentence if own else None


def _group_row(activity: Activity, breakdown: SafeBreakdown, item: str) -> GroupRow:
    dots = tuple(_dots(breakdown, item))
    differs = any(
        c.item == item and c.comparison is not None and c.comparison.p_holm <= 0.05 for c in breakdown.comparisons
    )
    return GroupRow(activity.item(item), dots, differs)


def _dots(breakdown: SafeBreakdown, item: str) -> Iterator[Dot]:
    for lane, group in enumerate(breakdown.groups):
        named = group.named.get(item, Hidden(msg("Withheld.")))
        if isinstance(named, Shown):
            yield Dot(lane, named.value / group.n, share_text(int(named.value), group.n))


def group_name(dimension: Dimension, group: SafeGroup) -> Label | Message:
    """A published group's name; several small ones merged are named as others."""
    if group.choices == (UNSAID,):
        return msg("No answer")
    known = [choice for key in group.choices if (choice := dimension.choice(key))]
    return known[0].label if len(group.choices) == 1 else msg("Others together")
