"""What a reader minds about the pages of a PDF: a heading alone at the foot, a page half empty within a chapter."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Iterator

import pikepdf

HEADINGS = ("H1", "H2", "H3")
LEAST_FILLED = 0.45
_PAGE = re.compile(r'<page width="[\d.]+" height="([\d.]+)">(.*?)</page>', re.DOTALL)
_WORD = re.compile(r'<word xMin="[\d.]+" yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">')
HEAD, FOOT = 60.0, 66.0
"""Points that running heads and feet take of a page."""


def complaints(data: bytes, least: float = LEAST_FILLED) -> list[str]:
    """Every page that breaks a rule, with the rule; the first page, a cover, and the last one are free."""
    tags, filled = tags_by_page(data), filled_shares(data)
    found = [f"page {n}: ends with a heading" for n, page in enumerate(tags, 1) if page and page[-1] in HEADINGS]
    for n, share in enumerate(filled[1:-1], 2):
        if share < least and tags[n][:1] != ["H1"]:
            found.append(f"page {n}: {share:.0%} filled, and the chapter goes on")
    return found


def tags_by_page(data: bytes) -> list[list[str]]:
    """The tags of what stands on each page, in the order of reading."""
    with pikepdf.open(io.BytesIO(data)) as file:
        numbers = {page.objgen: n for n, page in enumerate(file.pages)}
        pages: list[list[str]] = [[] for _ in numbers]
        for tag, page in _marked(file.Root.StructTreeRoot.K, "", None):
            pages[numbers[page]].append(tag)
        return pages


def _marked(kid: pikepdf.Object, tag: str, page: tuple[int, int] | None) -> Iterator[tuple[str, tuple[int, int]]]:
    """The tag and the page of all marked content under an element; of what stands in a heading, the heading's."""
    if isinstance(kid, pikepdf.Array):
        for one in kid:
            yield from _marked(one, tag, page)
        return
    if isinstance(kid, pikepdf.Dictionary):
        page = kid.Pg.objgen if "/Pg" in kid else page
        if kid.get("/Type") == pikepdf.Name.MCR:
            yield tag, page
        elif "/K" in kid:
            yield from _marked(kid.K, tag if tag in HEADINGS else str(kid.get("/S", "/"))[1:], page)
        return
    assert page is not None
    yield tag, page


def filled_shares(data: bytes) -> list[float]:
    """How far down each page is written on, as a share of its column."""
    printed = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=data, capture_output=True, check=True).stdout
    return [_filled(float(height), words) for height, words in _PAGE.findall(printed.decode())]


def _filled(height: float, words: str) -> float:
    places = ((float(top), float(end)) for top, end in _WORD.findall(words))
    ends = [end for top, end in places if top > HEAD and end < height - FOOT]
    return (max(ends, default=HEAD) - HEAD) / (height - HEAD - FOOT)
