"""Numbers, dates, places and lists in French and English."""
from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.i18n import formats
from workshop.i18n.languages import Language, language

FR, EN = language("fr"), language("en")
OTHER = Language("bm", "Bamanankan", False, "ltr", "WorkshopSans", "bm")


@pytest.mark.parametrize("value, fr, en", [
    (0, "0", "0"), (-0.0, "0", "0"), (24, "24", "24"), (12345, "12\u202f345", "12,345"),
    (1234567, "1\u202f234\u202f567", "1,234,567"),
    (70.0, "70", "70"), (82.142857, "82,1", "82.1"), (1234.56, "1\u202f235", "1,235"), (-3.27, "−3,3", "−3.3"),
    (0.5, "0,5", "0.5"), (0.41234, "0,41", "0.41"), (0.018648, "0,019", "0.019"), (0.00013, "0,00013", "0.00013"),
])
def test_numbers_are_grouped_and_have_the_decimals_that_help(value, fr, en):
    assert (formats.number(value, FR), formats.number(value, EN)) == (fr, en)


@given(st.floats(-1e6, 1e6))
def test_a_number_is_printed_within_half_of_its_last_figure(value):
    printed = float(formats.number(value, EN).replace(",", "").replace("−", "-"))
    assert abs(printed - value) <= 0.5001 * 10 ** -formats.decimals(value)


@pytest.mark.parametrize("share, fr, en", [(0.456, "46\u00a0%", "46%"), (1, "100\u00a0%", "100%")])
def test_shares_are_whole_percents(share, fr, en):
    assert (formats.percent(share, FR), formats.percent(share, EN)) == (fr, en)


@pytest.mark.parametrize("first, last, fr, en", [
    (date(2018, 7, 18), None, "18 juillet 2018", "18 July 2018"),
    (date(2018, 7, 1), date(2018, 7, 1), "1er juillet 2018", "1 July 2018"),
    (None, date(2018, 7, 11), "11 juillet 2018", "11 July 2018"),
    (date(2026, 3, 12), date(2026, 3, 14), "du 12 au 14 mars 2026", "12–14 March 2026"),
    (date(2026, 3, 1), date(2026, 3, 3), "du 1er au 3 mars 2026", "1–3 March 2026"),
    (date(2026, 2, 28), date(2026, 3, 1), "du 28 février au 1er mars 2026", "28 February – 1 March 2026"),
    (date(2025, 12, 30), date(2026, 1, 2), "du 30 décembre 2025 au 2 janvier 2026",
     "30 December 2025 – 2 January 2026"),
    (None, None, "", ""),
])
def test_dates_say_a_shared_month_and_year_once(first, last, fr, en):
    assert (formats.dates(first, last, FR), formats.dates(first, last, EN)) == (fr, en)


@pytest.mark.parametrize("place, fr, fr_feminine, en", [
    (1, "1er", "1re", "1st"), (2, "2e", "2e", "2nd"), (3, "3e", "3e", "3rd"), (4, "4e", "4e", "4th"),
    (11, "11e", "11e", "11th"), (21, "21e", "21e", "21st"),
])
def test_places_are_ordinals(place, fr, fr_feminine, en):
    given = (formats.ordinal(place, FR), formats.ordinal(place, FR, feminine=True), formats.ordinal(place, EN))
    assert given == (fr, fr_feminine, en)


@pytest.mark.parametrize("parts, fr, en", [
    ([], "", ""), (["X"], "X", "X"), (["X", "Y"], "X et Y", "X and Y"), (["X", "Y", "Z"], "X, Y et Z", "X, Y and Z"),
])
def test_several_things_are_named_in_one_breath(parts, fr, en):
    assert (formats.listing(parts, FR), formats.listing(parts, EN)) == (fr, en)


def test_a_language_without_words_of_its_own_here_still_prints():
    assert formats.ordinal(3, OTHER) == "3"
    assert "2026" in formats.dates(date(2026, 3, 12), date(2026, 3, 14), OTHER)
