"""Keys above a figure: small signs with their words, in as many lines as they need; no word is cut."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from workshop.document.charts.patterns import SIGN, Pattern, surface
from workshop.document.charts.shapes import WIDTH, Label, Line, Lines, Shape, lines, middle, text_width

Sign = Callable[[float, float], Iterable[Shape]]
"""Draws itself with its left end at x, centred on y."""
NEXT, BETWEEN, ABOVE = 5.0, 16.0, 4.0


@dataclass(frozen=True)
class Entry:
    """A sign, how wide it is, its words, and a smaller word after them."""

    words: str
    sign: Sign
    width: float = SIGN
    note: str = ""


@dataclass(frozen=True)
class Key:
    """Shapes of a key and the height they take, the distance to what follows included.

    ``end`` is where its last line ends, ``centre`` the height that line is centred on.
    """

    shapes: tuple[Shape, ...]
    height: float
    end: float = 0.0
    centre: float = 0.0


def key(entries: Iterable[Entry], top: float = 0.0, room: float = WIDTH) -> Key:
    """The entries from ``top`` down, beside each other as long as there is room."""
    shapes: list[Shape] = []
    x, y, row, end = 0.0, top, 0.0, 0.0
    for entry in entries:
        after = text_width(entry.note, "note") + NEXT if entry.note else 0.0
        words = lines(entry.words, "legend", room - entry.width - NEXT - after)
        end = x + entry.width + NEXT + max(words.width, words.last_width + after)
        if x and end > room:
            end, x, y, row = end - x, 0.0, y + row + ABOVE, 0.0
        shapes += _entry(entry, words, x, y)
        x, row = end + BETWEEN, max(row, words.height, SIGN + 1)
    return Key(tuple(shapes), y + row + 2 * ABOVE - top if shapes else 0.0, end, y + row - (SIGN + 1) / 2)


def _entry(entry: Entry, words: Lines, x: float, y: float) -> Iterator[Shape]:
    centre = round(y + max(words.leading, SIGN + 1) / 2, 2)
    left = round(x + entry.width + NEXT, 2)
    yield from entry.sign(round(x, 2), centre)
    yield from words.at(left, centre - words.leading / 2)
    if entry.note:
        last = centre + words.leading * (len(words.rows) - 1)
        yield Label(round(left + words.last_width + NEXT, 2), middle(last, "legend"), entry.note, "note")


def swatch(words: str, pattern: Pattern) -> Entry:
    """A square of the pattern."""
    return Entry(words, lambda x, y: surface(pattern, x, y - SIGN / 2, SIGN, SIGN))


def stroke(words: str, look: str, width: float = 24.0) -> Entry:
    """A piece of a line."""
    return Entry(words, lambda x, y: [Line(x, y, x + width, y, look)], width)
