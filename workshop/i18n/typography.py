"""French spaces around punctuation, put in once, where a text becomes French words on a page (PAPER.md 6.4).

U+202F (narrow, no break) before ; ! ? and inside « »; U+00A0 (no break) before : and % and between number and unit.
Only spaces are changed or added: times, addresses, emoticons and HTML entities stay as they are.
"""
from __future__ import annotations

import re

NARROW = "\u202f"
WIDE = "\u00a0"

_SPACES = "[ \u00a0\u202f\u2009]*"
_SPACE = "[ \u00a0\u202f\u2009]+"
_UNITS = "km|cm|mm|m|kg|g|h|min|s|ms|ko|Mo|Go|°C|€|FCFA|F CFA"
#: A mark, or a run of marks, stands after a word, a figure, a parameter or a closing sign.
_AFTER_WORD = r"(?<=[^\s(\[«“/¿¡?!;:])"

_PLACES = re.compile(
    "|".join(
        (
            r"(?P<keep>\w+://\S+|&#?\w+;)",
            rf"{_AFTER_WORD}{_SPACES}(?P<high>[?!][?!;:]*(?=[\s)\]»”\"’.,…]|$)|;[?!;:]*(?=[\s»]|$))",
            rf"{_AFTER_WORD}{_SPACES}(?P<colon>:[?!;:]*)(?=[\s»]|$)",
            rf"(?P<open>«){_SPACES}(?=[^\s»])",
            rf"(?<=[^\s«]){_SPACES}(?P<close>»)",
            rf"(?<=[\d}}]){_SPACES}(?P<percent>[%‰])(?!\w)",
            rf"(?<=[\d}}]){_SPACE}(?P<unit>(?:{_UNITS})\b|€)",
            rf"\b(?P<numero>[nN]°){_SPACES}(?=[\d{{])",
        )
    )
)

_BEFORE = {"high": NARROW, "close": NARROW, "colon": WIDE, "percent": WIDE, "unit": WIDE}
_AFTER = {"open": NARROW, "numero": WIDE}


def french(text: str) -> str:
    """The same text with French no-break spaces. Applying it again changes nothing."""
    return _PLACES.sub(_spaced, text)


def _spaced(match: re.Match[str]) -> str:
    place = match.lastgroup or ""
    return _BEFORE.get(place, "") + match[place] + _AFTER.get(place, "")


def typeset(text: str, code: str) -> str:
    """A text of the given language as it is printed; only French has rules of its own."""
    return french(text) if code == "fr" else text
