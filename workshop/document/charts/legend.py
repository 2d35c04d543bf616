"""The legend of a dot plot: every symbol with its group, and again at the head of its column of counts."""

from workshop.document.charts.keys import Entry, Key, key
from workshop.document.charts.shapes import Shape
from workshop.document.charts.symbols import symbol
from workshop.document.figures import DotGroup

LINE, SIGN, HALF = 16.0, 12.0, 6.0


def legend(groups: tuple[DotGroup, ...], symbols: tuple[str, ...], columns: tuple[float, ...]) -> Key:
    """Entries in as many lines as they need; ``columns`` are the right ends of the columns of counts."""
    made = key(_entry(group, name) for group, name in zip(groups, symbols, strict=True))
    below = LINE if columns and made.end > columns[0] - 24 else 0.0
    shapes: list[Shape] = [*made.shapes]
    for name, column in zip(symbols, columns, strict=False):
        shapes += symbol(name, column - HALF, round(made.centre + below, 2))
    return Key(tuple(shapes), made.height + below)


def _entry(group: DotGroup, name: str) -> Entry:
    return Entry(group.label, lambda x, y: symbol(name, x + HALF, y), SIGN, group.note)
