"""Every figure on paper and on screen: accessible, archivable, light, with its words and its numbers as a table."""

from __future__ import annotations

import io
import re
from datetime import date
from functools import cache

import pikepdf
import pytest

from tests.support import HOUSE
from tests.support.pdf_text import pages
from tests.support.pdf_validation import PROFILES, failures
from tests.support.sample_document import WORDS
from tests.unit.document.figure_samples import Say, conflict, matrix, rated, samples, sorted_items
from workshop.document.blocks import Bullets, Document, Heading, KeepTogether, TwoColumns
from workshop.document.render.html import render_html
from workshop.document.render.pdf import render_pdf
from workshop.server.whole import whole

EDITIONS = [("fr", False), ("en", False), ("fr", True)]
CSS = whole(HOUSE / "static" / "css" / "report.css").decode()


def document(lang: str, long: bool) -> Document:
    return Document("Figures", lang, tuple(samples(lang, long).values()), date(2026, 3, 14), author="A", subject="S")


@cache
def pdf(lang: str, long: bool) -> bytes:
    return render_pdf(document(lang, long), WORDS[lang])


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("lang, long", EDITIONS)
def test_figures_are_accessible_and_archivable(lang, long, profile):
    assert failures(pdf(lang, long), profile) == []


@pytest.mark.parametrize("profile", PROFILES)
def test_many_items_too(profile):
    say = Say("fr")
    blocks = (rated(say, 24), KeepTogether((sorted_items(say, 24),)), matrix(say, 24), conflict(say, 24))
    data = render_pdf(Document("T", "fr", blocks, date(2026, 3, 14), author="A", subject="S"), WORDS["fr"])
    assert failures(data, profile) == []
    said = "".join(pages(data)).replace("\n", "").replace(" ", "")
    assert all(say.item(n).replace(" ", "")[:18] in said for n in range(24))


def test_figures_are_light():
    assert len(pdf("fr", False)) < 110_000


def test_the_same_figures_give_the_same_bytes():
    assert render_pdf(document("en", False), WORDS["en"]) == pdf("en", False)


def test_feet_know_the_number_of_pages_without_a_list_of_contents():
    data = pdf("fr", False)
    read = pages(data)
    assert f"Page 1 sur {len(read)}" in read[0]


@pytest.mark.parametrize("lang, long", EDITIONS)
def test_every_figure_says_its_words(lang, long):
    with pikepdf.open(io.BytesIO(pdf(lang, long))) as file:
        found = [str(e.Alt) for e in file.objects if isinstance(e, pikepdf.Dictionary) and e.get("/S") == "/Figure"]
    assert len(found) >= len(samples(lang))
    assert all(len(alt) > 20 for alt in found)


@pytest.mark.parametrize("lang, long", EDITIONS)
def test_on_screen_every_figure_has_its_words_its_table_and_only_known_looks(lang, long):
    page = render_html(document(lang, long), WORDS[lang]).decode()
    assert page.count('role="img" aria-label="') == page.count("<details") == len(samples(lang))
    looks = set(re.findall(r'class="([it]-[\w-]+)"', page))
    assert looks
    assert [look for look in looks if f".{look} {{" not in CSS] == []
    assert " style=" not in page


def test_two_lists_side_by_side_are_parted_by_a_page_end_and_lose_nothing():
    say = Say("fr", long=True)
    sides = tuple(
        (Heading(3, title, in_contents=False), Bullets(tuple(f"{title}{n} {say.item(n)}" for n in range(count))))
        for title, count in (("Diviseurs", 12), ("Relieurs", 8))
    )
    blocks = (Heading(1, "T"), Heading(2, "S"), TwoColumns(*sides))
    data = render_pdf(Document("T", "fr", blocks, date(2026, 3, 14), author="A", subject="S"), WORDS["fr"])
    assert [failures(data, profile) for profile in PROFILES] == [[], []]
    read = "".join(pages(data))
    assert all(f"Diviseurs{n} " in read for n in range(12))
    assert all(f"Relieurs{n} " in read for n in range(8))
