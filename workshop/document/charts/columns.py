"""Small multiples of columns: one panel per group, one column per year, all on one scale."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from workshop.document.charts.shapes import (
    ROOMY,
    WIDTH,
    Box,
    Drawing,
    Label,
    Line,
    Lines,
    Shape,
    letter_size,
    lines,
    text_width,
)
from workshop.document.plots import ColumnPanels, Panel

PLOT, WIDEST, FILLED = 52.0, 56.0, 0.68
"""Height of the highest column, the most room a step takes, and how much of it its column fills."""
FIGURES, STEPS, BELOW, CLEAR = 11.0, 13.0, 8.0, 4.0


@dataclass(frozen=True)
class _Grid:
    """Where the columns stand; ``named``: the steps that are named, the first and the last among them."""

    unit: float
    named: tuple[int, ...]
    all_figures: bool

    def centre(self, n: int) -> float:
        return round((n + 0.5) * self.unit, 2)


def columns(figure: ColumnPanels, air: float = ROOMY) -> Drawing:
    """The drawing of the panels, each as high as its names and its highest column need."""
    grid, top = _grid(figure), 0.0
    shapes: list[Shape] = []
    for panel in figure.panels:
        head = lines(panel.title, "label-lead", WIDTH), lines(panel.note, "note", WIDTH)
        highest = _height(figure, max(panel.values, default=0.0))
        base = round(top + sum(said.height for said in head) + _larger(FIGURES) + CLEAR + highest, 2)
        shapes += [*_named(head, top), *_panel(figure, panel, grid, base)]
        top = base + _larger(STEPS) + BELOW + air
    return Drawing(WIDTH, round(max(top - air, 0.0), 2), tuple(shapes))


def _grid(figure: ColumnPanels) -> _Grid:
    unit = min(WIDTH / max(len(figure.steps), 1), WIDEST)
    figures = _widest([text for panel in figure.panels for text in panel.texts], "tick")
    return _Grid(unit, tuple(_named_steps(figure.steps, unit)), figures + CLEAR / 2 <= unit)


def _named_steps(steps: Sequence[str], unit: float) -> Iterator[int]:
    """As many as there is room for, also where the edges push the first and the last one inwards."""
    room, last = _widest(steps, "tick"), len(steps) - 1
    every = ceil((room + CLEAR + max(0.0, room - unit)) / unit)
    yield from range(0, last - every + 1, every)
    if steps:
        yield last


def _height(figure: ColumnPanels, value: float) -> float:
    return round(PLOT * value / figure.top, 2) if figure.top else 0.0


def _widest(texts: Sequence[str], look: str) -> float:
    return max((text_width(text, look) for text in texts), default=0.0)


def _larger(points: float) -> float:
    """Room for one line of small letters, which may be large ones on a wall."""
    return max(points, letter_size("tick") * 1.3)


def _named(head: tuple[Lines, Lines], top: float) -> Iterator[Label]:
    for said in head:
        yield from said.at(0, top)
        top += said.height


def _panel(figure: ColumnPanels, panel: Panel, grid: _Grid, base: float) -> Iterator[Shape]:
    highest = max(panel.values, default=0.0)
    told = False
    for n, (value, text) in enumerate(zip(panel.values, panel.texts, strict=True)):
        height = _height(figure, value)
        first_highest = value == highest and not told
        told = told or first_highest
        if height:
            left = grid.centre(n) - grid.unit * FILLED / 2
            yield Box(round(left, 2), base - height, round(grid.unit * FILLED, 2), height, "bar-lead")
        if grid.all_figures or first_highest:
            yield _inside(grid.centre(n), base - height - 3, text)
    yield Line(0, base, round(grid.unit * len(figure.steps), 2), base, "axis")
    for n in grid.named:
        yield _inside(grid.centre(n), base + _larger(STEPS) - 3, figure.steps[n])


def _inside(x: float, y: float, text: str) -> Label:
    """Centred on x, as far as the edges of the drawing let it."""
    half = text_width(text, "tick") / 2
    return Label(round(min(max(x, half), WIDTH - half), 2), round(y, 2), text, "tick", "middle")
