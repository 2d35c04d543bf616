"""Whole numbers that somebody typed or a page sent back."""

from __future__ import annotations

#: No number that is asked for is longer; a text of thousands of digits is never read as one.
MOST_DIGITS = 9


def whole(text: str) -> int | None:
    """The number that these digits 0 to 9 write; None where the text is anything else or too long."""
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS else None
