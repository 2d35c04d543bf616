"""A document of headings and sentences as plain text: a line for each sentence, so that a speaker keeps the place."""

from collections.abc import Iterator
from functools import singledispatch

from workshop.document.blocks import Document, Heading, Paragraph
from workshop.document.text import labelled, plain
from workshop.document.words import Words


def render_plain_text(document: Document, words: Words) -> bytes:
    """``document`` as UTF-8 with the mark by which every editor knows it; lines end as all systems read them."""
    title = plain(document.title)
    draft = ["", document.watermark.upper()] if document.watermark else []
    lines = [title, "=" * len(title), *draft, *(line for block in document.blocks for line in _lines(block))]
    return ("\ufeff" + "\r\n".join([*lines, ""])).encode("utf-8")


@singledispatch
def _lines(block: object) -> Iterator[str]:
    raise TypeError(f"no plain text for {type(block).__name__}")


@_lines.register
def _(block: Heading) -> Iterator[str]:
    title = labelled(block.text)
    yield from ("", "", title, "-" * len(title))


@_lines.register
def _(block: Paragraph) -> Iterator[str]:
    yield from ("", labelled(block.text))
