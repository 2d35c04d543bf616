"""Blocks set as flowables, and how much of each must stand together on a page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import singledispatchmethod
from itertools import takewhile

from reportlab.platypus import Flowable, Spacer
from reportlab.platypus import PageBreak as NewPage
from reportlab.platypus import Table as Grid

from workshop.document import palette
from workshop.document.blocks import (
    Block,
    Bullets,
    Callout,
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
from workshop.document.charts.lozenge import lozenges
from workshop.document.charts.parts import parts
from workshop.document.charts.shapes import Box, Drawing
from workshop.document.figures import Figure, Measures
from workshop.document.metrics import width
from workshop.document.render.cover import cover
from workshop.document.render.drawn import Beside, FigureFlowable, Ornament
from workshop.document.render.flowables import ContentsList, HeadingParagraph, TaggedParagraph
from workshop.document.render.grid import RowGrid, grid
from workshop.document.render.page import COLUMN_HEIGHT, next_page
from workshop.document.render.panels import callout, card_room, cards, columns, quote
from workshop.document.render.style import COLUMN, KEY_FIGURE_SIZES, build_styles
from workshop.document.text import Text, plain
from workshop.document.words import Words

THREAD = Drawing(
    COLUMN,
    9,
    (Box(0, 0, 34, 3, "lozenge-heart"), Box(13, 3, 8, 2.4, "lozenge-heart"), Box(15, 5.4, 4, 2.4, "lozenge-heart")),
)
"""The sign before a chapter: a piece of gold thread with its stitch."""
WHOLE_TABLE, WHOLE_FIGURE, CHAPTER = 230.0, COLUMN_HEIGHT - 90, COLUMN_HEIGHT * 0.36
CHAPTER_HEAD = 96.0
"""What the heading of a chapter takes, in two lines."""


@dataclass(frozen=True)
class Piece:
    """Flowables of one block, and what they ask of the page.

    ``least`` is the height that must be free for it to begin; ``leads`` says that what follows must begin on the same
    page (a heading, an introduction); ``open_page`` is how much of the page must be left in any case (a chapter).
    """

    flowables: list[Flowable]
    least: float = 0.0
    leads: bool = False
    open_page: float = 0.0
    begin: float | None = None
    """The height with which it may begin all the same where else much of a page would stay empty: a figure, a table."""
    parts: bool = False
    """Whether a page end may part it."""
    explains: bool = False
    """Whether it belongs under the figure or table before it."""
    tail: float = 0.0
    """The height of what explains it, which must stand on the page where it ends."""

    @property
    def after(self) -> float:
        """The space under it, which it has beside its height where something follows."""
        return self.flowables[-1].getSpaceAfter()

    def asking(self, least: float) -> "Piece":
        """The same, with another height that must be free for it to begin; what cannot be parted needs all of it."""
        return replace(self, least=least, begin=self.begin if self.begin is None or self.parts else least)

    @property
    def start(self) -> float:
        """What must be free for it to begin at all; what cannot be parted begins where what explains it stands too."""
        return self.begin if self.begin and self.parts else self.least + self.tail


@dataclass
class Setter:
    """Sets the blocks of one document; numbers its tables and figures as it goes."""

    document: Document
    words: Words
    width: float = COLUMN
    lang: str = ""
    """The language of this column, where it has one of its own."""
    numbers: dict[str, int] = field(default_factory=lambda: {"table": 0, "figure": 0})

    def __post_init__(self) -> None:
        self.styles = build_styles(palette.tones(self.document.accent))
        self.lang = self.lang or self.document.lang

    def pieces(self, blocks: Iterable[Block]) -> Iterator[Piece]:
        """The pieces of the blocks, figures and tables each with the height of what explains it."""
        made = [piece for block in blocks for piece in self.set(block)]
        for n, piece in enumerate(made, start=1):
            below = [flowable for one in takewhile(lambda one: one.explains, made[n:]) for flowable in one.flowables]
            yield self._explained(piece, below) if below else piece

    def _explained(self, piece: Piece, below: list[Flowable]) -> Piece:
        drawn = [n for n, one in enumerate(piece.flowables) if isinstance(one, FigureFlowable | RowGrid)]
        if not drawn:
            return piece
        piece.flowables[drawn[-1]].tail = self._height([*piece.flowables[drawn[-1] + 1 :], *below])
        return replace(piece, tail=self._height(below))

    def text(self, text: Text, style: str, lang: str | None = None, bullet: str | None = None) -> TaggedParagraph:
        made = TaggedParagraph.of(text, self.styles[style], self.lang, lang, bullet)
        return made.within(self.lang, self.document.lang)

    @singledispatchmethod
    def set(self, block: object) -> Iterator[Piece]:
        """The pieces of one block."""
        raise TypeError(f"no setting for {type(block).__name__}")

    @set.register
    def _(self, block: Cover) -> Iterator[Piece]:
        yield Piece([*cover(block, self.styles, self.document.lang), NewPage()])

    @set.register
    def _(self, block: Contents) -> Iterator[Piece]:
        heading = Heading(1, block.title or self.words.contents, in_contents=False)
        yield from self.set(heading)
        expected = list(headings(self.document.blocks))
        listed = ContentsList(self.styles, expected, block.depth, self.words.go_to_page)
        yield Piece([listed, Spacer(0, 12)])

    @set.register
    def _(self, block: Heading) -> Iterator[Piece]:
        flowable = HeadingParagraph.of(block.text, self.styles[f"h{block.level}"], self.lang)
        flowable.within(self.lang, self.document.lang).heading = block
        chapter = block.level == 1
        made: list[Flowable] = [Ornament(THREAD, 24, 2), flowable] if chapter else [flowable]
        yield Piece(made, self._height(made), leads=True, open_page=CHAPTER if chapter else 0.0)

    @set.register
    def _(self, block: Paragraph) -> Iterator[Piece]:
        made = self.text(block.text, block.style, block.lang)
        yield Piece([made], min(self._height([made]), 3.2 * made.style.leading), leads=block.style != "body")

    @set.register
    def _(self, block: Bullets) -> Iterator[Piece]:
        for n, item in enumerate(block.items, start=1):
            made = self.text(item, "number" if block.ordered else "bullet", bullet=f"{n}." if block.ordered else "■")
            yield Piece([made], min(self._height([made]), 50.0), leads=n == 1 < len(block.items))

    @set.register
    def _(self, block: Note) -> Iterator[Piece]:
        made = self.text(block.text, "note")
        yield Piece([made], min(self._height([made]), 3.2 * made.style.leading), explains=True)

    @set.register
    def _(self, block: PageBreak) -> Iterator[Piece]:
        yield Piece([next_page()])

    @set.register
    def _(self, block: Quote) -> Iterator[Piece]:
        words = [self.text(block.text, "quote", block.lang)] + (
            [self.text(block.source, "source")] if block.source else []
        )
        yield self._whole(quote(words, self.width))

    @set.register
    def _(self, block: Callout) -> Iterator[Piece]:
        words = [self.text(block.title, "callout-title")] if block.title else []
        made = callout([*words, *(self.text(text, "callout") for text in block.paragraphs)], block.tone, self.width)
        yield replace(self._whole(made), leads=block.introduces)

    @set.register
    def _(self, block: KeyFigures) -> Iterator[Piece]:
        room = card_room(len(block.cards), self.width)
        fitting = (
            n
            for n in range(len(KEY_FIGURE_SIZES))
            if all(self._one_line(c.value, f"big-{n}", room) for c in block.cards)
        )
        style = f"big-{next(fitting, len(KEY_FIGURE_SIZES) - 1)}"
        cells = [[self.text(card.value, style), self.text(card.label, "card")] for card in block.cards]
        yield self._whole(cards(cells, self.width, palette.GOLD))

    def _one_line(self, text: str, style: str, room: float) -> bool:
        chosen = self.styles[style]
        return width(text, chosen.face, chosen.flat.fontSize) <= room

    @set.register
    def _(self, block: Measures) -> Iterator[Piece]:
        cells = []
        for item in block.items:
            steps = Beside(lozenges(item.filled, item.steps), card_room(len(block.items), self.width))
            detail = [self.text(item.detail, "source")] if plain(item.detail) else []
            cells.append([steps, self.text(item.title, "card-title"), self.text(item.word, "card-word"), *detail])
        yield replace(self._whole(cards(cells, self.width, palette.tones(self.document.accent).main)), explains=True)

    @set.register
    def _(self, block: Table) -> Iterator[Piece]:
        made = grid(block, self.styles, self.document.lang, self.width, palette.tones(self.document.accent))
        caption = self._caption(block.caption, "table", self.words.table)
        note = [self.text(block.note, "note")] if plain(block.note) else [Spacer(0, 5)]
        height, made.tail = self._height([*caption, made, *note]), self._height(note)
        begin = self._height([*caption, Spacer(0, made.begin)])
        least = height if height < WHOLE_TABLE else begin
        yield Piece([*caption, made, *note], least, begin=begin, parts=made.can_part)

    @set.register(Figure)
    def _(self, block: Figure) -> Iterator[Piece]:
        caption = self._caption(block.caption, "figure", self.words.figure)
        note = [self.text(block.note, "note")] if plain(block.note) else [Spacer(0, 10)]
        shown = list(parts(block, WHOLE_FIGURE))
        for n, part in enumerate(shown):
            before, after = caption if n == 0 else [], note if n == len(shown) - 1 else [Spacer(0, part.below)]
            figure = FigureFlowable(part, self._height(after), block if len(shown) == 1 else None)
            made = [*before, figure, *after]
            begin, least = self._height([*before, Spacer(0, figure.least)]), self._height(made) - figure.saving
            parted = figure.least < part.tight.height
            yield Piece(made, least, begin=begin if parted else least, parts=parted)

    @set.register
    def _(self, block: KeepTogether) -> Iterator[Piece]:
        pieces = list(self.pieces(block.blocks))
        flowables = [flowable for piece in pieces for flowable in piece.flowables]
        saving = 0.0
        for n, flowable in enumerate(flowables):
            if isinstance(flowable, FigureFlowable):
                flowable.keep(self._height(flowables[n + 1 :]))
                saving += flowable.saving
        height = self._height(flowables)
        if height - saving >= COLUMN_HEIGHT - CHAPTER_HEAD:  # no page holds it under a heading: each for itself
            yield from pieces
            return
        if height - saving > COLUMN_HEIGHT / 2 and len(pieces) > 1:
            *leading, last = (one.asking(self._height(one.flowables)) for one in pieces)
            yield from (replace(one, leads=True) for one in leading)
            yield last
            return
        least = height - saving if height < COLUMN_HEIGHT else height
        yield Piece(flowables, least, leads=bool(pieces) and pieces[-1].leads)

    @set.register
    def _(self, block: TwoColumns) -> Iterator[Piece]:
        half = replace(self, width=(self.width - 22) / 2)
        sides = []
        for blocks, lang in zip((block.left, block.right), block.languages or (self.lang, self.lang), strict=True):
            side = replace(half, lang=lang)
            side.styles = {name: style.narrow() for name, style in self.styles.items()}
            sides.append([flowable for piece in side.pieces(blocks) for flowable in piece.flowables])
        yield self._whole(columns(sides, self.width))

    def _caption(self, caption: str, kind: str, words: str) -> list[Flowable]:
        if not caption:
            return []
        self.numbers[kind] += 1
        return [self.text(f"{words.format(n=self.numbers[kind])} · {caption}", "caption")]

    def _whole(self, made: Grid) -> Piece:
        height = self._height([made])
        return Piece([made, Spacer(0, 8)], height if height < COLUMN_HEIGHT else 120.0)

    def _height(self, flowables: list[Flowable]) -> float:
        """What flowables take under each other: between two of them stands the greater of their spaces, not both."""
        before, after = ([f.getSpaceBefore() for f in flowables], [0.0, *(f.getSpaceAfter() for f in flowables)])
        return sum(map(max, before, after)) + sum(f.wrap(self.width, COLUMN_HEIGHT)[1] for f in flowables)
