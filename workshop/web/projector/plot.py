"""Items between two axes as the wall draws them: the plot with numbered dots, and beside it what the numbers are,
page by page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from workshop.document.charts.placing import RADIUS, Allowed, Spot, placed
from workshop.document.metrics import break_lines
from workshop.document.plots import Axis, PlotPoint, QuadrantPlot
from workshop.document.text import Text, language_of, parted, plain
from workshop.domain.text import Label
from workshop.web.projector.room import NARROW, SAFE, SHAPES, STAGE, Column, Fit, pages, title_height
from workshop.web.projector.voices import Voices

#: The drawing is in twentieths of a rem, 26 of which are the letters; dots are placed in points.
UNIT, POINTS = 20, 2.5
WIDE, DOT, PAD = 460.0, RADIUS * POINTS, 26.0
LETTERS, LINE, EDGE = 1.3, 30.0, 12.0
#: Rem of the names of the axes, above and beneath the plot; what a second language must leave it, and its least height.
AXES, ENOUGH, LEAST = 4.4, 19.0, 11.0
#: What the numbers are, as in projector.css, with the air of a row.
LISTED, AIR = Column(19.4, 1.3, 1.46), 0.6


@dataclass(frozen=True)
class Words:
    """Lines of one name in a corner."""

    x: float
    y: float
    lines: tuple[str, ...]
    anchor: str


@dataclass(frozen=True)
class Dot:
    """A dot of the plot, joined to where it belongs where it had to move; `named`: its label is on this page."""

    number: str
    x: float
    y: float
    home: tuple[float, float]
    look: str
    named: bool

    @property
    def moved(self) -> bool:
        return abs(self.x - self.home[0]) + abs(self.y - self.home[1]) > 1


@dataclass(frozen=True)
class Listed:
    """One item beside the plot, `also` in the second language; `why` where it has no dot."""

    number: str
    label: str
    language: str | None
    look: str
    also: str = ""
    why: str = ""

    @classmethod
    def of(cls, number: str, label: Text, look: str, why: str = "") -> Listed:
        """The line of a label that may be in two languages."""
        first, second = parted(label)
        return cls(number, plain(first), language_of(first), look, plain(second), why)

    def height(self, also: bool) -> float:
        """In rem, with or without the second language."""
        return LISTED.height(f"{self.label} {self.why}".strip(), self.also if also else "")


@dataclass(frozen=True)
class Plot:
    """The drawing, `wide` by `high`, cut at `cut`; and the page of the list."""

    high: float
    cut: tuple[float, float]
    names: tuple[Words, ...]
    dots: tuple[Dot, ...]
    listed: tuple[Listed, ...]
    x: str
    y: str
    middle: str
    alt: str
    number: int
    pages: int
    fits: Mapping[str, Fit]
    wide: float = WIDE


@dataclass(frozen=True)
class _Frame:
    """Where values stand: between the strips that hold the names of the quadrants."""

    figure: QuadrantPlot
    top: float
    bottom: float

    def at(self, x: float, y: float) -> tuple[float, float]:
        across = _along(self.figure.x, x, PAD, WIDE - PAD)
        return across, _along(self.figure.y, y, self.bottom - PAD, self.top + PAD)

    @property
    def cut(self) -> tuple[float, float]:
        return self.at(self.figure.x.cut, self.figure.y.cut)


def _along(axis: Axis, value: float, start: float, end: float) -> float:
    share = (min(max(value, axis.low), axis.high) - axis.low) / (axis.high - axis.low)
    return round(start + share * (end - start), 2)


def plot(figure: QuadrantPlot, voices: Voices, title: Label, page: int) -> Plot:
    """All dots, and as many of their labels as have room: those of the page asked for, or of the last."""
    both = STAGE - title_height(NARROW, voices, title) - AXES >= ENOUGH
    room = STAGE - title_height(NARROW, voices, title, both)
    listed = [_listed(point) for point in figure.points]
    found, labels = listed_pages(listed, room)
    number = min(page, len(found))
    shown = found[number - 1]
    high = max(LEAST, room - AXES) * UNIT
    names = tuple(_names(figure, high))
    frame = _Frame(figure, _strip(names[:2]), high - _strip(names[2:]))
    dots = tuple(_dots(frame, shown))
    looks = {dot.number: dot.look for dot in dots}
    return Plot(
        round(high, 2),
        frame.cut,
        names,
        dots,
        tuple(replace(one, look=looks.get(one.number, one.look)) for one in listed[shown]),
        figure.x.label,
        figure.y.label,
        figure.y.cut_text,
        figure.alt,
        number,
        len(found),
        dict.fromkeys(SHAPES, Fit(labels=labels, title=both)),
    )


def listed_pages(listed: Sequence[Listed], room: float) -> tuple[list[slice], bool]:
    """Which lines stand on which page, and whether in two languages: where the second one turns no page."""
    alone, twofold = (pages([AIR + one.height(also) for one in listed], room, room) for also in (False, True))
    return (twofold, True) if len(twofold) == len(alone) else (alone, False)


def _listed(point: PlotPoint) -> Listed:
    why = (point.x_text or point.y_text) if point.x is None or point.y is None else ""
    return Listed.of(point.number, point.label, "rest", why)


def _names(figure: QuadrantPlot, high: float) -> Iterator[Words]:
    """The names of the quadrants: the upper two, then the lower two."""
    said = figure.quadrants
    for left, right, is_upper in ((said.top_left, said.top_right, True), (said.bottom_left, said.bottom_right, False)):
        for text, x, anchor in ((left, EDGE, "start"), (right, WIDE - EDGE, "end")):
            lines = tuple(break_lines(text, "SemiBold", LETTERS * UNIT, (WIDE / 2 - 2 * EDGE) * SAFE))
            yield Words(x, LINE if is_upper else high - EDGE - LINE * (len(lines) - 1), lines, anchor)


def _strip(names: Sequence[Words]) -> float:
    return LINE * max(len(name.lines) for name in names) + EDGE / 2


def _dots(frame: _Frame, named: slice) -> Iterator[Dot]:
    points = [point for point in frame.figure.points if point.x is not None and point.y is not None]
    homes = [frame.at(point.x or 0.0, point.y or 0.0) for point in points]
    spots = placed([Spot(x / POINTS, y / POINTS) for x, y in homes], [_quadrant(frame, home) for home in homes])
    on_page = {point.number for point in frame.figure.points[named]}
    for point, home, spot in zip(points, homes, spots, strict=True):
        x, y = round(spot.x * POINTS, 2), round(spot.y * POINTS, 2)
        yield Dot(point.number, x, y, home, _look(frame, home), point.number in on_page)


def _look(frame: _Frame, home: tuple[float, float]) -> str:
    (x, y), (cut_x, cut_y) = home, frame.cut
    if x == cut_x or y == cut_y:
        return "edge"
    if y > cut_y:
        return "rest"
    return "now" if x > cut_x else "next"


def _quadrant(frame: _Frame, home: tuple[float, float]) -> Allowed:
    """A dot that has to move stays inside its quadrant; one on a border may leave it to both sides."""
    (left, right), (high, low) = (
        (least, most) if at == cut else (least, cut - DOT) if at < cut else (cut + DOT, most)
        for at, cut, least, most in zip(home, frame.cut, (DOT, frame.top), (WIDE - DOT, frame.bottom), strict=True)
    )
    return lambda spot: _within(spot.x * POINTS, home[0], left, right) and _within(spot.y * POINTS, home[1], high, low)


def _within(at: float, home: float, least: float, most: float) -> bool:
    """Between the two, or nowhere farther out than where it belongs."""
    return min(least, home) - 0.1 <= at <= max(most, home) + 0.1
