"""The conflict tree: effects in the branches, the core as trunk, causes as roots in the earth."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workshop.document.charts.curves import curve
from workshop.document.charts.shapes import (
    ROOMY,
    WIDTH,
    Box,
    Drawing,
    Label,
    Lines,
    Polygon,
    Shape,
    Strokes,
    letter_size,
    lines,
    text_width,
)
from workshop.document.plots import Branch, ConflictTree

LEAF, CORE, PAD, EDGE = 204.0, 300.0, 8.0, 4.0
CENTRE = WIDTH / 2
TITLE, EARTH_PAD, GROUND, BUD = 19.0, 10.0, 10.0, 4.2
RISE, PIECES, BENEATH = 17.0, 8, 1.4
"""How far below its leaf a branch leaves the trunk."""
SLIM, BROAD, FOOT = 4.0, 9.0, 13.0
"""Half the width of the trunk at its top, above the ground, and where it enters it."""


@dataclass(frozen=True)
class _Leaf:
    """One box: its words and where it stands."""

    label: Lines
    share: str
    tag: str
    x: float
    y: float
    width: float

    @property
    def height(self) -> float:
        return _height(self.label, self.share, self.tag)

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


def _height(label: Lines, share: str, tag: str) -> float:
    return round(label.height + (letter_size("count-lead") * BENEATH if share or tag else 0.0) + 9, 2)


def tree(figure: ConflictTree, air: float = ROOMY) -> Drawing:
    """The drawing of a conflict tree: boxes to both sides of the trunk, an odd one on its axis."""
    effects, core, causes = (_Part(title, items) for title, items in zip(
        figure.titles, (figure.effects, figure.core, figure.causes), strict=True))  # fmt: skip
    crown, y = _both_sides(effects, 0.0, air, lone_first=True)
    trunk, y = _trunk_boxes(core, y, air)
    ground = y + GROUND / 2 if causes.items else trunk[-1].y + trunk[-1].height if trunk else y
    roots, bottom = _both_sides(causes, ground + GROUND, air, lone_first=False)
    shapes = [
        *_earth(causes, ground, bottom),
        *_wood(crown, trunk, roots, ground),
        *(shape for leaf in crown for shape in _branch(leaf, RISE)),
        *(shape for leaf in roots for shape in _branch(leaf, -RISE)),
        *(shape for leaf in crown for shape in _box(leaf, "leaf", "leaf-edge")),
        *(shape for leaf in trunk for shape in _core(leaf)),
        *(shape for leaf in roots for shape in _box(leaf, "leaf", "root-edge")),
        *_titles(effects, core, causes, trunk, ground),
    ]
    return Drawing(WIDTH, round(bottom + (EARTH_PAD if causes.items else 1), 2), tuple(shapes))


@dataclass(frozen=True)
class _Part:
    """A title and the items under it."""

    title: str
    items: tuple[Branch, ...]


def _both_sides(part: _Part, top: float, air: float, lone_first: bool) -> tuple[list[_Leaf], float]:
    """Boxes in pairs left and right of the trunk; the odd one stands alone at the far end of it."""
    if not part.items:
        return [], top
    items, y = list(part.items), top + TITLE
    pairs = [items[i : i + 2] for i in range(0, len(items), 2)]
    if lone_first and len(items) % 2:
        pairs = [items[:1], *(items[i : i + 2] for i in range(1, len(items), 2))]
    leaves: list[_Leaf] = []
    for pair in pairs:
        lone = len(pair) == 1
        row = [_leaf(item, x, y) for item, x in zip(pair, _lefts(lone), strict=False)]
        tallest = max(leaf.height for leaf in row)
        leaves += row
        y = round(y + tallest + air + 3, 2)
    return leaves, y


def _lefts(lone: bool) -> tuple[float, ...]:
    return (CENTRE - LEAF / 2,) if lone else (0.0, WIDTH - LEAF)


def _leaf(item: Branch, x: float, y: float) -> _Leaf:
    return _Leaf(lines(item.label, "label", LEAF - 2 * PAD - EDGE), item.share, item.tag, x, y, LEAF)


def _trunk_boxes(part: _Part, top: float, air: float) -> tuple[list[_Leaf], float]:
    if not part.items:
        return [], top
    y, boxes = top + TITLE, []
    for item in part.items:
        label = lines(item.label, "core", CORE - 2 * PAD)
        boxes.append(_Leaf(label, item.share, item.tag, CENTRE - CORE / 2, y, CORE))
        y = round(y + boxes[-1].height + air, 2)
    return boxes, y


def _earth(causes: _Part, ground: float, bottom: float) -> Iterator[Shape]:
    if causes.items:
        yield Box(0, ground, WIDTH, round(bottom - ground + EARTH_PAD, 2), "earth")


def _wood(crown: list[_Leaf], trunk: list[_Leaf], roots: list[_Leaf], ground: float) -> Iterator[Shape]:
    """The trunk from its highest branch to its deepest root, broadest where it enters the earth."""
    tops = [leaf.y if _lone(leaf) else leaf.middle + RISE for leaf in (*crown, *trunk)]
    feet = [leaf.y + 4 if _lone(leaf) else leaf.middle - RISE for leaf in (*roots, *trunk)]
    high, low = min([*tops, ground]), max([*feet, ground])
    if high == low:
        return
    half = ((SLIM, high), (BROAD, ground - 24), (FOOT if roots else BROAD, ground), (SLIM - 1, low))
    left = tuple((CENTRE - wide, y) for wide, y in half)
    right = tuple((2 * CENTRE - x, y) for x, y in reversed(left))
    yield Polygon(tuple((round(x, 2), round(min(max(y, high), low), 2)) for x, y in (*left, *right)), "trunk")


def _lone(leaf: _Leaf) -> bool:
    return leaf.x < CENTRE < leaf.x + leaf.width


def _branch(leaf: _Leaf, rise: float) -> Iterator[Shape]:
    """A curve from the trunk to the inner edge of the box, with a bud where it arrives."""
    if _lone(leaf):
        return
    x = leaf.x + leaf.width if leaf.x < CENTRE else leaf.x
    start, bend, end = (CENTRE, leaf.middle + rise), ((CENTRE + x) / 2, leaf.middle), (x, leaf.middle)
    yield Strokes((curve(start, bend, end, PIECES),), "branch")
    y = round(leaf.middle, 2)
    yield Polygon(((x - BUD, y), (x, y - BUD), (x + BUD, y), (x, y + BUD)), "trunk")


def _box(leaf: _Leaf, look: str, edge: str) -> Iterator[Shape]:
    yield Box(leaf.x, leaf.y, leaf.width, leaf.height, look)
    yield Box(leaf.x, leaf.y, EDGE, leaf.height, edge)
    yield from leaf.label.at(leaf.x + EDGE + PAD, leaf.y + 4)
    below = round(leaf.y + 4 + leaf.label.height + letter_size("count-lead"), 2)
    if leaf.share:
        yield Label(leaf.x + EDGE + PAD, below, leaf.share, "count-lead")
    if leaf.tag:
        after = text_width(leaf.share, "count-lead") + 8 if leaf.share else 0
        yield Label(round(leaf.x + EDGE + PAD + after, 2), below, leaf.tag, "tied")


def _core(leaf: _Leaf) -> Iterator[Shape]:
    yield Box(leaf.x, leaf.y, leaf.width, leaf.height, "core")
    yield from leaf.label.at(CENTRE, leaf.y + 4, "middle")
    said = " · ".join(word for word in (leaf.share, leaf.tag) if word)
    if said:
        below = round(leaf.y + 4 + leaf.label.height + letter_size("place-lead"), 2)
        yield Label(CENTRE, below, said, "place-lead", "middle")


def _titles(effects: _Part, core: _Part, causes: _Part, trunk: Sequence[_Leaf], ground: float) -> Iterator[Shape]:
    if effects.items:
        yield Label(0, 11, effects.title, "section")
    if trunk:
        yield Label(0, round(trunk[0].y - 8, 2), core.title, "section")
    if causes.items:
        yield Label(PAD, round(ground + GROUND + 8, 2), causes.title, "section")
