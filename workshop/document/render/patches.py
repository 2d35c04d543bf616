"""Places where ReportLab 5.1 harms French text or tagged files, put right at import.

Each patch says what goes wrong without it; the tests of the sample document fail when one is taken away.
"""

import re
from functools import lru_cache, wraps
from typing import Any

from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase import ttfonts
from reportlab.pdfgen import canvas, pathobject, textobject
from reportlab.platypus import paragraph

from workshop.document.render.shaping import Glyphs

_KEPT_SPACES = "\u202f\u2007"
_NO_BYTE = 256


def keep_narrow_spaces() -> None:
    """Without it U+202F is a place to break a line and comes out as an ordinary space: ``« mot »`` falls apart."""
    spaces = "".join(space for space in paragraph._wsc if space not in _KEPT_SPACES)
    split_on_spaces = re.compile(f"[{re.escape(spaces)}]+").split

    def split(text: str | bytes, delim: str | bytes | None = None) -> list[str]:
        words = text.decode("utf8") if isinstance(text, bytes) else text
        mark = delim.decode("utf8") if isinstance(delim, bytes) else delim
        return list(split_on_spaces(words)) if mark is None else words.split(mark)

    paragraph._wsc = spaces
    paragraph._wsc_re_split = split_on_spaces
    paragraph._wsc_end_search = re.compile(f"[{re.escape(spaces)}]+$").search
    paragraph.split = split


def end_lines_with_a_space() -> None:
    """Without it "conflit et" and "pistes" on the next line are read aloud, and copied, as "etpistes"."""
    written = textobject.PDFTextObject._textOut

    def text_out(self: Any, text: Any, TStar: int = 0) -> Any:  # noqa: N803 - ReportLab's name
        self._line_ends = TStar
        if TStar and _is_tagged(self) and type(text) is str and text and text[-1] not in " -\u00ad":
            text += " "
        return written(self, text, TStar)

    textobject.PDFTextObject._textOut = text_out


def say_what_is_shaped() -> None:
    """Without it a tone mark moved onto its letter is copied, and found, as a letter, a space and a mark."""
    written = textobject.PDFTextObject._formatText

    def format_text(self: Any, text: Any) -> str:
        code = written(self, text)
        if isinstance(text, Glyphs) or not (isinstance(text, ttfonts.ShapedStr) and _is_tagged(self)):
            return code
        said = "".join(map(str, text)) + (" " if getattr(self, "_line_ends", 0) else "")
        return f"/Span <</ActualText <FEFF{said.encode('utf-16-be').hex().upper()}>>> BDC {code} EMC"

    textobject.PDFTextObject._formatText = format_text


def _is_tagged(text: Any) -> bool:
    return getattr(text._canvas, "recorder", None) is not None


def shape_plain_strings() -> None:
    """Without it a shaped word that is broken and shaped again is refused by uharfbuzz, and the build stops."""
    shaped = ttfonts.shapeFragWord

    def shape(word: Any, *args: Any, **named: Any) -> Any:
        parts = [(x[0], "".join(map(str, x[1]))) if _is_shaped(x) else x for x in word[1:]]
        again = not isinstance(word, ttfonts.ShapedFragWord) and any(map(_is_shaped, word[1:]))
        return shaped(word.__class__([word[0], *parts]) if again else word, *args, **named)

    paragraph.shapeFragWord = shape


def _is_shaped(part: Any) -> bool:
    return isinstance(part, tuple) and isinstance(part[1], ttfonts.ShapedStr)


def remember_numbers() -> None:
    """Without it each number is written with a logarithm of its own, a tenth of the time a report takes; most come
    again and again: edges of columns, colours, sizes."""
    written = lru_cache(1 << 14)(fp_str)

    def numbers(*given: Any) -> str:
        values = given[0] if len(given) == 1 and isinstance(given[0], list | tuple) else given
        return " ".join(map(written, values))

    for module in (canvas, pathobject, textobject):
        module.fp_str = numbers


class _Bytes(dict[int, str]):
    """Characters of a font by their code in its first subset, as far as that has them; others give no byte."""

    def __init__(self, assigned: dict[int, int]) -> None:
        self._assigned = assigned

    def __missing__(self, code: int) -> str:
        byte = self._assigned.get(ord(" ") if code == ord("\u00a0") else code, _NO_BYTE)
        if byte < _NO_BYTE:
            self[code] = chr(byte)
        return chr(min(byte, _NO_BYTE))


def remember_letters() -> None:
    """Without it every letter that is written is looked up one by one, a fifteenth of the time a report takes."""
    look_up = ttfonts.TTFont.splitString

    @wraps(look_up)
    def split_string(self: Any, text: Any, doc: Any, encoding: str = "utf-8") -> Any:
        state = self.state.get(doc)
        if state is None or not text or not isinstance(text, str):
            return look_up(self, text, doc, encoding)
        known = state.__dict__.setdefault("known_bytes", _Bytes(state.assignments))
        try:
            return [(0, text.translate(known).encode("latin-1"))]
        except UnicodeEncodeError:
            return look_up(self, text, doc, encoding)

    ttfonts.TTFont.splitString = split_string


def apply() -> None:
    """All patches, once. Letters above U+FFFF in ToUnicode are mended in finish.py, in the file itself."""
    if _KEPT_SPACES[0] in paragraph._wsc:
        keep_narrow_spaces()
        end_lines_with_a_space()
        say_what_is_shaped()
        shape_plain_strings()
        remember_numbers()
        remember_letters()
