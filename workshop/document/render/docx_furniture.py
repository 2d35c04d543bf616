"""What stands around the blocks of a DOCX: head and foot, cover, list of contents, cards side by side."""

import struct
from collections.abc import Sequence
from dataclasses import replace
from html import escape

from workshop.document import palette
from workshop.document.blocks import Document
from workshop.document.charts.lozenge import lozenge
from workshop.document.charts.shapes import WIDTH, Box, Drawing, Shape
from workshop.document.render import wordml as word
from workshop.document.text import Span, Text, clean, spans
from workshop.document.words import Words

PAGE_WIDTH, PAGE_HEIGHT = 595.3, 841.9
SIDE, TOP, BOTTOM, EDGE = 56.65, 68.0, 66.0, 31.0
BAND, COVER_HEIGHT = WIDTH / 10 * 2, 390.0
LOGO_ROOM = (180.0, 60.0)
"""Width and height of the largest logo, in points."""


def header(document: Document) -> str:
    """The title on the left, the edition on the right; what a draft is, behind the page and in words."""
    marks = " · ".join(filter(None, (document.watermark, document.edition)))
    behind = _behind(document.watermark) if document.watermark else ""
    content = f"{word.directed(document.title, '<w:b/><w:bCs/>')}<w:r><w:tab/></w:r>{word.run(marks)}{behind}"
    return f"<w:hdr {word.NAMESPACES}>{_with_tab(content, 'Header')}</w:hdr>"


def _behind(mark: str) -> str:
    """A word across the page, as Word itself writes watermarks; programs that do not know it leave it out."""
    place = (
        "position:absolute;width:420pt;height:105pt;rotation:315;z-index:-251;mso-position-horizontal:center;"
        "mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin"
    )
    letters = f'<v:textpath style="font-family:Calibri;font-size:1pt" string="{escape(clean(mark))}"/>'
    return (
        '<w:r><w:pict><v:shapetype id="watermark" coordsize="21600,21600" o:spt="136" adj="10800" '
        'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
        '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
        '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>'
        '<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
        f'<v:shape type="#watermark" style="{place}" fillcolor="{palette.LINE}" stroked="f">'
        f'<v:fill opacity=".5"/>{letters}</v:shape></w:pict></w:r>'
    )


def footer(document: Document, words: Words) -> str:
    """Organisers and page; under them what every page must say."""
    fields = {"page": word.field("PAGE", word.run("1")), "total": word.field("NUMPAGES", word.run("1"))}
    content = f"{word.directed(document.organiser, '<w:b/><w:bCs/>')}<w:r><w:tab/></w:r>{_filled(words.page, fields)}"
    return f"<w:ftr {word.NAMESPACES}>{_with_tab(content, 'Footer')}{_footed(document.foot)}</w:ftr>"


def _footed(foot: str) -> str:
    return word.paragraph(word.run(foot), "Footer")


def _with_tab(content: str, style: str) -> str:
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{word.twips(WIDTH)}"/></w:tabs>'
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{tab}</w:pPr>{content}</w:p>'


def _filled(sentence: str, fields: dict[str, str]) -> str:
    """A sentence whose named places are computed by Word."""
    made = ""
    for part in sentence.split("{"):
        name, closed, after = part.partition("}")
        made += fields[name] + (word.run(after) if after else "") if closed else word.run(part) if part else ""
    return made


def section(covered: bool, draft: bool, direction: str) -> str:
    """The page, with head and foot; none on the cover, unless it must say that it is a draft."""
    title = ("<w:titlePg/>" if covered else "") + ("<w:bidi/>" if direction == "rtl" else "")
    first = '<w:headerReference w:type="first" r:id="rIdHeader"/>' if covered and draft else ""
    size = f'<w:pgSz w:w="{word.twips(PAGE_WIDTH)}" w:h="{word.twips(PAGE_HEIGHT)}"/>'
    sides = {"top": TOP, "right": SIDE, "bottom": BOTTOM, "left": SIDE, "header": EDGE, "footer": EDGE, "gutter": 0}
    margins = " ".join(f'w:{name}="{word.twips(points)}"' for name, points in sides.items())
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rIdHeader"/><w:footerReference w:type="default" '
        f'r:id="rIdFooter"/>{first}{size}<w:pgMar {margins}/>{title}</w:sectPr>'
    )


def cloth(width: float) -> Drawing:
    """The woven band of the cover."""
    size = width / 10
    shapes: list[Shape] = [Box(0, 0, width, BAND, "trunk")]
    for row in range(3):
        shift = size / 2 if row == 1 else 0.0
        for i in range(9 if row == 1 else 10):
            x, y = i * size + shift, row * size / 2
            shapes += lozenge(x, y, size, "lozenge-on")
            heart = "lozenge-heart" if row == 1 else "lozenge-on"
            shapes += lozenge(x + size * 0.2, y + size * 0.2, size * 0.6, "trunk", heart)
    shapes += [Box(0, 0, width, 2, "lozenge-heart"), Box(0, BAND - 2, width, 2, "lozenge-heart")]
    return Drawing(width, BAND, tuple(shapes))


def cover(band: str, content: str, width: float, tones: palette.Tones, direction: str) -> str:
    """The cloth of the cover: the woven band, then words on one colour, with a thread of gold under them."""
    words = word.cell(content, width, tones.main, word.edge("bottom", 4, palette.GOLD), sides=20)
    rows = (word.row([word.cell(band, width, tones.deep)]), word.row([words], height=COVER_HEIGHT))
    return word.table(rows, [width], "Layout", direction)


def logo_size(png: bytes) -> tuple[float, float]:
    """Width and height in points of a logo on the cover, as large as its room lets it be."""
    width, height = struct.unpack(">II", png[16:24])
    scale = min(LOGO_ROOM[0] / width, LOGO_ROOM[1] / height)
    return width * scale, height * scale


def contents(listed: Sequence[tuple[int, int, str]], depth: int) -> str:
    """The list of contents as links; Word adds the pages when it is asked to bring the list up to date."""
    lines = [(level, _link(number, title)) for number, level, title in listed]
    if not lines:
        return ""
    begin, end = word.field(f'TOC \\o "1-{depth}" \\h \\z', "\0").split("\0")
    last = len(lines) - 1
    return "".join(
        word.paragraph((begin if i == 0 else "") + link + (end if i == last else ""), f"TOC{level}")
        for i, (level, link) in enumerate(lines)
    )


def _link(number: int, title: str) -> str:
    return f'<w:hyperlink w:anchor="{_anchor(number)}" w:history="1">{word.directed(title)}</w:hyperlink>'


def _anchor(number: int) -> str:
    return f"_Toc{number:06}"


def bookmarked(number: int, content: str) -> str:
    """A heading that the list of contents leads to."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{_anchor(number)}"/>{content}<w:bookmarkEnd w:id="{number}"/>'


def side_by_side(cells: Sequence[str], width: float, gutter: float, rule: str, direction: str) -> str:
    """Cells beside each other with gutters between; on paper ground under a rule where one is named."""
    share = (width - gutter * (len(cells) - 1)) / len(cells)
    apart = word.cell(word.paragraph("", "AfterTable"), gutter)
    row = [_card(cells[0], share, rule)]
    for content in cells[1:]:
        row += [apart, _card(content, share, rule)]
    widths = [share, *[gutter, share] * (len(cells) - 1)]
    return word.table([word.row(row)], widths, "Cards" if rule else "Layout", direction)


def _card(content: str, share: float, rule: str) -> str:
    return word.cell(content, share, palette.PAPER if rule else "", word.edge("top", 3, rule) if rule else "")


def steps(filled: int, of: int) -> str:
    """A measure in steps, for the eye: its word says the same."""
    on, off = "◆" * filled, "◇" * (of - filled)
    return word.run(on, f'<w:color w:val="{word.ink(palette.TEAL)}"/>') + word.run(
        off, f'<w:color w:val="{word.ink(palette.LINE_STRONG)}"/>'
    )


def strong(text: Text) -> tuple[Span, ...]:
    """The same text in bold."""
    return tuple(replace(span, strong=True) for span in spans(text))
