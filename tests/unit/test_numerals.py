"""Numbers as words, as a speaker reads them."""

import pytest

from workshop.domain.text import Count, Label, counting, msg, nmsg
from workshop.i18n.numerals import in_words, with_words
from workshop.i18n.phrasebook import Phrasebook

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


COUNTED = (
    ("{n} answers", {"n": 1}, "fr", "un answers"),
    ("{n} réponse", {"n": 1}, "fr", "une réponse"),
    ("venant de {n} participant", {"n": 1}, "fr", "venant d’un participant"),
    ("moins de {n} fois", {"n": 5}, "fr", "moins de cinq fois"),
    ("{n} of the {total}", {"n": 9, "total": 9}, "en", "nine of the nine"),
    ("{n} of the {total}", {"n": 9, "total": 10}, "en", "{n} of the {total}"),
    ("{n} of the {total}", {"n": 0, "total": 7}, "en", "{n} of the {total}"),
    ("round {n}, {x} answers", {"n": 12, "x": 2}, "en", "round {n}, two answers"),
    ("tour {n}", {"n": 2}, "fr", "tour {n}"),
    ("{n} answers ({x} of {y})", {"n": 3, "x": 6, "y": 12}, "en", "three answers ({x} of {y})"),
    ("{n}% of {x}", {"n": 6, "x": 2}, "en", "{n}% of two"),
    ("{n} answers", {"n": 3}, "bm", "{n} answers"),
)


@pytest.mark.parametrize("sentence, counts, code, words", COUNTED)
def test_running_text_says_small_counts_in_words_unless_a_larger_one_stands_beside(sentence, counts, code, words):
    assert with_words(sentence, counts, code) == words


def test_yes_and_no_are_no_counts():
    assert counting(msg("{known}: {n}", known=True, n=1)).params == (("known", True), ("n", Count(1)))


def test_a_sentence_that_begins_with_a_count_begins_with_a_capital_and_a_part_of_a_sentence_does_not():
    english, part = Phrasebook("en"), counting(nmsg("{n} answer", "{n} answers", 6))
    assert english.say(part) == "Six answers"
    assert english.say(msg("Act now: {what}.", what=part)) == "Act now: six answers."
    assert english.say(msg("{name} and {n}", name=Label.of(en="bush taxi"), n=3)) == "bush taxi and 3"
