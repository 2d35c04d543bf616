"""Paragraph styles of the report. Sizes and colours in one place; nothing under 7 points."""

from dataclasses import dataclass
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from workshop.document import palette
from workshop.document.palette import Tones
from workshop.document.render.fonts import font

PAGE_WIDTH, PAGE_HEIGHT = A4
SIDE, TOP, BOTTOM = 20 * mm, 23.5 * mm, 21.5 * mm
COLUMN = PAGE_WIDTH - 2 * SIDE
MEASURE_LOSS = 52.0
"""How much narrower running text is than figures: about 80 letters a line."""


def colour(code: str) -> HexColor:
    """A colour of the palette as ReportLab wants it."""
    return HexColor(code)


Looks = list[tuple[Any, ...]]
"""Commands for the table styles of ReportLab: what, from which cell, to which, how."""


@dataclass(frozen=True)
class Style:
    """A paragraph style, its structure tag and the face it is set in; ``shaped`` is its twin for toned letters."""

    face: str
    tag: str
    flat: ParagraphStyle
    shaped: ParagraphStyle

    def narrow(self) -> "Style":
        """The same style without the margin that keeps lines short: for text that stands in a narrow column."""
        flat, shaped = (s.clone(s.name, rightIndent=0) for s in (self.flat, self.shaped))
        return Style(self.face, self.tag, flat, shaped)

    def grown(self, times: float) -> "Style":
        """The same style with letters ``times`` as large, as wide as the column."""
        flat, shaped = (
            s.clone(s.name, fontSize=s.fontSize * times, leading=s.leading * times, spaceAfter=s.spaceAfter * times,
                    leftIndent=s.leftIndent * times, bulletFontSize=s.bulletFontSize * times, rightIndent=0)
            for s in (self.flat, self.shaped)
        )  # fmt: skip
        return Style(self.face, self.tag, flat, shaped)


def _style(name: str, face: str = "Regular", tag: str = "P", ink: str = palette.INK, **settings: Any) -> Style:
    common = {"fontName": font(face), "fontSize": 10.2, "leading": 15.4, "spaceAfter": 6.5, "textColor": colour(ink)}
    common |= {"splitLongWords": 1, "allowWidows": 0, "allowOrphans": 0} | settings
    flat = ParagraphStyle(name, **common)
    return Style(face, tag, flat, ParagraphStyle(f"{name}-shaped", **common, shaping=1))


def _bullet(name: str, sign: str, size: float, ink: str, indent: float) -> Style:
    settings = {"bulletFontName": font(sign), "bulletFontSize": size, "bulletColor": colour(ink)}
    return _style(name, tag="LI", leftIndent=indent, bulletIndent=1, spaceAfter=5, rightIndent=MEASURE_LOSS, **settings)


def build_styles(tones: Tones = palette.Tones()) -> dict[str, Style]:  # noqa: B008 - it is frozen
    """All styles by name, in these shades of the document's colour; the fonts must be registered before."""
    return _running(tones) | _apart(tones) | _cells(tones) | _cover(tones)


def _running(tones: Tones) -> dict[str, Style]:
    short: dict[str, Any] = {"rightIndent": MEASURE_LOSS}
    teal, muted = tones.deep, palette.MUTED
    return {
        "h1": _style("h1", "Bold", "H1", tones.main, fontSize=23, leading=28, spaceAfter=13, spaceBefore=5),
        "h2": _style("h2", "Bold", "H2", fontSize=13.6, leading=17, spaceBefore=12, spaceAfter=4, **short),
        "h3": _style("h3", "SemiBold", "H3", teal, fontSize=10.8, leading=15, spaceBefore=9, spaceAfter=3, **short),
        "body": _style("body", **short),
        "lead": _style("lead", ink=teal, fontSize=12.4, leading=18.4, spaceAfter=11, **short),
        "small": _style("small", ink=muted, fontSize=8.2, leading=11.8, **short),
        "note": _style("note", "Italic", ink=muted, fontSize=7.8, leading=10.4, spaceBefore=2, spaceAfter=6),
        "caption": _style("caption", "SemiBold", fontSize=9.4, leading=13, spaceBefore=4, spaceAfter=5),
        "bullet": _bullet("bullet", "Bold", 7.2, palette.LATERITE, 14),
        "number": _bullet("number", "Bold", 9.6, tones.main, 20),
        "contents-0": _style("contents-0", "SemiBold", ink=teal, fontSize=11.5, leading=16),
        "contents-1": _style("contents-1", fontSize=9.8, leading=15, leftIndent=14),
    }


def _apart(tones: Tones) -> dict[str, Style]:
    teal, muted = tones.deep, palette.MUTED
    return {f"big-{n}": _key_figure(n, size, tones.main) for n, size in enumerate(KEY_FIGURE_SIZES)} | {
        "card": _style("card", fontSize=8.8, leading=12, spaceAfter=0),
        "card-title": _style("card-title", "SemiBold", ink=muted, fontSize=8.2, leading=11, spaceAfter=3),
        "card-word": _style("card-word", "Bold", ink=teal, fontSize=13, leading=17, spaceBefore=2, spaceAfter=1),
        "callout-title": _style("callout-title", "Bold", fontSize=9.8, leading=14, spaceAfter=1),
        "callout": _style("callout", fontSize=9.6, leading=13.6, spaceAfter=3),
        "quote": _style("quote", "Italic", "BlockQuote", teal, fontSize=12.2, leading=18, spaceAfter=2),
        "source": _style("source", ink=muted, fontSize=8.4, leading=12, spaceAfter=0),
    }


def _cells(tones: Tones) -> dict[str, Style]:
    return _cells_of("", tones, 8.6, 11.6, 8.0) | _cells_of("dense-", tones, 7.6, 9.6, 7.2)


def _cells_of(prefix: str, tones: Tones, points: float, leading: float, head: float) -> dict[str, Style]:
    size: dict[str, Any] = {"fontSize": points, "leading": leading, "spaceAfter": 0}
    small = size | {"fontSize": points - 0.4}
    made = {
        "cell": _style("cell", **size),
        "cell-strong": _style("cell-strong", "SemiBold", **size),
        "cell-light": _style("cell-light", ink=palette.WHITE, **size),
        "cell-light-strong": _style("cell-light-strong", "Bold", ink=palette.WHITE, **size),
        "cell-muted": _style("cell-muted", "Italic", ink=palette.MUTED, **small),
        "head": _style("head", "Bold", ink=tones.deep, fontSize=head, leading=head * 1.3, spaceAfter=0),
    }
    return {prefix + name: style for name, style in made.items()}


def _cover(tones: Tones) -> dict[str, Style]:
    pale, red = tones.pale, palette.LATERITE_TEXT
    return {
        "cover-kicker": _style(
            "cover-kicker", "Bold", ink=tones.small, fontSize=10.5, leading=14, spaceAfter=9
        ),
        "cover-subtitle": _style("cover-subtitle", ink=palette.WHITE, fontSize=14.5, leading=20, spaceAfter=9),
        "cover-line": _style("cover-line", "SemiBold", ink=pale, fontSize=10.8, leading=15.5, spaceAfter=0),
        "cover-lead": _style("cover-lead", ink=tones.deep, fontSize=14.5, leading=20.5, spaceAfter=16),
        "cover-label": _style("cover-label", "SemiBold", ink=palette.MUTED, fontSize=8.6, leading=12, spaceAfter=2),
        "cover-organiser": _style("cover-organiser", "SemiBold", fontSize=12, leading=17, spaceAfter=1),
        "cover-edition": _style("cover-edition", fontSize=9.6, leading=14, spaceBefore=7, spaceAfter=4),
        "cover-note": _style("cover-note", "Italic", ink=red, fontSize=8.8, leading=12.6),
    }


def _key_figure(n: int, size: float, ink: str) -> Style:
    return _style(f"big-{n}", "Bold", ink=ink, fontSize=size, leading=size * 1.15, spaceAfter=2)


KEY_FIGURE_SIZES = (27, 23, 19, 15)
COVER_TITLE_SIZES = (36, 31, 26, 21, 17)


def cover_title(size: float) -> Style:
    """The title of the cover in the size its length allows."""
    return _style(f"cover-title-{size}", "Bold", "H1", palette.WHITE, fontSize=size, leading=size * 1.16, spaceAfter=12)


def poster_title(size: float) -> Style:
    """The title of a poster in the size its length allows."""
    return _style(f"poster-title-{size}", "Bold", "H1", palette.WHITE, fontSize=size, leading=size * 1.14, spaceAfter=5)
