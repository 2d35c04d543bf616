"""Widths of text in the one type family, so that charts can break their labels without a drawing library.

``widths.json`` is written by tools/build_fonts.py: advance of every letter, in thousandths of the size, per face.
"""

import json
import re
from functools import cache
from pathlib import Path

from workshop.document.scripts import advance

FACES = ("Regular", "SemiBold", "Bold", "Italic", "Bold Italic")
_UNKNOWN = 600
_LAST_MARK = "…"
_AFTER_HYPHEN = re.compile(r"(?<=\w-)(?=\w)")


@cache
def _table() -> dict[str, dict[str, int]]:
    return json.loads((Path(__file__).parent / "widths.json").read_text("utf-8"))


def known(character: str) -> bool:
    """Whether the family can draw ``character``."""
    return character in _table()["Regular"]


def all_known(text: str) -> bool:
    """Whether the family can draw every character of ``text``."""
    return _table()["Regular"].keys() >= set(text)


def width(text: str, face: str, size: float) -> float:
    """Width of ``text`` in points."""
    advances = _table()[face]
    try:
        return sum(map(advances.__getitem__, text)) * size / 1000
    except KeyError:
        return sum(advances[c] if c in advances else _elsewhere(c) for c in text) * size / 1000


def _elsewhere(character: str) -> int:
    """The advance of a letter the family does not draw."""
    found = advance(character)
    return _UNKNOWN if found is None else found


def break_lines(text: str, face: str, size: float, room: float, most: int = 99) -> list[str]:
    """``text`` in lines of at most ``room`` points, words longer than a line cut, at most ``most`` lines (then "…")."""
    lines: list[str] = []
    for word in text.split(" "):
        for n, part in enumerate(_AFTER_HYPHEN.split(word)):
            _place(lines, part, "" if n else " ", face, size, room)
    return lines if len(lines) <= most else [*lines[: most - 1], _shortened(lines[most - 1], face, size, room)]


def _place(lines: list[str], word: str, glue: str, face: str, size: float, room: float) -> None:
    joined = lines[-1] + glue + word if lines else word
    if lines and width(joined, face, size) <= room:
        lines[-1] = joined
        return
    while len(word) > 1 and width(word, face, size) > room:
        piece = _fitting(word, face, size, room)
        lines.append(piece)
        word = word[len(piece) :]
    if word or not lines:
        lines.append(word)


def _fitting(word: str, face: str, size: float, room: float) -> str:
    end = 1
    while end < len(word) and width(word[: end + 1], face, size) <= room:
        end += 1
    return word[:end]


def _shortened(line: str, face: str, size: float, room: float) -> str:
    while line and width(line + _LAST_MARK, face, size) > room:
        line = line[:-1]
    return line.rstrip() + _LAST_MARK
