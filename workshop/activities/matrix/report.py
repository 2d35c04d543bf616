"""The result of a matrix on paper: the plot with its boxes, the quadrants as lists, every figure in tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workshop.activities.by_group import listed, tables
from workshop.activities.matrix.board import high
from workshop.activities.matrix.board import order as order_of
from workshop.activities.matrix.criteria import QUADRANTS, Criterion, quadrants
from workshop.activities.matrix.rules import SCALE, named_criteria
from workshop.activities.matrix.words import JUDGED_HIGH
from workshop.activities.standing import unplaced
from workshop.activities.voice import HIDDEN, Voice
from workshop.document.blocks import Block, Cell, Table
from workshop.document.plots import Axis, PlotPoint, QuadrantPlot, Quadrants
from workshop.document.text import Text
from workshop.domain.activity import Activity
from workshop.domain.people import Dimension
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import Label, Message, msg, nmsg

MIDDLE = (SCALE + 1) / 2
NOT_JUDGED = msg("not judged")


@dataclass(frozen=True)
class _Place:
    """One item with its number in the plot and its figures (None where hidden)."""

    number: int
    item: str
    label: Label
    figures: Mapping[str, Any]

    @property
    def missing(self) -> Message:
        """Why it stands nowhere."""
        return NOT_JUDGED if self.figures["n"] == 0 else HIDDEN

    def median(self, criterion: Criterion) -> float | None:
        return self.figures[f"{criterion.key}_median"]

    def box(self, criterion: Criterion) -> tuple[float, float] | None:
        found = self.figures[f"{criterion.key}_quartiles"]
        return (found[0], found[1]) if found else None


def _places(activity: Activity, outcome: SafeOutcome) -> list[_Place]:
    """Numbered in the order of the result."""
    order = order_of(outcome)
    ids = [*listed(order), *(item.id for item in unplaced(activity.items, order))]
    rows = outcome.results["results"]
    return [_Place(number, item, activity.item(item).label, rows[item]) for number, item in enumerate(ids, 1)]


def results(activity: Activity, outcome: SafeOutcome, voice: Voice) -> tuple[Block, ...]:
    """The plot, whose numbers the table below explains, quadrant by quadrant."""
    places = _places(activity, outcome)
    return (_plot(places, outcome, voice, labels=False), _lists(places, outcome, voice))


def wall(activity: Activity, outcome: SafeOutcome, voice: Voice) -> tuple[Block, ...]:
    """The plot with what its numbers are."""
    return (_plot(_places(activity, outcome), outcome, voice, labels=True),)


def _plot(places: Sequence[_Place], outcome: SafeOutcome, voice: Voice, *, labels: bool) -> QuadrantPlot:
    first, second = named_criteria(outcome)
    names = {key: voice.say(quadrant.name) for key, quadrant in quadrants(first, second).items()}
    return QuadrantPlot(
        x=_axis(second, voice),
        y=_axis(first, voice),
        points=tuple(_point(place, first, second, names, voice) for place in places),
        quadrants=Quadrants(names["prepare"], names["act_now"], names["later"], names["quick_win"]),
        alt=" ".join(_spoken(place, first, second, names, voice) for place in places),
        span=voice.say(msg("half of the answers lie in the box")),
        caption=voice.say(
            msg("Medians of participants: {first} and {second}", first=first.inside, second=second.inside)
        ),
        note=voice.say(nmsg("{n} participant.", "{n} participants.", outcome.n)),
        listed=labels,
    )


def _axis(criterion: Criterion, voice: Voice) -> Axis:
    ticks = tuple((float(step), voice.number(step)) for step in range(1, SCALE + 1))
    return Axis(voice.say(criterion.name), 1, SCALE, MIDDLE, ticks, voice.say(msg("middle of the scale")))


def _point(place: _Place, first: Criterion, second: Criterion, names: Mapping[str, str], voice: Voice) -> PlotPoint:
    y, x = place.median(first), place.median(second)
    missing = voice.say(place.missing)
    return PlotPoint(
        number=voice.number(place.number),
        label=voice.text(place.label),
        x=x,
        y=y,
        x_text=missing if x is None else voice.number(x),
        y_text=missing if y is None else voice.number(y),
        x_span=place.box(second),
        y_span=place.box(first),
        quadrant=names.get(place.figures["quadrant"], missing),
    )


def _spoken(place: _Place, first: Criterion, second: Criterion, names: Mapping[str, str], voice: Voice) -> str:
    if place.figures["quadrant"] is None:
        return voice.say(msg("{item}: {share}.", item=place.label, share=place.missing))
    return voice.say(
        msg(
            "{item}: {first} {y}, {second} {x}, {quadrant}.",
            item=place.label, first=first.inside, second=second.inside,
            y=place.median(first), x=place.median(second), quadrant=names[place.figures["quadrant"]],
        )
    )  # fmt: skip


def _lists(places: Sequence[_Place], outcome: SafeOutcome, voice: Voice) -> Table:
    """Every quadrant that has items, in the order in which to act; borderline items and hidden ones last."""
    first, second = named_criteria(outcome)
    names = quadrants(first, second)
    by_quadrant = sorted(places, key=lambda place: _turn(place.figures["quadrant"]))
    heads = (msg("Quadrant"), msg("No."), msg("Answer"), first.name, second.name, msg("High by both"))
    return Table(
        head=tuple(map(voice.say, heads)),
        rows=tuple(_row(place, first, second, outcome, voice) for place in by_quadrant),
        caption=voice.say(msg("The quadrants: medians, and between what values half of the answers lie")),
        widths=(0.17, 0.06, 0.37, 0.13, 0.13, 0.14),
        note=" · ".join(voice.say(_explained(quadrant.name, quadrant.meaning)) for quadrant in names.values()),
    )


def _explained(name: Message, meaning: Message) -> Message:
    return meaning if name == meaning else msg("{name}: {meaning}", name=name, meaning=meaning)


def _turn(quadrant: str | None) -> int:
    return len(QUADRANTS) if quadrant is None else QUADRANTS.index(quadrant)


def _row(
    place: _Place, first: Criterion, second: Criterion, outcome: SafeOutcome, voice: Voice
) -> tuple[Text | Cell, ...]:
    quadrant = quadrants(first, second).get(place.figures["quadrant"])
    share = voice.share(high(outcome, place.item), outcome.n)
    return (
        voice.say(quadrant.name) if quadrant else Cell(voice.say(place.missing), muted=True),
        voice.number(place.number),
        voice.text(place.label),
        *(_median_cell(place, criterion, voice) for criterion in (first, second)),
        share,
    )


def _median_cell(place: _Place, criterion: Criterion, voice: Voice) -> Cell:
    median, box = place.median(criterion), place.box(criterion)
    if median is None or box is None:
        return Cell(voice.say(place.missing), muted=True)
    return Cell(voice.say(msg("{median} ({low} to {high})", median=median, low=box[0], high=box[1])))


def tallies(
    activity: Activity, outcome: SafeOutcome, dimensions: Sequence[Dimension], voice: Voice
) -> tuple[Block, ...]:
    """How many chose each step of either criterion, and how many of each group put each item high by both."""
    steps = (_steps(activity, outcome, criterion, voice) for criterion in named_criteria(outcome))
    return (*steps, *tables(activity, outcome, dimensions, order_of(outcome), JUDGED_HIGH, voice))


def _steps(activity: Activity, outcome: SafeOutcome, criterion: Criterion, voice: Voice) -> Table:
    caption = msg("{criterion}: how many chose each step, from 1 (low) to 5 (high)", criterion=criterion.name)
    width = 0.09
    return Table(
        head=(
            voice.say(msg("Answer")),
            *(voice.number(step) for step in range(1, SCALE + 1)),
            voice.say(msg("median")),
        ),
        rows=tuple(_step_row(place, criterion, voice) for place in _places(activity, outcome)),
        caption=voice.say(caption),
        numeric=tuple(range(1, SCALE + 2)),
        widths=(1 - width * (SCALE + 1), *([width] * (SCALE + 1))),
        dense=True,
    )


def _step_row(place: _Place, criterion: Criterion, voice: Voice) -> tuple[Text | Cell, ...]:
    counts: Sequence[int | None] = place.figures[f"{criterion.key}_counts"] or [None] * SCALE
    figures = [*counts, place.median(criterion)]
    missing = Cell(voice.say(place.missing), muted=True)
    return (voice.text(place.label), *(missing if f is None else Cell(voice.number(f)) for f in figures))
