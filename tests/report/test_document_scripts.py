"""Reports in which people write N'Ko, Adlam, Arabic and Tifinagh: valid, readable aloud, alike at every printing."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import date

import pikepdf
import pytest

from tests.report.test_document_pdf import rendered, text, walk
from tests.support import HOUSE
from tests.support.pdf_text import pages
from tests.support.pdf_validation import PROFILES, failures
from workshop.document.blocks import Bullets, Callout, Cover, Document, Heading, Paragraph, Quote, Table
from workshop.document.charts import draw
from workshop.document.figures import Bar, BarChart
from workshop.document.render import RENDERERS
from workshop.document.render.pdf import render_pdf
from workshop.document.render.picture import png
from workshop.document.text import Span
from workshop.document.words import Words

NKO, ADLAM, ARABIC, TIFINAGH = "ߓߊ߲߬ߓߊ߬ߙߊ߲ ߞߊ߲", "𞤆𞤵𞤤𞤢𞤪 𞤸𞤢𞥄𞤲𞤣𞤫", "السلام والحوار بين المجتمعات", "ⵜⴰⵎⴰⵛⴰⵇ"
SCRIPTS = (NKO, ADLAM, ARABIC, TIFINAGH)


def of_scripts(*labels: str) -> tuple:
    """Every place of a report where a label may stand."""
    return (
        Cover(labels[0], kicker=labels[-1], organisers=labels),
        Heading(1, labels[0]),
        Heading(2, labels[-1]),
        *(Paragraph(f"Les participants placent « {label} » en tête : 17 sur 24.") for label in labels),
        Bullets(tuple((Span(label, strong=True, lang="ff"), Span(" – 17 sur 24", emphasis=True)) for label in labels)),
        Callout(labels[0], labels, "caution"),
        Quote(labels[0], labels[-1]),
        Table(("Réponse", "Nombre"), tuple((label, "12") for label in labels), total=True, numeric=(1,)),
        BarChart(tuple(Bar(label, 7, "7", place="1", lead=True) for label in labels), alt=", ".join(labels)),
    )


def spoken(data: bytes) -> str:
    with pikepdf.open(io.BytesIO(data)) as file:
        return "\n".join(str(e.ActualText) for e in walk(file.Root.StructTreeRoot.K) if "/ActualText" in e)


@pytest.mark.parametrize("profile", PROFILES)
def test_all_scripts_together_are_accessible_and_archivable(profile):
    assert failures(rendered(*of_scripts(*SCRIPTS)), profile) == []


@pytest.mark.parametrize("label", [NKO, ADLAM, ARABIC])
def test_the_letters_are_told_in_the_order_they_were_typed(label):
    said = spoken(rendered(*of_scripts(label)))
    assert f"Les participants placent « {label} » en tête : 17 sur 24." in said
    assert said.count(label) >= 9


def test_french_needs_no_second_telling():
    assert spoken(rendered(*of_scripts("Corruption"))) == ""


@pytest.mark.needs("pdftotext")
@pytest.mark.parametrize("label", SCRIPTS)
def test_what_is_copied_from_the_page_is_what_was_typed(label):
    assert label in text(rendered(Paragraph(label)))
    sentence = f"Les participants placent « {label} » en tête."
    data = rendered(Paragraph(sentence), Table((label,), ((sentence,),)), of_scripts(label)[-1])
    assert text(data).count(label) >= 4
    assert label == ARABIC or "".join(pages(data)).count(label) >= 4, "a reader that turns no letters back"


@pytest.mark.needs("pdftotext")
def test_no_box_stands_for_a_letter_and_one_would_be_seen():
    assert "□" not in text(rendered(*of_scripts(*SCRIPTS)))
    assert "□" in text(rendered(Paragraph("中文")))


def test_only_the_faces_that_are_needed_are_in_the_file():
    assert faces(rendered(Paragraph(NKO))) == {"NKo", "Sans"}
    assert faces(rendered(Paragraph(ADLAM + ARABIC))) == {"Adlam", "Arabic", "Sans"}
    assert faces(rendered(Paragraph("Corruption"))) == {"Sans"}


def faces(data: bytes) -> set[str]:
    with pikepdf.open(io.BytesIO(data)) as file:
        names = {str(font.BaseFont) for page in file.pages for font in page.Resources.Font.values()}
    return {name.split("+Workshop")[1].split("-")[0] for name in names}


def test_a_long_paragraph_goes_on_over_the_page_and_loses_nothing():
    words = " ".join(f"{ARABIC} {n}" for n in range(500))
    said = spoken(rendered(Paragraph(words)))
    assert said.replace("\n", " ") == words
    assert "\n" in said


def test_a_word_longer_than_a_line_is_cut():
    assert spoken(rendered(Paragraph("ߓ" * 400))) == "ߓ" * 400


def test_another_process_in_another_order_gives_the_same_bytes():
    rendered(Paragraph(ARABIC[::-1]))
    program = (
        "import sys; from tests.report.test_document_scripts import *;"
        "sys.stdout.buffer.write(rendered(*of_scripts(*SCRIPTS)))"
    )
    fresh = subprocess.run([sys.executable, "-c", program], cwd=HOUSE, capture_output=True, check=True)
    assert fresh.stdout == rendered(*of_scripts(*SCRIPTS))


def test_a_document_titled_in_another_script_has_it_at_the_head_of_its_pages():

    document = Document(ARABIC, "fr", (Paragraph("Mopti"),), date(2026, 3, 14), author="A", subject="S", organiser=NKO)
    data = render_pdf(document, Words())
    assert faces(data) == {"Arabic", "NKo", "Sans"}
    assert failures(data, PROFILES[0]) == []


@pytest.mark.parametrize("label", [NKO, ADLAM, ARABIC])
def test_pictures_of_the_word_document_show_the_letters_and_the_file_brings_them(label):
    chart = of_scripts(label)[-1]
    boxes = replace(chart, bars=tuple(replace(bar, label="□" * len(label)) for bar in chart.bars))
    assert png(draw(chart)) != png(draw(boxes))
    with zipfile.ZipFile(io.BytesIO(RENDERERS["docx"](document(label), Words()))) as file:
        assert "word/fonts/font4.odttf" in file.namelist()
    with zipfile.ZipFile(io.BytesIO(RENDERERS["docx"](document("Corruption"), Words()))) as file:
        assert "word/fonts/font4.odttf" not in file.namelist()


def document(label: str) -> Document:
    return Document("Titre", "fr", of_scripts(label), date(2026, 3, 4))
