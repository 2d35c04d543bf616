"""A document on one page to be hung up, A4 or A3: a cloth with the title, then what it says, as large as it can be."""

import io
from collections.abc import Iterable, Iterator
from typing import Any

from reportlab.lib.pagesizes import A3, A4
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, FrameBreak, KeepInFrame, PageTemplate, Spacer

from workshop.document import palette
from workshop.document.blocks import Document, Heading
from workshop.document.charts.shapes import large_letters
from workshop.document.metrics import break_lines
from workshop.document.render import ready  # noqa: F401 - styles need the fonts
from workshop.document.render.cloth import poster_cloth
from workshop.document.render.finish import finish
from workshop.document.render.flowables import TaggedParagraph, plain_line
from workshop.document.render.pieces import Setter
from workshop.document.render.style import COLUMN, PAGE_HEIGHT, PAGE_WIDTH, SIDE, poster_title
from workshop.document.render.tagged import TaggedCanvas
from workshop.document.words import Words

SIZES = {"A4": A4, "A3": A3}
CLOTH, FOOT = 150.0, 48.0
"""Height of the cloth with the title at the head, and of the strip at the foot of an A4 page, in points."""
TITLE_ROOM = CLOTH - 50
GROWTH = (1.9, 1.8, 1.7, 1.6, 1.5, 1.4, 1.3, 1.2, 1.1, 1.0, 0.9, 0.8, 0.7)
"""How much larger than in a report letters may be: the first that fits is taken."""
TITLE_SIZES = (44, 38, 33, 28, 24, 20, 17, 15)
HEADING, NOTE = 0.62, 0.8
"""How much smaller headings and notes are beside the rest than in a report: they lead less far."""
_ROOM = PAGE_HEIGHT - CLOTH - FOOT - 24
_PLAIN = {"leftPadding": 0, "rightPadding": 0, "topPadding": 0, "bottomPadding": 0}


def render_poster(document: Document, words: Words, size: str = "A3") -> bytes:
    """``document`` on one page of this size, accessible and archivable like the report."""
    out = io.BytesIO()
    poster = _Poster(out, document, size)
    poster.build([*_title(document), FrameBreak(), *_fitted(document, words)], canvasmaker=TaggedCanvas)
    return finish(out.getvalue(), poster.canv.recorder, document)


class _Poster(BaseDocTemplate):
    """One page, drawn as A4 and enlarged."""

    def __init__(self, out: io.BytesIO, document: Document, size: str) -> None:
        super().__init__(out, pagesize=SIZES[size], invariant=1, lang=document.lang, title=document.title)
        self._document = document
        head = Frame(SIDE, PAGE_HEIGHT - CLOTH + 4, COLUMN, TITLE_ROOM + 6, **_PLAIN)
        body = Frame(SIDE, FOOT, COLUMN, _ROOM + 10, **_PLAIN)
        self.addPageTemplates([PageTemplate("poster", [head, body], onPage=self._ground)])

    def beforeDocument(self) -> None:  # noqa: N802 - ReportLab's name
        self.canv.setLineCap(0)

    def mark(self, heading: Heading) -> None:
        """One page needs no bookmarks."""

    def _ground(self, canvas: TaggedCanvas, _: Any) -> None:
        times = self.pagesize[0] / PAGE_WIDTH
        canvas.scale(times, times)
        with canvas.artifact("Background"):
            poster_cloth(canvas, CLOTH, palette.tones(self._document.accent))
        with canvas.artifact("Pagination"):
            names = break_lines(self._document.organiser, "SemiBold", 9, COLUMN, most=2)
            for up, line in enumerate(reversed(names)):
                plain_line(canvas, SIDE, 30 + 11 * up, line, "SemiBold", 9, palette.INK)
            plain_line(canvas, SIDE, 17, self._document.foot, "Regular", 8, palette.MUTED)


def _title(document: Document) -> Iterator[Flowable]:
    """The title in the largest letters that leave room for place and dates, and for the word that it is a draft."""
    line = Setter(document, Words()).styles["cover-line"].grown(1.25)
    told = " · ".join(part for part in (document.watermark.upper(), document.subtitle) if part)
    below = TaggedParagraph.of(told, line, document.lang)
    room = TITLE_ROOM - below.wrap(COLUMN, TITLE_ROOM)[1] - 6
    *larger, smallest = (TaggedParagraph.of(document.title, poster_title(size), document.lang) for size in TITLE_SIZES)
    title = next((made for made in larger if made.wrap(COLUMN, room)[1] <= room), smallest)
    yield Spacer(0, max(0.0, room - title.wrap(COLUMN, room)[1]) / 2)
    yield KeepInFrame(COLUMN, TITLE_ROOM, [title, below], mode="shrink")


def _fitted(document: Document, words: Words) -> list[Flowable]:
    """The blocks in the largest letters that fit, the room that is left shared out between them."""
    for times in GROWTH:
        groups = list(_groups(document, words, times))
        height = sum(_height(group) for group in groups)
        if height <= _ROOM:
            gap = min((_ROOM - height) / max(len(groups), 1), 40.0)
            return [flowable for group in groups for flowable in (*group, Spacer(0, gap))]
    return [KeepInFrame(COLUMN, _ROOM, [flowable for group in groups for flowable in group], mode="shrink")]


def _groups(document: Document, words: Words, times: float) -> Iterator[list[Flowable]]:
    setter = Setter(document, words)
    smaller = {"h1": HEADING, "lead": NOTE, "note": NOTE}
    setter.styles = {name: style.grown(times * smaller.get(name, 1.0)) for name, style in setter.styles.items()}
    with large_letters(times):
        for block in document.blocks:
            yield [flowable for piece in setter.set(block) for flowable in piece.flowables]


def _height(flowables: Iterable[Flowable]) -> float:
    made = list(flowables)
    spaces = sum(flowable.getSpaceBefore() + flowable.getSpaceAfter() for flowable in made)
    return spaces + sum(flowable.wrap(COLUMN, 10_000)[1] for flowable in made)
