"""Whatever people type stays text in every edition: no markup, no formula, no hidden direction, nothing fetched."""

from __future__ import annotations

import html
import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from functools import cache

import openpyxl
import pikepdf
import pytest
from lxml import etree

from tests.report.report_sample import TEXTS, played, profiles, sample_facts
from tests.support.pdf_text import pages
from tests.support.pdf_validation import PROFILES, failures
from tests.support.read_back import csv_lines, docx_tables, html_tables, sheets
from workshop.activities import KINDS
from workshop.domain.activity import Activity, Topic
from workshop.domain.event_data import (
    LONGEST_CREDIT,
    EventCount,
    EventData,
    EventType,
    EventZone,
    checked_credit,
)
from workshop.domain.imprint import LONGEST_NAME
from workshop.domain.items import Item
from workshop.domain.text import Label, cleaned_line
from workshop.report.edition import Addition, Edition, PlacedQuote
from workshop.report.editions import EDITIONS, printed
from workshop.report.facts import Facts

BAD = (
    "=cmd|'/C calc'!A0", "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(1+9)*cmd", "＝1+1",
    '=HYPERLINK("http://evil.example","x")', "<script>alert(1)</script>", "<w:p><w:r><w:t>out</w:t></w:r></w:p>",
    "]]>&amp;<!--", "\u202eevil\u202c\u2066x\u2069", "\x00\x07\x1b[31mred", "🕊️ paix 👩\u200d👩\u200d👧", "m" * 230,
    "a;b,c\t\"d\"\r\n=1+1", "' apostrophe", "&P&N&[File]", "[brackets]:*?/\\\\",
)  # fmt: skip
DIRECTIONS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
FORMULA = re.compile(r"^[ \u00a0\u202f]*[=+\-@\t\r\n＝＋－＠]")


def hostile(kind: str, topic: Topic) -> Activity:
    items = tuple(Item(f"i{n}", Label.of(fr=words, en=words)) for n, words in enumerate(BAD))
    label = Label.of(fr=BAD[0], en=BAD[6])
    return Activity(f"h-{kind}", kind, label, items=items, options=KINDS[kind].options({}).as_json(), topic=topic)


#: A word of 300 letters: longer than any line.
LONG = "w" * 300
TYPED = (*BAD, LONG)


def hostile_edition() -> Edition:
    """What organisers add: quotes, paragraphs, the names of organisations."""
    said = [Label.of(fr=words, en=words) for words in map(cleaned_line, TYPED) if words]
    quotes = tuple(PlacedQuote("drivers", words, (("zone", ("north",)),), (("h-rank", words),)) for words in said)
    return Edition(
        additions=tuple(Addition("context", words) for words in said), quotes=quotes, licence="cc-by",
        accent="#7A1F4B", organisations=tuple(words["fr"][:LONGEST_NAME] for words in said),
    )  # fmt: skip


def hostile_events() -> EventData:
    """A credit line and names of regions that somebody typed."""
    words = tuple(filter(None, map(cleaned_line, TYPED)))
    zone = EventZone("north", Label.of(fr=words[0], en=words[0]), words)
    count = EventCount(2020, "north", EventType.BATTLES, 3, 4)
    day = date(2020, 3, 14)
    return EventData(checked_credit(" ".join(words)[:LONGEST_CREDIT]), day, day, day, (zone,), words, (count,))


@cache
def hostile_facts() -> Facts:
    drafts = (hostile("pick", Topic.CONCERNS), hostile("rank", Topic.DRIVERS_LONG), hostile("pick", Topic.OTHER))
    texts = replace(TEXTS, introduction=Label.of(fr="\n".join(TYPED)))
    return replace(
        sample_facts(), title=Label.of(fr=BAD[0], en=LONG), place=BAD[9], organisers="\n".join(BAD), texts=texts,
        activities=tuple(played(draft, profiles(24)) for draft in drafts), edition=hostile_edition(),
        events=hostile_events(),
    )  # fmt: skip


@cache
def edition(form: str, language: str = "fr") -> bytes:
    return printed(hostile_facts(), language, form)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("form", [form for form, made in EDITIONS.items() if made.media_type != "application/pdf"])
def test_nothing_turns_the_direction_of_reading(form):
    data = edition(form)
    texts = [part for part in parts(data).values() if part.startswith(b"<")] if data.startswith(b"PK") else [data]
    assert texts
    assert [text for text in texts if DIRECTIONS.search(text.decode())] == []


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_every_part_is_sound_xml(form):
    found = [name for name in parts(edition(form)) if name.endswith((".xml", ".rels"))]
    assert len(found) > 8
    for name in found:
        etree.fromstring(parts(edition(form))[name])


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_no_part_leads_outside_or_holds_a_program(form):
    for name, content in parts(edition(form)).items():
        assert not re.search(r"(?i)vba|macro|activex|oleobject|externallink", name)
        if name.endswith(".rels"):
            assert b"External" not in content
    assert b"instrText" not in b"".join(
        re.findall(rb"<w:instrText[^>]*>(?! (?:PAGE|NUMPAGES|SEQ|TOC) )", b"".join(parts(edition("docx")).values()))
    )


def test_words_are_never_formulas_in_the_workbook():
    book = openpyxl.load_workbook(io.BytesIO(edition("xlsx")))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert [cell.value for cell in cells if isinstance(cell.value, str) and FORMULA.match(cell.value)] == []
    assert "'" + BAD[0] in {cell.value for cell in cells}


@pytest.mark.parametrize("form, separator", [("csv", ";"), ("plain-csv", ",")])
def test_words_are_never_formulas_in_the_lines_of_data(form, separator):
    lines = csv_lines(edition(form), separator)
    words = [cell for line in lines for cell in line.values()]
    assert [cell for cell in words if FORMULA.match(cell) and not re.fullmatch(r"[+-]?[\d., \u202f]+", cell)] == []
    assert any("cmd|" in cell for cell in words)


def test_a_formula_would_be_seen():
    assert FORMULA.match(BAD[0])
    assert FORMULA.match("\u00a0" + BAD[4])
    assert not FORMULA.match("'" + BAD[0])


def test_markup_stays_words_in_the_page_and_the_word_document():
    for tables in (docx_tables(edition("docx")), html_tables(edition("html"))):
        words = {cell for table in tables for row in table for cell in row}
        assert "<script>alert(1)</script>" in words
        assert "<w:p><w:r><w:t>out</w:t></w:r></w:p>" in words
    assert b"<script" not in edition("html")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_page_in_one_file_fetches_nothing(language):
    page = printed(sample_facts(), language, "html").decode()
    assert re.findall(r"<(?:link|script|img|iframe|object|embed|base)\b", page) == []
    assert [url for url in re.findall(r'url\("([^"]*)', page) if not url.startswith("data:font/woff2;base64,")] == []
    assert [link for link in re.findall(r'(?:href|src)="([^"]*)', page) if not link.startswith("#")] == []
    assert "@import" not in page
    policy = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:"
    assert f'Content-Security-Policy" content="{policy}"' in page


def test_the_names_of_sheets_are_such_as_every_spreadsheet_takes():
    names = [sheet.title for sheet in sheets(edition("xlsx"))]
    assert len({name.casefold() for name in names}) == len(names) > 4
    assert [name for name in names if not 0 < len(name) <= 31 or re.search(r"[\[\]:*?/\\]|^'|'$", name)] == []


PDFS = [form for form, made in EDITIONS.items() if made.media_type == "application/pdf"]
#: What makes a PDF act, fetch or carry files (ISO 32000-1, 12.6 and 7.11).
ACTS = ("/JavaScript", "/JS", "/Launch", "/URI", "/SubmitForm", "/ImportData", "/EmbeddedFile", "/OpenAction", "/AA",
        "/GoToR")  # fmt: skip


def names_in(data: bytes) -> set[str]:
    """Every name that any object of a PDF has as a key or a value."""
    found: set[str] = set()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
                for key, value in thing.items():
                    found |= {str(key), str(value)} if isinstance(value, pikepdf.Name) else {str(key)}
    return found


@pytest.mark.parametrize("form", PDFS)
def test_a_pdf_does_nothing_and_says_the_words_as_they_are(form):
    data = edition(form)
    assert names_in(data) & set(ACTS) == set()
    assert not DIRECTIONS.search("".join(pages(data)))
    assert failures(data, PROFILES[0]) == []


def test_a_pdf_that_fetches_would_be_seen():
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.Root.OpenAction = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.URI, URI="http://evil.example"))
        out = io.BytesIO()
        pdf.save(out)
    assert names_in(out.getvalue()) & set(ACTS) == {"/OpenAction", "/URI"}


def test_what_organisers_add_stands_in_the_report_as_they_typed_it():
    page = html.unescape(re.sub(r"<[^>]+>", "", edition("html").decode()))
    for words in ("<script>alert(1)</script>", LONG, "🕊️ paix"):
        assert page.count(words) >= 3
