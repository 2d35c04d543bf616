"""The legend of a dot plot: every symbol with its group, and again at the head of its column of counts."""

from dataclasses import dataclass

from workshop.document.charts.shapes import WIDTH, Label, Lines, Shape, lines, middle, text_width
from workshop.document.charts.symbols import symbol
from workshop.document.figures import DotGroup

LINE, FIRST, SIGN, BETWEEN = 17.0, 8.0, 16.0, 20.0


@dataclass(frozen=True)
class Legend:
    """Shapes of a legend and the height they take."""

    shapes: tuple[Shape, ...]
    height: float


def legend(groups: tuple[DotGroup, ...], symbols: tuple[str, ...], columns: tuple[float, ...]) -> Legend:
    """Entries in as many lines as they need; ``columns`` are the right ends of the columns of counts."""
    x, y, shapes = 0.0, FIRST, []
    for group, name in zip(groups, symbols, strict=True):
        width = _width(group)
        if x and x + width > WIDTH:
            x, y = 0.0, y + LINE
        shapes += _entry(group, name, x, y)
        x += width + BETWEEN
    if columns and x > columns[0] - 24:
        y += LINE
    for name, column in zip(symbols, columns, strict=False):
        shapes += symbol(name, column - 6, y)
    return Legend(tuple(shapes), y + LINE - 1)


def _width(group: DotGroup) -> float:
    return SIGN + _name(group).last_width + 4 + text_width(group.note, "note")


def _name(group: DotGroup) -> Lines:
    return lines(group.label, "legend", WIDTH - SIGN - 4 - text_width(group.note, "note"), most=1)


def _entry(group: DotGroup, name: str, x: float, y: float) -> list[Shape]:
    shown = _name(group)
    after = x + SIGN + shown.last_width + 4
    labels = [Label(x + SIGN, middle(y, "legend"), row, "legend") for row in shown.rows]
    return [*symbol(name, x + 6, y), *labels, Label(after, middle(y, "legend"), group.note, "note")]
