"""The strongest links between items: numbered discs on a ring, labels outside, arrows inside."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot, sqrt

from workshop.document.charts.curves import Point, curve
from workshop.document.charts.keys import key, stroke
from workshop.document.charts.shapes import (
    ROOMY,
    WIDTH,
    Circle,
    Drawing,
    Label,
    Lines,
    Polygon,
    Shape,
    Strokes,
    lines,
    middle,
)
from workshop.document.plots import Link, LinkDiagram, Node

DISC, BESIDE, SLOT = 9.0, 6.0, 46.0
REACH = 86.0
"""How far the ring goes to both sides of the centre."""
ROOM = WIDTH / 2 - REACH - DISC - BESIDE
LEAST = 150.0
INWARD, APART, PIECES = 0.4, 9.0, 10
TIPS = {1: 5.5, 2: 7.5, 3: 10.0}


@dataclass(frozen=True)
class _Place:
    """Where a node stands, with its label on the same height and on its own side."""

    node: Node
    label: Lines
    x: float
    y: float
    right: bool

    @property
    def point(self) -> Point:
        return self.x, self.y


def links(diagram: LinkDiagram, air: float = ROOMY) -> Drawing:
    """The drawing of a link diagram: as high as the labels of its fuller side need."""
    present = sorted({link.strength for link in diagram.links})
    legend = key(stroke(diagram.strengths[n - 1], f"link-{n}") for n in present)
    half = -(-len(diagram.nodes) // 2)
    sides = [_slots(diagram.nodes[:half], air), _slots(diagram.nodes[half:], air)]
    height = max(LEAST, *(sum(slot for _, slot in side) for side in sides))
    right = _side(diagram.nodes[:half], sides[0], legend.height, height, True)
    left = _side(diagram.nodes[half:][::-1], sides[1][::-1], legend.height, height, False)
    places = [*right, *left[::-1]]
    centre = (WIDTH / 2, legend.height + height / 2)
    shapes = [*legend.shapes]
    for link in sorted(diagram.links, key=lambda one: one.strength):
        shapes += _arrow(link, places, centre)
    for place in places:
        shapes += _node(place)
    return Drawing(WIDTH, round(legend.height + height, 2), tuple(shapes))


def _slots(nodes: Sequence[Node], air: float) -> list[tuple[Lines, float]]:
    """Labels of one side and the height each needs."""
    labels = [lines(node.label, "label", ROOM) for node in nodes]
    return [(label, max(SLOT, label.height + 2 + air)) for label in labels]


def _side(
    nodes: Sequence[Node], slots: list[tuple[Lines, float]], top: float, height: float, right: bool
) -> list[_Place]:
    """Nodes of one side from above to below, the free height shared out between them."""
    spare = (height - sum(slot for _, slot in slots)) / len(slots) if slots else 0.0
    places, y = [], top
    for node, (label, slot) in zip(nodes, slots, strict=True):
        centre = y + (slot + spare) / 2
        away = REACH * sqrt(max(0.25, 1 - ((centre - top - height / 2) / (height / 2)) ** 2))
        x = WIDTH / 2 + (away if right else -away)
        places.append(_Place(node, label, round(x, 2), round(centre, 2), right))
        y += slot + spare
    return places


def _node(place: _Place) -> Iterator[Shape]:
    yield Circle(place.x, place.y, DISC, "disc-lead")
    yield Label(place.x, middle(place.y, "place-lead"), place.node.number, "place-lead", "middle")
    aside = DISC + BESIDE
    at = place.x + aside if place.right else place.x - aside
    yield from place.label.at(at, place.y - place.label.height / 2, "start" if place.right else "end")


def _arrow(link: Link, places: list[_Place], centre: Point) -> Iterator[Shape]:
    """A curve bent towards the centre and a little to its own right, so that two opposite arrows stay apart."""
    start, end = places[link.source].point, places[link.target].point
    bend = _bend(start, end, centre)
    tip = TIPS[link.strength]
    way = curve(start, bend, end, 2 * PIECES)
    point = _rim(way[::-1], DISC + 1.5)
    base = _rim(way[::-1], DISC + 1.5 + tip * 0.8)
    between = [p for p in way if _far(p, start) > DISC + 3 and _far(p, end) > DISC + 3 + tip]
    yield Strokes(((_rim(way, DISC), *between[::2], base),), f"link-{link.strength}")
    yield Polygon(_head(base, point, tip), f"tip-{link.strength}")


def _bend(start: Point, end: Point, centre: Point) -> Point:
    x, y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    dx, dy = end[0] - start[0], end[1] - start[1]
    long = hypot(dx, dy) or 1.0
    return x + (centre[0] - x) * INWARD - dy / long * APART, y + (centre[1] - y) * INWARD + dx / long * APART


def _far(a: Point, b: Point) -> float:
    return hypot(a[0] - b[0], a[1] - b[1])


def _rim(way: Sequence[Point], distance: float) -> Point:
    """Where the way, followed from its first point, has gone ``distance`` away from it."""
    for near, beyond in pairwise(way):
        a, b = _far(near, way[0]), _far(beyond, way[0])
        if b >= distance:
            part = (distance - a) / (b - a)
            return round(near[0] + part * (beyond[0] - near[0]), 2), round(near[1] + part * (beyond[1] - near[1]), 2)
    return way[-1]


def _head(base: Point, point: Point, size: float) -> tuple[Point, Point, Point]:
    dx, dy = point[0] - base[0], point[1] - base[1]
    long = hypot(dx, dy) or 1.0
    ax, ay = -dy / long * size * 0.45, dx / long * size * 0.45
    return (
        point,
        (round(base[0] + ax, 2), round(base[1] + ay, 2)),
        (round(base[0] - ax, 2), round(base[1] - ay, 2)),
    )
