"""Keys above a figure: small signs with their words, in as many lines as they need; no word is cut."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from workshop.document.charts.patterns import SIGN, Pattern, surface
from workshop.document.charts.shapes import WIDTH, Line, Lines, Shape, lines

Sign = Callable[[float, float], Iterable[Shape]]
"""Draws itself with its left end at x, centred on y."""
NEXT, BETWEEN, ABOVE = 5.0, 16.0, 4.0


@dataclass(frozen=True)
class Entry:
    """A sign, how wide it is, and its words."""

    words: str
    sign: Sign
    width: float = SIGN


@dataclass(frozen=True)
class Key:
    """Shapes of a key and the height they take, the distance to what follows included."""

    shapes: tuple[Shape, ...]
    height: float


def key(entries: Iterable[Entry], top: float = 0.0, room: float = WIDTH) -> Key:
    """The entries from ``top`` down, beside each other as long as there is room."""
    x, y, row, shapes = 0.0, top, 0.0, []
    for entry in entries:
        words = lines(entry.words, "legend", room - entry.width - NEXT)
        wide = entry.width + NEXT + words.width
        if x and x + wide > room:
            x, y, row = 0.0, y + row + ABOVE, 0.0
        shapes += _entry(entry, words, x, y)
        x, row = x + wide + BETWEEN, max(row, words.height, SIGN + 1)
    return Key(tuple(shapes), y + row + 2 * ABOVE - top if shapes else 0.0)


def _entry(entry: Entry, words: Lines, x: float, y: float) -> Iterator[Shape]:
    centre = round(y + max(words.leading, SIGN + 1) / 2, 2)
    yield from entry.sign(round(x, 2), centre)
    yield from words.at(x + entry.width + NEXT, centre - words.leading / 2)


def swatch(words: str, pattern: Pattern) -> Entry:
    """A square of the pattern."""
    return Entry(words, lambda x, y: surface(pattern, x, y - SIGN / 2, SIGN, SIGN))


def stroke(words: str, look: str, width: float = 24.0) -> Entry:
    """A piece of a line."""
    return Entry(words, lambda x, y: [Line(x, y, x + width, y, look)], width)
