"""The family in the PDF, and how text becomes ReportLab's markup: always escaped, never a letter it cannot draw."""

import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus.paraparser import ParaFrag, ParaParser

from workshop.document.metrics import FACES, all_known, known
from workshop.document.palette import MUTED
from workshop.document.scripts import script_of
from workshop.document.text import Span, Text, clean, marked, plain

FOLDER = Path(__file__).parents[3] / "static" / "fonts"
_UNDRAWN = "□"
_STRONG = {"Regular": "SemiBold", "Italic": "Bold Italic", "SemiBold": "Bold"}
_EMPHASIS = {"Regular": "Italic", "SemiBold": "Bold Italic", "Bold": "Bold Italic"}


def font(face: str) -> str:
    """Name under which ReportLab knows a face of the family."""
    return f"WorkshopSans-{face.replace(' ', '')}"


@cache
def script_font(script: str) -> str:
    """Name under which ReportLab knows the face of another script, loaded when a text first asks for it."""
    name = f"Workshop{script}-Regular"
    pdfmetrics.registerFont(TTFont(name, str(FOLDER / f"{name}.ttf")))
    return name


@cache
def register() -> None:
    """Load the faces once in the life of the process, and make the family the base font: no other is named then."""
    for face in FACES:
        pdfmetrics.registerFont(TTFont(font(face), str(FOLDER / f"{font(face)}.ttf")))
    rl_config.canvas_basefontname = font("Regular")
    rl_config.useA85 = 0  # finish.py packs every stream once more


def drawable(string: str) -> str:
    """``string`` with what our faces can draw: emoji and joiners go, letters of scripts without a face become □."""
    kept = clean(string)
    if all_known(kept) and "\u00ad" not in kept:
        return kept
    return "".join(map(_drawn, kept))


def _drawn(character: str) -> str:
    if known(character):
        return "" if character == "\u00ad" else character
    if script_of(character):
        return character
    return _UNDRAWN if unicodedata.category(character)[0] in "LN" else ""


def needs_shaping(text: Text) -> bool:
    """Whether tone marks stand on letters: only then is HarfBuzz asked, French gains nothing from it."""
    return any("\u0300" <= character <= "\u036f" for character in plain(text))


def markup(text: Text, face: str, size: float, lang: str) -> str:
    """``text`` as ReportLab's markup in ``face``; runs in another language than ``lang`` end with a small mark."""
    parts = []
    for run, ends in marked(text, lang):
        parts.append(f'<font name="{_chosen(run, face)}">{escape(drawable(run.text))}</font>')
        if ends:
            parts.append(language_mark(run.lang or "", size))
    return "".join(parts)


def as_parsed(run: Span, face: str, style: ParagraphStyle) -> ParaFrag:
    """What ReportLab's parser makes of a run: nearly every paragraph is one, and its markup needs no reading."""
    return _parsed(_chosen(run, face), style).clone(text=drawable(run.text))


@lru_cache(256)
def _parsed(name: str, style: ParagraphStyle) -> ParaFrag:
    _, (frag,), _ = ParaParser().parse(f'<font name="{name}">x</font>', style)
    return frag


def _chosen(run: Span, face: str) -> str:
    """The name of the font of a run in a paragraph set in ``face``."""
    chosen = _STRONG.get(face, face) if run.strong else face
    return font(_EMPHASIS.get(chosen, chosen) if run.emphasis else chosen)


def language_mark(lang: str, size: float) -> str:
    """The small tag after a text in another language, for example [en]."""
    return (
        f'\u00a0<font name="{font("SemiBold")}" size="{size * 0.78:.1f}" color="{MUTED}">[{escape(clean(lang))}]</font>'
    )
