"""A draft says so on every page, to eyes and to readers, and stays accessible and archivable."""
from __future__ import annotations

from dataclasses import replace
from functools import cache
from io import BytesIO

import pikepdf
import pytest

from tests.report.report_sample import sample_facts
from tests.support.pdf_validation import PROFILES, failures
from workshop.report.edition import Edition
from workshop.report.editions import printed

WORDS = {"fr": "Brouillon", "en": "Draft"}


@cache
def pdf(code: str, draft: bool = True) -> bytes:
    return printed(replace(sample_facts(), edition=Edition(draft=draft)), code)


def watermarks(data: bytes) -> list[bool]:
    """For each page whether something is drawn there as a watermark."""
    with pikepdf.open(BytesIO(data)) as file:
        return [b"/Subtype /Watermark" in _content(page) for page in file.pages]


def _content(page: pikepdf.Page) -> bytes:
    page.contents_coalesce()
    return page.Contents.read_bytes()


@pytest.mark.parametrize("code", WORDS)
def test_every_page_of_a_draft_carries_the_word_and_no_page_of_a_released_report(code):
    assert all(watermarks(pdf(code)))
    assert not any(watermarks(pdf(code, draft=False)))


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("code", WORDS)
def test_a_draft_is_accessible_and_archivable(code, profile):
    assert failures(pdf(code), profile) == []


def test_who_hears_the_report_is_told_on_the_cover_in_words():
    facts = replace(sample_facts(), edition=Edition(draft=True))
    assert b"have not released this report" in printed(facts, "en", "html")
    assert b"have not released this report" not in printed(sample_facts(), "en", "html")
