"""Numbered labels in two columns beneath a figure whose marks bear the numbers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workshop.document.charts.shapes import WIDTH, Label, Lines, Shape, lines
from workshop.document.text import Text

NUMBER, BETWEEN, BELOW = 20.0, 18.0, 4.0
COLUMN = (WIDTH - BETWEEN) / 2


@dataclass(frozen=True)
class Numbered:
    """A number, its label, a smaller line under it."""

    number: str
    label: Text
    note: str = ""


@dataclass(frozen=True)
class _Entry:
    number: str
    label: Lines
    note: Lines

    @property
    def height(self) -> float:
        return self.label.height + self.note.height + BELOW


def numbered(items: Sequence[Numbered], top: float) -> tuple[list[Shape], float]:
    """Shapes of the list from ``top`` down, and where it ends: read across, so that it can be parted after any line."""
    entries = [_entry(item) for item in items]
    shapes: list[Shape] = []
    for pair in (entries[i : i + 2] for i in range(0, len(entries), 2)):
        for left, entry in zip((0.0, COLUMN + BETWEEN), pair, strict=False):
            shapes += _drawn(entry, left, top)
        top += max(entry.height for entry in pair)
    return shapes, round(top, 2)


def _entry(item: Numbered) -> _Entry:
    room = COLUMN - NUMBER
    return _Entry(item.number, lines(item.label, "label", room), lines(item.note, "hidden", room))


def _drawn(entry: _Entry, left: float, top: float) -> Iterator[Shape]:
    yield Label(left + NUMBER - 6, round(top + entry.label.leading * 0.766, 2), entry.number, "place", "end")
    yield from entry.label.at(left + NUMBER, top)
    yield from entry.note.at(left + NUMBER, top + entry.label.height)
