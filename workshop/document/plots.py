"""Blocks drawn in a plane: points between two axes, links between items, the conflict tree."""

from dataclasses import dataclass
from typing import Literal

from workshop.document.text import Text

MOST_NODES = 8


@dataclass(frozen=True)
class Axis:
    """A line from ``low`` to ``high`` with its name; ``cut`` parts the plot, ``cut_text`` says what stands there."""

    label: str
    low: float
    high: float
    cut: float
    ticks: tuple[tuple[float, str], ...] = ()
    cut_text: str = ""

    def __post_init__(self) -> None:
        if not self.low <= self.cut <= self.high or self.low == self.high:
            raise ValueError("an axis goes up, and its cut stands on it")


@dataclass(frozen=True)
class PlotPoint:
    """One item; x or y None: hidden, not drawn, its texts say so.

    ``number`` stands in the dot and before the label beneath; ``x_span`` and ``y_span`` are the quartiles; ``rank`` is
    a short mark beside the dot (the place by importance); ``quadrant`` the words of where it stands, for the table.
    """

    number: str
    label: Text
    x: float | None
    y: float | None
    x_text: str = ""
    y_text: str = ""
    x_span: tuple[float, float] | None = None
    y_span: tuple[float, float] | None = None
    quadrant: str = ""
    rank: str = ""


@dataclass(frozen=True)
class Quadrants:
    """The words in the four corners."""

    top_left: str
    top_right: str
    bottom_left: str
    bottom_right: str


@dataclass(frozen=True)
class QuadrantPlot:
    """Numbered dots between two axes cut into quadrants: importance × feasibility, influence × dependence.

    Dots that meet are set side by side, each joined to where it belongs; the labels stand beneath. ``span`` says what
    the boxes are ("half of the answers lie in the box"), ``rank`` what the mark beside a dot is; both only when there
    is one. ``listed`` False leaves out the labels.
    """

    x: Axis
    y: Axis
    points: tuple[PlotPoint, ...]
    quadrants: Quadrants
    alt: str
    span: str = ""
    rank: str = ""
    caption: str = ""
    note: Text = ""
    listed: bool = True


@dataclass(frozen=True)
class Node:
    """An item of a link diagram; ``number`` is the one it has elsewhere."""

    number: str
    label: Text


@dataclass(frozen=True)
class Link:
    """An arrow between two nodes, named by their place in the order; ``text`` its strength in words."""

    source: int
    target: int
    strength: Literal[1, 2, 3]
    text: str = ""


@dataclass(frozen=True)
class LinkDiagram:
    """The strongest links between at most eight items. ``strengths`` are the words for thin, middle and thick."""

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    strengths: tuple[str, str, str]
    alt: str
    caption: str = ""
    note: Text = ""

    def __post_init__(self) -> None:
        if len(self.nodes) > MOST_NODES:
            raise ValueError(f"a diagram has at most {MOST_NODES} nodes")
        ends = {end for link in self.links for end in (link.source, link.target)}
        if not ends <= set(range(len(self.nodes))) or any(link.source == link.target for link in self.links):
            raise ValueError("a link joins two different nodes")


@dataclass(frozen=True)
class Branch:
    """One item of a conflict tree; ``share`` in numbers ("17 of 24"); ``tag`` a short word set apart ("to discuss")."""

    label: Text
    share: str = ""
    tag: str = ""


@dataclass(frozen=True)
class ConflictTree:
    """Effects as branches above, the core of the conflict as trunk, causes as roots.

    ``titles`` are the words for effects, core and causes.
    """

    titles: tuple[str, str, str]
    effects: tuple[Branch, ...]
    core: tuple[Branch, ...]
    causes: tuple[Branch, ...]
    alt: str
    caption: str = ""
    note: Text = ""


@dataclass(frozen=True)
class Panel:
    """One group of a small multiple: its name, a smaller line under it, a value and its figures for every step."""

    title: str
    values: tuple[float, ...]
    texts: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True)
class ColumnPanels:
    """Small multiples: under each other one panel per group, in it one column per step (a year), all up to ``top``.

    ``step`` heads the steps where they stand in a table.
    """

    steps: tuple[str, ...]
    panels: tuple[Panel, ...]
    top: float
    alt: str
    step: str = ""
    caption: str = ""
    note: Text = ""

    def __post_init__(self) -> None:
        if any(not len(panel.values) == len(panel.texts) == len(self.steps) for panel in self.panels):
            raise ValueError("every panel needs one value and one text per step")
