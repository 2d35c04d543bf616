"""A kind's own figure as the wall draws it: with large letters, page by page where it has many rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

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


def picture(
    figures: Sequence[Figure], voices: Voices, title: Label, sentence: Message | None, page: int = 1
) -> Picture:
    """The page asked for, or the last where there are fewer. `figures`: one in the first language and, where the wall
    speaks two, the same with its labels in both. The sentence stands beneath the first page, or the last, where that
    costs no more pages, a second language in and around the figure where its rows have room. A figure without rows is
    drawn smaller."""
    wall = _Wall(voices, title, sentence)
    found, beneath = _split(figures[0], wall)
    number = min(page, len(found))
    parts = [[_rows_of(figure, rows) for figure in figures] for rows in found]
    alone = replace(wall, sentence=None)
    fit = alike(_fit(part, wall if place == beneath else alone) for place, part in enumerate(parts))
    drawn = svg(draw_large(parts[number - 1][-1 if fit.labels else 0]), figures[0].alt)
    markup = Markup(drawn)  # noqa: S704 - shapes and escaped words of our own renderer
    return Picture(markup, number, len(found), dict.fromkeys(SHAPES, fit), beneath == number - 1)


def has_room(figure: Figure, voices: Voices, title: Label) -> bool:
    """Whether a figure without rows needs not be drawn smaller."""
    return _height(figure) <= _Wall(voices, title, None).least()


def _split(figure: Figure, wall: _Wall) -> tuple[list[slice], int | None]:
    """The rows of each page, and beneath which of them the sentence has room."""
    alone, least = _pages(figure, wall, said=False), min(LEAST_ROWS, _rows(figure))
    if _count(figure, 0, least, wall.least()) < least:
        return alone, None
    beneath = _pages(figure, wall, said=True)
    if len(beneath) <= len(alone):
        return beneath, 0
    return alone, len(alone) - 1 if _height(_rows_of(figure, alone[-1])) <= wall.least() else None


def _pages(figure: Figure, wall: _Wall, said: bool) -> list[slice]:
    """The rows of each page; `said`: the sentence stands beneath the first."""
    further = replace(wall, sentence=None).least()
    first = wall.least() if said else further
    return even_pages(_rows(figure), lambda start, most: _count(figure, start, most, further if start else first))


def _count(figure: Figure, start: int, most: int, left: float) -> int:
    """How many rows from `start`, at most so many, have room."""
    stops = range(start + 1, min(_rows(figure), start + most) + 1)
    fitting = takewhile(lambda stop: _height(_rows_of(figure, slice(start, stop))) <= left, stops)
    return sum(1 for _ in fitting)


def _fit(part: Sequence[Figure], wall: _Wall) -> Fit:
    """What is said in both languages, so that the rows still have room."""
    one, both = _height(part[0]), _height(part[-1])
    fits = (Fit(labels, *around) for labels, *around in GIVING_WAY if (both if labels else one) <= wall.left(*around))
    return next(fits, Fit(*GIVING_WAY[-1]))


def _height(figure: Figure) -> float:
    """In rem, where the figure fills the narrow wall."""
    return draw_large(figure).height * FILLED / WIDTH


def _field(figure: Figure) -> str:
    return "bars" if isinstance(figure, BarChart) else "rows"


def _rows(figure: Figure) -> int:
    """A figure without rows counts as one."""
    if isinstance(figure, ConflictTree):
        return max(1, len(figure.effects) + len(figure.core) + len(figure.causes))
    return len(getattr(figure, _field(figure))) if isinstance(figure, RowFigure) else 1


def _rows_of(figure: Figure, rows: slice) -> Figure:
    if isinstance(figure, ConflictTree):
        return _grown(figure, rows)
    if not isinstance(figure, RowFigure):
        return figure
    return replace(figure, **{_field(figure): getattr(figure, _field(figure))[rows]})


def _grown(tree: ConflictTree, rows: slice) -> ConflictTree:
    """A part of the tree, from its branches down to its roots."""
    core, causes = len(tree.effects), len(tree.effects) + len(tree.core)
    return replace(
        tree,
        effects=tree.effects[rows],
        core=tree.core[max(0, rows.start - core) : max(0, rows.stop - core)],
        causes=tree.causes[max(0, rows.start - causes) : max(0, rows.stop - causes)],
    )
