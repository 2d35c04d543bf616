"""Tables of the report: widths of columns from their words, and the looks of head, rows, shades and totals."""

from functools import cache

from reportlab.platypus import Table as Grid

from workshop.document import palette
from workshop.document.blocks import Cell, Table
from workshop.document.metrics import width
from workshop.document.render.flowables import TaggedParagraph
from workshop.document.render.fonts import font
from workshop.document.render.style import Style, colour
from workshop.document.render.tagged_table import TableTags
from workshop.document.text import Text, plain

PADDING, WIDEST_WORD, WIDEST_CELL = 12.0, 130.0, 290.0


def grid(table: Table, styles: dict[str, Style], lang: str, room: float) -> Grid:
    """The table as a flowable that repeats its head on every page."""
    rows = [[_paragraph(text, "head", i in table.numeric, styles, lang) for i, text in enumerate(table.head)]]
    for n, row in enumerate(table.rows):
        last = table.total and n == len(table.rows) - 1
        rows.append([_cell(value, i, last, i in table.numeric, styles, lang) for i, value in enumerate(row)])
    made = Grid(rows, column_widths(table, room), repeatRows=1, renderCB=TableTags(table.summary), hAlign="LEFT")
    made.setStyle(_looks(table))
    return made


def _cell(
    value: Text | Cell, column: int, total: bool, right: bool, styles: dict[str, Style], lang: str
) -> TaggedParagraph:
    cell = value if isinstance(value, Cell) else Cell(value)
    light = cell.shade is not None and cell.shade >= palette.FIRST_DARK_STEP
    strong = cell.strong or total
    name = "cell-muted" if cell.muted else "cell" + ("-light" if light else "") + ("-strong" if strong else "")
    return _paragraph(cell.text, name, right, styles, lang)


def _paragraph(text: Text, name: str, right: bool, styles: dict[str, Style], lang: str) -> TaggedParagraph:
    return TaggedParagraph.of(text, _to_the_right(styles[name]) if right else styles[name], lang)


@cache
def _to_the_right(style: Style) -> Style:
    flat, shaped = (s.clone(f"{s.name}-right", alignment=2) for s in (style.flat, style.shaped))
    return Style(style.face, style.tag, flat, shaped)


def _looks(table: Table) -> list[tuple]:
    last = len(table.rows)
    looks = [
        ("FONTNAME", (0, 0), (-1, -1), font("Regular")),
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"), ("VALIGN", (0, 1), (-1, -1), "MIDDLE"),
        ("LEFTPADDING", (0, 0), (-1, -1), 6), ("RIGHTPADDING", (0, 0), (-1, -1), 6),
        ("TOPPADDING", (0, 0), (-1, -1), 4.2), ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
        ("LINEABOVE", (0, 0), (-1, 0), 1.6, colour(palette.TEAL), "butt"),
        ("LINEBELOW", (0, 0), (-1, 0), 0.8, colour(palette.TEAL), "butt"),
        ("LINEBELOW", (0, 1), (-1, -1), 0.4, colour(palette.LINE), "butt"),
        ("BACKGROUND", (0, 0), (-1, 0), colour(palette.TEAL_TINT)),
    ]  # fmt: skip
    if table.total:
        looks.append(("LINEABOVE", (0, last), (-1, last), 0.9, colour(palette.TEAL), "butt"))
        looks.append(("BACKGROUND", (0, last), (-1, last), colour(palette.PAPER)))
    return looks + _shades(table)


def _shades(table: Table) -> list[tuple]:
    looks = []
    for n, row in enumerate(table.rows, start=1):
        for i, value in enumerate(row):
            if isinstance(value, Cell) and value.shade is not None:
                looks.append(("BACKGROUND", (i, n), (i, n), colour(palette.RAMP[value.shade - 1])))
                looks.append(("BOX", (i, n), (i, n), 0.8, colour(palette.WHITE)))
    return looks


def column_widths(table: Table, room: float) -> list[float]:
    """Widths in points that sum to ``room``: shares when given, else what the words need, no head cut inside a word."""
    columns = list(zip(table.head, *(tuple(map(_text_of, row)) for row in table.rows), strict=True))
    least = [_least(column) for column in columns]
    if table.widths:
        return _shared([room * share / sum(table.widths) for share in table.widths], least, room)
    return _shared([min(WIDEST_CELL, _natural(column)) for column in columns], least, room)


def _text_of(value: Text | Cell) -> Text:
    return value.text if isinstance(value, Cell) else value


def _least(column: tuple[Text, ...]) -> float:
    head, *cells = map(plain, column)
    words = [width(word, "Bold", 8.1) for word in head.split()] + [
        width(w, "SemiBold", 8.7) for c in cells for w in c.split()
    ]
    return min(WIDEST_WORD, max(words, default=0.0)) + PADDING + 1


def _natural(column: tuple[Text, ...]) -> float:
    head, *cells = map(plain, column)
    return max([width(head, "Bold", 8.1), *(width(cell, "SemiBold", 8.7) for cell in cells)]) + PADDING + 1


def _shared(wanted: list[float], least: list[float], room: float) -> list[float]:
    """``wanted`` stretched or pressed to ``room``; a column gives only what it has above its least width."""
    spare = room - sum(wanted)
    if spare >= 0:
        return [w + spare * w / sum(wanted) for w in wanted]
    slack = [max(w - low, 0.0) for w, low in zip(wanted, least, strict=True)]
    if sum(slack) < -spare:
        return [room * low / sum(least) for low in least]
    floors = [max(w, low) for w, low in zip(wanted, least, strict=True)]
    spare = room - sum(floors)
    slack = [w - low for w, low in zip(floors, least, strict=True)]
    return [w + spare * s / sum(slack) for w, s in zip(floors, slack, strict=True)] if sum(slack) else floors
