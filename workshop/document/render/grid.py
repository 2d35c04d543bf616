"""Tables of the report: widths of columns from their words, and the looks of head, rows, shades and totals."""

import re
from functools import cache

from reportlab.platypus import Flowable
from reportlab.platypus import Table as Grid

from workshop.document import palette
from workshop.document.blocks import Cell, Table
from workshop.document.metrics import width
from workshop.document.palette import Tones
from workshop.document.render.flowables import TaggedParagraph
from workshop.document.render.fonts import font
from workshop.document.render.page import COLUMN_HEIGHT, next_page
from workshop.document.render.style import Looks, Style, colour
from workshop.document.render.tagged_table import TableTags
from workshop.document.text import Text, plain

SIDES, SIDES_DENSE, WIDEST_WORD, WIDEST_CELL = 12.0, 6.0, 130.0, 290.0
AFTER_FIGURES = 8.0
"""How much further a column of words stands from figures before it, which end where it begins."""
FEWEST = 2
"""Rows that may stand alone before or after the end of a page."""
CAPTION = 60.0
"""What stands over a table on a page of its own, at most."""


def grid(table: Table, styles: dict[str, Style], lang: str, room: float, tones: Tones) -> "RowGrid":
    """The table as a flowable that repeats its head on every page."""
    prefix = "dense-" if table.dense else ""
    rows = [[_paragraph(text, prefix + "head", i in table.numeric, styles, lang) for i, text in enumerate(table.head)]]
    for n, row in enumerate(table.rows):
        last = table.total and n == len(table.rows) - 1
        looks = [prefix + _look(value, last) for value in row]
        rows.append([
            _paragraph(_text_of(value), look, i in table.numeric, styles, lang)
            for i, (value, look) in enumerate(zip(row, looks, strict=True))
        ])  # fmt: skip
    widths, tags = column_widths(table, room), TableTags(table.summary)
    made = RowGrid(rows, widths, repeatRows=1, renderCB=tags, hAlign="LEFT")
    made.setStyle(_looks(table, tones))
    return made


class RowGrid(Grid):
    """Goes on between two rows, with at least two of them on each side; inside one only where rows are too high for
    that. ReportLab would else leave a head without any row at the foot of a page, and one row at the head of the next.
    """

    tail = 0.0
    """What must stand on the page of its last row: its note."""

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Rows keep the height they were once found to need, in every part of the table and in the second pass."""
        size = super().wrap(width, height)
        self._argH = self._rowHeights
        parts = self.can_part and size[1] <= height < size[1] + self.tail
        return (size[0], height + 1) if parts else size

    @property
    def begin(self) -> float:
        """What must be free for it to begin: its head and a few rows, or all of it."""
        rows = self._rowHeights
        return sum(rows[: 1 + FEWEST]) if self.can_part else min(sum(rows) + self.tail, COLUMN_HEIGHT - CAPTION)

    @property
    def can_part(self) -> bool:
        """Whether it has rows enough for two pages."""
        return len(self._rowHeights) > 2 * FEWEST and not self._too_high

    @property
    def _too_high(self) -> bool:
        """Whether no page holds as many rows as must stand together."""
        head, *rows = self._rowHeights
        together = rows if len(rows) < 2 * FEWEST else max(rows[:FEWEST], rows[-FEWEST:], key=sum)
        return head + sum(together) + self.tail > COLUMN_HEIGHT - CAPTION

    def split(self, width: float, height: float) -> list[Flowable]:
        self._calc(width, height)
        self._rowSplitRange = None if self._too_high else (1 + FEWEST, -FEWEST)
        self.splitInRow = int(sum(self._rowHeights[:2]) > COLUMN_HEIGHT)
        parts = super().split(width, min(height, sum(self._rowHeights) - 1))
        if not parts:
            return []
        first, rest = parts
        rest.tail = self.tail
        return [first, next_page(), rest]

    def draw(self) -> None:
        if not self.canv.measuring:
            super().draw()


def _look(value: Text | Cell, total: bool) -> str:
    """The name of the style of a cell."""
    cell = value if isinstance(value, Cell) else Cell(value)
    light = cell.shade is not None and cell.shade >= palette.FIRST_DARK_STEP
    strong = cell.strong or total
    return "cell-muted" if cell.muted else "cell" + ("-light" if light else "") + ("-strong" if strong else "")


def _paragraph(text: Text, name: str, right: bool, styles: dict[str, Style], lang: str) -> TaggedParagraph:
    return TaggedParagraph.of(text, _to_the_right(styles[name]) if right else styles[name], lang)


@cache
def _to_the_right(style: Style) -> Style:
    flat, shaped = (s.clone(f"{s.name}-right", alignment=2) for s in (style.flat, style.shaped))
    return Style(style.face, style.tag, flat, shaped)


def _looks(table: Table, tones: Tones) -> Looks:
    last = len(table.rows)
    beside, above = (SIDES_DENSE / 2, 1.8) if table.dense else (SIDES / 2, 3.5)
    looks: Looks = [
        ("FONTNAME", (0, 0), (-1, -1), font("Regular")),
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"), ("VALIGN", (0, 1), (-1, -1), "MIDDLE"),
        ("LEFTPADDING", (0, 0), (-1, -1), beside), ("RIGHTPADDING", (0, 0), (-1, -1), beside),
        ("TOPPADDING", (0, 0), (-1, -1), above), ("BOTTOMPADDING", (0, 0), (-1, -1), above + 0.8),
        ("LINEABOVE", (0, 0), (-1, 0), 1.6, colour(tones.main), "butt"),
        ("LINEBELOW", (0, 0), (-1, 0), 0.8, colour(tones.main), "butt"),
        ("LINEBELOW", (0, 1), (-1, -1), 0.4, colour(palette.LINE), "butt"),
        ("BACKGROUND", (0, 0), (-1, 0), colour(tones.tint)),
        *(("LEFTPADDING", (i, 0), (i, -1), beside + AFTER_FIGURES) for i in _after_figures(table)),
    ]  # fmt: skip
    if table.total:
        looks.append(("LINEABOVE", (0, last), (-1, last), 0.9, colour(tones.main), "butt"))
        looks.append(("BACKGROUND", (0, last), (-1, last), colour(palette.PAPER)))
    return looks + _shades(table)


def _shades(table: Table) -> Looks:
    looks: Looks = []
    for n, row in enumerate(table.rows, start=1):
        for i, value in enumerate(row):
            if isinstance(value, Cell) and value.shade is not None:
                looks.append(("BACKGROUND", (i, n), (i, n), colour(palette.RAMP[value.shade - 1])))
                looks.append(("BOX", (i, n), (i, n), 0.8, colour(palette.WHITE)))
    return looks


def column_widths(table: Table, room: float) -> list[float]:
    """Widths in points that sum to ``room``: shares when given, else what the words need, no head cut inside a word."""
    columns = list(zip(table.head, *(tuple(map(_text_of, row)) for row in table.rows), strict=True))
    further = [AFTER_FIGURES * (i in _after_figures(table)) for i in range(len(columns))]
    least = [_least(column, table.dense) + more for column, more in zip(columns, further, strict=True)]
    if not table.widths:
        return _shared([min(WIDEST_CELL, wide) for wide in _lines(columns, further, table.dense)], least, room)
    shares = [room * share / sum(table.widths) for share in table.widths]
    bare = [("", *cells) for _, *cells in columns]
    for natural in (_lines(columns, further, table.dense), _lines(bare, further, table.dense)):
        shares = _eased(shares, natural, table.numeric)
    return _shared(shares, least, room)


def _lines(columns: list[tuple[Text, ...]], further: list[float], dense: bool) -> list[float]:
    """How wide each column is with one line in every cell."""
    return [_natural(column, dense) + more for column, more in zip(columns, further, strict=True)]


def _after_figures(table: Table) -> list[int]:
    """The columns of words that follow one of figures."""
    return [i for i in range(1, len(table.head)) if i not in table.numeric and i - 1 in table.numeric]


def _eased(shares: list[float], natural: list[float], numeric: tuple[int, ...]) -> list[float]:
    """``shares`` where columns of words give what they do not need, if then all others but the widest need one line
    only; figures under each other keep their even columns."""
    pairs = list(zip(shares, natural, strict=True))
    widest = shares.index(max(shares))
    lack = [0.0 if i == widest else max(0.0, n - s) for i, (s, n) in enumerate(pairs)]
    spare = [0.0 if i in numeric else max(0.0, s - n) for i, (s, n) in enumerate(pairs)]
    if sum(lack) > sum(spare) or not any(lack):
        return shares
    given = sum(lack) / sum(spare)
    return [s + more - less * given for s, more, less in zip(shares, lack, spare, strict=True)]


def _text_of(value: Text | Cell) -> Text:
    return value.text if isinstance(value, Cell) else value


def _least(column: tuple[Text, ...], dense: bool) -> float:
    head, cell, sides = _sizes(dense)
    first, *cells = map(plain, column)
    words = [width(word, "Bold", head) for word in _parts(first)]
    words += [width(word, "SemiBold", cell) for text in cells for word in _parts(text)]
    return min(WIDEST_WORD, max(words, default=0.0)) + sides + 1


def _natural(column: tuple[Text, ...], dense: bool) -> float:
    head, cell, sides = _sizes(dense)
    first, *cells = map(plain, column)
    return max([width(first, "Bold", head), *(width(text, "SemiBold", cell) for text in cells)]) + sides + 1


def _parts(text: str) -> list[str]:
    """The words of a text, as far as no line may end inside them."""
    return re.findall(r"[^ \n-]+-?", text)


def _sizes(dense: bool) -> tuple[float, float, float]:
    """Sizes of head and cell that widths are reckoned with, and the empty sides of a cell."""
    return (7.2, 7.6, SIDES_DENSE) if dense else (8.1, 8.7, SIDES)


def _shared(wanted: list[float], least: list[float], room: float) -> list[float]:
    """``wanted``, each at least its least width, stretched or pressed to ``room``: a column gives only what it has
    above the least."""
    floors = [max(w, low) for w, low in zip(wanted, least, strict=True)]
    spare = room - sum(floors)
    if spare >= 0:
        return [w + spare * w / sum(floors) for w in floors]
    slack = [w - low for w, low in zip(floors, least, strict=True)]
    if sum(slack) < -spare:
        return [room * low / sum(least) for low in least]
    return [w + spare * s / sum(slack) for w, s in zip(floors, slack, strict=True)]
