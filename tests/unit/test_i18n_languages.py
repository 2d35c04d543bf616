"""The list of languages: French and English are ready, and no code stops a page."""
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.i18n.languages import is_ready, language, languages, ready_languages


def test_french_and_english_are_ready():
    assert [(ready.code, ready.name) for ready in ready_languages()] == [("fr", "Français"), ("en", "English")]


def test_every_language_says_all_a_page_and_a_report_need():
    for entry in languages():
        assert entry.direction in ("ltr", "rtl")
        assert all((entry.name, entry.pdf_font, entry.locale))
        assert entry.catalogue.exists() or not entry.ready


@pytest.mark.parametrize("code, understood", [
    ("en", "en"), ("en-GB", "en"), ("EN_us", "en"), ("fr-ML", "fr"), ("xx", "fr"), ("", "fr"), (None, "fr"),
    ("../en", "fr"),
])
def test_a_code_is_understood_or_means_the_first_language(code, understood):
    assert language(code).code == understood


@given(st.text())
def test_no_code_stops_a_page(code):
    assert language(code) in languages()


@pytest.mark.parametrize("code, ready", [("fr", True), ("en", True), ("en-GB", False), ("bm", False), (None, False)])
def test_only_a_ready_language_can_be_chosen(code, ready):
    assert is_ready(code) is ready
