"""Numbered labels in two columns beneath a figure whose marks bear the numbers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workshop.document.charts.shapes import WIDTH, Label, Lines, Shape, lines
from workshop.document.text import Text, labelled

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
    """Shapes of the list from ``top`` down, and where it ends: read down the first column, then the second."""
    entries = [_entry(item) for item in items]
    first = _half([entry.height for entry in entries])
    shapes: list[Shape] = []
    bottom = top
    for left, column in ((0.0, entries[:first]), (COLUMN + BETWEEN, entries[first:])):
        y = top
        for entry in column:
            shapes += _drawn(entry, left, y)
            y += entry.height
        bottom = max(bottom, y)
    return shapes, round(bottom, 2)


def _entry(item: Numbered) -> _Entry:
    room = COLUMN - NUMBER
    return _Entry(item.number, lines(labelled(item.label), "label", room), lines(item.note, "hidden", room))


def _half(heights: list[float]) -> int:
    """How many stand in the first column so that the higher of the two is as low as can be."""
    whole = sum(heights)
    return min(range(len(heights) + 1), key=lambda n: (max(sum(heights[:n]), whole - sum(heights[:n])), -n))


def _drawn(entry: _Entry, left: float, top: float) -> Iterator[Shape]:
    yield Label(left + NUMBER - 6, round(top + entry.label.leading * 0.766, 2), entry.number, "place", "end")
    yield from entry.label.at(left + NUMBER, top)
    yield from entry.note.at(left + NUMBER, top + entry.label.height)
