"""Figures are read back from just the words in which they are printed, in both languages."""

from __future__ import annotations

import pytest

from workshop.activities.voice import HIDDEN, Voice
from workshop.document.blocks import Table
from workshop.document.readings import facets, group_and_size, reading, row_heads
from workshop.document.words import Words
from workshop.domain.disclosure import share_text
from workshop.domain.text import msg, nmsg
from workshop.report.words import words

languages = pytest.mark.parametrize("code", ["fr", "en"])


def read(code: str, text: str):
    found = reading(text, words(Voice(code)))
    return found and (found.value, found.of, found.percent)


@languages
@pytest.mark.parametrize("x, n, expected", [
    (5, 7, (5, 7, None)), (0, 9, (0, 9, None)), (17, 24, (17, 24, 71)), (42, 60, (None, 60, 70)), (1, 1000, None),
    (900, 1200, (None, 1200, 75)),
])  # fmt: skip
def test_shares_are_read_as_the_gate_writes_them(code, x, n, expected):
    assert read(code, Voice(code).say(share_text(x, n))) == expected


@languages
@pytest.mark.parametrize("number", [0, 7, 12345, 0.41, 12.5, -3, 1234567])
def test_numbers_are_read_as_they_are_printed(code, number):
    assert read(code, Voice(code).number(number)) == (number, None, None)


@languages
@pytest.mark.parametrize("place, tied", [(1, False), (2, True), (3, False), (23, False)])
def test_places_are_numbers(code, place, tied):
    assert read(code, Voice(code).place(place, tied)) == (place, None, None)


@languages
@pytest.mark.parametrize("n", [0, 1, 2, 21, 1500])
def test_mentions_are_numbers(code, n):
    assert read(code, Voice(code).say(nmsg("{n} time", "{n} times", n))) == (n, None, None)


@languages
def test_percentages_alone_are_read(code):
    assert read(code, Voice(code).percent(0.58)) == (None, None, 58)


@languages
@pytest.mark.parametrize("text", [
    "", "–", "12 mars 2026", "2 à 4", "2–4", "12.5.3", "=1+1", "1e5", "١٢", "Gao (7)", "5 of", "1 2 3", "12 345 67",
])  # fmt: skip
def test_other_words_are_no_figures(code, text):
    assert read(code, text) is None
    assert read(code, Voice(code).say(HIDDEN)) is None


@languages
def test_a_group_and_its_size_are_told_apart(code):
    voice = Voice(code)
    head = voice.say(msg("{group} ({n})", group="Centre (Mopti)", n=1234))
    assert group_and_size(head, words(voice)) == ("Centre (Mopti)", 1234)
    assert group_and_size("Centre", words(voice)) is None


TABLE = Table(
    ("Place", "Answer", "Named", "When"),
    (("1st", "Roads", "71% (17 of 24)", "12 March 2026"), ("2nd", "2030", "not shown", "soon")),
    numeric=(2,),
)


def test_a_column_has_the_figures_that_its_cells_say():
    assert [facets(TABLE, column, Words()) for column in range(4)] == [("value",), (), ("value", "of", "percent"), ()]
    assert row_heads(TABLE, Words()) == 1
