"""A document as DOCX: real headings, lists, tables and captions in the house's styles; figures are pictures."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import singledispatchmethod

from workshop.document import palette
from workshop.document.blocks import (
    Block,
    Bullets,
    Callout,
    Cell,
    Contents,
    Cover,
    Document,
    Heading,
    KeepTogether,
    KeyFigures,
    Note,
    PageBreak,
    Paragraph,
    Quote,
    Table,
    TwoColumns,
    headings,
)  # fmt: skip
from workshop.document.charts.parts import parts
from workshop.document.charts.shapes import WIDTH, Drawing
from workshop.document.figures import Figure, Measures
from workshop.document.render import docx_furniture as furniture
from workshop.document.render import wordml as word
from workshop.document.render.docx_package import packed
from workshop.document.render.grid import column_widths
from workshop.document.render.picture import png
from workshop.document.scripts import runs_from_right
from workshop.document.text import Text, plain
from workshop.document.words import Words

TALLEST = 600.0
"""Points that a figure may take of a page beside its caption and note."""
GUTTER = 10.0


def render_docx(document: Document, words: Words) -> bytes:
    """``document`` as a file for word processors; the same document gives the same bytes."""
    writer = _Writer(document, words)
    covered = any(isinstance(block, Cover) for block in document.blocks)
    body = writer.all(document.blocks) + furniture.section(covered, bool(document.watermark), document.direction)
    xml = {
        "document": f"<w:document {word.NAMESPACES}><w:body>{body}</w:body></w:document>",
        "header": furniture.header(document),
        "footer": furniture.footer(document, words),
    }
    return packed(document, xml, writer.pictures, writer.ordered)


@dataclass
class _Writer:
    """Writes the blocks of one document; numbers tables, figures, headings and lists as it goes."""

    document: Document
    words: Words
    width: float = WIDTH
    kept: bool = False
    """Whether what is being written must stay on the page of what follows it."""
    ordered: int = 0
    numbers: dict[str, int] = field(default_factory=lambda: {"Table": 0, "Figure": 0, "heading": 0})
    pictures: list[bytes] = field(default_factory=list)

    def all(self, blocks: tuple[Block, ...]) -> str:
        return "".join(map(self.write, blocks))

    def line(self, text: Text, style: str, lang: str | None = None, kept: bool = False, right: bool = False) -> str:
        """A paragraph of one style."""
        content = word.runs(text, self.document.lang, lang)
        return word.paragraph(content, style, kept=kept or self.kept, right=right, from_right=runs_from_right(text))

    def lines(self, style: str, *texts: Text) -> str:
        """Paragraphs of one style; nothing for a text that says nothing."""
        return "".join(self.line(text, style) for text in texts if plain(text))

    @singledispatchmethod
    def write(self, block: object) -> str:
        """One block."""
        raise TypeError(f"no DOCX for {type(block).__name__}")

    @write.register
    def _(self, block: Cover) -> str:
        tones = palette.tones(self.document.accent)
        # woven in the usual colours: in another one the band is plain
        woven = "" if self.document.accent else self._drawn(furniture.cloth(self.width), "", tones.deep)
        band = word.paragraph(woven, "Band")
        cloth = (
            self.lines("CoverKicker", block.kicker)
            + self.lines("Title", block.title)
            + self.lines("Subtitle", block.subtitle)
            + self.lines("CoverLine", *block.lines)
        )
        below = (
            self.lines("CoverLead", block.lead)
            + self._logo(block)
            + (self.lines("CardTitle", block.organisers_title) if block.organisers else "")
            + self.lines("CoverOrganiser", *block.organisers)
            + self.lines("Small", block.edition)
            + self.lines("CoverNote", block.note)
        )
        return furniture.cover(band, cloth, self.width, tones, self.document.direction) + below + _new_page()

    def _logo(self, block: Cover) -> str:
        if not block.logo:
            return ""
        self.pictures.append(block.logo)
        return word.paragraph(self._placed(*furniture.logo_size(block.logo), block.logo_alt), "Logo")

    @write.register
    def _(self, block: Contents) -> str:
        listed = [
            (number, heading)
            for number, heading in enumerate(headings(self.document.blocks), start=1)
            if heading.in_contents and heading.level <= block.depth
        ]
        title = self.lines("ContentsHeading", block.title or self.words.contents)
        return title + furniture.contents([(n, h.level, plain(h.text)) for n, h in listed], block.depth)

    @write.register
    def _(self, block: Heading) -> str:
        self.numbers["heading"] += 1
        number = self.numbers["heading"]
        content = furniture.bookmarked(number, word.runs(block.text, self.document.lang))
        return word.paragraph(content, f"Heading{block.level}", from_right=runs_from_right(block.text))

    @write.register
    def _(self, block: Paragraph) -> str:
        style = {"body": "Normal", "lead": "Lead", "small": "Small"}[block.style]
        return self.line(block.text, style, block.lang, kept=block.style != "body")

    @write.register
    def _(self, block: Bullets) -> str:
        self.ordered += block.ordered
        style, number = ("ListNumber", 2 + self.ordered) if block.ordered else ("ListBullet", 1)
        return "".join(
            word.paragraph(
                word.runs(item, self.document.lang),
                style,
                kept=self.kept,
                numbered=number,
                from_right=runs_from_right(item),
            )
            for item in block.items
        )

    @write.register
    def _(self, block: Callout) -> str:
        style = f"Callout{block.tone.capitalize()}"
        title = [self.line(furniture.strong(block.title), style, kept=True)] if block.title else []
        said = [self.line(text, style, kept=not block.title) for text in block.paragraphs]
        return "".join([self._gap(kept=True), *title, *said, self._gap()])

    def _gap(self, kept: bool = False) -> str:
        return word.paragraph("", "AfterTable", kept=kept or self.kept)

    @write.register
    def _(self, block: KeyFigures) -> str:
        cards = [self.lines("CardFigure", card.value) + self.lines("Card", card.label) for card in block.cards]
        return self._cards(cards, palette.GOLD)

    @write.register
    def _(self, block: Measures) -> str:
        cards = [
            self.lines("CardTitle", item.title)
            + self.lines("CardWord", item.word)
            + word.paragraph(furniture.steps(item.filled, item.steps), "Card", kept=self.kept)
            + self.lines("Card", item.detail)
            for item in block.items
        ]
        return self._cards(cards, palette.TEAL)

    def _cards(self, cards: list[str], rule: str) -> str:
        return furniture.side_by_side(cards, self.width, GUTTER, rule, self.document.direction) + self._gap()

    @write.register
    def _(self, block: Table) -> str:
        caption = self._caption(block.caption, "Table", self.words.table)
        style = "DenseTable" if block.dense else "ReportTable"
        widths = column_widths(block, self.width)
        rows, said = self._rows(block, widths), {"name": block.caption, "summary": block.summary}
        table = word.table(rows, widths, style, self.document.direction, **said)
        return caption + table + (self.lines("Note", block.note) or self._gap())

    def _rows(self, table: Table, widths: list[float]) -> Iterator[str]:
        dense = "Dense" if table.dense else ""
        head = (
            word.cell(self.line(text, f"{dense}CellHead", kept=True, right=i in table.numeric), widths[i])
            for i, text in enumerate(table.head)
        )
        yield word.row(head, head=True)
        for n, row in enumerate(table.rows):
            total = table.total and n == len(table.rows) - 1
            cells = (value if isinstance(value, Cell) else Cell(value) for value in row)
            yield word.row(
                self._cell(cell, widths[i], dense, total, i in table.numeric) for i, cell in enumerate(cells)
            )

    def _cell(self, cell: Cell, width: float, dense: str, total: bool, right: bool) -> str:
        """Shades carry their figures in white from the step on where ink could not be read."""
        shade = palette.RAMP[cell.shade - 1] if cell.shade is not None else palette.PAPER if total else ""
        light = palette.WHITE if cell.shade is not None and cell.shade >= palette.FIRST_DARK_STEP else ""
        text = furniture.strong(cell.text) if cell.strong or total else cell.text
        content = word.runs(text, self.document.lang, colour=light)
        style = f"{dense}Cell{'Muted' if cell.muted else ''}"
        from_right = runs_from_right(cell.text)
        written = word.paragraph(content, style, kept=self.kept, right=right, from_right=from_right)
        return word.cell(written, width, shade)

    @write.register(Figure)
    def _(self, block: Figure) -> str:
        note = self.lines("Note", block.note)
        *first, last = parts(block, TALLEST)
        pictures = [word.paragraph(self._drawn(part.roomy, part.alt), "Figure", kept=self.kept) for part in first]
        end = word.paragraph(self._drawn(last.roomy, last.alt), "Figure", kept=self.kept or bool(note))
        return "".join((self._caption(block.caption, "Figure", self.words.figure), *pictures, end, note))

    def _drawn(self, drawing: Drawing, alt: str, ground: str = palette.WHITE) -> str:
        self.pictures.append(png(drawing, ground))
        scale = min(1.0, self.width / drawing.width)
        return self._placed(drawing.width * scale, drawing.height * scale, alt)

    def _placed(self, width: float, height: float, alt: str) -> str:
        """The picture that was drawn last."""
        number = len(self.pictures)
        return word.picture(number, f"rIdPicture{number}", width, height, alt)

    def _caption(self, caption: str, kind: str, words: str) -> str:
        if not caption:
            return ""
        self.numbers[kind] += 1
        before, _, after = words.partition("{n}")
        number = word.field(f"SEQ {kind} \\* ARABIC", word.run(str(self.numbers[kind])))
        content = f"{word.run(before)}{number}{word.directed(f'{after} · {caption}')}"
        return word.paragraph(content, "Caption")

    @write.register
    def _(self, block: Quote) -> str:
        source = self.lines("Source", block.source)
        return self.line(block.text, "Quote", block.lang, kept=bool(source)) + (source or self._gap())

    @write.register
    def _(self, block: Note) -> str:
        return self.lines("Note", block.text)

    @write.register
    def _(self, block: PageBreak) -> str:
        return _new_page()

    @write.register
    def _(self, block: KeepTogether) -> str:
        """Words stay with what they lead to. Figures and tables do not: a chain longer than a page breaks anywhere."""
        before, written = self.kept, []
        for n, inner in enumerate(block.blocks, start=1):
            leads = n < len(block.blocks) and not isinstance(inner, Table | Figure | Measures)
            self.kept = leads or (before and n == len(block.blocks))
            written.append(self.write(inner))
        self.kept = before
        return "".join(written)

    @write.register
    def _(self, block: TwoColumns) -> str:
        whole, self.width = self.width, (self.width - 2 * GUTTER) / 2
        sides = [self.all(block.left), self.all(block.right)]
        self.width = whole
        return furniture.side_by_side(sides, whole, 2 * GUTTER, "", self.document.direction) + self._gap()


def _new_page() -> str:
    return word.paragraph('<w:r><w:br w:type="page"/></w:r>', "AfterTable")
