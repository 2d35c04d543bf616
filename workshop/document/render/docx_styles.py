"""The house's look as Word's own styles: who edits the report changes a style, not a thousand paragraphs."""

import re
from dataclasses import astuple, dataclass

from workshop.document import palette
from workshop.document.render.wordml import NAMESPACES, edge, ink, tag, twips

FAMILY, INSTEAD = "Workshop Sans", "Calibri"
"""The family travels in the file; where a program does not take it from there, it is told what to take instead."""


@dataclass(frozen=True)
class _Style:
    """A paragraph style: sizes and spaces in points, lines as a multiple of the size."""

    name: str
    size: float = 10.2
    colour: str = palette.INK
    bold: bool = False
    italic: bool = False
    before: float = 0
    after: float = 6.5
    line: float = 1.22
    left: float = 0
    hanging: float = 0
    leads: bool = False
    whole: bool = False
    level: int | None = None
    number: int = 0
    ground: str = ""
    thread: tuple[str, float, str] | None = None
    based: str = "Normal"


def _callout(name: str, edge: str, ground: str) -> _Style:
    return _Style(name, 9.8, after=0, left=12, ground=ground, thread=("left", 4.5, edge), line=1.3, whole=True)


_TEAL, _DEEP, _MUTED = palette.TEAL, palette.TEAL_DEEP, palette.MUTED
_GOLD_THREAD = ("left", 3, palette.GOLD)
STYLES = {
    "Normal": _Style("Normal", based=""),
    "Title": _Style("Title", 30, palette.WHITE, True, before=6, after=12, line=1),
    "Subtitle": _Style("Subtitle", 14.5, palette.WHITE, after=9),
    "Heading1": _Style("heading 1", 22, _TEAL, True, before=26, after=12, line=1, leads=True, level=0,
                       thread=("top", 3, palette.GOLD)),
    "Heading2": _Style("heading 2", 13.6, bold=True, before=14, after=5, line=1.05, leads=True, level=1),
    "Heading3": _Style("heading 3", 10.8, _DEEP, True, before=10, after=3, line=1.1, leads=True, level=2),
    "ContentsHeading": _Style("TOC Heading", 22, _TEAL, True, after=12, line=1, leads=True),
    "TOC1": _Style("toc 1", 11, _DEEP, True, before=5, after=1),
    "TOC2": _Style("toc 2", 9.8, after=1, left=14),
    "TOC3": _Style("toc 3", 9.4, after=1, left=28),
    "Lead": _Style("Lead", 12.4, _DEEP, after=11, line=1.3),
    "Small": _Style("Small Print", 8.2, _MUTED),
    "Note": _Style("Note", 7.8, _MUTED, italic=True, before=3, after=8, line=1.15),
    "ListBullet": _Style("List Bullet", after=5, left=14, hanging=14, number=1),
    "ListNumber": _Style("List Number", after=5, left=20, hanging=20, number=2),
    "Caption": _Style("caption", 9.4, bold=True, before=6, after=4, line=1.1, leads=True),
    "Figure": _Style("Figure", after=3, line=1),
    "Band": _Style("Band", 2, after=0, line=1),
    "Quote": _Style("Quote", 12.2, _DEEP, italic=True, after=0, left=16, line=1.3, thread=_GOLD_THREAD, whole=True),
    "Source": _Style("Source", 8.4, _MUTED, after=8, left=16, thread=_GOLD_THREAD),
    "CalloutAdvice": _callout("Callout Advice", palette.GOLD, palette.GOLD_TINT),
    "CalloutCaution": _callout("Callout Caution", palette.LATERITE, palette.LATERITE_TINT),
    "CalloutNote": _callout("Callout Note", palette.TEAL, palette.TEAL_TINT),
    "AfterTable": _Style("After Table", 5, after=0, line=1),
    "Card": _Style("Card", 8.8, after=0, line=1.1),
    "CardTitle": _Style("Card Title", 8.2, _MUTED, True, after=2, line=1.05),
    "CardFigure": _Style("Card Figure", 20, _TEAL, True, before=2, after=2, line=1),
    "CardWord": _Style("Card Word", 13, _DEEP, True, after=1, line=1.05),
    "Cell": _Style("Cell", 8.6, after=0, line=1.1),
    "CellMuted": _Style("Cell Muted", 8.2, _MUTED, italic=True, after=0, line=1.1),
    "CellHead": _Style("Cell Head", 8, _DEEP, True, after=0, line=1.05),
    "DenseCell": _Style("Dense Cell", 7.6, after=0, line=1.05),
    "DenseCellMuted": _Style("Dense Cell Muted", 7.2, _MUTED, italic=True, after=0, line=1.05),
    "DenseCellHead": _Style("Dense Cell Head", 7.2, _DEEP, True, after=0, line=1.05),
    "Header": _Style("header", 7.8, _MUTED, after=0, line=1.1),
    "Footer": _Style("footer", 7.8, _MUTED, after=0, line=1.1),
    "CoverKicker": _Style("Cover Kicker", 10.5, palette.GOLD_ON_TEAL, True, before=34, after=9),
    "CoverLine": _Style("Cover Line", 10.8, palette.RAMP[1], True, after=1),
    "CoverLead": _Style("Cover Lead", 14.5, _DEEP, before=18, after=14, line=1.25),
    "Logo": _Style("Logo", after=9, line=1),
    "CoverOrganiser": _Style("Cover Organiser", 12, bold=True, after=1),
    "CoverNote": _Style("Cover Note", 8.8, palette.LATERITE_TEXT, italic=True, before=6),
}  # fmt: skip


def styles_part(lang: str, accent: str = "", direction: str = "ltr") -> str:
    """styles.xml for a document in this language, of this colour and direction."""
    fonts = f'<w:rFonts w:ascii="{FAMILY}" w:hAnsi="{FAMILY}" w:eastAsia="{FAMILY}" w:cs="{FAMILY}"/>'
    spoken = f'<w:lang w:val="{tag(lang)}" w:eastAsia="{tag(lang)}" w:bidi="ar-SA"/>'
    letters = f"<w:rPrDefault><w:rPr>{fonts}{spoken}</w:rPr></w:rPrDefault>"
    from_right = "<w:pPr><w:bidi/></w:pPr>" if direction == "rtl" else ""
    defaults = f"<w:docDefaults>{letters}<w:pPrDefault>{from_right}</w:pPrDefault></w:docDefaults>"
    made = "".join(_paragraph_style(key, style) for key, style in STYLES.items())
    return _in_tones(f"<w:styles {NAMESPACES}>{defaults}{made}{_CHARACTERS}{_TABLES}</w:styles>", accent)


def _in_tones(styles: str, accent: str) -> str:
    """The styles with every shade of the usual colour in that of this one."""
    usual, own = astuple(palette.Tones()), astuple(palette.tones(accent))
    shades = {ink(before): ink(after) for before, after in zip(usual, own, strict=True)}
    return re.sub('"([0-9A-F]{6})"', lambda found: f'"{shades.get(found[1], found[1])}"', styles)


def _paragraph_style(key: str, style: _Style) -> str:
    default = _KNOWN.get(key, "" if style.name.islower() else ' w:customStyle="1"')
    based = f'<w:basedOn w:val="{style.based}"/>' if style.based else ""
    following = '<w:next w:val="Normal"/>' if style.level is not None else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{key}"{default}><w:name w:val="{style.name}"/>{based}{following}'
        f"<w:qFormat/><w:pPr>{_paragraph(style)}</w:pPr><w:rPr>{_letters(style)}</w:rPr></w:style>"
    )


_KNOWN = {"Normal": ' w:default="1"'} | dict.fromkeys(
    ("Title", "Subtitle", "ContentsHeading", "ListBullet", "ListNumber", "Quote"), ""
)
"""Styles that Word has by itself, beside those whose names are small."""


def _paragraph(style: _Style) -> str:
    """Properties of a paragraph, in the order of the schema."""
    side, width, colour = style.thread or ("", 0, "")
    hanging = f' w:hanging="{twips(style.hanging)}"' if style.hanging else ""
    return "".join((
        "<w:keepNext/>" if style.leads else "",
        "<w:keepLines/>" if style.leads or style.whole else "",
        f'<w:numPr><w:numId w:val="{style.number}"/></w:numPr>' if style.number else "",
        f"<w:pBdr>{edge(side, width, colour, 8)}</w:pBdr>" if side else "",
        f'<w:shd w:val="clear" w:color="auto" w:fill="{ink(style.ground)}"/>' if style.ground else "",
        f'<w:spacing w:before="{twips(style.before)}" w:after="{twips(style.after)}" w:line="{round(style.line * 240)}"'
        ' w:lineRule="auto"/>',
        f'<w:ind w:left="{twips(style.left)}"{hanging}/>' if style.left else "",
        f'<w:outlineLvl w:val="{style.level}"/>' if style.level is not None else "",
    ))  # fmt: skip


def _letters(style: _Style) -> str:
    bold, italic = ("<w:b/><w:bCs/>" if style.bold else ""), ("<w:i/><w:iCs/>" if style.italic else "")
    size = round(style.size * 2)
    return f'{bold}{italic}<w:color w:val="{ink(style.colour)}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'


_CHARACTERS = (
    '<w:style w:type="character" w:default="1" w:styleId="Letters"><w:name w:val="Default Paragraph Font"/></w:style>'
    '<w:style w:type="character" w:customStyle="1" w:styleId="LanguageMark"><w:name w:val="Language Mark"/>'
    f'<w:rPr><w:b/><w:color w:val="{ink(_MUTED)}"/><w:sz w:val="15"/></w:rPr></w:style>'
)


def _margins(top: float, side: float) -> str:
    sides = (("top", top), ("left", side), ("bottom", top), ("right", side))
    made = "".join(f'<w:{name} w:w="{twips(size)}" w:type="dxa"/>' for name, size in sides)
    return f"<w:tblCellMar>{made}</w:tblCellMar>"


_TABLES = (
    '<w:style w:type="table" w:default="1" w:styleId="Layout"><w:name w:val="Normal Table"/>'
    f"<w:tblPr>{_margins(0, 0)}</w:tblPr></w:style>"
    '<w:style w:type="table" w:customStyle="1" w:styleId="Cards"><w:name w:val="Cards"/>'
    f'<w:basedOn w:val="Layout"/><w:tblPr>{_margins(6, 9)}</w:tblPr></w:style>'
    '<w:style w:type="table" w:customStyle="1" w:styleId="ReportTable"><w:name w:val="Report Table"/>'
    f'<w:basedOn w:val="Layout"/><w:tblPr><w:tblBorders>{edge("top", 1.6, _TEAL)}{edge("bottom", 0.5, palette.LINE)}'
    f"{edge('insideH', 0.5, palette.LINE)}</w:tblBorders>{_margins(2.4, 4)}</w:tblPr>"
    f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>{edge("bottom", 0.8, _TEAL)}</w:tcBorders>'
    f'<w:shd w:val="clear" w:color="auto" w:fill="{ink(palette.TEAL_TINT)}"/><w:vAlign w:val="bottom"/></w:tcPr>'
    "</w:tblStylePr></w:style>"
    '<w:style w:type="table" w:customStyle="1" w:styleId="DenseTable"><w:name w:val="Dense Table"/>'
    f'<w:basedOn w:val="ReportTable"/><w:tblPr>{_margins(1.4, 3)}</w:tblPr></w:style>'
)


def numbering_part(ordered: int) -> str:
    """numbering.xml with one list of bullets, the style of numbered lists, and so many lists that begin at 1."""
    levels = (("bullet", "■", palette.LATERITE, 14, "ListBullet"), ("decimal", "%1.", _TEAL, 20, "ListNumber"))
    abstract = "".join(_list(i, *level) for i, level in enumerate(levels))
    fresh = "".join(
        f'<w:num w:numId="{3 + i}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
        "</w:lvlOverride></w:num>"
        for i in range(ordered)
    )
    known = "".join(f'<w:num w:numId="{i + 1}"><w:abstractNumId w:val="{i}"/></w:num>' for i in range(2))
    return f"<w:numbering {NAMESPACES}>{abstract}{known}{fresh}</w:numbering>"


def _list(number: int, kind: str, sign: str, colour: str, indent: float, style: str) -> str:
    size = '<w:sz w:val="15"/>' if kind == "bullet" else ""
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
        f'<w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:pStyle w:val="{style}"/><w:lvlText w:val="{sign}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{twips(indent)}" w:hanging="{twips(indent)}"/></w:pPr>'
        f'<w:rPr><w:b/><w:color w:val="{ink(colour)}"/>{size}</w:rPr></w:lvl></w:abstractNum>'
    )
