"""Text is data: what people type is kept, what could harm or cannot be drawn is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.document.metrics import break_lines, width
from workshop.document.text import Span, clean, in_language, language_of, marked, plain, spans


@pytest.mark.parametrize(
    "typed, kept",
    [
        ("e\u0301té", "été"),
        ("un\ndeux\ttrois", "un deux trois"),
        ("a\u202eb\u202cc\u2066d\u2069", "abcd"),
        ("a\x00\x07b\x9f", "ab"),
        ("a\ud800b\ue000", "ab"),
        ("«\u202f12\u202f345\u00a0%\u202f»", "«\u202f12\u202f345\u00a0%\u202f»"),
        ("Hɛ́rɛ", "Hɛ\u0301rɛ"),
    ],
)
def test_cleaning_keeps_words_and_drops_what_could_harm(typed, kept):
    assert clean(typed) == kept


@given(st.text())
def test_cleaning_twice_changes_nothing_more(typed):
    assert clean(clean(typed)) == clean(typed)


def test_runs_keep_weight_and_language_and_lose_emptiness():
    text = (Span("a", strong=True), Span(""), Span("b", lang="bm"))
    assert spans(text) == (Span("a", strong=True), Span("b", lang="bm"))
    assert plain(text) == "ab"


@pytest.mark.parametrize(
    "text, lang",
    [
        ("a", None),
        ((Span("a", lang="bm"),), "bm"),
        ((Span("a", lang="bm"), Span("b")), None),
    ],
)
def test_a_text_is_in_another_language_only_when_all_of_it_is(text, lang):
    assert language_of(text) == lang


@given(st.text(alphabet="abc déɛ", max_size=60), st.floats(20, 200))
def test_no_line_is_wider_than_its_room_and_no_letter_is_lost(text, room):
    broken = break_lines(text, "Regular", 10, room)
    assert all(width(line, "Regular", 10) <= room + 1e-6 or len(line) == 1 for line in broken)
    assert "".join(broken).replace(" ", "") == text.replace(" ", "")


def test_a_line_may_end_after_a_hyphen():
    assert break_lines("sous-développement", "Regular", 10, 90) == ["sous-", "développement"]
    assert break_lines("sous-développement", "Regular", 10, 200) == ["sous-développement"]


@pytest.mark.parametrize(
    "text, marks",
    [
        ("a", [False]),
        ((Span("a", lang="bm"), Span("b", True, lang="bm"), Span("c")), [False, True, False]),
        ((Span("a", lang="fr"), Span("b", lang="en")), [False, True]),
    ],
)
def test_one_mark_follows_what_is_in_another_language(text, marks):
    assert [ends for _, ends in marked(text, "fr")] == marks


def test_a_text_takes_the_language_it_is_given_where_it_has_none():
    assert in_language((Span("a", lang="bm"), Span("b")), "en") == (Span("a", lang="bm"), Span("b", lang="en"))
    assert in_language("a", None) == (Span("a"),)


def test_a_word_of_three_hundred_letters_is_cut():
    assert len(break_lines("paix" * 75, "Regular", 10, 100)) > 10


def test_too_many_lines_end_with_three_dots():
    assert break_lines("un deux trois quatre", "Regular", 10, 30, most=2)[-1].endswith("…")
