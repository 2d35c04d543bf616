"""The organisers' colour in its shades: whatever they choose, words on it and in it can be read."""
from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from workshop.document.palette import LEAST_CONTRAST, TEAL, WHITE, Tones, contrast, mixed, tones

CHANNEL = st.integers(0, 255)


@pytest.mark.parametrize(("one", "other", "expected"), [
    ("#000000", "#FFFFFF", 21.0), ("#FFFFFF", "#FFFFFF", 1.0), ("#767676", "#FFFFFF", 4.54),
    ("#777777", "#FFFFFF", 4.48),
    ("#FF0000", "#FFFFFF", 4.0), ("#0000FF", "#FFFFFF", 8.59),
])
def test_contrast_is_that_of_the_published_examples(one, other, expected):
    assert round(contrast(one, other), 2) == pytest.approx(expected, abs=0.005)
    assert contrast(one, other) == contrast(other, one)


@given(CHANNEL, CHANNEL, CHANNEL)
def test_every_colour_that_is_taken_can_be_read_in_all_its_shades(red, green, blue):
    accent = f"#{red:02X}{green:02X}{blue:02X}"
    assume(contrast(accent, WHITE) >= LEAST_CONTRAST)
    made = tones(accent)
    for on in (made.main, made.deep):
        assert contrast(WHITE, on) >= LEAST_CONTRAST
    for words in (made.small, made.pale):
        assert contrast(words, made.main) >= LEAST_CONTRAST
    assert contrast(made.deep, made.tint) >= LEAST_CONTRAST


def test_without_a_colour_everything_is_as_usual():
    assert tones("") == tones(TEAL) == tones(TEAL.lower()) == Tones()


def test_colours_are_mixed_by_shares():
    assert mixed("#000000", "#FFFFFF", 0.5) == "#808080"
    assert mixed("#102030", "#FFFFFF", 0) == "#102030"
