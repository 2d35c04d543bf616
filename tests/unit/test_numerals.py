"""Numbers as words, as a speaker reads them."""

import pytest

from workshop.i18n.numerals import in_words

NUMBERS = (
    (0, "zéro", "zero"), (1, "un", "one"), (16, "seize", "sixteen"), (17, "dix-sept", "seventeen"),
    (21, "vingt et un", "twenty-one"), (60, "soixante", "sixty"), (70, "soixante-dix", "seventy"),
    (71, "soixante et onze", "seventy-one"), (77, "soixante-dix-sept", "seventy-seven"),
    (80, "quatre-vingts", "eighty"), (81, "quatre-vingt-un", "eighty-one"), (91, "quatre-vingt-onze", "ninety-one"),
    (99, "quatre-vingt-dix-neuf", "ninety-nine"), (100, "cent", "one hundred"), (101, "cent un", "one hundred and one"),
    (180, "cent quatre-vingts", "one hundred and eighty"), (200, "deux cents", "two hundred"),
    (999, "neuf cent quatre-vingt-dix-neuf", "nine hundred and ninety-nine"),
)  # fmt: skip


@pytest.mark.parametrize("number, french, english", NUMBERS)
def test_a_number_is_spelled_as_it_is_spoken(number, french, english):
    assert in_words(f"({number})", "fr") == f"({french})"
    assert in_words(f"({number})", "en") == f"({english})"


def test_all_numbers_have_different_words():
    for code in ("fr", "en"):
        assert len({in_words(str(n), code) for n in range(1000)}) == 1000


def test_percent_is_said():
    assert in_words("71\u00a0% (17 sur 24)", "fr") == "soixante et onze pour cent (dix-sept sur vingt-quatre)"
    assert in_words("71% (17 of 24).", "en") == "seventy-one percent (seventeen of twenty-four)."


@pytest.mark.parametrize("kept", ["2026", "12\u202f345", "0,41", "3.5", "12:30", "14/03", "ACLED"])
def test_years_decimals_times_and_large_numbers_stay_in_figures(kept):
    assert in_words(f"a {kept} b", "fr") == f"a {kept} b"


def test_a_language_without_words_for_numbers_keeps_figures():
    assert in_words("17", "bm") == "17"
