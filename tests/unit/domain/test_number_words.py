"""Numbers written as words are read as the digits of which the numerals of the report were made."""
from __future__ import annotations

import pytest

from workshop.domain.number_words import in_digits
from workshop.i18n.numerals import in_words


@pytest.mark.parametrize("code", ["fr", "en"])
def test_every_number_under_a_thousand_is_read_as_it_was_written(code):
    assert [n for n in range(2, 1000) if in_digits(in_words(str(n), code)) != str(n)] == []


@pytest.mark.parametrize("words, digits", [
    ("six of the nine", "6 of the 9"), ("between six and eight", "between 6 and 8"),
    ("entre six et huit", "entre 6 et 8"),
    ("six huit", "6 8"), ("quatre vingt", "80"), ("septante et un", "71"), ("deux mille vingt-six", "2026"),
    ("mille neuf cent soixante", "1960"), ("two hundred and twelve thousand", "212000"), ("one of them", "one of them"),
    ("Une action", "Une action"), ("Vingt et une", "21"), ("sixteenth, sixième", "sixteenth, sixième"),
])  # fmt: skip
def test_only_what_is_one_number_is_read_as_one(words, digits):
    assert in_digits(words) == digits
