"""A kind's own figure as the wall draws it: with large letters, page by page where it has many rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import takewhile, zip_longest

from markupsafe import Markup

from workshop.document.charts import draw_large
from workshop.document.charts.shapes import WIDTH
from workshop.document.figures import BarChart, Figure, RowFigure
from workshop.document.plots import ConflictTree
from workshop.document.render.svg import svg
from workshop.domain.text import Label, Message
from workshop.web.projector.room import (
    GIVING_WAY,
    LEAST_ROWS,
    NARROW,
    SHAPES,
    STAGE,
    Fit,
    alike,
    even_pages,
    title_height,
)
from workshop.web.projector.voices import Voices

#: Rem between the margins of the narrow wall, which the figure fills; the wide one is as high and centres it.
FILLED = 47.2
#: Rem around the figure, less the line of text that stands under the question of other results.
AIR = -1.5
#: What the sentence beneath takes besides its lines.
CALLOUT = 1.8


@dataclass(frozen=True)
class Picture:
    """The drawing of one page; whether the sentence stands beneath, and what has room besides."""

    drawing: Markup
    number: int
    total: int
    fits: Mapping[str, Fit]
    beneath: bool


@dataclass(frozen=True)
class _Wall:
    """What stands around the figure."""

    voices: Voices
    title: Label
    sentence: Message | None

    def least(self) -> float:
        """Rem for the figure where the second language is left out."""
        return self.left(False, False)

    def left(self, said: bool, title: bool) -> float:
        """Rem of height for the figure; `said`, `title`: sentence and question in both languages."""
        return STAGE - AIR - title_height(NARROW, self.voices, self.title, title) - self._beneath(said)

    def _beneath(self, both: bool) -> float:
        if self.sentence is None:
            return 0.0
        also = self.voices.also(self.sentence) if both else ""
        return CALLOUT + NARROW.callout.height(self.voices.say(self.sentence), also)


def picture(figure: Figure, voices: Voices, title: Label, sentence: Message | None, page: int = 1) -> Picture:
    """The page asked for, or the last where there are fewer. The sentence stands beneath the first, where two rows have
    room above it; both languages stand around the figure if its rows then have room. A figure without rows is drawn
    smaller."""
    wall = _Wall(voices, title, sentence)
    found, beneath = _split(figure, wall)
    number = min(page, len(found))
    parts = [_rows_of(figure, rows) for rows in found]
    alone = replace(wall, sentence=None)
    fit = alike(_fit(part, alone if place or not beneath else wall) for place, part in enumerate(parts))
    drawn = svg(draw_large(parts[number - 1]), figure.alt)
    markup = Markup(drawn)  # noqa: S704 - shapes and escaped words of our own renderer
    return Picture(markup, number, len(found), dict.fromkeys(SHAPES, fit), beneath and number == 1)


def has_room(figure: Figure, voices: Voices, title: Label) -> bool:
    """Whether a figure without rows needs not be drawn smaller."""
    return _height(figure) <= _Wall(voices, title, None).least()


def _split(figure: Figure, wall: _Wall) -> tuple[list[slice], bool]:
    """The rows of each page, and whether the sentence has room."""
    alone, least = replace(wall, sentence=None).least(), min(LEAST_ROWS, _rows(figure))
    beneath = _count(figure, 0, least, wall.least()) == least
    first = wall.least() if beneath else alone
    found = even_pages(_rows(figure), lambda start, most: _count(figure, start, most, alone if start else first))
    return found, beneath


def _count(figure: Figure, start: int, most: int, left: float) -> int:
    """How many rows from `start`, at most so many, have room."""
    stops = range(start + 1, min(_rows(figure), start + most) + 1)
    fitting = takewhile(lambda stop: _height(_rows_of(figure, slice(start, stop))) <= left, stops)
    return sum(1 for _ in fitting)


def _fit(part: Figure, wall: _Wall) -> Fit:
    """Labels are drawn in one language; those of sentence and question give way."""
    around = dict.fromkeys((said, title) for _, said, title in GIVING_WAY)
    fits = (Fit(False, said, title) for said, title in around if _height(part) <= wall.left(said, title))
    return next(fits, Fit(False, False, False))


def _height(figure: Figure) -> float:
    """In rem, where the figure fills the narrow wall."""
    return draw_large(figure).height * FILLED / WIDTH


def _field(figure: Figure) -> str:
    return "bars" if isinstance(figure, BarChart) else "rows"


def _rows(figure: Figure) -> int:
    """A figure without rows counts as one."""
    if isinstance(figure, ConflictTree):
        return max(1, len(figure.effects) + len(figure.causes))
    return len(getattr(figure, _field(figure))) if isinstance(figure, RowFigure) else 1


def _rows_of(figure: Figure, rows: slice) -> Figure:
    if isinstance(figure, ConflictTree):
        return _grown(figure, rows)
    if not isinstance(figure, RowFigure):
        return figure
    return replace(figure, **{_field(figure): getattr(figure, _field(figure))[rows]})


def _grown(tree: ConflictTree, rows: slice) -> ConflictTree:
    """The trunk with some of its branches and roots, which come in turns."""
    turns = [branch for pair in zip_longest(tree.effects, tree.causes) for branch in pair if branch is not None][rows]
    effects, causes = (tuple(one for one in part if one in turns) for part in (tree.effects, tree.causes))
    return replace(tree, effects=effects, causes=causes)
