"""How much room the summary takes, and how its labels are shortened until it keeps to its pages.

Heights are reckoned as render/style.py sets these blocks on A4, a little too high rather than too low; a test holds
them to the pages that are printed. A label that is cut ends in "…" and stands whole in its chapter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import singledispatch

from workshop.document.blocks import (
    Block,
    Bullets,
    Callout,
    Cell,
    Heading,
    KeepTogether,
    KeyFigures,
    Paragraph,
    Table,
    TwoColumns,
)  # fmt: skip
from workshop.document.charts import draw
from workshop.document.charts.shapes import WIDTH
from workshop.document.figures import BarChart
from workshop.document.metrics import break_lines
from workshop.document.text import Text, plain, spans

#: The height of a page, a hair of it kept free; how many pages there are; letters of a label, until all fit.
PAGE, PAGES, LETTERS = 706.0, 2, (200, 150, 120, 100, 80, 65, 50, 40)
HEADINGS = {1: 66.0, 2: 30.0, 3: 23.0}
#: Size and leading of running text, of a callout, of a cell, of a note.
BODY, BOX, CELL, NOTE = (10.2, 15.4), (9.6, 13.6), (7.6, 9.6), (7.8, 10.4)
#: What is lost of the width beside a line of a list, in a box, in a cell, between two columns.
BULLET, BOX_SIDES, CELL_SIDES, GUTTER = 66.0, 34.0, 6.0, 22.0


def fitted(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with labels as long as their pages allow."""
    tries = list(LETTERS)
    shown = tuple(blocks)
    while tries and pages(shown) > PAGES:
        letters = tries.pop(0)
        shown = tuple(shortened(block, letters) for block in blocks)
    return shown


def pages(blocks: Sequence[Block]) -> int:
    """How many pages they take: what does not fit any more goes to the next page as a whole."""
    count, used = 1, 0.0
    for block in blocks:
        tall = height(block, WIDTH)
        if used + tall > PAGE:
            count, used = count + 1, 0.0
        used += tall
    return count


@singledispatch
def height(block: object, width: float) -> float:
    """Points that the block takes in a column of this width, with the space around it."""
    return 0.0


@height.register
def _(block: Heading, width: float) -> float:
    return HEADINGS[block.level]


@height.register
def _(block: KeyFigures, width: float) -> float:
    return 88.0


@height.register
def _(block: Paragraph, width: float) -> float:
    return _lines(block.text, BODY, width - BULLET) + 6.5


@height.register
def _(block: Bullets, width: float) -> float:
    lost = BULLET if width == WIDTH else BULLET / 4
    return sum(_lines(item, BODY, width - lost) + 5 for item in block.items)


@height.register
def _(block: Callout, width: float) -> float:
    return 40.0 + sum(_lines(text, BOX, width - BOX_SIDES) + 3 for text in block.paragraphs)


@height.register
def _(block: BarChart, width: float) -> float:
    return draw(block).height + _lines(block.note, NOTE, width) + 9


@height.register
def _(block: Table, width: float) -> float:
    rows = (max(map(_in_cell, row, block.widths)) for row in (block.head, *block.rows))
    return sum(rows) + 7


def _in_cell(cell: Text | Cell, share: float) -> float:
    text = cell.text if isinstance(cell, Cell) else cell
    return _lines(text, CELL, share * WIDTH - CELL_SIDES) + 4.5


@height.register
def _(block: KeepTogether, width: float) -> float:
    return sum(height(inner, width) for inner in block.blocks)


@height.register
def _(block: TwoColumns, width: float) -> float:
    half = (width - GUTTER) / 2
    return max(sum(height(inner, half) for inner in side) for side in (block.left, block.right)) + 8


def _lines(text: Text, sizes: tuple[float, float], room: float) -> float:
    size, leading = sizes
    return len(break_lines(plain(text), "Regular", size, room)) * leading if plain(text) else 0.0


@singledispatch
def shortened(block: Block, letters: int) -> Block:
    """The block with labels of at most so many letters; sentences and figures stay whole."""
    return block


@shortened.register
def _(block: BarChart, letters: int) -> Block:
    return replace(block, bars=tuple(replace(bar, label=_cut(bar.label, letters)) for bar in block.bars))


@shortened.register
def _(block: Bullets, letters: int) -> Block:
    return replace(block, items=tuple(_cut(item, letters) if _is_evidence(item) else item for item in block.items))


@shortened.register
def _(block: Table, letters: int) -> Block:
    rows = (tuple(cell if isinstance(cell, Cell) else _cut(cell, letters) for cell in row) for row in block.rows)
    return replace(block, rows=tuple(rows))


@shortened.register
def _(block: KeepTogether, letters: int) -> Block:
    return replace(block, blocks=tuple(shortened(inner, letters) for inner in block.blocks))


@shortened.register
def _(block: TwoColumns, letters: int) -> Block:
    left, right = (tuple(shortened(inner, letters) for inner in side) for side in (block.left, block.right))
    return replace(block, left=left, right=right)


def _is_evidence(item: Text) -> bool:
    """Whether it is a label with what speaks for it, set apart at its end."""
    return not isinstance(item, str) and item[-1].emphasis


def _cut(text: Text, letters: int) -> Text:
    """Without what goes beyond so many letters; what is set apart stays."""
    return tuple(run if run.emphasis else replace(run, text=_brief(run.text, letters)) for run in spans(text))


def _brief(text: str, letters: int) -> str:
    """Cut after a word, where there is one in the latter half."""
    if len(text) <= letters:
        return text
    kept, _, _ = text[:letters].rpartition(" ")
    return (kept if len(kept) > letters / 2 else text[:letters]).rstrip(" ,;:.") + "…"
