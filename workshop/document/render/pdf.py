"""A document as PDF: accessible (PDF/UA-1), archivable (PDF/A-2a), and the same bytes for the same document."""

import io
from collections.abc import Iterable
from dataclasses import replace

from reportlab.platypus import CondPageBreak, Flowable

from workshop.document.blocks import Cover, Document
from workshop.document.render import ready  # noqa: F401 - styles need the fonts
from workshop.document.render.drawn import FigureFlowable
from workshop.document.render.finish import finish
from workshop.document.render.page import COLUMN_HEIGHT, Sheet
from workshop.document.render.pieces import Piece, Setter
from workshop.document.render.tagged import TaggedCanvas
from workshop.document.shorter import shortened
from workshop.document.words import Words

SMALLER = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75)
"""How much smaller letters may be set, so that a document keeps to its pages; the largest that fit are taken."""
MOST_EMPTY, FEW_WORDS = COLUMN_HEIGHT * 0.5, 100.0
"""How much of a page may stay empty so that things stay together, and what is too little to stand there alone."""
SHORTER = (140, 110, 80, 55, 35)
"""Letters of an answer where not even the smallest letters fit: rather cut words than words that nobody can read."""


def render_pdf(document: Document, words: Words) -> bytes:
    """``document`` as a PDF file. Every word of its own that the renderer says comes from ``words``."""
    return _printed(document, Setter(document, words), words)[0]


def render_sheet(document: Document, words: Words, most: int = 2) -> bytes:
    """``document`` on ``most`` pages, in letters as large as that allows and none larger than in a report; answers too
    long even so are cut. It speaks two languages, so that its page numbers have no words."""
    numbered = replace(words, page="{page} / {total}")
    tries = [(document, times) for times in SMALLER]
    tries += [(shortened(document, letters), SMALLER[-1]) for letters in SHORTER]
    for tried, times in tries:
        setter = Setter(tried, numbered)
        setter.styles = {name: style.grown(times) for name, style in setter.styles.items()}
        made, pages = _printed(tried, setter, numbered)
        if pages <= most:
            break
    return made


def _printed(document: Document, setter: Setter, words: Words) -> tuple[bytes, int]:
    """The file and how many pages it has."""
    out = io.BytesIO()
    sheet = Sheet(out, document, words)
    story = list(_flow(setter.pieces(document.blocks)))
    if not any(isinstance(block, Cover) for block in document.blocks):
        sheet.pageTemplates.reverse()
    sheet.multiBuild(story, canvasmaker=TaggedCanvas)
    return finish(out.getvalue(), sheet.recorder, document), sheet.page


def _flow(pieces: Iterable[Piece]) -> Iterable[Flowable]:
    """Pieces in order, each begun only where the least of it fits; a heading asks for what follows it as well."""
    queue, settled = list(pieces), -1
    for i, piece in enumerate(queue):
        whole = least = 0.0
        if i > settled:
            first, (whole, settled) = i, _need(queue, i)
            _leave_room(queue, i, settled)
            whole, least = max(whole, piece.open_page), _beginning(queue[i : settled + 1])
        elif any(one.begin is not None for one in queue[first : i + 1]):
            whole, least = piece.least + piece.tail, piece.start
        if whole:
            yield Begin(min(least if _introduced(queue, i) else whole, COLUMN_HEIGHT - 1), least)
        yield from piece.flowables


class Begin(CondPageBreak):
    """A new page where what follows does not fit, unless it can be parted and much of this one would stay empty."""

    def __init__(self, whole: float, least: float) -> None:
        super().__init__(whole)
        self._least = least

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        fits = self._least <= height and height > MOST_EMPTY
        return (0, 0) if fits else super().wrap(width, height)


def _introduced(queue: list[Piece], i: int) -> bool:
    """Whether words that lead to this piece stand on the page already: then it begins there if it can."""
    return i > 0 and queue[i - 1].leads and queue[i - 1].begin is None


def _beginning(pieces: list[Piece]) -> float:
    """What must be free at least for pieces that belong together: all before a figure, and what that begins with."""
    height = 0.0
    for piece in pieces:
        if piece.begin is not None:
            return height + piece.start if piece.parts or height < FEW_WORDS else height
        height += piece.least + piece.after
    return height


def _need(queue: list[Piece], i: int) -> tuple[float, int]:
    """The height for a piece and what it leads, as far as one page holds them, or else for how that begins; and the
    last piece of these."""
    need, last = queue[i].least, i
    while queue[last].leads and last + 1 < len(queue):
        need, following = need + queue[last].after, queue[last + 1]
        if need + following.least >= COLUMN_HEIGHT:
            return need + (following.start if need + following.start < COLUMN_HEIGHT else 0), last
        need, last = need + following.least, last + 1
    return need + queue[last].tail, last


def _leave_room(queue: list[Piece], first: int, last: int) -> None:
    """Figures of these pieces make way for what begins after them, where the page can hold both."""
    following = _need(queue, last + 1)[0] if last + 1 < len(queue) else 0.0
    for piece in queue[first : last + 1]:
        for flowable in piece.flowables:
            if isinstance(flowable, FigureFlowable):
                flowable.following = following
