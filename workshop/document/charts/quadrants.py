"""Points between two axes: four quadrants with their names, numbered dots, boxes of quartiles, labels beneath."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workshop.document.charts.keys import Entry, key, stroke
from workshop.document.charts.numbered import Numbered, numbered
from workshop.document.charts.patterns import SIGN
from workshop.document.charts.placing import RADIUS, Allowed, Spot, placed
from workshop.document.charts.shapes import (
    ROOMY,
    WIDTH,
    Box,
    Circle,
    Drawing,
    Label,
    Line,
    Lines,
    Shape,
    lines,
    middle,
    text_width,
)
from workshop.document.plots import Axis, PlotPoint, QuadrantPlot

LEFT, RIGHT, FOOT, AIR = 30.0, 480.0, 15.0, 6.0
INNER, CROWDED = 184.0, 12
"""Height of the room for dots; more dots than this get more of it, and fainter boxes."""
PAD = RADIUS + 3
TAG_SIDES, TAG, LEAST_NAME = 3.0, 10.0, 70.0
INSET, STAGGER = 1.1, 5
MARKED = 3.0
"""A dot moved farther than this is joined to where it belongs."""


@dataclass(frozen=True)
class _Frame:
    """The room for dots, inside the strips that hold the names of the quadrants."""

    plot: QuadrantPlot
    top: float
    bottom: float

    def x(self, value: float) -> float:
        return _along(self.plot.x, value, LEFT + PAD, RIGHT - PAD)

    def y(self, value: float) -> float:
        return _along(self.plot.y, value, self.bottom - PAD, self.top + PAD)

    @property
    def cut(self) -> tuple[float, float]:
        return self.x(self.plot.x.cut), self.y(self.plot.y.cut)


def _along(axis: Axis, value: float, start: float, end: float) -> float:
    share = (min(max(value, axis.low), axis.high) - axis.low) / (axis.high - axis.low)
    return round(start + share * (end - start), 2)


def quadrants(plot: QuadrantPlot, air: float = ROOMY) -> Drawing:
    """The drawing of a plot: key, name of the upright axis, quadrants and dots, name of the other axis, labels."""
    legend = key(_entries(plot))
    title = lines(f"{plot.y.label} ↑", "axis", WIDTH)
    names = _Names.of(plot)
    outer = legend.height + title.height + 5
    inner = INNER + 8 * air + (50 if len(plot.points) > CROWDED else 0)
    frame = _Frame(plot, outer + names.above, outer + names.above + inner)
    low = frame.bottom + names.below
    foot = lines(f"{plot.x.label} →", "axis", WIDTH)
    shapes = [
        *legend.shapes,
        *title.at(0, legend.height),
        *_ground(frame, outer, low),
        *names.shapes(frame, outer, low),
        *_scales(frame, outer, low),
        *foot.at(RIGHT, low + FOOT, "end"),
        *_points(frame),
    ]
    bottom = low + FOOT + foot.height + AIR
    if not plot.listed:
        return Drawing(WIDTH, round(bottom, 2), tuple(shapes))
    labels, bottom = numbered(listed(plot), bottom + AIR)
    return Drawing(WIDTH, bottom, (*shapes, *labels))


def listed(plot: QuadrantPlot) -> list[Numbered]:
    """The labels of the points; one that is not drawn says why."""
    return [Numbered(p.number, p.label, "" if _shown(p) else p.x_text or p.y_text) for p in plot.points]


def _shown(point: PlotPoint) -> bool:
    return point.x is not None and point.y is not None


def _entries(plot: QuadrantPlot) -> Iterator[Entry]:
    if plot.span:
        yield Entry(plot.span, lambda x, y: [Box(x, y - 4, 16, 8, "quartiles")], 16)
    if plot.rank:
        yield Entry(plot.rank, lambda x, y: _tag("1", x, y), SIGN)
    for said in dict.fromkeys((plot.x.cut_text, plot.y.cut_text)):
        if said:
            yield stroke(said, "middle")


@dataclass(frozen=True)
class _Names:
    """The names of the quadrants, broken to the width of theirs."""

    top_left: Lines
    top_right: Lines
    bottom_left: Lines
    bottom_right: Lines

    @classmethod
    def of(cls, plot: QuadrantPlot) -> "_Names":
        cut = _along(plot.x, plot.x.cut, LEFT + PAD, RIGHT - PAD)
        room = RIGHT - LEFT - 4 * AIR
        left = min(max(cut - LEFT - 2 * AIR, LEAST_NAME), room - LEAST_NAME)
        right = room - left
        said = plot.quadrants
        return cls(
            lines(said.top_left, "quadrant", left),
            lines(said.top_right, "quadrant", right),
            lines(said.bottom_left, "quadrant", left),
            lines(said.bottom_right, "quadrant", right),
        )

    @property
    def above(self) -> float:
        return max(self.top_left.height, self.top_right.height) + AIR

    @property
    def below(self) -> float:
        return max(self.bottom_left.height, self.bottom_right.height) + AIR

    def shapes(self, frame: _Frame, outer: float, low: float) -> Iterator[Shape]:
        yield from self.top_left.at(LEFT + AIR, outer + 4)
        yield from self.top_right.at(RIGHT - AIR, outer + 4, "end")
        yield from self.bottom_left.at(LEFT + AIR, low - 3 - self.bottom_left.height)
        yield from self.bottom_right.at(RIGHT - AIR, low - 3 - self.bottom_right.height, "end")


def _ground(frame: _Frame, outer: float, low: float) -> Iterator[Shape]:
    x, y = frame.cut
    yield Box(LEFT, outer, round(x - LEFT, 2), round(y - outer, 2), "quadrant-next")
    yield Box(x, outer, round(RIGHT - x, 2), round(y - outer, 2), "quadrant-now")
    yield Box(LEFT, y, RIGHT - LEFT, round(low - y, 2), "quadrant-rest")
    yield Line(x, outer, x, low, "middle")
    yield Line(LEFT, y, RIGHT, y, "middle")


def _scales(frame: _Frame, outer: float, low: float) -> Iterator[Shape]:
    yield Line(LEFT, low, RIGHT, low, "axis")
    yield Line(LEFT, low, LEFT, outer, "axis")
    for value, text in frame.plot.x.ticks:
        x = frame.x(value)
        yield Line(x, low, x, low + 3, "axis")
        yield Label(x, low + 11, text, "tick", "middle")
    for value, text in frame.plot.y.ticks:
        y = frame.y(value)
        yield Line(LEFT - 3, y, LEFT, y, "axis")
        yield Label(LEFT - 5, middle(y, "tick"), text, "tick", "end")


def _points(frame: _Frame) -> Iterator[Shape]:
    """Boxes first, then the threads of dots that had to move, then the dots."""
    shown = [point for point in frame.plot.points if _shown(point)]
    wanted = [Spot(frame.x(p.x or 0.0), frame.y(p.y or 0.0), _tail(p)) for p in shown]
    spots = placed(wanted, [_side(frame, spot) for spot in wanted])
    yield from _boxes(frame, shown)
    for home, spot in zip(wanted, spots, strict=True):
        if abs(home.x - spot.x) + abs(home.y - spot.y) > MARKED:
            yield Line(home.x, home.y, spot.x, spot.y, "leader")
    for point, spot, home in zip(shown, spots, wanted, strict=True):
        yield from _dot(point, spot, _look(frame, home))


def _boxes(frame: _Frame, points: Sequence[PlotPoint]) -> Iterator[Shape]:
    """Each box once, however many points share it, and none quite as large as the last: edges stay apart."""
    look = "quartiles-many" if len(points) > CROWDED else "quartiles"
    found = dict.fromkeys((*p.x_span, *p.y_span) for p in points if p.x_span and p.y_span)
    for n, span in enumerate(found):
        inset = INSET * (n % STAGGER)
        left, right, low, high = *map(frame.x, span[:2]), *map(frame.y, span[2:])
        wide, tall = max(0.0, right - left - 2 * inset), max(0.0, low - high - 2 * inset)
        if wide or tall:
            yield Box(round(left + inset, 2), round(high + inset, 2), round(wide, 2), round(tall, 2), look)


def _side(frame: _Frame, home: Spot) -> Allowed:
    """A dot may move inside its quadrant only; one on a border may leave it to both sides."""
    (cut_x, cut_y), least = frame.cut, RADIUS + 1
    left, right = LEFT + least, RIGHT - least - home.tail
    high, low = frame.top + least, frame.bottom - least
    if home.x < cut_x:
        right = min(right, max(home.x, cut_x - least - home.tail))
    elif home.x > cut_x:
        left = max(left, min(home.x, cut_x + least))
    if home.y < cut_y:
        low = min(low, max(home.y, cut_y - least))
    elif home.y > cut_y:
        high = max(high, min(home.y, cut_y + least))
    return lambda spot: left <= spot.x <= right and high <= spot.y <= low


def _look(frame: _Frame, home: Spot) -> str:
    cut_x, cut_y = frame.cut
    if home.x == cut_x or home.y == cut_y:
        return "edge"
    if home.y > cut_y:
        return "rest"
    return "now" if home.x > cut_x else "next"


def _dot(point: PlotPoint, spot: Spot, look: str) -> Iterator[Shape]:
    if point.rank:
        yield from _tag(point.rank, spot.x + RADIUS - 1, spot.y)
    yield Circle(spot.x, spot.y, RADIUS, f"dot-{look}")
    figures = "place-lead" if look == "now" else "count-lead"
    yield Label(spot.x, middle(spot.y, figures), point.number, figures, "middle")


def _tail(point: PlotPoint) -> float:
    return text_width(point.rank, "rank") + 2 * TAG_SIDES if point.rank else 0.0


def _tag(rank: str, x: float, y: float) -> Iterator[Shape]:
    wide = text_width(rank, "rank") + 2 * TAG_SIDES
    yield Box(round(x, 2), round(y - TAG / 2, 2), round(wide, 2), TAG, "rank")
    yield Label(round(x + wide / 2, 2), middle(y, "rank"), rank, "rank", "middle")
