"""The house's look in cells, and names of sheets that every spreadsheet takes."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from workshop.document import palette
from workshop.document.text import clean
from workshop.document.words import Words

LONGEST_NAME = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
USUAL = {"font_name": "Arial", "font_size": 10}
"""The letters by which a spreadsheet measures its columns."""
_BASE = USUAL | {"font_color": palette.INK, "valign": "top"}


def _look(**own: Any) -> dict[str, Any]:
    return _BASE | own


INDENT = 1.5
"""What words of a table stand away from the edge of their cell, in figures of the column's width."""
_RULED = {"bottom": 1, "bottom_color": palette.LINE}
_HEAD = {"bold": True, "font_color": palette.TEAL_DEEP, "bg_color": palette.TEAL_TINT, "text_wrap": True, "top": 5,
         "top_color": palette.TEAL, "bottom": 1, "bottom_color": palette.TEAL, "valign": "bottom"}  # fmt: skip
FORMATS: dict[str, dict[str, Any]] = {
    "body": _look(),
    "h1": _look(bold=True, font_size=16, font_color=palette.TEAL),
    "h2": _look(bold=True, font_size=12),
    "h3": _look(bold=True, font_color=palette.TEAL_DEEP),
    "text": _look(text_wrap=True),
    "callout": _look(text_wrap=True, bg_color=palette.GOLD_TINT),
    "note": _look(text_wrap=True, italic=True, font_size=9, font_color=palette.MUTED),
    "link": _look(underline=1, font_color=palette.TEAL_DEEP),
    "name": _look(text_wrap=True, align="left", indent=1, **_RULED),
    "cell": _look(text_wrap=True, align="left", indent=1, **_RULED),
    "hidden": _look(italic=True, font_color=palette.MUTED, align="right", **_RULED),
    "head": _look(align="left", indent=1, **_HEAD),
    "head-number": _look(align="right", **_HEAD),
} | {f"number-{n}": _look(num_format=f"0.{'0' * n}" if n else "0", align="right", **_RULED) for n in range(5)}


_MIRRORED = {"left": "right", "right": "left"}


def looks(words: Words, direction: str) -> dict[str, dict[str, Any]]:
    """Every look of a cell, mirrored where sheets run from the right."""
    found = FORMATS | {"percent": FORMATS["number-0"] | {"num_format": percent_sign(words)}}
    if direction == "ltr":
        return found
    from_right = {name: _MIRRORED[look.get("align", "left")] for name, look in found.items()}
    return {name: look | {"align": from_right[name], "reading_order": 2} for name, look in found.items()}


def percent_sign(words: Words) -> str:
    """How a spreadsheet writes shares: the percent sign as the language sets it."""
    return "0%" if any("}%" in sentence for sentence in words.shares) else "0\\ %"


def size_of(look: str) -> float:
    """The size of its letters in points."""
    return FORMATS[look]["font_size"]


def sheet_names(titles: Sequence[str]) -> list[str]:
    """A name for each title: short enough, without forbidden letters, no two alike."""
    names: list[str] = []
    for title in titles:
        whole = " ".join(_FORBIDDEN.sub(" ", clean(title)).split()).strip("' ")
        taken = {name.casefold() for name in names} | {"history", ""}
        names.append(next(name for name in _tries(whole) if name.casefold() not in taken))
    return names


def _tries(whole: str) -> Iterator[str]:
    """The title cut to length, then with a number at its end."""
    yield _cut(whole, LONGEST_NAME)
    number = 2
    while True:
        end = f" {number}"
        yield (_cut(whole, LONGEST_NAME - len(end)) + end).strip()
        number += 1


def _cut(whole: str, length: int) -> str:
    return whole if len(whole) <= length else whole[: length - 1].rstrip("' ") + "…"
