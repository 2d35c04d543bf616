"""Panels: cards side by side, callouts, quotes, two columns. Layout only: their cells are running text."""

from typing import Any

from reportlab.platypus import Flowable
from reportlab.platypus import Table as Grid

from workshop.document import palette
from workshop.document.blocks import Tone
from workshop.document.render.fonts import font
from workshop.document.render.style import Looks, colour
from workshop.document.render.tagged_table import LayoutTags

GUTTER, CARD_SIDES = 10.0, 22.0
TONES = {
    "advice": (palette.GOLD, palette.GOLD_TINT),
    "caution": (palette.LATERITE, palette.LATERITE_TINT),
    "note": (palette.TEAL, palette.TEAL_TINT),
}


def cards(cells: list[list[Flowable]], width: float, rule: str) -> Grid:
    """Cells on paper ground under a rule, as wide as each other, with gutters between."""
    count, share = len(cells), card_room(len(cells), width) + CARD_SIDES
    row: list[Any] = [cells[0]]
    for cell in cells[1:]:
        row += ["", cell]
    looks: Looks = [*_padding(CARD_SIDES - 10, 10, 8, 9), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    for i in range(0, 2 * count - 1, 2):
        looks.append(("BACKGROUND", (i, 0), (i, 0), colour(palette.PAPER)))
        looks.append(("LINEABOVE", (i, 0), (i, 0), 3, colour(rule), "butt"))
    return _grid([row], [share, *[GUTTER, share] * (count - 1)], looks)


def card_room(count: int, width: float) -> float:
    """How wide the words of one of ``count`` cards may be."""
    return (width - GUTTER * (count - 1)) / count - CARD_SIDES


def callout(words: list[Flowable], tone: Tone, width: float) -> Grid:
    """Words on a tint with a thick edge."""
    edge, tint = TONES[tone]
    looks = [*_padding(13, 16, 7, 5), ("BACKGROUND", (1, 0), (1, -1), colour(tint)), *_stacked(len(words))]
    return _edged(words, width, 4.5, edge, looks)


def quote(words: list[Flowable], width: float) -> Grid:
    """Somebody's words beside a gold thread."""
    return _edged(words, width, 3, palette.GOLD, _padding(14, 40, 2, 2))


def columns(sides: list[list[Flowable]], width: float) -> Grid:
    """Two stacks side by side."""
    half = (width - 22) / 2
    looks = [*_padding(0, 0, 0, 0), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    return _grid([[sides[0], "", sides[1]]], [half, 22, half], looks)


def _edged(words: list[Flowable], width: float, edge: float, ink: str, looks: Looks) -> Grid:
    """Words under each other behind an edge of colour."""
    looks = [*looks, ("BACKGROUND", (0, 0), (0, -1), colour(ink))]
    return _grid([["", word] for word in words], [edge, width - edge], looks)


def _stacked(count: int) -> Looks:
    """Rows of one callout stand close; only the first and last keep their distance from the edge."""
    inner: Looks = [("TOPPADDING", (0, 1), (-1, -1), 0)] if count > 1 else []
    return [*inner, ("BOTTOMPADDING", (0, 0), (-1, -2), 2)]


def _padding(left: float, right: float, top: float, bottom: float) -> Looks:
    sides = {"LEFT": left, "RIGHT": right, "TOP": top, "BOTTOM": bottom}
    return [(f"{side}PADDING", (0, 0), (-1, -1), value) for side, value in sides.items()]


def _grid(rows: list[list[Any]], widths: list[float], looks: Looks) -> Grid:
    made = Grid(rows, widths, renderCB=LayoutTags(), hAlign="LEFT", spaceBefore=4, splitInRow=1)
    made.setStyle([("FONTNAME", (0, 0), (-1, -1), font("Regular")), *looks])
    return made
