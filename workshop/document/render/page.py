"""The sheet: cover and running pages, heads and feet, bookmarks, and the number of pages."""

import io
from typing import Any

from reportlab.platypus import BaseDocTemplate, CondPageBreak, Frame, PageTemplate

from workshop.document import palette
from workshop.document.blocks import Document, Heading
from workshop.document.metrics import break_lines, width
from workshop.document.render.cloth import cover_cloth
from workshop.document.render.flowables import plain_line
from workshop.document.render.style import BOTTOM, COLUMN, PAGE_HEIGHT, PAGE_WIDTH, SIDE, TOP, colour
from workshop.document.render.tagged import Recorder, TaggedCanvas
from workshop.document.text import plain
from workshop.document.words import Words

CLOTH_HEIGHT = PAGE_HEIGHT * 0.64
HEM_HEIGHT = 62.0
CLOTH_ROOM = CLOTH_HEIGHT - 150
GROUND_HEIGHT = PAGE_HEIGHT - CLOTH_HEIGHT - HEM_HEIGHT - 44
COVER_TEXT = COLUMN - 40
#: The watermark of a running page: its room along the diagonal, in points, and how steep that is, in degrees.
DIAGONAL, SLOPE, LARGEST_MARK = 640.0, 52.0, 190.0
PLAIN = {"leftPadding": 0, "rightPadding": 0, "topPadding": 0, "bottomPadding": 0}
COLUMN_HEIGHT = PAGE_HEIGHT - TOP - BOTTOM


def next_page() -> CondPageBreak:
    """What follows begins on a new page; at the top of one nothing happens."""
    return CondPageBreak(COLUMN_HEIGHT - 1)


class Sheet(BaseDocTemplate):
    """A4 pages of one document; after ``multiBuild`` its recorder holds the tags of the last pass."""

    def __init__(self, out: io.BytesIO, document: Document, words: Words) -> None:
        super().__init__(out, pagesize=(PAGE_WIDTH, PAGE_HEIGHT), invariant=1, lang=document.lang, title=document.title)
        self._document, self._words, self._total = document, words, 0
        running = Frame(SIDE, BOTTOM, COLUMN, COLUMN_HEIGHT, **PLAIN)
        self.addPageTemplates([
            PageTemplate("cover", _cover_frames(), onPage=self._cloth, autoNextPageTemplate="running"),
            PageTemplate("running", [running], onPage=self._furniture),
        ])  # fmt: skip

    @property
    def recorder(self) -> Recorder:
        return self.canv.recorder

    def beforeDocument(self) -> None:  # noqa: N802 - ReportLab's name
        self.canv.setLineCap(0)
        self.canv.measuring = not self._total
        self._bookmarks = 0

    def mark(self, heading: Heading) -> None:
        """A heading is being drawn on this page: bookmark it, list it."""
        self._bookmarks += 1
        key, title = f"h{self._bookmarks}", plain(heading.text)
        self.canv.bookmarkPage(key)
        if heading.in_contents:
            self.canv.addOutlineEntry(title, key, heading.level - 1, closed=heading.level > 1)
            self.notify("contents", (heading.level - 1, title, self.page, key))

    def _endBuild(self) -> None:  # noqa: N802
        """The number of pages of this pass stands in the feet of the next."""
        super()._endBuild()
        self._printed, self._total = self._total, self.page

    def _allSatisfied(self) -> bool:  # noqa: N802
        """Whether contents and feet say what is true; a document without contents has feet all the same."""
        return super()._allSatisfied() and self._printed == self._total

    def _cloth(self, canvas: TaggedCanvas, _: Any) -> None:
        with canvas.artifact("Background"):
            cover_cloth(canvas, CLOTH_HEIGHT, palette.tones(self._document.accent))
        self._watermark(canvas, HEM_HEIGHT + GROUND_HEIGHT / 2, 0.0, COVER_TEXT)

    def _furniture(self, canvas: TaggedCanvas, _: Any) -> None:
        self._watermark(canvas, PAGE_HEIGHT / 2, SLOPE, DIAGONAL)
        with canvas.artifact("Pagination"):
            self._head(canvas)
            self._foot(canvas)

    def _watermark(self, canvas: TaggedCanvas, y: float, slope: float, room: float) -> None:
        """A word behind everything, around this height; who hears the document is told by the words of its cover."""
        if self._document.watermark:
            with canvas.artifact("Pagination /Subtype /Watermark"):
                _behind(canvas, self._document.watermark, y, slope, room)

    def _head(self, canvas: TaggedCanvas) -> None:
        y, right = PAGE_HEIGHT - 43, PAGE_WIDTH - SIDE
        plain_line(canvas, SIDE, y, _fitted(self._document.title, 330), "SemiBold", 7.8, palette.MUTED)
        marks = " · ".join(filter(None, (self._document.watermark, self._document.edition)))
        plain_line(canvas, right, y, marks, "Regular", 7.8, palette.MUTED, right=True)
        _hairline(canvas, y - 7)

    def _foot(self, canvas: TaggedCanvas) -> None:
        y, right = 33.0, PAGE_WIDTH - SIDE
        page = self._words.page.format(page=canvas.getPageNumber(), total=self._total or "…")
        _hairline(canvas, y + 12)
        plain_line(canvas, SIDE, y, _fitted(self._document.organiser, 380), "SemiBold", 7.8, palette.MUTED)
        plain_line(canvas, right, y, page, "SemiBold", 7.8, palette.INK, right=True)
        plain_line(canvas, SIDE, y - 10.5, _fitted(self._document.foot, COLUMN), "Regular", 7.4, palette.MUTED)


def _cover_frames() -> list[Frame]:
    cloth = Frame(SIDE + 4, PAGE_HEIGHT - CLOTH_HEIGHT, COVER_TEXT, CLOTH_ROOM, id="cloth", **PLAIN)
    ground = Frame(SIDE + 4, HEM_HEIGHT, COVER_TEXT, GROUND_HEIGHT + 2, id="ground", **PLAIN)
    return [cloth, ground]


def _behind(canvas: TaggedCanvas, word: str, y: float, slope: float, room: float) -> None:
    """One word in the middle of the page, in letters as large as their room."""
    size = min(LARGEST_MARK, room / width(word, "Bold", 1.0))
    canvas.saveState()
    canvas.translate(PAGE_WIDTH / 2, y)
    canvas.rotate(slope)
    plain_line(canvas, -width(word, "Bold", size) / 2, -size / 3, word, "Bold", size, palette.PAPER_DEEP)
    canvas.restoreState()


def _hairline(canvas: TaggedCanvas, y: float) -> None:
    canvas.setStrokeColor(colour(palette.LINE))
    canvas.setLineWidth(0.5)
    canvas.line(SIDE, y, PAGE_WIDTH - SIDE, y)


def _fitted(text: str, room: float) -> str:
    return break_lines(text, "SemiBold", 7.8, room, most=1)[0] if text else ""
