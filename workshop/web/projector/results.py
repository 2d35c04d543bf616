"""A revealed result as the wall draws it: places with ties, bars, groups in lanes. Only safe figures come in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from workshop.activities.change import change_chart, in_order
from workshop.activities.kind import Kind, Standings
from workshop.activities.rounds import Course, course_findings
from workshop.activities.said import findings
from workshop.activities.standing import standings, unplaced
from workshop.activities.voice import Voice
from workshop.document.figures import Figure
from workshop.domain.activity import Activity
from workshop.domain.disclosure import share_text
from workshop.domain.items import ADDRESSEES, Item
from workshop.domain.people import UNSAID, Dimension
from workshop.domain.safe import Hidden, SafeBreakdown, SafeGroup, SafeOutcome, Shown
from workshop.domain.stage import CHANGE
from workshop.domain.text import Label, Message, msg
from workshop.findings import Finding
from workshop.services.lookup import kind_of
from workshop.services.ports import Snapshot, Store
from workshop.services.read_results import read_course, read_results
from workshop.web.names import ADDRESSEE_NAMES
from workshop.web.parts import parts
from workshop.web.projector.picture import picture
from workshop.web.projector.room import LEADING, NARROW, STAGE, Contents, Fit, title_height
from workshop.web.projector.voices import Voices

MOST_ROWS = 7
#: Letters of a figure that needs little room beside its bar.
SHORT = 4
MOST_GROUP_ROWS = 5
#: Rem of an addressee's heading.
SECTION_HEIGHT = 2.4


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
class Section:
    """The ideas that speak to one addressee (None where nobody is named); `more` have no room."""

    addressee: Message | None
    ideas: tuple[Mapping[str, Any], ...]
    more: int = 0


@dataclass(frozen=True)
class ResultView:
    """`page` is the template: ranking, picture, groups, ideas_result or withheld. `fits`: what has room, by the wall's
    shape. `unit`: what bars or dots are, and of how many people; `short`: whether the figures beside them are;
    `picture`: the drawing of a kind that has one."""

    page: str
    n: int = 0
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


def result_view(store: Store, snapshot: Snapshot, activity: Activity, voices: Voices) -> ResultView:
    """What the wall shows of a revealed activity: the ranking, or the comparison by the stage's dimension."""
    safe = read_results(store, activity, parts().aside)
    if safe.withheld:
        return ResultView("withheld", withheld=safe.withheld)
    if "ideas" in safe.results:
        return _ideas(activity, safe.results["ideas"], voices)
    if snapshot.stage.panel == CHANGE and (course := read_course(store, activity)) and course.pair:
        return _change(course, voices)
    said = findings(activity, safe, snapshot.workshop.dimensions)
    dimension = snapshot.stage.compares(snapshot.workshop.dimensions)
    kind = kind_of(activity)
    if dimension and kind.standings and kind.group_words:
        return _by_group(activity, safe, dimension, kind, said, voices)
    if kind.wall or kind.standings is None:
        return _picture(activity, safe, kind, said, voices)
    return _ranking(activity, safe, kind.standings, said, voices)


def _change(course: Course, voices: Voices) -> ResultView:
    """What the last round moved, item by item."""
    found = kind_of(course.activity).standings
    order = in_order(course, [list(tied) for tied in found.order(course.pair[1])] if found and course.pair else [])
    figure = change_chart(course, order, Voice(voices.first.code))
    assert figure is not None  # asked for only where two rounds are shown
    said = course_findings(course)
    sentence = said[0].sentence if said else None
    drawn = picture(figure, voices, course.activity.question, sentence)
    n = course.outcomes[-1].n
    return ResultView("picture", n, total=drawn.total, picture=drawn.drawing, sentence=sentence, fits=drawn.fits)


def _picture(activity: Activity, safe: SafeOutcome, kind: Kind, said: Sequence[Finding], voices: Voices) -> ResultView:
    """The first figure of the result, drawn as on paper, as large as the wall has room."""
    blocks = (kind.wall or kind.results)(activity, safe, Voice(voices.first.code))
    sentence = said[0].sentence if said else None
    figure = next((block for block in blocks if isinstance(block, Figure)), None)
    if figure is None:
        return ResultView("picture", safe.n, sentence=sentence)
    drawn = picture(figure, voices, activity.question, sentence)
    return ResultView("picture", safe.n, total=drawn.total, picture=drawn.drawing, sentence=sentence, fits=drawn.fits)


def _ranking(
    activity: Activity, safe: SafeOutcome, found: Standings, said: Sequence[Finding], voices: Voices
) -> ResultView:
    rows = tuple(_rows(activity, safe, found))
    word, steps = found.agreement(safe) or (None, 0)
    sentence = said[0].sentence if said else None
    short = all(len(voices.say(row.figure)) <= SHORT for row in rows if row.figure)
    room = Contents(
        "scores" if short else "shares",
        voices,
        activity.question,
        [row.item.label for row in rows[:MOST_ROWS]],
        sentence,
        word is not None,
    )
    return ResultView(
        "ranking",
        safe.n,
        rows[:MOST_ROWS],
        len(rows),
        sentence,
        word,
        steps,
        unit=found.unit(safe),
        short=short,
        fits=room.fits(),
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
    leading = [item for tied in kind.standings.order(safe) for item in tied][:MOST_GROUP_ROWS]
    rows = tuple(_group_row(activity, breakdown, item) for item in leading)
    sentence = _clearest(dimension, said)
    counted = kind.group_words.plot
    room = Contents("groups", voices, activity.question, [row.item.label for row in rows], sentence, counted=counted)
    return ResultView(
        "groups",
        safe.n,
        total=len(activity.items),
        sentence=sentence,
        dimension=dimension,
        legend=legend,
        group_rows=rows,
        unit=counted,
        fits=room.fits(),
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


def _ideas(activity: Activity, ideas: Sequence[Mapping[str, Any]], voices: Voices) -> ResultView:
    by_addressee = {key: [idea for idea in ideas if idea["addressee"] == key] for key in (*ADDRESSEES, "")}
    present = {key: found for key, found in by_addressee.items() if found}
    counts = _shared_room(list(present.values()), STAGE - title_height(NARROW, voices, activity.question), voices)
    sections = tuple(
        Section(ADDRESSEE_NAMES.get(key), tuple(found[:count]), len(found) - count)
        for (key, found), count in zip(present.items(), counts, strict=True)
    )
    return ResultView("ideas_result", total=len(ideas), ideas=sections)


def _shared_room(sections: Sequence[Sequence[Mapping[str, Any]]], left: float, voices: Voices) -> list[int]:
    """How many ideas of each section have room when all take turns; the first of each is always shown."""
    counts = [1 for _ in sections]
    left -= sum(SECTION_HEIGHT + _idea_height(section[0], voices) for section in sections)
    for turn in range(1, max(map(len, sections), default=0)):
        for place, section in enumerate(sections):
            if (
                len(section) > turn
                and counts[place] == turn
                and (height := _idea_height(section[turn], voices)) <= left
            ):
                counts[place], left = turn + 1, left - height
    return counts


def _idea_height(idea: Mapping[str, Any], voices: Voices) -> float:
    return 0.5 + NARROW.idea.height(voices.label(Label.from_json(idea["wording"])))


def group_name(dimension: Dimension, group: SafeGroup) -> Label | Message:
    """A published group's name; several small ones merged are named as others."""
    if group.choices == (UNSAID,):
        return msg("No answer")
    known = [choice for key in group.choices if (choice := dimension.choice(key))]
    return known[0].label if len(group.choices) == 1 else msg("Others together")
