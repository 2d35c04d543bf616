"""Words before they meet a language: what is kept of free text, and that sentences survive being stored."""
from __future__ import annotations

import json
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.domain.text import Label, Message, cleaned, cleaned_line, cleaned_paragraphs, msg, nmsg

MALI = "ɛɔɲŋɓɗƴăəǎɣḍḥṭšžɛ̀ɔ́ n’a œ « » … € \u202f\u00a0"


@pytest.mark.parametrize("dirty, clean", [
    ("  Nord ", "Nord"),
    ("Nord\x00Sud\x1b[31m", "NordSud[31m"),
    ("\u202eduS\u202c", "duS"),
    ("Corru\u200bption", "Corruption"),
    ("Corru\u00adption", "Corruption"),
    ("e\u0301cole", "école"),
    ("e\u200e\u0301cole", "école"),
    ("\ufeffNord", "Nord"),
    ("Nord\uffff\ufdd0", "Nord"),
    ("\ud800Nord\ue000", "Nord"),
    (MALI.strip(), unicodedata.normalize("NFC", MALI).strip()),
])
def test_disguises_and_controls_go_and_letters_stay(dirty, clean):
    assert cleaned(dirty) == clean


@pytest.mark.parametrize("letter", ["ɛ̀", "\u07ca\u07eb", "ⴰ", "م\u200cن", "𞤀𞤣", "N\u202fB", "👩\u200d🌾"])
def test_no_script_loses_a_letter_or_a_joiner(letter):
    assert cleaned(letter) == unicodedata.normalize("NFC", letter)


@given(st.text(alphabet=st.characters()))
def test_cleaning_twice_changes_nothing_more(text):
    for clean in (cleaned, cleaned_line, cleaned_paragraphs):
        assert clean(clean(text)) == clean(text)


@given(st.text())
def test_a_line_is_one_line(text):
    assert len(cleaned_line(text).splitlines()) <= 1


@pytest.mark.parametrize("text, line", [
    ("un\ndeux", "un deux"), ("un\r\n\tdeux", "un deux"), ("un\u2028deux\x85trois", "un deux trois"),
    ("12\u202f345", "12\u202f345"), ("\n", ""),
])
def test_line_breaks_become_one_space_and_no_break_spaces_stay(text, line):
    assert cleaned_line(text) == line


def test_paragraphs_keep_their_breaks():
    assert cleaned_paragraphs(" un \r\n\r\n deux\rtrois\u202e \n\n") == "un\n\ndeux\ntrois"


@pytest.mark.parametrize("texts, reader, best", [
    ({"fr": "Nord", "en": "North"}, "en", ("North", "en")),
    ({"fr": "Nord"}, "en", ("Nord", "fr")),
    ({"bm": "Kɔgɔdugu", "en": "North"}, "ff", ("Kɔgɔdugu", "bm")),
    ({}, "fr", ("", "fr")),
])
def test_the_best_text_is_the_readers_then_french_then_any(texts, reader, best):
    assert Label.of(**texts).best(reader) == best


def test_an_empty_text_is_no_text():
    label = Label.of(fr="Nord", en="")
    assert (label, label["en"], label["fr"], bool(label)) == (Label.of(fr="Nord"), "", "Nord", True)
    assert not Label.of(fr="")


labels = st.builds(lambda fr, en: Label.of(fr=fr, en=en), st.text(), st.text())
values = st.recursive(
    st.one_of(st.text(), st.integers(), st.floats(allow_nan=False), st.dates(), labels),
    lambda parts: st.one_of(
        st.lists(parts, max_size=3).map(tuple),
        st.dictionaries(st.sampled_from(["a", "b"]), parts).map(lambda params: msg("{a} {b}", **params)),
        parts.map(lambda value: nmsg("{n} one", "{n} many", 2, a=value)),
    ),
    max_leaves=6,
)


@given(values)
def test_a_sentence_survives_storage_with_all_its_parameters(value):
    message = msg("About {value}.", value=value)
    assert Message.from_json(json.loads(json.dumps(message.as_json()))) == message


@given(labels)
def test_a_label_survives_storage(label):
    assert Label.from_json(json.loads(json.dumps(label.as_json()))) == label


def test_a_plural_carries_its_number_as_parameter():
    message = nmsg("{n} person from {place}", "{n} people from {place}", 3, place="Gao")
    assert dict(message.params) == {"n": 3, "place": "Gao"}
    assert Message.from_json(message.as_json()) == message


def test_a_date_is_stored_as_a_date():
    assert msg("{day}", day=date(2018, 7, 18)).as_json()["params"] == {"day": {"date": "2018-07-18"}}
