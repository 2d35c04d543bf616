"""Figures, pictures and ornaments as ReportLab flowables that tag themselves."""

import io

from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable

from workshop.document.charts import draw
from workshop.document.charts.parts import Part, cut
from workshop.document.charts.shapes import TIGHT, Drawing
from workshop.document.figures import Figure
from workshop.document.render import ink
from workshop.document.render.page import next_page

COARSEST = 1.0
"""Points that a dot of a picture may take at most: an icon is no poster."""


class FigureFlowable(Flowable):
    """A drawing with the words that stand for it when it cannot be seen.

    There are two of it: ``tight`` is taken where ``roomy``, with ``below`` points under it, would not fit, or would
    leave no room on the page for the ``following`` points that come next. Its last rows go to the next page with the
    ``tail`` points that must stand under them.
    """

    def __init__(self, part: Part, below: float, figure: Figure | None = None) -> None:
        super().__init__()
        self._roomy, self._tight, self._below, self._alt = part.roomy, part.tight, below, part.alt
        self._figure = figure
        self.following, self.tail = 0.0, below

    @property
    def least(self) -> float:
        """What must be free for it to begin where half a page would else stay empty: its head and a few rows."""
        figure, rooms = self._figure, (self._tight.height * share for share in (0.35, 0.5, 0.7))
        parted = next(filter(None, (cut(figure, room) for room in rooms)), None) if figure else None
        return draw(parted[0], TIGHT).height if parted else self._tight.height

    def split(self, _: float, height: float) -> list[Flowable]:
        """As many rows as fit, and the others on the next page."""
        parted = cut(self._figure, height) if self._figure else None
        if parted is None:
            return []
        first, rest = (Part(draw(side), draw(side, TIGHT), side.alt) for side in parted)
        ending = FigureFlowable(rest, self._below, parted[1])
        ending.tail = self.tail
        return [FigureFlowable(first, 0.0), next_page(), ending]

    def keep(self, below: float) -> None:
        """Leave room for ``below`` points of what must stand on the same page."""
        self._below = below

    @property
    def saving(self) -> float:
        """How much lower the tight drawing is."""
        return self._roomy.height - self._tight.height

    def wrap(self, _: float, height: float) -> tuple[float, float]:
        wanted = height - self._below
        if self._tight.height + self.following <= wanted:
            wanted -= self.following
        self._drawing = self._roomy if self._roomy.height <= wanted else self._tight
        self.width, self.height = self._drawing.width, self._drawing.height
        parts = self.height <= height < self.height + self.tail and self._figure and cut(self._figure, height)
        return self.width, height + 1 if parts else self.height

    def draw(self) -> None:
        if self.canv.measuring:
            return
        x, y = self.canv.absolutePosition(0, 0)
        box = (x, y, x + self.width, y + self.height)
        element = self.canv.recorder.current.add("Figure", Alt=self._alt, BBox=box)
        with self.canv.marked(element):
            ink.draw(self.canv, self._drawing)


class Picture(Flowable):
    """A PNG, no larger than its room nor coarser than ``COARSEST``, with the words that stand for it."""

    def __init__(self, png: bytes, alt: str, room: tuple[float, float], space_after: float = 0) -> None:
        super().__init__()
        self._reader, self._alt = ImageReader(io.BytesIO(png)), alt
        width, height = self._reader.getSize()
        scale = min(room[0] / width, room[1] / height, COARSEST)
        self.width, self.height, self.spaceAfter = width * scale, height * scale, space_after

    def wrap(self, *_: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        x, y = self.canv.absolutePosition(0, 0)
        box = (x, y, x + self.width, y + self.height)
        element = self.canv.recorder.current.add("Figure", Alt=self._alt, BBox=box)
        with self.canv.marked(element):
            self.canv.drawImage(self._reader, 0, 0, self.width, self.height)


class Ornament(Flowable):
    """A drawing that says nothing by itself."""

    def __init__(self, drawing: Drawing, space_before: float = 0, space_after: float = 0) -> None:
        super().__init__()
        self._drawing = drawing
        self.width, self.height = drawing.width, drawing.height
        self.spaceBefore, self.spaceAfter = space_before, space_after

    def wrap(self, *_: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        with self.canv.artifact():
            ink.draw(self.canv, self._drawing)


class Beside(Ornament):
    """An ornament at the right edge of ``room``, level with the line that follows: it takes no height itself."""

    def __init__(self, drawing: Drawing, room: float) -> None:
        super().__init__(drawing)
        self._x, self._down = room - drawing.width, drawing.height
        self.width, self.height = room, 0.0

    def draw(self) -> None:
        self.canv.translate(self._x, -self._down)
        super().draw()
