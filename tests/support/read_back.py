"""Editions of the report read back by programs that are not ours: rows of tables as plain words."""

from __future__ import annotations

import csv
import io
from html.parser import HTMLParser

import docx
import openpyxl

from tests.support.pdf_text import pages

Rows = list[list[str]]


def squeezed(text: str) -> str:
    """The characters without any space: where lines end is a matter of layout."""
    return "".join(text.split())


def pdf_words(data: bytes) -> str:
    """Everything a PDF says, in the order it is drawn."""
    return squeezed("".join(pages(data)))


def docx_tables(data: bytes) -> list[Rows]:
    """The rows of every table of data; layout is left out."""
    tables = docx.Document(io.BytesIO(data)).tables
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in tables
            if table.style.name not in ("Normal Table", "Cards")]  # fmt: skip


def docx_pictures(data: bytes) -> list[str]:
    """What is said of every picture to those who do not see it."""
    drawn = docx.Document(io.BytesIO(data)).element.body.iter("{*}docPr")
    return [one.get("descr", "") for one in drawn]


def html_tables(data: bytes) -> list[Rows]:
    """The rows of every table."""
    reader = _Tables()
    reader.feed(data.decode())
    return reader.tables


class _Tables(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[Rows] = []
        self._in_cell = False

    def handle_starttag(self, tag, attrs):
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("th", "td"):
            self.tables[-1][-1].append("")
            self._in_cell = True

    def handle_endtag(self, tag):
        if tag in ("th", "td"):
            self._in_cell = False

    def handle_data(self, data):
        if self._in_cell:
            self.tables[-1][-1][-1] += data


def sheets(data: bytes):
    """The sheets of a workbook."""
    return openpyxl.load_workbook(io.BytesIO(data)).worksheets


def csv_lines(data: bytes, separator: str, encoding: str = "utf-8-sig") -> list[dict[str, str]]:
    """The lines under their heads."""
    return list(csv.DictReader(io.StringIO(data.decode(encoding), newline=""), delimiter=separator))
