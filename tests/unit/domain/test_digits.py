"""Digits that somebody typed."""

import pytest

from workshop.domain.digits import whole


@pytest.mark.parametrize("text, number", [("0", 0), (" 12 ", 12), ("007", 7), ("999999999", 999_999_999)])
def test_digits_are_a_number(text, number):
    assert whole(text) == number


@pytest.mark.parametrize("text", ["", " ", "-1", "1.5", "1e3", "٣", "²", "1_000", "1234567890", "9" * 5000])
def test_anything_else_is_none(text):
    assert whole(text) is None
