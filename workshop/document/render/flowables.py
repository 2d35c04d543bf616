"""Paragraphs and the contents list as ReportLab flowables that tag themselves."""

from copy import copy
from itertools import count
from typing import Any, Self

from reportlab.platypus import Paragraph
from reportlab.platypus.doctemplate import IndexingFlowable

from workshop.document import palette
from workshop.document.blocks import Heading
from workshop.document.metrics import break_lines
from workshop.document.render.fonts import as_parsed, drawable, markup, needs_shaping
from workshop.document.render.lines import ScriptLines, write_line
from workshop.document.render.style import Style, colour
from workshop.document.render.tagged import Element, Recorder
from workshop.document.scripts import has_other_script
from workshop.document.text import Text, in_language, language_of, plain

_numbers = count()


class TaggedParagraph(Paragraph):
    """A paragraph with its tag and language; it stays one element when a page end parts it.

    Made by ``of``: ReportLab itself makes the parts, through the constructor it knows.
    """

    _tag, _lang, _number, _known_width = "P", None, 0, None
    _lines: ScriptLines | None = None
    """How it is set where letters of another script are in it: ReportLab cannot."""

    @classmethod
    def of(cls, text: Text, style: Style, lang: str, own_lang: str | None = None, bullet: str | None = None) -> Self:
        """``text`` in ``style``, in a document in ``lang``; ``own_lang`` when all of it is in another language."""
        runs = in_language(text, own_lang)
        chosen = style.shaped if needs_shaping(text) else style.flat
        if len(runs) == 1 and runs[0].lang in (None, lang):
            made = cls("", chosen, bulletText=bullet, frags=[as_parsed(runs[0], style.face, chosen)])
        else:
            made = cls(markup(runs, style.face, style.flat.fontSize, lang), chosen, bulletText=bullet)
        own = language_of(runs)
        made._tag, made._lang, made._number = style.tag, own if own != lang else None, next(_numbers)
        if has_other_script(plain(text)):
            made._lines = ScriptLines.of(text, made.frags, made.style)
        return made

    def within(self, lang: str, document_lang: str) -> Self:
        """The same in a column in ``lang``, told to those who listen where the document is in another language."""
        if lang != document_lang:
            self._lang = self._lang or lang
        return self

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Lines once broken are kept: a table asks three or four times per cell, and the contents list doubles that."""
        if self._lines:
            self.width, self.height = width, self._lines.broken(width)
            return width, self.height
        if self._known_width == width and hasattr(self, "blPara"):
            self.width = width
            return width, self.height
        size = super().wrap(width, height)
        self._known_width = width
        return size

    def split(self, width: float, height: float) -> list["TaggedParagraph"]:
        parts = self._split_lines(width, height) if self._lines else super().split(width, height)
        for part in parts:
            part._tag, part._lang, part._number = self._tag, self._lang, self._number
        return parts

    def _split_lines(self, width: float, height: float) -> list["TaggedParagraph"]:
        assert self._lines
        self._lines.broken(width)
        return [self._with(lines, n) for n, lines in enumerate(self._lines.parted(height))]

    def _with(self, lines: ScriptLines, n: int) -> "TaggedParagraph":
        """The part of it with these lines; the bullet stands before the first."""
        part = copy(self)
        part.__dict__.pop("_postponed", None)  # ReportLab's note that it was moved to the next page once
        part._lines = lines
        part.bulletText = None if n else self.bulletText
        return part

    def draw(self) -> None:
        recorder = self.canv.recorder
        if self.canv.measuring:
            return
        if recorder.closed:
            self._draw_words()
            return
        element = recorder.by_flowable.get(self._number) or self._element(recorder)
        if self._lines:  # what is read aloud and copied are the letters as they were typed
            element = element.add("Span", ActualText=self._lines.typed)
        with self.canv.marked(element):
            self._draw_words()

    def _draw_words(self) -> None:
        if self._lines:
            self._lines.draw(self.canv, self.width, self.height, self.bulletText)
        else:
            super().draw()

    def _element(self, recorder: Recorder) -> Element:
        language = {"Lang": self._lang} if self._lang else {}
        if self._tag == "LI":
            element = recorder.current.last("L").add("LI").add("LBody", **language)
        else:
            element = recorder.current.add(self._tag, **language)
        recorder.by_flowable[self._number] = element
        return element


class HeadingParagraph(TaggedParagraph):
    """A heading that tells the sheet where it stands: bookmark, outline and contents list hang on it."""

    heading: Heading | None = None

    def split(self, width: float, height: float) -> list["TaggedParagraph"]:
        parts = super().split(width, height)
        if parts:
            parts[0].heading = self.heading
        return parts

    def draw(self) -> None:
        if self.heading:
            self.canv._doctemplate.mark(self.heading)
        super().draw()


class ContentsList(IndexingFlowable):
    """The contents with page numbers and links; the stock one of ReportLab draws text outside the tags.

    ``expected`` headings give it its height in the first pass, so that the second has all pages right.
    """

    def __init__(self, styles: dict[str, Style], expected: list[Heading], depth: int, spoken: str) -> None:
        super().__init__()
        self._styles, self._depth, self._spoken = styles, depth, spoken
        listed = [heading for heading in expected if heading.in_contents and heading.level <= depth]
        self._entries = [(heading.level - 1, plain(heading.text), 0, f"h{n}") for n, heading in enumerate(listed, 1)]
        self._known: list[tuple[int, str, int, str]] = []

    def isIndexing(self) -> bool:  # noqa: N802 - ReportLab's name
        return True

    def beforeBuild(self) -> None:  # noqa: N802
        self._known, self._entries = self._entries, []

    def isSatisfied(self) -> bool:  # noqa: N802
        return self._entries == self._known

    def notify(self, kind: str, entry: Any) -> None:
        if kind == "contents" and entry[0] < self._depth:
            self._entries.append(entry)

    def wrap(self, width: float, _: float) -> tuple[float, float]:
        self.width = width
        self._rows = [self._row(*entry) for entry in self._known]
        self.height = sum(above + len(lines) * style.flat.leading for *_, style, lines, above in self._rows)
        return width, self.height

    def _row(self, level: int, title: str, page: int, key: str) -> tuple[str, int, str, Style, list[str], float]:
        style = self._styles[f"contents-{min(level, 1)}"]
        room = self.width - style.flat.leftIndent - 50
        lines = break_lines(title, style.face, style.flat.fontSize, room)
        return title, page, key, style, lines, 7.0 if level == 0 else 0.0

    def draw(self) -> None:
        y = self.height
        for title, page, key, style, lines, above in self._rows:
            y -= above
            self._entry(y, title, page, key, style, lines)
            y -= len(lines) * style.flat.leading

    def _entry(self, top: float, title: str, page: int, key: str, style: Style, lines: list[str]) -> None:
        canvas, flat = self.canv, style.flat
        element = canvas.recorder.current.last("TOC").add("TOCI").add("Link")
        last = top - (len(lines) - 1) * flat.leading - flat.fontSize
        with canvas.marked(element):
            canvas.setFillColor(flat.textColor)
            canvas.setFont(flat.fontName, flat.fontSize)
            for i, line in enumerate(lines):
                y = top - flat.fontSize - i * flat.leading
                write_line(canvas, flat.leftIndent, y, line + " ", style.face, flat.fontSize)
            canvas.drawRightString(self.width, last, str(page))
        self._leader(flat.leftIndent + canvas.stringWidth(lines[-1], flat.fontName, flat.fontSize), last)
        canvas.link_text = self._spoken.format(title=title, page=page)
        with canvas.recorder.inside(element):
            box = (0, top - len(lines) * flat.leading, self.width, top)
            canvas.linkRect("", key, box, relative=1, thickness=0, Border="[0 0 0]")
        canvas.link_text = ""

    def _leader(self, end_of_title: float, y: float) -> None:
        with self.canv.artifact():
            self.canv.saveState()
            self.canv.setStrokeColor(colour(palette.LINE_STRONG))
            self.canv.setLineWidth(0.6)
            self.canv.setLineCap(1)
            self.canv.setDash(0.1, 3.2)
            self.canv.line(end_of_title + 8, y + 1, self.width - 22, y + 1)
            self.canv.restoreState()


def plain_line(
    canvas: Any, x: float, y: float, text: str, face: str, size: float, ink_colour: str, right: bool = False
) -> None:
    """One line of furniture: running head, foot, page number."""
    canvas.setFillColor(colour(ink_colour))
    write_line(canvas, x, y, drawable(text), face, size, "end" if right else "start")
