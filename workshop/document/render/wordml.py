"""WordprocessingML: runs, paragraphs, tables and pictures as strings, in the order that Word's schema wants.

Everything people typed goes through ``text``; measures are in points.
"""

import re
from collections.abc import Iterable, Sequence
from html import escape

from workshop.document.scripts import script_of
from workshop.document.text import Span, Text, clean, in_language, marked

LANGUAGES = {"fr": "fr-FR", "en": "en-GB"}
"""Word knows spelling by country; every other language goes by its own tag."""
EMU = 12_700
"""English metric units in a point."""
_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U0001e800-\U0001efff"
_FROM_RIGHT = re.compile(f"([{_RIGHT}]+(?:[^\\w«»“”]*[{_RIGHT}]+)*)")
"""Words written from the right, with what stands between them."""


def tag(lang: str) -> str:
    """A language as Word names it."""
    return escape(clean(LANGUAGES.get(lang, lang)))


def twips(points: float) -> int:
    """Twentieths of a point."""
    return round(points * 20)


def ink(colour: str) -> str:
    """A colour of the palette as Word writes it."""
    return colour.lstrip("#")


def text(string: str) -> str:
    """Plain characters, cleaned and escaped."""
    return f'<w:t xml:space="preserve">{escape(clean(string))}</w:t>'


def run(string: str, properties: str = "") -> str:
    """Plain characters of one look."""
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{text(string)}</w:r>"


def runs(words: Text, document: str, lang: str | None = None, colour: str = "") -> str:
    """The runs of a text in a document of language ``document``; what is in another language says so, and is marked."""
    return "".join(
        _span(span, document, colour) + (_mark(span.lang or "", colour) if ends else "")
        for span, ends in marked(in_language(words, lang), document)
    )


def _span(span: Span, document: str, colour: str) -> str:
    foreign = span.lang is not None and span.lang != document
    looks = (
        "<w:b/><w:bCs/>" if span.strong else "",
        "<w:i/><w:iCs/>" if span.emphasis else "",
        f'<w:color w:val="{ink(colour)}"/>' if colour else "",
    )
    language = f'<w:lang w:val="{tag(span.lang or "")}" w:bidi="{tag(span.lang or "")}"/>' if foreign else ""
    return directed(span.text, "".join(looks), language)


def directed(string: str, looks: str = "", language: str = "") -> str:
    """Runs of one look: what is written from the right says so, and which face of ours has its letters."""
    parts = enumerate(_FROM_RIGHT.split(string))
    return "".join(
        run(part, f"{_face(part)}{looks}<w:rtl/>{language}" if n % 2 else looks + language) for n, part in parts if part
    )


def _face(string: str) -> str:
    script = next(filter(None, map(script_of, string)), None)
    return f'<w:rFonts w:cs="{script_family(script)}"/>' if script else ""


def script_family(script: str) -> str:
    """The family of a face of another script, as Word names it."""
    return f"Workshop {script}"


def _mark(lang: str, colour: str) -> str:
    return run(f"\u00a0[{lang}]", f'<w:color w:val="{ink(colour)}"/>' if colour else '<w:rStyle w:val="LanguageMark"/>')


def field(instruction: str, shown: str) -> str:
    """What Word computes; ``shown`` stands there until it does."""
    order = f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
    return f"{_field_end('begin')}{order}{_field_end('separate')}{shown}{_field_end('end')}"


def _field_end(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def paragraph(
    content: str, style: str, *, kept: bool = False, right: bool = False, numbered: int = 0, from_right: bool = False
) -> str:
    """A paragraph; ``kept`` with the next on a page; ``numbered`` names its list; ``from_right`` is how it is read."""
    properties = (
        f'<w:pStyle w:val="{style}"/>',
        "<w:keepNext/>" if kept else "",
        f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{numbered}"/></w:numPr>' if numbered else "",
        "<w:bidi/>" if from_right else "",
        '<w:jc w:val="right"/>' if right and not from_right else "",
    )
    return f"<w:p><w:pPr>{''.join(properties)}</w:pPr>{content}</w:p>"


def cell(content: str, width: float, shade: str = "", borders: str = "", sides: float | None = None) -> str:
    """A cell of a table; ``content`` is whole paragraphs, of which Word wants one at the end; ``sides`` are its margins
    where they are other than those of the table."""
    ground = f'<w:shd w:val="clear" w:color="auto" w:fill="{ink(shade)}"/>' if shade else ""
    edges = f"<w:tcBorders>{borders}</w:tcBorders>" if borders else ""
    size = f'<w:tcW w:w="{twips(width)}" w:type="dxa"/>'
    closed = content if content.endswith("</w:p>") else content + paragraph("", "AfterTable")
    margins = "" if sides is None else f"<w:tcMar>{_margin('left', sides)}{_margin('right', sides)}</w:tcMar>"
    return f"<w:tc><w:tcPr>{size}{edges}{ground}{margins}</w:tcPr>{closed}</w:tc>"


def _margin(side: str, points: float) -> str:
    return f'<w:{side} w:w="{twips(points)}" w:type="dxa"/>'


def edge(side: str, points: float, colour: str, away: float = 0) -> str:
    """A line on one side of a cell or a paragraph, so many points ``away`` from the words."""
    return f'<w:{side} w:val="single" w:sz="{round(points * 8)}" w:space="{away:g}" w:color="{ink(colour)}"/>'


def row(cells: Iterable[str], *, head: bool = False, height: float = 0) -> str:
    """A row that no page end parts; a head is repeated on every page."""
    least = f'<w:trHeight w:val="{twips(height)}" w:hRule="atLeast"/>' if height else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{least}{'<w:tblHeader/>' if head else ''}</w:trPr>{''.join(cells)}</w:tr>"


def table(
    rows: Iterable[str], widths: Sequence[float], style: str, direction: str, *, name: str = "", summary: str = ""
) -> str:
    """A table whose columns run in this direction; its name and summary are read aloud. Of the styles, Layout and Cards
    hold no data."""
    data = int(style not in ("Layout", "Cards"))
    look = f'<w:tblLook w:val="0000" w:firstRow="{data}" w:lastRow="0" w:firstColumn="{data}" w:lastColumn="0"' \
           ' w:noHBand="1" w:noVBand="1"/>'  # fmt: skip
    said = "".join(
        f'<w:{part} w:val="{escape(clean(words))}"/>'
        for part, words in (("tblCaption", name), ("tblDescription", summary))
        if words
    )
    total = f'<w:tblW w:w="{sum(map(twips, widths))}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    mirrored = "<w:bidiVisual/>" if direction == "rtl" else ""
    properties = f'<w:tblPr><w:tblStyle w:val="{style}"/>{mirrored}{total}{look}{said}</w:tblPr>'
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def picture(number: int, relation: str, width: float, height: float, alt: str, title: str = "") -> str:
    """A picture in the line; without ``alt`` it is decoration."""
    size = f'cx="{round(width * EMU)}" cy="{round(height * EMU)}"'
    said = f'id="{number}" name="{escape(clean(title)) or f"Picture {number}"}" descr="{escape(clean(alt))}"'
    decorative = "" if alt else _DECORATIVE
    fill = f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    shape = f'<a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr {said}>{decorative}</wp:docPr><a:graphic><a:graphicData uri="{_PICTURE}"><pic:pic>'
        f"<pic:nvPicPr><pic:cNvPr {said}/><pic:cNvPicPr/></pic:nvPicPr>{fill}<pic:spPr>{shape}</pic:spPr>"
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    f'xmlns:pic="{_PICTURE}" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
