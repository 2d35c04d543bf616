"""A document as chapters, each with its blocks in reading order: what sheets and lines of data are made from."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import singledispatch

from workshop.document.as_table import as_table
from workshop.document.blocks import (
    Block,
    Bullets,
    Callout,
    Contents,
    Cover,
    Heading,
    KeepTogether,
    KeyFigures,
    Note,
    PageBreak,
    Paragraph,
    Quote,
    Table,
    TwoColumns,
)  # fmt: skip
from workshop.document.figures import Figure, Measures
from workshop.document.words import Words

Said = (
    Cover | Contents | Heading | Paragraph | Bullets | Callout | KeyFigures | Measures | Quote | Note | PageBreak
)  # fmt: skip
"""Blocks that are words: the figures in them stand in a table elsewhere."""


@dataclass(frozen=True)
class Chapter:
    """A heading of level 1 and what follows it."""

    heading: Heading
    blocks: tuple[Block, ...]


def chapters(blocks: tuple[Block, ...]) -> tuple[Chapter, ...]:
    """The chapters in their order. What stands before the first belongs to none."""
    found: list[tuple[Heading, list[Block]]] = []
    for block in in_order(blocks):
        if isinstance(block, Heading) and block.level == 1:
            found.append((block, []))
        elif found:
            found[-1][1].append(block)
    return tuple(Chapter(heading, tuple(inner)) for heading, inner in found)


def in_order(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """All blocks under each other, those kept together or side by side too."""
    for block in blocks:
        match block:
            case KeepTogether(inner):
                yield from in_order(inner)
            case TwoColumns(left, right):
                yield from in_order(left + right)
            case _:
                yield block


@singledispatch
def table_of(block: object, words: Words) -> Table | None:
    """The figures of a block as a table; None where it is words."""
    raise TypeError(f"neither figures nor words: {type(block).__name__}")


@table_of.register(Said)
def _(block: Said, words: Words) -> None:
    return None


@table_of.register
def _(block: Table, words: Words) -> Table:
    return block


@table_of.register(Figure)
def _(block: Figure, words: Words) -> Table:
    return as_table(block, words)


def caption_of(block: Block) -> str:
    """What stands over a table or a figure."""
    return getattr(block, "caption", "")
