"""A rich document as PDF: accessible, archivable, reproducible, every letter kept, nothing typed taken for markup."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from functools import cache

import pikepdf
import pytest

from tests.support import HOUSE
from tests.support.pdf_text import pages
from tests.support.pdf_validation import PROFILES, failures
from tests.support.sample_document import HOSTILE, LETTERS, LONG_WORD, TONES, WORDS, sample
from workshop.document.blocks import (
    Bullets,
    Cell,
    Contents,
    Cover,
    Document,
    Heading,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Table,
)
from workshop.document.charts.shapes import Drawing
from workshop.document.figures import Bar, BarChart, Dot, DotGroup, DotPlot, DotRow
from workshop.document.metrics import width as measured
from workshop.document.render import RENDERERS
from workshop.document.render.drawn import Picture
from workshop.document.render.grid import AFTER_FIGURES, column_widths
from workshop.document.render.pdf import render_pdf
from workshop.document.render.picture import png
from workshop.document.words import Words

LANGUAGES = ("fr", "en")


@cache
def pdf(lang: str) -> bytes:
    return RENDERERS["pdf"](sample(lang), WORDS[lang])


def small(*blocks) -> Document:
    return Document("Essai", "fr", blocks, date(2026, 3, 14), author="A", subject="S")


def rendered(*blocks) -> bytes:
    return render_pdf(small(*blocks), Words())


def text(data: bytes, *options: str) -> str:
    command = ["pdftotext", *options, "-", "-"]
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode()


def elements(data: bytes) -> list[pikepdf.Object]:
    """All structure elements in reading order."""
    with pikepdf.open(io.BytesIO(data)) as file:
        return [
            (str(e.S)[1:], {str(k): str(e[k]) for k in ("/Alt", "/Lang") if k in e})
            for e in walk(file.Root.StructTreeRoot.K)
        ]


def walk(kids):
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from walk(kid.get("/K", pikepdf.Array()))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("profile", PROFILES)
def test_the_report_is_accessible_and_archivable(lang, profile):
    assert failures(pdf(lang), profile) == []


@pytest.mark.parametrize("profile", PROFILES)
def test_the_validator_finds_what_is_wrong(profile):
    with pikepdf.open(io.BytesIO(pdf("fr"))) as file:
        del file.Root.StructTreeRoot, file.Root.MarkInfo
        out = io.BytesIO()
        file.save(out)
    assert failures(out.getvalue(), profile)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_other_family_is_named(lang):
    with pikepdf.open(io.BytesIO(pdf(lang))) as file:
        names = {str(font.BaseFont) for page in file.pages for font in page.Resources.Font.values()}
    assert names
    assert all("WorkshopSans" in name for name in names)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_travels_well(lang):
    assert len(pdf(lang)) < 300_000


def test_the_same_document_gives_the_same_bytes():
    assert render_pdf(sample("fr"), WORDS["fr"]) == pdf("fr")


def test_another_process_gives_the_same_bytes():
    program = (
        "import sys; from tests.support.sample_document import WORDS, sample;"
        "from workshop.document.render import RENDERERS;"
        "sys.stdout.buffer.write(RENDERERS['pdf'](sample('en'), WORDS['en']))"
    )
    fresh = subprocess.run([sys.executable, "-c", program], cwd=HOUSE, capture_output=True, check=True)
    assert fresh.stdout == pdf("en")


def test_another_date_gives_other_bytes():
    assert render_pdf(replace(sample("fr"), published=date(2026, 3, 15)), WORDS["fr"]) != pdf("fr")


@pytest.mark.needs("pdftotext")
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_letter_can_be_read_back(lang):
    read = text(pdf(lang))
    assert [letter for letter in LETTERS if letter not in read] == []
    assert [pair for pair in TONES if pair not in read] == []


def test_the_spaces_of_french_survive():
    """ReportLab draws U+00A0 with the glyph of the space: it holds the line, and is copied as a space."""
    assert "«\u202f12\u202f345\u202f» et 45 %\u202f; mot\u2011composé." in "".join(pages(pdf("fr")))


@pytest.mark.needs("pdftotext")
@pytest.mark.parametrize("space, holds", [("\u202f", True), ("\u00a0", True), (" ", False)])
def test_lines_break_at_ordinary_spaces_only(space, holds):
    read = text(rendered(Paragraph(" ".join([f"«{space}mot{space}»{space}?"] * 200))))
    assert (re.search(r"«\s*\n|\n\s*[»?]", read) is None) == holds


@pytest.mark.parametrize("words", ["conflit et pistes", "hɛ̀rɛ ni dɔ̀nnin"])
def test_words_at_a_line_end_do_not_run_together(words):
    read = "".join(pages(rendered(Paragraph(" ".join([words] * 60)))))
    assert read.count(f"{words} {words}") >= 29
    assert len(re.findall(words.split(" ")[1] + r"\b", read)) == 60


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_letter_can_be_copied(lang):
    read = "".join(pages(pdf(lang)))
    assert [sign for sign in [*LETTERS, *TONES] if sign not in read] == []
    assert "\ufffd" not in read


@pytest.mark.needs("pdftotext")
def test_what_looks_like_markup_stays_text_and_no_file_is_drawn():
    data = rendered(Heading(1, HOSTILE), Paragraph(HOSTILE), Bullets((HOSTILE,)), Table((HOSTILE,), ((HOSTILE,),)))
    assert text(data).count("<img") >= 4
    with pikepdf.open(io.BytesIO(data)) as file:
        streams = [thing for thing in file.objects if isinstance(thing, pikepdf.Stream)]
        assert "/Image" not in [stream.get("/Subtype") for stream in streams]


def test_tifinagh_can_be_copied():
    assert "ⵜⴰⵎⴰⵛⴻⵇ" in "".join(pages(rendered(Paragraph("ⵜⴰⵎⴰⵛⴻⵇ", lang="tmh"))))


@pytest.mark.needs("pdftotext")
def test_signs_the_family_cannot_draw_go_and_letters_become_a_square():
    read = text(rendered(Paragraph("a🕊️b中c\u202ed")))
    assert "ab□cd" in read


@pytest.mark.parametrize("blocks", [
    (Paragraph(LONG_WORD),),
    (Table((LONG_WORD, "b"), ((LONG_WORD, LONG_WORD),)),),
    (KeyFigures((KeyFigure(LONG_WORD, LONG_WORD),) * 4),),
    (Heading(1, LONG_WORD), Heading(2, LONG_WORD), Heading(3, LONG_WORD)),
    (BarChart((Bar(LONG_WORD, 5, "5", "1", tied=LONG_WORD, note=LONG_WORD),), LONG_WORD),),
    (BarChart((Bar("", None, ""),), "", caption="x"),),
    (Paragraph(""), Bullets(()), Table(("a",), ()), Paragraph("🕊️")),
], ids=["paragraph", "table", "cards", "headings", "bars", "empty bar", "nothing"])  # fmt: skip
def test_no_content_stops_the_build(blocks):
    assert failures(rendered(*blocks), "2a") == []


@pytest.mark.needs("pdftotext")
@pytest.mark.parametrize("lang", LANGUAGES)
def test_contents_and_feet_give_pages(lang):
    pages = text(pdf(lang), "-layout").split("\f")[:-1]
    said = WORDS[lang].page.format(page=3, total=len(pages))
    assert said in pages[2]
    title = {"fr": "Voix de l’atelier", "en": "Voices of the workshop"}[lang]
    listed = int(re.search(rf"{title}\s+(\d+)", pages[1]).group(1))
    assert title in pages[listed - 1]


def test_bookmarks_follow_the_headings_those_in_columns_too():
    with pikepdf.open(io.BytesIO(pdf("en"))) as file, file.open_outline() as outline:
        titles = [item.title for item in outline.root]
        inner = [kid.title for item in outline.root for kid in item.children]
    assert titles[:2] == ["In brief", "Who took part"]
    assert "How we ranked" in inner


@pytest.mark.parametrize("lang", LANGUAGES)
def test_heading_levels_never_skip(lang):
    levels = [int(tag[1]) for tag, _ in elements(pdf(lang)) if re.fullmatch("H[1-6]", tag)]
    assert levels
    assert all(low - high <= 1 for high, low in zip([0, *levels], levels, strict=False))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_figure_says_its_ranking_and_every_link_says_where(lang):
    alts = [attributes.get("/Alt", "") for tag, attributes in elements(pdf(lang)) if tag == "Figure"]
    assert len(alts) == 5
    assert all(len(alt) > 20 for alt in alts)
    with pikepdf.open(io.BytesIO(pdf(lang))) as file:
        links = [str(link.Contents) for page in file.pages for link in page.get("/Annots", [])]
    assert links
    assert all(re.search(r"page \d+$", link) for link in links)


def test_a_text_in_another_language_says_so_to_machines_and_people():
    languages = [attributes["/Lang"] for _, attributes in elements(pdf("fr")) if "/Lang" in attributes]
    assert {"bm", "en"} <= set(languages)


@pytest.mark.needs("pdftotext")
def test_a_text_in_another_language_bears_its_mark():
    assert "[en]" in text(pdf("fr"))
    assert "[bm]" in text(pdf("fr"))
    assert "[en]" not in text(pdf("en"))


def test_title_language_and_date_are_those_of_the_document():
    with pikepdf.open(io.BytesIO(pdf("fr"))) as file:
        assert str(file.Root.Lang) == "fr"
        assert str(file.docinfo.Title) == "Échange pour la paix de Mopti"
        assert str(file.docinfo.CreationDate).startswith("D:20260314")
        assert file.Root.ViewerPreferences.DisplayDocTitle


def test_a_ranking_longer_than_a_page_is_parted_and_keeps_every_row():
    bars = tuple(Bar(f"Moteur {i}", i, str(i), str(i)) for i in range(1, 60))
    figures = [a["/Alt"] for tag, a in elements(rendered(BarChart(bars, "tout"))) if tag == "Figure"]
    assert len(figures) > 1
    assert all(f"Moteur {i}: {i}" in " ".join(figures) for i in range(1, 60))


def test_a_long_dot_plot_is_parted_too():
    rows = tuple(DotRow(f"Moteur {i}", (Dot(0.5, "4 sur 8"), Dot(0.2, "1 sur 5"))) for i in range(60))
    plot = DotPlot((DotGroup("Nord"), DotGroup("Sud")), rows, "tout")
    figures = [a["/Alt"] for tag, a in elements(rendered(plot)) if tag == "Figure"]
    assert "Moteur 59: Nord 4 sur 8; Sud 1 sur 5" in figures[-1]


@pytest.mark.parametrize("profile", PROFILES)
def test_toned_letters_may_stand_anywhere(profile):
    toned = "Hɛ̀rɛ dɔ̀nnin"
    blocks = (
        Cover(title=toned, organisers=(toned,)),
        Contents(),
        Heading(1, toned),
        BarChart((Bar(toned, 50, "50", "1", tied=toned, note=toned),), toned, caption=toned),
        DotPlot((DotGroup(toned),), (DotRow(toned, (Dot(0.5, toned),)),), toned),
        Table((toned,), ((Cell(toned, shade=6),),)),
    )
    document = replace(small(*blocks), title=toned, edition=toned, organiser=toned, foot=toned)
    data = render_pdf(document, replace(Words(), page="ɛ̀ {page} {total}"))
    assert failures(data, profile) == []
    assert "".join(pages(data)).count(toned) >= 12


def test_a_paragraph_parted_by_a_page_end_stays_one_element():
    data = rendered(Heading(1, "T"), Paragraph("mot " * 1500), Bullets(("point " * 900,)), Paragraph("hɛ̀rɛ " * 1500))
    tags = [tag for tag, _ in elements(data)]
    assert len(pages(data)) > 3
    assert tags.count("P") == 2
    assert tags.count("LI") == 1
    assert failures(data, "ua1") == []
    assert "".join(pages(data)).count("hɛ̀rɛ") == 1500


def test_a_heading_longer_than_a_page_is_listed_once():
    with pikepdf.open(io.BytesIO(rendered(Heading(1, "titre " * 900)))) as file, file.open_outline() as outline:
        assert len(outline.root) == 1


def test_a_long_table_repeats_its_head_as_decoration_and_keeps_one_set_of_heads():
    table = Table(("Nom", "Score"), tuple((f"Ligne {i}", str(i)) for i in range(120)), numeric=(1,))
    tags = [tag for tag, _ in elements(rendered(table))]
    assert tags.count("Table") == 1
    assert tags.count("TR") == 121
    assert tags.count("TH") == 2 + 120


def test_words_stand_apart_from_the_figures_of_the_column_before():
    heads, row = ("Mot", "n", "Rang"), ("un", "18", "1er")
    beside = column_widths(Table(heads, (row,), widths=(80, 10, 10), numeric=(1,)), 300)
    under = column_widths(Table(heads, (row,), widths=(80, 10, 10), numeric=(1, 2)), 300)
    assert beside[2] == pytest.approx(under[2] + AFTER_FIGURES)


def test_a_column_of_words_gives_what_it_does_not_need_where_a_line_is_saved_elsewhere():
    head, rows = ("Réponse", "Ensemble (24)", "Nord (8)"), (("court", "non montré", "8"),)
    widths = column_widths(Table(head, rows, widths=(80, 10, 10), numeric=(1, 2), dense=True), 300)
    assert sum(widths) == pytest.approx(300)
    assert widths[1] > measured("Ensemble (24)", "Bold", 7.2)
    kept = column_widths(Table(head, (("mot " * 90, "0", "8"),), widths=(80, 10, 10), numeric=(1, 2)), 300)
    assert kept[0] > 200


def test_a_tiny_logo_is_not_blown_up():
    icon, banner = (Picture(png(Drawing(w, h, ()), "#7A1F4B"), "Logo", (180.0, 60.0)) for w, h in ((8, 8), (900, 90)))
    assert (icon.width, icon.height) == (16, 16)
    assert (banner.width, banner.height) == (180, 18)


@pytest.mark.needs("pdftotext")
@pytest.mark.parametrize("times", [1, 12])
def test_a_cover_is_one_page_however_much_it_says(times):
    long = "Échange pour la paix " * times
    names = tuple(f"Réseau {n} des organisations de la société civile pour la paix" for n in range(2 * times))
    cover = Cover(long, long, long, (long,), names, long, long, lead=long, organisers_title=long)
    data = rendered(cover, Heading(1, "Suite"))
    first, second = text(data).split("\f")[:2]
    assert names[-1] in " ".join(first.split())
    assert "Suite" in second
    assert failures(data, "ua1") == []


@pytest.mark.parametrize("n", range(40))
def test_no_stream_ends_ambiguously(n):
    data = rendered(Paragraph("x" * n))
    assert b"\r\nendstream" not in data
