"""A document as HTML: the same blocks on screen. Class names only, no style attribute, no script, all escaped."""

import base64
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import singledispatchmethod
from html import escape

from workshop.document.as_table import as_table
from workshop.document.blocks import (
    Block,
    Bullets,
    Callout,
    Cell,
    Contents,
    Cover,
    Document,
    Heading,
    KeepTogether,
    KeyFigures,
    Note,
    PageBreak,
    Paragraph,
    Quote,
    Table,
    TwoColumns,
    headings,
)  # fmt: skip
from workshop.document.charts import draw
from workshop.document.charts.lozenge import lozenges
from workshop.document.figures import Figure, Measure, Measures
from workshop.document.palette import tones
from workshop.document.render.svg import svg
from workshop.document.text import Span, Text, clean, in_language, marked, plain
from workshop.document.words import Words

STYLESHEETS = ("/static/fonts/fonts.css", "/static/css/report.css")
#: Where a preview finds accent_rule, since no page of ours may hold a style.
ACCENT_SHEET = "/facilitator/report/accent.css"


def render_html(document: Document, words: Words) -> bytes:
    """``document`` as a page of its own with our style sheets, in UTF-8: for the preview."""
    sheets = (*STYLESHEETS, ACCENT_SHEET) if document.accent else STYLESHEETS
    links = "".join(f'<link rel="stylesheet" href="{path}">' for path in sheets)
    return render_page(document, words, links, "report-page preview").encode()


def accent_rule(accent: str) -> str:
    """The style of a document of this colour (#RRGGBB); nothing where it has the usual one."""
    if not accent:
        return ""
    shades = tones(accent)
    told = {"": shades.main, "-deep": shades.deep, "-tint": shades.tint, "-pale": shades.pale, "-small": shades.small}
    return f".report {{ {' '.join(f'--accent{name}: {colour};' for name, colour in told.items())} }}"


def render_page(document: Document, words: Words, styles: str, look: str = "report-page") -> str:
    """``document`` as a page of its own, with ``styles`` in its head and a class or more on its body."""
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">{styles}'
    title = f"<title>{_quoted(document.title)}</title>{_rights(document)}"
    body = f'<body class="{look}"><main>{render_fragment(document, words)}</main></body>'
    return f"<!doctype html>\n<html {_language(document)}><head>{head}{title}</head>{body}</html>\n"


def _language(document: Document) -> str:
    """The attributes by which a page says its language, and that it runs from the right."""
    direction = ' dir="rtl"' if document.direction == "rtl" else ""
    return f'lang="{_quoted(document.lang)}"{direction}'


def _rights(document: Document) -> str:
    """The licence, as machines look for it; nothing is fetched from there."""
    told = ((name, text) for name, text in (("rights", document.rights), ("license", document.rights_at)) if text)
    return "".join(f'<meta name="dcterms.{name}" content="{_quoted(text)}">' for name, text in told)


def render_fragment(document: Document, words: Words) -> str:
    """``document`` as one ``<article>``, to be put into a page that links report.css."""
    mark = f'<p class="draft-mark">{_quoted(document.watermark)}</p>' if document.watermark else ""
    content = mark + _Writer(document, words).all(document.blocks)
    return f'<article class="report" {_language(document)}>{content}</article>'


def _quoted(string: str) -> str:
    return escape(clean(string))


@dataclass
class _Writer:
    """Writes the blocks of one document; numbers tables, figures and headings as it goes."""

    document: Document
    words: Words
    numbers: dict[str, int] = field(default_factory=lambda: {"table": 0, "figure": 0, "heading": 0})

    def all(self, blocks: tuple[Block, ...]) -> str:
        return "\n".join(self.write(block) for block in blocks)

    def text(self, text: Text, lang: str | None = None) -> str:
        runs = marked(in_language(text, lang), self.document.lang)
        return "".join(self._run(run) + (self._mark(run.lang or "") if ends else "") for run, ends in runs)

    def _run(self, run: Span) -> str:
        said = escape(run.text)
        said = f"<strong>{said}</strong>" if run.strong else said
        said = f"<em>{said}</em>" if run.emphasis else said
        if run.lang is None or run.lang == self.document.lang:
            return said
        return f'<span lang="{_quoted(run.lang)}" dir="auto">{said}</span>'

    def _mark(self, lang: str) -> str:
        title = _quoted(self.words.in_language.format(language=lang))
        names = f'class="lang-mark" lang="{_quoted(self.document.lang)}" title="{title}"'
        return f"\u00a0<abbr {names}>[{_quoted(lang)}]</abbr>"

    @singledispatchmethod
    def write(self, block: object) -> str:
        """One block."""
        raise TypeError(f"no HTML for {type(block).__name__}")

    @write.register
    def _(self, block: Cover) -> str:
        parts: list[tuple[str, Text]] = [("kicker", block.kicker), ("title", block.title), ("subtitle", block.subtitle)]
        parts += [("line", line) for line in block.lines] + [("lead", block.lead)]
        parts += [("label", block.organisers_title if block.organisers else "")]
        parts += [("organiser", name) for name in block.organisers]
        parts += [("edition", block.edition), ("note", block.note)]
        tags = {"title": "h1"}
        lines = (
            f'<{tags.get(n, "p")} class="cover-{n}">{self.text(t)}</{tags.get(n, "p")}>' for n, t in parts if plain(t)
        )
        return f'<header class="report-cover">{"".join(lines)}{_logo(block)}</header>'

    @write.register
    def _(self, block: Contents) -> str:
        listed = [
            (i, h)
            for i, h in enumerate(headings(self.document.blocks), start=1)
            if h.in_contents and h.level <= block.depth
        ]
        title = _quoted(block.title or self.words.contents)
        entries = "".join(
            f'<li class="contents-{h.level}"><a href="#{_anchor(h, i)}">{escape(plain(h.text))}</a></li>'
            for i, h in listed
        )
        return f'<nav class="report-contents" aria-label="{title}"><h2>{title}</h2><ol>{entries}</ol></nav>'

    @write.register
    def _(self, block: Heading) -> str:
        self.numbers["heading"] += 1
        level = block.level + 1
        return f'<h{level} id="{_anchor(block, self.numbers["heading"])}">{self.text(block.text)}</h{level}>'

    @write.register
    def _(self, block: Paragraph) -> str:
        return f'<p class="text-{block.style}">{self.text(block.text, block.lang)}</p>'

    @write.register
    def _(self, block: Bullets) -> str:
        tag = "ol" if block.ordered else "ul"
        return f'<{tag} class="report-list">{"".join(f"<li>{self.text(item)}</li>" for item in block.items)}</{tag}>'

    @write.register
    def _(self, block: Callout) -> str:
        title = f'<p class="callout-title">{_quoted(block.title)}</p>' if block.title else ""
        texts = "".join(f"<p>{self.text(text)}</p>" for text in block.paragraphs)
        return f'<div class="callout callout-{block.tone}" role="note">{title}{texts}</div>'

    @write.register
    def _(self, block: KeyFigures) -> str:
        cards = (
            f'<li class="card"><b class="card-value">{_quoted(c.value)}</b> <span>{self.text(c.label)}</span></li>'
            for c in block.cards
        )
        return f'<ul class="cards cards-{len(block.cards)}">{"".join(cards)}</ul>'

    @write.register
    def _(self, block: Measures) -> str:
        cards = map(self._measure, block.items)
        return f'<ul class="cards cards-{len(block.items)}">{"".join(cards)}</ul>'

    def _measure(self, measure: Measure) -> str:
        title = f'<span class="card-title">{_quoted(measure.title)}</span>'
        word = f'<b class="card-word">{_quoted(measure.word)}</b> <span>{self.text(measure.detail)}</span>'
        return f'<li class="card card-measure">{title} {svg(lozenges(measure.filled, measure.steps), "")}{word}</li>'

    @write.register
    def _(self, block: Table) -> str:
        table = self._table(block, self._caption(block.caption, "table", self.words.table))
        return f"{_room(table, block.summary or block.caption)}{self._note(block.note)}"

    def _table(self, table: Table, caption: str) -> str:
        said = f"<caption>{caption}</caption>" if caption else ""
        head = "".join(
            f'<th scope="col"{_number(table, i)}>{self.text(text)}</th>' if plain(text) else "<td></td>"
            for i, text in enumerate(table.head)
        )
        rows = "".join(
            f"<tr{_total(table, n)}>{''.join(self._cells(table, row))}</tr>" for n, row in enumerate(table.rows)
        )
        dense = " dense" if table.dense else ""
        return f'<table class="report-table{dense}">{said}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'

    def _cells(self, table: Table, row: tuple[Text | Cell, ...]) -> Iterator[str]:
        for i, value in enumerate(row):
            cell = value if isinstance(value, Cell) else Cell(value)
            tag, scope = ("th", ' scope="row"') if i == 0 else ("td", "")
            yield f"<{tag}{scope}{_number(table, i, cell)}>{self.text(cell.text)}</{tag}>"

    @write.register(Figure)
    def _(self, block: Figure) -> str:
        caption = self._caption(block.caption, "figure", self.words.figure)
        said = f"<figcaption>{caption}</figcaption>" if caption else ""
        drawing, named = svg(draw(block), block.alt), block.caption or self.words.value
        hint = f'<p class="room-hint" aria-hidden="true">{_quoted(self.words.sideways)}</p>'
        rows = _room(self._table(as_table(block, self.words), ""), named)
        data = f'<details class="figure-data"><summary>{_quoted(self.words.figures_as_table)}</summary>{rows}</details>'
        shown = f"{said}{hint}{_room(drawing, named)}{self._note(block.note)}{data}"
        return f'<figure class="report-figure">{shown}</figure>'

    def _caption(self, caption: str, kind: str, words: str) -> str:
        if not caption:
            return ""
        self.numbers[kind] += 1
        return f'<span class="caption-number">{_quoted(words.format(n=self.numbers[kind]))}</span> · {_quoted(caption)}'

    def _note(self, note: Text) -> str:
        return f'<p class="text-note">{self.text(note)}</p>' if plain(note) else ""

    @write.register
    def _(self, block: Quote) -> str:
        source = f'<p class="quote-source">{self.text(block.source)}</p>' if plain(block.source) else ""
        said = f"<p>{self.text(block.text, block.lang)}</p>"
        return f'<blockquote class="report-quote">{said}{source}</blockquote>'

    @write.register
    def _(self, block: Note) -> str:
        return self._note(block.text)

    @write.register
    def _(self, block: PageBreak) -> str:
        return '<hr class="page-break">'

    @write.register
    def _(self, block: KeepTogether) -> str:
        return f'<div class="kept">{self.all(block.blocks)}</div>'

    @write.register
    def _(self, block: TwoColumns) -> str:
        return f'<div class="two-columns"><div>{self.all(block.left)}</div><div>{self.all(block.right)}</div></div>'


def _room(content: str, name: str) -> str:
    """A place that scrolls sideways when the screen is narrow, and can be reached by keyboard to do so."""
    return f'<div class="room" role="group" tabindex="0" aria-label="{_quoted(name)}">{content}</div>'


def _anchor(heading: Heading, number: int) -> str:
    return _quoted(heading.anchor) or f"section-{number}"


def _number(table: Table, column: int, cell: Cell | None = None) -> str:
    names = ["number"] if column in table.numeric else []
    if cell is not None:
        names += [f"shade-{cell.shade}"] if cell.shade is not None else []
        names += ["strong"] if cell.strong else []
        names += ["muted"] if cell.muted else []
    return f' class="{" ".join(names)}"' if names else ""


def _total(table: Table, row: int) -> str:
    return ' class="total"' if table.total and row == len(table.rows) - 1 else ""


def _logo(cover: Cover) -> str:
    """The organisers' logo inside the page itself: nothing is fetched."""
    if not cover.logo:
        return ""
    source = f"data:image/png;base64,{base64.b64encode(cover.logo).decode()}"
    return f'<p class="cover-logo"><img src="{source}" alt="{_quoted(cover.logo_alt)}" height="60"></p>'
