"""The few shapes drawings are made of. Each names its look (palette.py), never a colour."""

from dataclasses import dataclass
from typing import Literal

from workshop.document.metrics import break_lines, width
from workshop.document.palette import TYPES

Anchor = Literal["start", "middle", "end"]
WIDTH = 482.0
"""Width of every figure: the column of an A4 page between its margins."""
LEADING = 1.24
ROOMY, TIGHT = 7.0, 3.0
"""Air between the rows of a figure: as it should be, and where a few points less save a page."""


@dataclass(frozen=True)
class Box:
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float
    look: str


@dataclass(frozen=True)
class Circle:
    """A disc around (x, y)."""

    x: float
    y: float
    radius: float
    look: str


@dataclass(frozen=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    look: str


@dataclass(frozen=True)
class Polygon:
    """A closed outline."""

    points: tuple[tuple[float, float], ...]
    look: str


@dataclass(frozen=True)
class Strokes:
    """Open lines of one look, each through two or more points: hatching, curves, whiskers."""

    lines: tuple[tuple[tuple[float, float], ...], ...]
    look: str


@dataclass(frozen=True)
class Label:
    """One line of text on its baseline; ``anchor`` says which end of it stands at x."""

    x: float
    y: float
    text: str
    look: str
    anchor: Anchor = "start"


Shape = Box | Circle | Line | Polygon | Strokes | Label


@dataclass(frozen=True)
class Drawing:
    """Shapes in the order they are drawn, in a space of width by height points."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


@dataclass(frozen=True)
class Lines:
    """Text already broken into lines of one look."""

    rows: tuple[str, ...]
    look: str

    @property
    def leading(self) -> float:
        return TYPES[self.look].size * LEADING

    @property
    def height(self) -> float:
        return self.leading * len(self.rows)

    @property
    def last_width(self) -> float:
        return text_width(self.rows[-1], self.look) if self.rows else 0.0

    @property
    def width(self) -> float:
        return max((text_width(row, self.look) for row in self.rows), default=0.0)

    def at(self, x: float, top: float, anchor: Anchor = "start") -> tuple[Label, ...]:
        first = top + TYPES[self.look].size * 0.95
        return tuple(
            Label(round(x, 2), round(first + i * self.leading, 2), row, self.look, anchor)
            for i, row in enumerate(self.rows)
        )


def lines(text: str, look: str, room: float, most: int = 99) -> Lines:
    """``text`` broken to ``room`` points."""
    kind = TYPES[look]
    return Lines(tuple(break_lines(text, kind.face, kind.size, room, most)) if text else (), look)


def text_width(text: str, look: str) -> float:
    """Width of one line in the face and size of ``look``."""
    return width(text, TYPES[look].face, TYPES[look].size)


def middle(y: float, look: str) -> float:
    """The baseline that centres one line of figures on ``y``."""
    return round(y + TYPES[look].size * 0.357, 2)
