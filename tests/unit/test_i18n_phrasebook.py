"""Sentences meet a language: translated, filled in, typeset; and whatever is missing, a page is shown."""
from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.domain.text import Label, msg, nmsg
from workshop.i18n import phrasebook as phrasebooks
from workshop.i18n.catalogue import catalogue
from workshop.i18n.languages import Language, language
from workshop.i18n.phrasebook import Phrasebook, phrasebook

PO = r"""
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\nPlural-Forms: nplurals=2; plural=(n > 1);\n"

msgid "Who named {item}?"
msgstr "Qui a cité « {item} » ?"

msgid "{n} person"
msgid_plural "{n} people"
msgstr[0] "{n} personne"
msgstr[1] "{n} personnes"

msgid "Wrong {name}"
msgstr "Faux {nom}"

#, fuzzy
msgid "Guessed"
msgstr "Deviné"

msgid "{n} half"
msgid_plural "{n} halves"
msgstr[0] "{n} moitié"
msgstr[1] ""
"""


@pytest.fixture
def french(tmp_path, monkeypatch) -> Phrasebook:
    """A French phrasebook of the catalogue above."""

    class Elsewhere(Language):
        catalogue = tmp_path / "messages.po"

    Elsewhere.catalogue.write_text(PO, encoding="utf-8")
    book = Phrasebook("fr")
    known = language("fr")
    book.language = Elsewhere(known.code, known.name, True, "ltr", known.pdf_font, known.locale)
    catalogue.cache_clear()
    return book


def test_a_sentence_is_translated_filled_and_typeset_with_the_users_words(french):
    item = Label.of(fr="Trafics : armes ; drogue", en="Trafficking")
    question = msg("Who named {item}?", item=item)
    assert french.say(question) == "Qui a cité «\u202fTrafics\u00a0: armes\u202f; drogue\u202f»\u202f?"
    assert Phrasebook("en").say(question) == "Who named Trafficking?"


@pytest.mark.parametrize("n, fr, en", [
    (0, "0 personne", "0 people"), (1, "1 personne", "1 person"), (2, "2 personnes", "2 people"),
    (1200, "1\u202f200 personnes", "1,200 people"),
])
def test_zero_is_singular_in_french_and_plural_in_english(french, n, fr, en):
    message = nmsg("{n} person", "{n} people", n)
    assert (french.say(message), Phrasebook("en").say(message)) == (fr, en)


@pytest.mark.parametrize("text, params, said", [
    ("Never seen {thing}.", {"thing": "x"}, "Never seen x."),
    ("Wrong {name}", {"name": "x"}, "Wrong x"),
    ("Guessed", {}, "Guessed"),
])
def test_without_a_sound_translation_the_english_sentence_is_said(french, text, params, said):
    assert french.words(text, **params) == said


def test_a_half_finished_plural_is_said_in_english(french):
    assert [french.plural("{n} half", "{n} halves", n) for n in (0, 1, 2)] == ["0 halves", "1 half", "2 halves"]


def test_a_language_without_a_catalogue_speaks_english():
    known = replace(language("fr"), code="zz", ready=False)
    assert catalogue(known).sentence("Undo", None, None) is None


@pytest.mark.parametrize("value, fr, en", [
    ("text", "text", "text"),
    (12345, "12\u202f345", "12,345"),
    (0.41, "0,41", "0.41"),
    (date(2018, 7, 1), "1er juillet 2018", "1 July 2018"),
    (Label.of(fr="Nord"), "Nord", "Nord"),
    (Label.of(bm="Kɔgɔdugu"), "Kɔgɔdugu", "Kɔgɔdugu"),
    (("X", Label.of(fr="Nord", en="North"), 3), "X, Nord et 3", "X, North and 3"),
    (msg("Never {x}", x=("a", "b")), "Never a et b", "Never a and b"),
    (None, "None", "None"),
])
def test_every_sort_of_parameter_is_said(value, fr, en):
    message = msg("<{value}>", value=value)
    assert (Phrasebook("fr").say(message), Phrasebook("en").say(message)) == (f"<{fr}>", f"<{en}>")


@pytest.mark.parametrize("text, params, said", [
    ("{a}", {"a": "{b}", "b": "secret"}, "{b}"),
    ("{missing}", {}, "{missing}"),
    ("{a.__class__} {0} {", {"a": 1}, "{a.__class__} {0} {"),
])
def test_braces_give_nothing_away_and_stop_nothing(text, params, said):
    assert Phrasebook("en").words(text, **params) == said


@given(st.text(), st.dictionaries(st.text(min_size=1), st.text()))
def test_no_sentence_stops_a_page(text, params):
    message = msg(text)
    assert isinstance(Phrasebook("fr").say(replace(message, params=tuple(params.items()))), str)


@pytest.mark.parametrize("label, fr, en", [
    (Label.of(fr="Qui ?", en="Who?"), ("Qui\u202f?", "fr"), ("Who?", "en")),
    (Label.of(fr="Qui ?"), ("Qui\u202f?", "fr"), ("Qui\u202f?", "fr")),
    (Label.of(en="Who ?"), ("Who ?", "en"), ("Who ?", "en")),
    (Label(), ("", "fr"), ("", "en")),
])
def test_a_label_says_which_language_it_is_in(label, fr, en):
    assert (Phrasebook("fr").label(label), Phrasebook("en").label(label)) == (fr, en)


def test_numbers_and_dates_by_themselves():
    book = Phrasebook("fr")
    assert (book.number(0.5), book.percent(0.5), book.day(date(2026, 3, 1))) == ("0,5", "50\u00a0%", "1er mars 2026")
    assert book.dates(date(2026, 3, 1), date(2026, 3, 2)) == "du 1er au 2 mars 2026"
    assert book.listing(("a", 2)) == "a et 2"


def test_tied_places_say_so():
    assert (Phrasebook("fr").place(3, tied=True), Phrasebook("en").place(3, tied=True)) == ("3e ex æquo", "3rd, tied")
    assert (Phrasebook("fr").place(1, feminine=True), Phrasebook("fr").place(1)) == ("1re", "1er")


def test_an_unknown_code_speaks_french():
    assert Phrasebook("xx").code == Phrasebook(None).code == "fr"


def test_a_phrasebook_is_made_once():
    assert phrasebook("fr") is phrasebook("fr")
    assert phrasebooks.phrasebook("en") is not phrasebook("fr")
