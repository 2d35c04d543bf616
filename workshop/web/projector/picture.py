"""A kind's own figure as the wall draws it: with large letters, and as many of its rows as then have room."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import takewhile

from markupsafe import Markup

from workshop.document.charts import draw_large
from workshop.document.charts.shapes import WIDTH
from workshop.document.figures import BarChart, Figure, RowFigure
from workshop.document.render.svg import svg
from workshop.domain.text import Label, Message
from workshop.web.projector.room import GIVING_WAY, NARROW, SHAPES, STAGE, Fit, title_height
from workshop.web.projector.voices import Voices

#: Rem between the margins of the narrow wall, which the figure fills; the wide one is as high and centres it.
FILLED = 47.2
#: Rem around the figure, less the line of text that stands under the question of other results.
AIR = -1.5
#: What the sentence beneath takes besides its lines.
CALLOUT = 1.8


@dataclass(frozen=True)
class Picture:
    """The drawing, how many rows it has left of `total`, and what has room beside it."""

    drawing: Markup
    total: int
    fits: Mapping[str, Fit]


@dataclass(frozen=True)
class _Wall:
    """What stands around the figure."""

    voices: Voices
    title: Label
    sentence: Message | None

    def left(self, said: bool, title: bool) -> float:
        """Rem of height for the figure; `said`, `title`: sentence and question in both languages."""
        return STAGE - AIR - title_height(NARROW, self.voices, self.title, title) - self._beneath(said)

    def _beneath(self, both: bool) -> float:
        if self.sentence is None:
            return 0.0
        also = self.voices.also(self.sentence) if both else ""
        return CALLOUT + NARROW.callout.height(self.voices.say(self.sentence), also)


def picture(figure: Figure, voices: Voices, title: Label, sentence: Message | None) -> Picture:
    """Both languages around it if all rows then have room, else the second gives way, then the last rows; the
    sentence where not even half of them have room. A figure without rows is drawn smaller."""
    fit = _fit(figure, _Wall(voices, title, sentence))
    drawn = svg(draw_large(_first(figure, fit.count)), figure.alt)
    markup = Markup(drawn)  # noqa: S704 - shapes and escaped words of our own renderer
    return Picture(markup, _rows(figure), dict.fromkeys(SHAPES, fit))


def _fit(figure: Figure, wall: _Wall) -> Fit:
    both = dict.fromkeys((said, title) for _, said, title in GIVING_WAY)  # labels are drawn in one language
    tries = [_try(figure, wall, said, title) for said, title in both]
    found = next((fit for fit in tries if fit.count == _rows(figure)), tries[-1])
    if 2 * found.count >= _rows(figure):
        return found
    alone = _try(figure, replace(wall, sentence=None), False, False)
    return replace(alone, count=max(alone.count, 1), beneath=False)


def _try(figure: Figure, wall: _Wall, said: bool, title: bool) -> Fit:
    left = wall.left(said, title)
    counts = range(1, _rows(figure) + 1)
    fitting = takewhile(lambda count: _height(_first(figure, count)) <= left, counts)
    return Fit(sum(1 for _ in fitting), labels=False, sentence=said, title=title)


def _height(figure: Figure) -> float:
    """In rem, where the figure fills the narrow wall."""
    return draw_large(figure).height * FILLED / WIDTH


def _field(figure: Figure) -> str:
    return "bars" if isinstance(figure, BarChart) else "rows"


def _rows(figure: Figure) -> int:
    """A figure without rows counts as one."""
    return len(getattr(figure, _field(figure))) if isinstance(figure, RowFigure) else 1


def _first(figure: Figure, count: int) -> Figure:
    if not isinstance(figure, RowFigure):
        return figure
    return replace(figure, **{_field(figure): getattr(figure, _field(figure))[:count]})
