"""What a reader minds about the pages of a PDF: a heading or a caption alone at the foot, small print or one row of a
table alone at the head, a page half empty within a chapter."""

from __future__ import annotations

import io
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf

HEADINGS, CELLS = ("H1", "H2", "H3"), ("TH", "TD")
LEAST_FILLED = 0.45
FEWEST_ROWS = 2
SMALL_PRINT = 12.0
"""Points that a line of small print takes at most; text, captions and boxes take more."""
_PAGE = re.compile(r'<page width="[\d.]+" height="([\d.]+)">(.*?)</page>', re.DOTALL)
_WORD = re.compile(r'<word xMin="[\d.]+" yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">(.*?)</word>')
_CAPTION = re.compile(r"(Figure|Tableau|Table) \d+ ·")
_SAME_LINE = 3.0
HEAD, FOOT = 60.0, 66.0
"""Points that running heads and feet take of a page."""


@dataclass(frozen=True)
class Word:
    """A word in the column of a page, with where it begins and ends, in points from the page's head."""

    top: float
    end: float
    text: str


def complaints(data: bytes, least: float = LEAST_FILLED) -> list[str]:
    """Every page that breaks a rule, with the rule; the first page, a cover, is free, and the last may be empty."""
    tags, columns, filled = tags_by_page(data), columns_of(data), filled_shares(data)
    found = []
    for n, (page, words) in enumerate(zip(tags[1:], columns[1:], strict=True), 2):
        if page and page[-1] in HEADINGS:
            found.append(f"page {n}: ends with a heading")
        if _CAPTION.match(_line(words, -1)):
            found.append(f"page {n}: ends with the caption of what comes next")
        if page[:1] == ["P"] and words and words[0].end - words[0].top < SMALL_PRINT:
            found.append(f"page {n}: begins with small print on the page before, “{_line(words, 0)}”")
        if n < len(tags) and filled[n - 1] < least and tags[n][:1] != ["H1"]:
            found.append(f"page {n}: {filled[n - 1]:.0%} filled, and the chapter goes on")
    return [*found, *_lone_rows(data)]


def _line(words: list[Word], at: int) -> str:
    """The line of a page in which its first or its last word stands."""
    return " ".join(word.text for word in words if abs(word.top - words[at].top) < _SAME_LINE)


def _lone_rows(data: bytes) -> Iterator[str]:
    """Pages where fewer rows of a table stand than may, though it has enough for two pages."""
    with pikepdf.open(io.BytesIO(data)) as file:
        numbers = {page.objgen: n for n, page in enumerate(file.pages, 1)}
        for table in _elements(file.Root.StructTreeRoot.K, "/Table"):
            _, *rows = (next(_marked(row, "", None))[1] for row in _elements(table.K, "/TR"))
            for page, count in Counter(numbers[row] for row in rows).items():
                if count < FEWEST_ROWS <= len(rows) / 2:
                    yield f"page {page}: {count} row of a table of {len(rows)}"


def _elements(kid: pikepdf.Object, tag: str) -> Iterator[pikepdf.Object]:
    for one in kid if isinstance(kid, pikepdf.Array) else [kid]:
        if isinstance(one, pikepdf.Dictionary) and one.get("/S") == tag:
            yield one
        elif isinstance(one, pikepdf.Dictionary) and "/K" in one:
            yield from _elements(one.K, tag)


def tags_by_page(data: bytes) -> list[list[str]]:
    """The tags of what stands on each page, in the order of reading."""
    with pikepdf.open(io.BytesIO(data)) as file:
        numbers = {page.objgen: n for n, page in enumerate(file.pages)}
        pages: list[list[str]] = [[] for _ in numbers]
        for tag, page in _marked(file.Root.StructTreeRoot.K, "", None):
            pages[numbers[page]].append(tag)
        return pages


def _marked(kid: pikepdf.Object, tag: str, page: tuple[int, int] | None) -> Iterator[tuple[str, tuple[int, int]]]:
    """The tag and the page of all marked content under an element; of what stands in a heading or a cell, its."""
    if isinstance(kid, pikepdf.Array):
        for one in kid:
            yield from _marked(one, tag, page)
        return
    if isinstance(kid, pikepdf.Dictionary):
        page = kid.Pg.objgen if "/Pg" in kid else page
        if kid.get("/Type") == pikepdf.Name.MCR:
            yield tag, page
        elif "/K" in kid:
            kept = tag in HEADINGS or tag in CELLS
            yield from _marked(kid.K, tag if kept else str(kid.get("/S", "/"))[1:], page)
        return
    assert page is not None
    yield tag, page


def filled_shares(data: bytes) -> list[float]:
    """How far down each page is written on, as a share of its column."""
    return [(max((word.end for word in words), default=HEAD) - HEAD) / (height - HEAD - FOOT)
            for height, words in _printed(data)]  # fmt: skip


def columns_of(data: bytes) -> list[list[Word]]:
    """The words of each page between its running head and its foot, from above."""
    return [sorted(words, key=lambda word: word.top) for _, words in _printed(data)]


def _printed(data: bytes) -> Iterator[tuple[float, list[Word]]]:
    """Each page's height, and its words."""
    printed = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=data, capture_output=True, check=True).stdout
    for height, inside in _PAGE.findall(printed.decode(errors="replace")):
        words = (Word(float(top), float(end), text) for top, end, text in _WORD.findall(inside))
        yield float(height), [word for word in words if word.top > HEAD and word.end < float(height) - FOOT]
