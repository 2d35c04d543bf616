"""Word document and workbook as readers, listeners and programs meet them; every block in every format."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import typing
import zipfile
from dataclasses import dataclass, replace
from functools import cache

import docx
import openpyxl
import pytest
from lxml import etree
from PIL import Image

from tests.support import HOUSE
from tests.support.sample_document import WORDS, sample
from tests.unit.document.figure_samples import samples
from workshop.document import blocks as kinds
from workshop.document.blocks import Block, Document, Heading, KeepTogether, Paragraph, Table
from workshop.document.chapters import chapters, in_order
from workshop.document.charts import draw
from workshop.document.figures import Bar, BarChart, Figure
from workshop.document.render import RENDERERS
from workshop.document.render.picture import png
from workshop.document.render.xlsx_look import sheet_names
from workshop.document.text import Span, plain

WHOLE = ("pdf", "html", "preview", "docx", "xlsx", "csv", "plain-csv")
"""Formats that take any document; others take a composition of their own."""
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
languages = pytest.mark.parametrize("lang", ["fr", "en"])


@cache
def full(lang: str) -> Document:
    """The sample document with every sample figure behind it."""
    document = sample(lang)
    figures = tuple(replace(figure, caption=name) for name, figure in samples(lang).items())
    return replace(document, blocks=(*document.blocks, Heading(1, "Figures"), *figures))


@cache
def rendered(lang: str, form: str) -> bytes:
    return RENDERERS[form](full(lang), WORDS[lang])


@cache
def body(lang: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(rendered(lang, "docx"))) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def all_blocks(document: Document):
    for block in document.blocks:
        yield block
        if isinstance(block, KeepTogether | kinds.TwoColumns):
            yield from in_order((block,))


def test_the_sample_has_every_block_and_every_figure_there_is():
    wanted = {part for block in typing.get_args(Block) for part in (typing.get_args(block) or (block,))}
    assert wanted - {type(block) for block in all_blocks(full("fr"))} == set()


@pytest.mark.parametrize("form", WHOLE)
def test_every_block_is_said_in_every_format(form):
    assert len(rendered("fr", form)) > 1000


@dataclass(frozen=True)
class Unknown:
    """A block that no renderer has heard of."""


@pytest.mark.parametrize("form", WHOLE)
def test_a_block_that_a_format_does_not_know_is_an_error(form):
    document = replace(sample("en"), blocks=(Heading(1, "One"), Unknown()))
    with pytest.raises(TypeError, match="Unknown"):
        RENDERERS[form](document, WORDS["en"])


MAKES = """
import sys
from tests.unit.document.test_editions import rendered
sys.stdout.buffer.write(rendered("fr", sys.argv[1]))
"""


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_another_process_makes_the_same_bytes(form):
    made = subprocess.run([sys.executable, "-c", MAKES, form], cwd=HOUSE, capture_output=True, check=True)
    assert made.stdout == rendered("fr", form)


# ---- the Word document ----


@languages
def test_headings_are_headings_and_lists_are_lists(lang):
    file = docx.Document(io.BytesIO(rendered(lang, "docx")))
    wanted = [(f"Heading {h.level}", plain(h.text)) for h in kinds.headings(full(lang).blocks)]
    cells = [p for table in file.tables for row in table.rows for cell in row.cells for p in cell.paragraphs]
    said = [(p.style.name, p.text) for p in (*file.paragraphs, *cells) if p.style.name.startswith("Heading")]
    assert sorted(said) == sorted(wanted)
    listed = [p for p in file.paragraphs if p.style.name in ("List Bullet", "List Number")]
    assert len(listed) == sum(
        len(b.items) for b in in_order(full(lang).blocks) if isinstance(b, kinds.Bullets)
    ) - in_cells(file)


def in_cells(file) -> int:
    return sum(
        p.style.name.startswith("List") for t in file.tables for r in t.rows for c in r.cells for p in c.paragraphs
    )


@languages
def test_every_table_repeats_its_head_and_rows_stay_whole(lang):
    tables = [
        t
        for t in body(lang).iter(f"{W}tbl")
        if t.find(f"{W}tblPr/{W}tblStyle").get(f"{W}val") in ("ReportTable", "DenseTable")
    ]
    assert len(tables) == sum(isinstance(block, Table) for block in in_order(full(lang).blocks))
    for table in tables:
        first, *others = table.findall(f"{W}tr")
        assert first.find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row.find(f"{W}trPr/{W}tblHeader") is None for row in others)
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in (first, *others))


def test_no_heading_stays_behind_at_the_foot_of_a_page_when_a_callout_follows():
    """What lies between the two stays with what follows it, as the heading does."""
    document = replace(sample("fr"), blocks=(Heading(1, "Un"), kinds.Callout("Titre", "Dit", "note")))
    paragraphs = docx.Document(io.BytesIO(RENDERERS["docx"](document, WORDS["fr"]))).paragraphs
    until = next(n for n, one in enumerate(paragraphs) if one.text == "Dit")
    assert all(one.paragraph_format.keep_with_next or one.style.paragraph_format.keep_with_next
               for one in paragraphs[:until])  # fmt: skip


@languages
def test_every_picture_speaks_or_says_that_it_is_decoration(lang):
    said = [p for p in body(lang).iter() if p.tag.endswith("wordprocessingDrawing}docPr")]
    figures = [block for block in in_order(full(lang).blocks) if isinstance(block, Figure)]
    assert len(said) > len(figures)
    assert len({p.get("id") for p in said}) == len(said)
    silent = [p for p in said if not p.get("descr")]
    assert all("decorative" in etree.tostring(p).decode() for p in silent)
    assert {figure.alt for figure in figures if figure.alt} & {p.get("descr") for p in said}


@languages
def test_captions_are_numbered_by_word_in_the_words_of_the_report(lang):
    file = docx.Document(io.BytesIO(rendered(lang, "docx")))
    captions = [p.text for p in file.paragraphs if p.style.name == "Caption"]
    assert captions[0].startswith(WORDS[lang].figure.format(n=1) + " · ")
    assert any(text.startswith(WORDS[lang].table.format(n=1) + " · ") for text in captions)
    fields = [i.text.strip() for i in body(lang).iter(f"{W}instrText")]
    assert {field.split()[1] for field in fields if field.startswith("SEQ")} == {"Table", "Figure"}


@languages
def test_the_file_and_its_foreign_words_say_their_language(lang):
    file = docx.Document(io.BytesIO(rendered(lang, "docx")))
    assert file.core_properties.language == lang
    assert file.core_properties.title == full(lang).title
    assert file.core_properties.created.date() == full(lang).published
    (own,) = file.styles.element.xpath("w:docDefaults//w:rPr/w:lang")
    assert own.get(f"{W}val") == {"fr": "fr-FR", "en": "en-GB"}[lang]
    marks = {mark.get(f"{W}val") for mark in body(lang).iter(f"{W}lang")}
    assert "bm" in marks
    assert own.get(f"{W}val") not in marks


@languages
def test_every_page_has_its_number_and_what_must_be_said(lang):
    with zipfile.ZipFile(io.BytesIO(rendered(lang, "docx"))) as archive:
        foot = archive.read("word/footer.xml").decode()
    assert re.findall(r" (PAGE|NUMPAGES) ", foot) == ["PAGE", "NUMPAGES"]
    assert full(lang).foot in foot


@languages
def test_links_of_the_contents_lead_to_headings(lang):
    places = {mark.get(f"{W}name") for mark in body(lang).iter(f"{W}bookmarkStart")}
    links = [link.get(f"{W}anchor") for link in body(lang).iter(f"{W}hyperlink")]
    assert links
    assert set(links) <= places


def test_words_from_the_right_are_set_from_the_right():
    document = replace(sample("fr"), blocks=(Paragraph((Span("Paix : "), Span("ߖߡߊ߫ߣߊ", lang="nqo"))),))
    with zipfile.ZipFile(io.BytesIO(RENDERERS["docx"](document, WORDS["fr"]))) as archive:
        xml = archive.read("word/document.xml").decode()
    assert '<w:rtl/><w:lang w:val="nqo" w:bidi="nqo"/>' in xml
    assert xml.count("<w:rtl/>") == 1


def test_letters_travel_in_the_file_as_word_wants_them():
    """The first 32 bytes are crossed with the key; crossed again they are a TrueType font."""
    with zipfile.ZipFile(io.BytesIO(rendered("fr", "docx"))) as archive:
        keys = re.findall(r'fontKey="\{([0-9A-F-]{36})\}"', archive.read("word/fontTable.xml").decode())
        hidden = [archive.read(f"word/fonts/font{n}.odttf") for n in range(1, 4)]
    assert len(keys) == len(set(keys)) == 3
    for key, data in zip(keys, hidden, strict=True):
        guid = bytes.fromhex(key.replace("-", ""))
        opened = bytes(byte ^ guid[15 - n % 16] for n, byte in enumerate(data[:32])) + data[32:]
        assert opened[:4] == b"\x00\x01\x00\x00"
        assert opened in [path.read_bytes() for path in (HOUSE / "static" / "fonts").glob("*.ttf")]


# ---- pictures ----


@pytest.mark.parametrize("name, figure", samples("fr", long=True).items())
def test_a_picture_has_the_measures_of_its_drawing_and_is_small(name, figure):
    drawing, data = draw(figure), png(draw(figure))
    image = Image.open(io.BytesIO(data))
    assert abs(image.width / image.height - drawing.width / drawing.height) < 0.02
    assert len(data) < 200_000


def test_a_picture_in_grey_still_tells_surfaces_apart():
    grey = Image.open(io.BytesIO(png(draw(samples("fr")["sorted"])))).convert("L")
    assert len([n for n in grey.histogram() if n > 1500]) >= 4


# ---- the workbook ----


def book(lang: str):
    return openpyxl.load_workbook(io.BytesIO(rendered(lang, "xlsx")))


@languages
def test_every_chapter_is_a_sheet(lang):
    titles = [sheet["A1"].value for sheet in book(lang).worksheets]
    assert titles == [plain(chapter.heading.text) for chapter in chapters(full(lang).blocks)]


@languages
def test_bars_are_native_charts_that_say_what_they_show(lang):
    with zipfile.ZipFile(io.BytesIO(rendered(lang, "xlsx"))) as archive:
        charts = [archive.read(name).decode() for name in archive.namelist() if "/charts/chart" in name]
        drawings = "".join(archive.read(name).decode() for name in archive.namelist() if "/drawings/drawing" in name)
    assert len(charts) >= sum(isinstance(block, BarChart) for block in in_order(full(lang).blocks))
    assert all("<c:barChart>" in chart for chart in charts)
    assert drawings.count("descr=") == len(charts)


CHART = BarChart(
    (Bar("Un", 12, "12"), Bar("Masqué", None, "masqué"), Bar("Trois", 8.5, "8,5"), Bar("Zéro", 0, "0")), alt="Un 12",
    caption="Barres",
)  # fmt: skip


def test_what_is_hidden_is_a_word_and_in_no_chart():
    document = replace(sample("fr"), blocks=(Heading(1, "Un"), CHART))
    data = RENDERERS["xlsx"](document, replace(WORDS["fr"], decimal=","))
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    rows = {row[0]: row[1] for row in sheet.iter_rows(values_only=True) if row[0]}
    assert (rows["Un"], rows["Trois"], rows["Zéro"], rows["Masqué"]) == (12, 8.5, 0, "masqué")
    names = [row[0] for row in sheet.iter_rows(values_only=True)]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        ((first, last),) = re.findall(
            r"<c:val><c:numRef><c:f>Un!\$B\$(\d+):\$B\$(\d+)", archive.read("xl/charts/chart1.xml").decode()
        )
    assert "Masqué" not in names[int(first) - 1 : int(last)]
    assert {"Un", "Trois", "Zéro"} == set(names[int(first) - 1 : int(last)])


@pytest.mark.parametrize("titles, names", [
    (["Un", "un", "UN"], ["Un", "un 2", "UN 3"]),
    (["a/b:c*d?[e]\\f"], ["a b c d e f"]),
    (["'", "", "History"], ["2", "3", "History 2"]),
    (["m" * 40, "m" * 40], ["m" * 30 + "…", "m" * 28 + "… 2"]),
])  # fmt: skip
def test_names_of_sheets_are_short_sound_and_all_different(titles, names):
    assert sheet_names(titles) == names


# ---- drafts ----


@cache
def draft(form: str) -> bytes:
    return RENDERERS[form](replace(sample("fr"), watermark="Brouillon"), WORDS["fr"])


def test_a_draft_says_so_on_every_page_of_the_word_document_the_cover_included():
    with zipfile.ZipFile(io.BytesIO(draft("docx"))) as archive:
        head, page = archive.read("word/header.xml").decode(), archive.read("word/document.xml").decode()
    assert 'string="Brouillon"' in head
    assert ">Brouillon · " in head
    assert page.count('w:headerReference w:type="first"') == 1
    assert b'headerReference w:type="first"' not in zipfile.ZipFile(io.BytesIO(rendered("fr", "docx"))).read(
        "word/document.xml"
    )


def test_a_draft_says_so_on_every_sheet_and_on_the_page():
    for sheet in openpyxl.load_workbook(io.BytesIO(draft("xlsx"))).worksheets:
        assert sheet["A2"].value == "Brouillon"
    assert draft("html").count(b">Brouillon<") == 1
    assert b">Brouillon<" not in rendered("fr", "html")
