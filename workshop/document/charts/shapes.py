"""The few shapes drawings are made of. Each names its look (palette.py), never a colour."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from typing import Literal

from workshop.document.metrics import break_lines, width
from workshop.document.palette import TYPES
from workshop.document.text import Text, labelled, language_of, parted, plain

Anchor = Literal["start", "middle", "end"]
WIDTH = 482.0
"""Width of every figure: the column of an A4 page between its margins."""
LEADING = 1.24
ROOMY, TIGHT = 6.0, 2.0
"""Air between the rows of a figure: as it should be, and where a few points less save a page."""
BENEATH = {"core": "core"}
"""The look of a second language beneath a label that has a ground of its own; elsewhere it is that of notes."""
_LETTERS: ContextVar[float] = ContextVar("letters", default=1.0)


@contextmanager
def large_letters(times: float) -> Iterator[None]:
    """Drawings made within have letters ``times`` as large as on paper, in a figure of the same width: for a wall."""
    before = _LETTERS.set(times)
    try:
        yield
    finally:
        _LETTERS.reset(before)


def are_letters_large() -> bool:
    """Whether the drawing is for a wall: labels then need more of the width."""
    return _LETTERS.get() > 1


def letter_size(look: str) -> float:
    """The size in points that letters of ``look`` are drawn with."""
    return TYPES[look].size * _LETTERS.get()


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
    """One line of text on its baseline; ``anchor`` says which end of it stands at x, ``lang`` that it is in another
    language than the document."""

    x: float
    y: float
    text: str
    look: str
    anchor: Anchor = "start"
    lang: str | None = None


Shape = Box | Circle | Line | Polygon | Strokes | Label


@dataclass(frozen=True)
class Drawing:
    """Shapes in the order they are drawn, in a space of width by height points; ``letters`` is their size."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    letters: float = field(default_factory=_LETTERS.get)


@dataclass(frozen=True)
class Lines:
    """Text already broken into lines of one look; ``lang`` as in Label. ``beneath`` are those of a second language."""

    rows: tuple[str, ...]
    look: str
    lang: str | None = None
    beneath: "Lines | None" = None

    @property
    def leading(self) -> float:
        return letter_size(self.look) * LEADING

    @property
    def height(self) -> float:
        return self.leading * len(self.rows) + (self.beneath.height if self.beneath else 0.0)

    @property
    def last_width(self) -> float:
        last = self.beneath or self
        return text_width(last.rows[-1], last.look) if last.rows else 0.0

    @property
    def width(self) -> float:
        own = max((text_width(row, self.look) for row in self.rows), default=0.0)
        return max(own, self.beneath.width) if self.beneath else own

    def at(self, x: float, top: float, anchor: Anchor = "start") -> tuple[Label, ...]:
        first = top + letter_size(self.look) * 0.95
        own = tuple(
            Label(round(x, 2), round(first + i * self.leading, 2), row, self.look, anchor, self.lang)
            for i, row in enumerate(self.rows)
        )
        return own + (self.beneath.at(x, top + self.leading * len(self.rows), anchor) if self.beneath else ())


def lines(text: Text, look: str, room: float, most: int = 99) -> Lines:
    """``text`` broken to ``room`` points; what is in another language carries its mark, or stands beneath."""
    first, second = parted(text)
    beneath = _broken(plain(second), BENEATH.get(look, "note"), room, language_of(second)) if second else None
    return replace(_broken(labelled(first), look, room, language_of(first), most), beneath=beneath)


def _broken(said: str, look: str, room: float, lang: str | None, most: int = 99) -> Lines:
    rows = break_lines(said, TYPES[look].face, letter_size(look), room, most) if said else ()
    return Lines(tuple(rows), look, lang)


def text_width(text: str, look: str) -> float:
    """Width of one line in the face and size of ``look``."""
    return width(text, TYPES[look].face, letter_size(look))


def middle(y: float, look: str) -> float:
    """The baseline that centres one line of figures on ``y``."""
    return round(y + letter_size(look) * 0.357, 2)
