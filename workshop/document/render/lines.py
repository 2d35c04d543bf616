"""Lines that ReportLab cannot set: letters that join, letters from the right, beside those from the left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import dropwhile, zip_longest
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus.paragraph import _drawBullet

from workshop.document.charts.shapes import Anchor
from workshop.document.render.fonts import font, needs_shaping
from workshop.document.render.shaping import Letter, Look, Run, levelled, plain_look, visual_runs
from workshop.document.scripts import has_other_script, runs_from_right, script_of
from workshop.document.text import Text

RIGHT, CENTRE = 2, 1
_BASELINE = 0.25
"""Where the last line stands above the foot of its leading, in parts of it."""
_FEWEST = 2
"""Lines that may stand alone at the foot or the head of a page."""
_BOLDER = 0.028
"""These scripts have one weight: stronger letters get an outline, in parts of their size."""
_FILL, _FILL_AND_OUTLINE = 0, 2
Word = tuple[Letter, ...]


@dataclass
class ScriptLines:
    """A paragraph as words, broken into lines in the order they are read, each turned round when it is drawn."""

    words: tuple[Word, ...]
    style: ParagraphStyle
    from_right: bool
    lines: list[tuple[Word, ...]] = field(default_factory=list)
    width: float | None = None

    @classmethod
    def of(cls, text: Text, frags: Sequence[Any], style: ParagraphStyle) -> ScriptLines:
        """The words of a paragraph that ReportLab has parsed."""
        from_right = runs_from_right(text)
        return cls(tuple(_words(levelled(list(_letters(frags)), from_right))), style, from_right)

    @property
    def typed(self) -> str:
        """Its characters in the order they were typed."""
        return "".join(letter.character for line in self.lines for word in line for letter in word).strip()

    def broken(self, width: float) -> float:
        """Break it to ``width`` points; returns its height."""
        if width != self.width:
            self.width, self.lines = width, list(_filled(self.words, self._room(width)))
        return len(self.lines) * self.style.leading

    def parted(self, height: float) -> list[ScriptLines]:
        """What fits into ``height`` and what does not; nothing where a line would stand alone."""
        fitting = min(int(height / self.style.leading), len(self.lines))
        if fitting < len(self.lines):
            fitting = min(fitting, len(self.lines) - _FEWEST)
        if fitting < _FEWEST:
            return []
        sides = (self.lines[:fitting], self.lines[fitting:])
        return [ScriptLines(self.words, self.style, self.from_right, side, self.width) for side in sides if side]

    def draw(self, canvas: Any, width: float, height: float, bullet: str | None) -> None:
        y = height - self.style.leading * (1 - _BASELINE)
        if bullet:
            _drawBullet(canvas, 0, y, bullet, self.style, 0)
        for line in self.lines:
            runs = visual_runs(_joined(line))
            spare = self._room(width) - sum(run.width for run in runs)
            with _told(canvas, "".join(letter.character for word in line for letter in word)):
                _draw_runs(canvas, self.style.leftIndent + spare * self._share_before(), y, runs)
            y -= self.style.leading

    def _room(self, width: float) -> float:
        return width - self.style.leftIndent - self.style.rightIndent

    def _share_before(self) -> float:
        """How much of the empty room stands before a line: all where it begins at the right, but beside a bullet."""
        begins_right = self.from_right and not self.style.bulletIndent
        return {CENTRE: 0.5, RIGHT: 1.0}.get(self.style.alignment, float(begins_right))


def write_line(canvas: Any, x: float, y: float, text: str, face: str, size: float, anchor: Anchor = "start") -> None:
    """One line of a label or of furniture, in the colour the canvas has."""
    if not has_other_script(text):
        canvas.setFont(font(face), size)
        write = {"start": canvas.drawString, "middle": canvas.drawCentredString, "end": canvas.drawRightString}[anchor]
        write(x, y, text, shaping=needs_shaping(text))
        return
    runs = label_runs(text, plain_look(face, size))
    with _told(canvas, text):
        _draw_runs(canvas, begun(x, runs, anchor), y, runs)


def begun(x: float, runs: Sequence[Run], anchor: Anchor) -> float:
    """Where a line begins that is held at ``x``."""
    return x - {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor] * sum(run.width for run in runs)


@lru_cache(1024)
def label_runs(text: str, look: Look) -> tuple[Run, ...]:
    """One line in its visual order."""
    return tuple(visual_runs(levelled([Letter(character, look) for character in text], runs_from_right(text))))


def _letters(frags: Sequence[Any]) -> Iterator[Letter]:
    for frag in frags:
        look = Look(frag.fontName, frag.fontSize, frag.textColor)
        yield from (Letter(character, look) for character in frag.text)


def _words(letters: Sequence[Letter]) -> Iterator[Word]:
    """Words, each with the spaces before it: their level is their own."""
    word: list[Letter] = []
    for letter, following in zip_longest(letters, letters[1:]):
        word.append(letter)
        if following is None or (following.character == " " != letter.character):
            yield tuple(word)
            word = []


def _filled(words: Sequence[Word], room: float) -> Iterator[tuple[Word, ...]]:
    """Words in lines of at most ``room`` points; one longer than a line is cut."""
    line: list[Word] = []
    for word in (part for whole in words for part in _cut(whole, room)):
        if line and _width(_joined([*line, word])) > room:
            yield tuple(line)
            line = []
        line.append(word)
    if line:
        yield tuple(line)


def _cut(word: Word, room: float) -> Iterator[Word]:
    while len(word) > 1 and _width(_joined([word])) > room:
        end = next((n for n in range(len(word) - 1, 1, -1) if _width(_joined([word[:n]])) <= room), 1)
        yield word[:end]
        word = word[end:]
    yield word


def _joined(words: Sequence[Word]) -> Word:
    """The letters of a line, without the spaces before its first word."""
    letters = [letter for word in words for letter in word]
    return tuple(dropwhile(lambda letter: letter.character == " ", letters))


def _width(letters: Word) -> float:
    return sum(run.width for run in visual_runs(letters))


@contextmanager
def _told(canvas: Any, line: str) -> Iterator[None]:
    """A line with what was typed, for copying and finding: of the scripts from the right, readers of PDF turn back
    Arabic only."""
    turned = not {script_of(character) for character in line} <= {None, "Arabic"}
    if turned:
        canvas._code.append(f"/Span <</ActualText <FEFF{line.encode('utf-16-be').hex().upper()}>>> BDC")
    yield
    if turned:
        canvas._code.append("EMC")


def _draw_runs(canvas: Any, x: float, y: float, runs: Sequence[Run]) -> None:
    canvas.saveState()
    for run in runs:
        _draw_run(canvas, x, y, run)
        x += run.width
    canvas.restoreState()


def _draw_run(canvas: Any, x: float, y: float, run: Run) -> None:
    """The glyphs of a run, with an outline where the face has no bold."""
    if run.look.colour is not None:
        canvas.setFillColor(run.look.colour)
    if run.needs_weight:
        canvas.setStrokeColor(canvas._fillColorObj)
        canvas.setLineWidth(run.look.size * _BOLDER)
    text = canvas.beginText(x, y)
    text.setFont(run.font, run.look.size)
    text.setTextRenderMode(_FILL_AND_OUTLINE if run.needs_weight else _FILL)
    text.textOut(run.glyphs)
    canvas.drawText(text)
