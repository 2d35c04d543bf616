"""Text of any script as glyphs in the order they stand on the line: bidi levels by python-bidi, shapes by HarfBuzz.

Every glyph gets a code of its own in the font, that remembers which letter it stands for: finish.py writes them into
the file, so that joined letters are copied and found as they were typed.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from threading import Lock
from typing import Any

import uharfbuzz
from bidi import algorithm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import ShapeData, ShapedStr, TTFont

from workshop.document.render.fonts import font, script_font
from workshop.document.scripts import runs_from_right, script_of

FIRST_CODE = 0xF0000
"""Codes for glyphs begin where Unicode keeps room for private use, far from every letter."""
_NOTHING = "\u200b"
_MARKS, _EMBEDDED, _END = ("\u200e", "\u200f"), ("\u202a", "\u202b"), "\u202c"
_SIGNS = {*_MARKS, *_EMBEDDED, _END}
"""Left or right from here; from here to the end a text of its own. They are never kept, only reckoned with."""
_QUOTATION = re.compile(r"[“«]\s*([^”»]*?)\s*[”»]")
_codes: dict[tuple[str, int, str], int] = {}
_letters: list[str] = []
_one_at_a_time = Lock()


@dataclass(frozen=True)
class Look:
    """How letters are set: the name of a font of the family, a size in points, a colour as ReportLab has it."""

    font: str
    size: float
    colour: object = None

    @property
    def strong(self) -> bool:
        return "Bold" in self.font


@dataclass(frozen=True, slots=True)
class Letter:
    """A character, its look, and how deep it stands in text of the other direction (odd: from the right)."""

    character: str
    look: Look
    level: int = 0


class Glyphs(ShapedStr):
    """Glyphs of one font, left to right as they stand; each is a code that knows its letters."""


@dataclass(frozen=True)
class Run:
    """Glyphs of one look and font, and how many points they take."""

    glyphs: Glyphs
    font: str
    look: Look
    width: float

    @property
    def needs_weight(self) -> bool:
        """Whether its letters are strong, in a script whose face has one weight only."""
        return self.look.strong and self.font != self.look.font

    def __iter__(self) -> Iterator[tuple[int, float, float]]:
        """Its glyphs as the face numbers them, each with how far right of the pen's start and above it, in points."""
        numbers, at, point = pdfmetrics.getFont(self.font).face.charToGlyph, 0.0, self.look.size / 1000
        for code, data in zip(self.glyphs, self.glyphs.__shapeData__, strict=True):
            yield numbers[ord(code)], at + data.x_offset * point, data.y_offset * point
            at += data.x_advance * point


def letter_of(code: int) -> str:
    """What a code in a font stands for: itself, or the letter of a glyph."""
    return _letters[code - FIRST_CODE] if code >= FIRST_CODE else chr(code)


def levelled(letters: Sequence[Letter], from_right: bool) -> list[Letter]:
    """The letters of a paragraph with their levels (Unicode Bidirectional Algorithm), from the direction it has."""
    kept = list(_isolated(letters, from_right))
    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = int(from_right), "LR"[from_right]
    algorithm.get_embedding_levels("".join(letter.character for letter in kept), storage)
    for at, held in enumerate(storage["chars"]):
        held["at"] = at
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    found = (replace(kept[held["at"]], level=held["level"]) for held in storage["chars"])
    return [letter for letter in found if letter.character not in _SIGNS]


def _isolated(letters: Sequence[Letter], from_right: bool) -> Iterator[Letter]:
    """The letters with signs of direction: every quotation a text of its own, the paragraph's direction outside it and
    where the look changes.

    Otherwise « label » 17 would put the number on the wrong side of a label from the right.
    """
    signs = defaultdict(str, _signs("".join(letter.character for letter in letters), _MARKS[from_right]))
    previous = None
    for at, letter in enumerate(letters):
        changed = _MARKS[from_right] if previous not in (None, letter.look) else ""
        yield from (Letter(sign, letter.look) for sign in changed + signs[at])
        yield letter
        previous = letter.look


def _signs(string: str, mark: str) -> dict[int, str]:
    """Before which characters of ``string`` which signs stand."""
    found: defaultdict[int, str] = defaultdict(str)
    for quotation in _QUOTATION.finditer(string):
        found[quotation.start()] += mark
        found[quotation.start(1)] += _EMBEDDED[runs_from_right(quotation[1])]
        found[quotation.end(1)] += _END
        found[quotation.end()] += mark
    return found


def visual_runs(line: Sequence[Letter]) -> list[Run]:
    """One line of levelled letters in its visual order, from the left."""
    grouped = groupby(line, key=lambda letter: (letter.level, letter.look, font_of(letter)))
    return _reordered([
        (level, shaped("".join(letter.character for letter in group), name, look, level % 2 == 1))
        for (level, look, name), group in grouped
    ])  # fmt: skip


def font_of(letter: Letter) -> str:
    """The font that draws a letter: the one of its look, or the face of its script."""
    script = script_of(letter.character)
    return script_font(script) if script else letter.look.font


def _reordered(runs: list[tuple[int, Run]]) -> list[Run]:
    """Rule L2: from the highest level down to the lowest odd one, what stands at it or above is turned round."""
    levels = [level for level, _ in runs]
    for level in range(max(levels, default=0), 0, -1):
        turned: list[tuple[int, Run]] = []
        for deep, group in groupby(runs, key=lambda one: one[0] >= level):
            turned += list(group)[:: -1 if deep else 1]
        runs = turned
    return [run for _, run in runs]


@lru_cache(4096)
def shaped(string: str, name: str, look: Look, from_right: bool) -> Run:
    """Letters of one font and direction as glyphs."""
    face = pdfmetrics.getFont(name)
    buffer = uharfbuzz.Buffer()
    buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(string)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if from_right else "ltr"
    uharfbuzz.shape(face.hbFont(look.size), buffer)
    placed = [one for info, place in _with_letters(buffer, string) for one in _drawn(face, from_right, info, place)]
    width = sum(data.x_advance for _, data in placed) * look.size / 1000
    return Run(Glyphs("".join(chr(code) for code, _ in placed), [data for _, data in placed]), name, look, width)


def _with_letters(buffer: uharfbuzz.Buffer, string: str) -> Iterator[tuple[tuple[int, int, str], Any]]:
    """Each glyph with its cluster and the letters it stands for, and its place; of a cluster the first has them all."""
    clusters = sorted({info.cluster for info in buffer.glyph_infos})
    ends = dict(zip(clusters, [*clusters[1:], len(string)], strict=True))
    told: set[int] = set()
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        said = _NOTHING if info.cluster in told else string[info.cluster : ends[info.cluster]]
        told.add(info.cluster)
        yield (info.codepoint, info.cluster, said), place


def _drawn(face: TTFont, from_right: bool, glyph: tuple[int, int, str], place: Any) -> list[tuple[int, ShapeData]]:
    """The code of a glyph and where it stands; further letters of a ligature are empty glyphs that take no room.

    So that every reader, which turns a line from the right back letter by letter, finds them in their order.
    """
    number, cluster, letters = glyph
    scale = face.pdfScale
    code = _code(face, number, letters[0])
    numbers = (scale(place.x_advance), scale(place.y_advance), scale(place.x_offset), scale(place.y_offset))
    made = [(code, ShapeData(cluster, *numbers, face.face.charWidths[code]))]
    for letter in letters[1:]:
        empty = _code(face, face.face.charToGlyph[ord(" ")], letter)
        made.append((empty, ShapeData(cluster, 0, 0, 0, 0, face.face.charWidths[empty])))
    return made[::-1] if from_right else made


def _code(face: TTFont, glyph: int, letter: str) -> int:
    """The code under which the font draws ``glyph`` for ``letter``: the letter itself where that is it."""
    if face.face.charToGlyph.get(ord(letter)) == glyph:
        return ord(letter)
    with _one_at_a_time:
        code = _codes.setdefault((face.fontName, glyph, letter), FIRST_CODE + len(_letters))
        if code == FIRST_CODE + len(_letters):
            _letters.append(letter)
            face.face.charToGlyph[code] = glyph
            face.face.charWidths[code] = face.pdfScale(face.face.hmetrics[glyph][0])
    return code


def plain_look(face: str, size: float, colour: object = None) -> Look:
    """The look of a label: a face of the family by its name."""
    return Look(font(face), size, colour)
