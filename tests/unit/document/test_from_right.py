"""Editions in a language that is written from the right: pages, tables and sheets run from there, drawings do not."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import openpyxl
import pytest

from tests.support import HOUSE
from tests.support.sample_document import WORDS
from tests.unit.document.test_editions import full
from workshop.document.blocks import Heading, Paragraph
from workshop.document.figures import Bar, BarChart
from workshop.document.render import RENDERERS
from workshop.document.text import Span

CHART = BarChart((Bar((Span("السلام", lang="ar"),), 12, "12"), Bar("Eau", 8, "8")), alt="12, 8", caption="Barres")


def made(form: str, direction: str = "rtl") -> bytes:
    return RENDERERS[form](replace(full("en"), lang="ar", direction=direction), WORDS["en"])


def parts(direction: str) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(made("docx", direction))) as archive:
        return {name: archive.read(f"word/{name}.xml").decode() for name in ("document", "styles")}


def test_a_word_document_runs_from_the_right_table_by_table():
    xml = parts("rtl")
    assert "<w:pPrDefault><w:pPr><w:bidi/></w:pPr></w:pPrDefault>" in xml["styles"]
    assert xml["document"].count("<w:bidiVisual/>") == xml["document"].count("<w:tbl>") > 5
    assert xml["document"].endswith("<w:bidi/></w:sectPr></w:body></w:document>")


def test_another_one_does_not():
    xml = parts("ltr")
    assert "bidiVisual" not in xml["document"]
    assert "<w:pPrDefault></w:pPrDefault>" in xml["styles"]


@pytest.mark.parametrize("direction, from_right", [("rtl", True), ("ltr", False)])
def test_sheets_and_pages_run_from_the_right(direction, from_right):
    sheets = openpyxl.load_workbook(io.BytesIO(made("xlsx", direction))).worksheets
    assert {bool(sheet.sheet_view.rightToLeft) for sheet in sheets} == {from_right}
    page = made("html", direction).decode()
    assert ('<html lang="ar" dir="rtl">' in page) is from_right
    assert ('<article class="report" lang="ar" dir="rtl">' in page) is from_right


def test_the_style_sheet_names_no_side_that_would_be_the_wrong_one_from_the_right():
    style = (HOUSE / "static" / "css" / "report.css").read_text("utf-8")
    assert [
        side for side in ("text-align: left", "text-align: right", "-left:", "-right:", " left:") if side in style
    ] == []
    assert "direction: ltr" in style  # drawings have their own measures


def test_words_in_another_language_have_their_own_direction_and_labels_of_drawings_say_their_language():
    blocks = (Heading(1, "Un"), Paragraph((Span("Paix : "), Span("السلام", lang="ar"))), CHART)
    page = RENDERERS["html"](replace(full("fr"), blocks=blocks), WORDS["fr"]).decode()
    assert '<span lang="ar" dir="auto">السلام</span>' in page
    drawing = page[page.index("<svg") : page.index("</svg>")]
    assert drawing.count("lang=") == drawing.count('lang="ar">السلام') == 1
