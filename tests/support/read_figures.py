"""Every edition of the report read by programs that are not ours, as tables of plain words and as texts: what stands on
its pages, in its cells, its charts, its alternative texts, bookmarks and metadata."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from xml.etree import ElementTree

import openpyxl
import pikepdf

from tests.support.read_back import Rows, docx_tables, html_tables

_PROPERTIES = ("descr", "title", "name", "alt", "aria-label", "content")


@dataclass(frozen=True)
class Read:
    """`tables`: rows of cells, the head first; `texts`: all words, each piece by itself, in the order of the file."""

    tables: list[Rows]
    texts: list[str]


def read_edition(data: bytes, form: str) -> Read:
    """What a reader of this form of file finds in it."""
    if data.startswith(b"%PDF"):
        return Read(list(_tagged_tables(data)), [*_pdf_texts(data)])
    if form == "docx":
        return Read(docx_tables(data), [*_package_texts(data)])
    if form == "xlsx":
        return Read([*_sheet_tables(data), *_chart_tables(data)], [*_package_texts(data)])
    text = data.decode("utf-8-sig")
    return Read(html_tables(data), [*_html_texts(text)]) if form == "html" else Read([], text.splitlines())


def _tagged_tables(data: bytes) -> Iterator[Rows]:
    """The tables of a PDF as its tags say them to a screen reader, read by poppler."""
    said = subprocess.run(["pdfinfo", "-struct-text", "-"], input=data, capture_output=True, check=True).stdout.decode()
    rows, indent = [], 0
    for line in said.splitlines():
        first, depth = line.split()[0:1], len(line) - len(line.lstrip())
        if rows and depth <= indent and first not in (["TR"], ["Table"]):
            yield rows[1:]
            rows = []
        if first == ["Table"]:
            yield from filter(None, [rows[1:]])
            rows, indent = [[]], depth
        elif rows and first == ["TR"]:
            rows.append([])
        elif rows and first and first[0].rstrip(":") in ("TH", "TD"):
            rows[-1].append("")
        elif rows and rows[-1] and line.lstrip().startswith('"'):
            rows[-1][-1] += line.strip().strip('"')
    yield from filter(None, [rows[1:]])


def _pdf_texts(data: bytes) -> Iterator[str]:
    run = subprocess.run(["pdftotext", "-layout", "-", "-"], input=data, capture_output=True, check=True)
    yield from run.stdout.decode().splitlines()
    yield subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True).stdout.decode()
    with pikepdf.open(io.BytesIO(data)) as file:
        yield from map(str, file.docinfo.values())
        yield file.Root.Metadata.read_bytes().decode()
        with file.open_outline() as outline:
            yield from (item.title for item in _below(outline.root))
        yield from (str(one.Alt) for one in file.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one)


def _below(items) -> Iterator[pikepdf.OutlineItem]:
    for item in items:
        yield item
        yield from _below(item.children)


def _package_texts(data: bytes) -> Iterator[str]:
    """All words of an Office file: the text of every paragraph and cell, and every description."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                tree = ElementTree.fromstring(package.read(name))
                yield from _words_of(tree)


def _words_of(tree: ElementTree.Element) -> Iterator[str]:
    for element in tree.iter():
        if element.tag.endswith(("}p", "}si", "}ser")):
            yield "".join(element.itertext())
        elif element.text and element.text.strip():
            yield element.text
        yield from (value for key, value in element.attrib.items() if key in _PROPERTIES)


def _sheet_tables(data: bytes) -> Iterator[Rows]:
    """Every run of rows with more than one cell; the columns keep their places."""
    for sheet in openpyxl.load_workbook(io.BytesIO(data)).worksheets:
        rows: Rows = []
        for line in sheet.iter_rows(values_only=True):
            if sum(value is not None for value in line) > 1:
                rows.append(["" if value is None else str(value) for value in line])
            else:
                yield from filter(None, [rows])
                rows = []
        yield from filter(None, [rows])


def _chart_tables(data: bytes) -> Iterator[Rows]:
    """What a chart keeps of its cells: a series is a column."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if re.fullmatch(r"xl/charts/chart\d+\.xml", name):
                tree = ElementTree.fromstring(package.read(name))
                for series in (one for one in tree.iter() if one.tag.endswith("}ser")):
                    heads, names, values = (_kept(series, part) for part in ("tx", "cat", "val"))
                    yield [["", *heads], *([name, value] for name, value in zip(names, values, strict=False))]


def _kept(series: ElementTree.Element, part: str) -> list[str]:
    found = (one for one in series if one.tag.endswith(f"}}{part}"))
    return [value.text or "" for one in found for value in one.iter() if value.tag.endswith("}v")]


def _html_texts(text: str) -> Iterator[str]:
    reader = _Texts()
    reader.feed(text)
    yield from reader.found
    yield " ".join(reader.found)


class _Texts(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.found += [value for key, value in attrs if value and key in _PROPERTIES]

    def handle_data(self, data):
        if data.strip():
            self.found.append(data.strip())
