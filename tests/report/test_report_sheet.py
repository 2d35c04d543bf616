"""The bilingual sheet: two pages, both languages side by side, the same figures in both, each told in its language."""

from __future__ import annotations

import io
import re

import pikepdf
import pytest

from tests.report.report_sample import sample_facts
from tests.report.test_document_pdf import elements, text
from tests.report.test_report_poster import longest
from tests.support.pdf_validation import PROFILES, failures
from workshop.document.blocks import Bullets, Callout, TwoColumns
from workshop.document.text import plain
from workshop.report.editions import printed
from workshop.report.sheet import compose_sheet

languages = pytest.mark.parametrize("language, other", [("fr", "en"), ("en", "fr")])


def pages(data: bytes) -> int:
    with pikepdf.open(io.BytesIO(data)) as file:
        return len(file.pages)


def figures(blocks: tuple) -> list[list[str]]:
    """The numbers of every list of a side."""
    return [re.findall(r"\d+", plain(item)) for block in blocks if isinstance(block, Bullets) for item in block.items]


@pytest.mark.parametrize("profile", PROFILES)
def test_it_is_accessible_and_archivable(profile):
    assert failures(printed(sample_facts(), "fr", "sheet"), profile) == []


@languages
def test_it_has_two_pages(language, other):
    assert pages(printed(sample_facts(), language, "sheet")) == 2


@pytest.mark.needs("pdftotext")
@pytest.mark.parametrize("words", ["longuement ", "m" * 30])
def test_it_has_two_pages_whatever_is_typed_and_says_where_words_are_cut(words):
    made = printed(longest(words), "fr", "sheet")
    assert pages(made) == 2
    assert "…" in text(made)


@pytest.mark.needs("pdftotext")
def test_the_usual_words_are_not_cut():
    assert "…" not in text(printed(sample_facts(), "fr", "sheet"))


@pytest.mark.needs("pdftotext")
def test_what_stands_on_every_page_is_said_in_both_languages():
    said = text(printed(sample_facts(), "fr", "sheet"))
    assert said.count("Results of the workshop, not representative of the population") == 2
    assert said.count("Résultats de l’atelier, non représentatifs de la population") == 2
    assert re.findall(r"(\d)\s*/\s*2\b", said) == ["1", "2"]


@languages
def test_both_sides_of_every_row_carry_the_same_figures(language, other):
    rows = compose_sheet(sample_facts(), language).blocks
    assert {row.languages for row in rows} == {(language, other)}
    compared = [(figures(row.left), figures(row.right)) for row in rows]
    assert sum(bool(left) for left, _ in compared) >= 6
    assert all(left == right for left, right in compared)


@languages
def test_the_second_language_is_told_in_its_own_voice_and_the_first_needs_no_mark(language, other):
    tongues = {attributes.get("/Lang") for _, attributes in elements(printed(sample_facts(), language, "sheet"))}
    assert {None, other} <= tongues
    assert language not in tongues - {None, other} or language == "fr"  # labels that exist in French only are marked


@languages
def test_each_language_ends_with_the_caution(language, other):
    last = compose_sheet(sample_facts(), language).blocks[-1]
    assert isinstance(last, TwoColumns)
    assert [type(side[0]) for side in (last.left, last.right)] == [Callout, Callout]


def test_a_room_too_small_has_fewer_rows():
    assert 0 < len(compose_sheet(sample_facts(4), "fr").blocks) < len(compose_sheet(sample_facts(), "fr").blocks)


def test_the_same_facts_give_the_same_bytes():
    assert printed(sample_facts(), "en", "sheet") == printed(sample_facts(), "en", "sheet")
