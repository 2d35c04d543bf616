"""The same blocks in the browser: nothing unescaped, no inline style or script, the colours of paper."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from tests.support import HOUSE
from tests.support.sample_document import HOSTILE, WORDS, sample
from workshop.document.blocks import headings
from workshop.document.charts.shapes import WIDTH
from workshop.document.palette import FIRST_DARK_STEP, INK, INKS, RAMP, TYPES, WHITE
from workshop.document.render import RENDERERS
from workshop.document.render.html import render_fragment
from workshop.server.whole import whole

CSS = whole(HOUSE / "static" / "css" / "report.css").decode()
VOID = {"meta", "link", "hr", "br", "rect", "circle", "line", "polygon"}
WEIGHTS = {"Regular": 400, "SemiBold": 600, "Bold": 700, "Italic": 400}


class Page(HTMLParser):
    """Tags, attributes and text of a page; complains when tags do not close in order."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words = ""
        self.feed(source)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words += data


@pytest.fixture(scope="module", params=["fr", "en"])
def lang(request) -> str:
    return request.param


@pytest.fixture(scope="module")
def page(lang) -> Page:
    return Page(RENDERERS["preview"](sample(lang), WORDS[lang]).decode())


def test_what_people_typed_stays_text(page):
    assert page.words.count(HOSTILE.replace("\u202e", "").replace("\u202c", "").replace("\x07", "")) == 2
    assert not [tag for tag, _ in page.tags if tag in ("img", "script", "style", "iframe", "object", "form")]


def test_there_is_no_inline_style_and_no_handler(page):
    names = {name for _, attributes in page.tags for name in attributes}
    assert "style" not in names
    assert not [name for name in names if name.startswith("on")]


def test_nothing_is_fetched_from_outside(page):
    links = [value for _, attributes in page.tags for name, value in attributes.items() if name in ("href", "src")]
    assert links
    assert all(link.startswith(("#", "/static/")) for link in links)


def test_every_class_has_a_rule(page):
    named = {name for _, attributes in page.tags for name in (attributes.get("class") or "").split()}
    plain = {"cards-2", "cards-4", "kept", "callout-advice", "caption-number", "text-body", "cover-title"}
    assert [name for name in sorted(named - plain) if not re.search(rf"\.{re.escape(name)}(?![\w-])", CSS)] == []


def test_every_figure_speaks_and_has_its_numbers_as_a_table(page):
    drawings = [attributes for tag, attributes in page.tags if tag == "svg" and attributes.get("role") == "img"]
    assert len(drawings) == 5
    assert all(len(drawing["aria-label"]) > 20 for drawing in drawings)
    assert sum(tag == "details" for tag, _ in page.tags) == 5


def test_heading_levels_never_skip_and_each_can_be_linked(page, lang):
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))
    anchors = [attributes["id"] for tag, attributes in page.tags if "id" in attributes]
    targets = [attributes["href"][1:] for tag, attributes in page.tags if tag == "a"]
    assert len(anchors) == len(set(anchors)) == len(headings(sample(lang).blocks))
    assert set(targets) <= set(anchors)


def test_text_in_another_language_is_marked(page, lang):
    languages = {attributes["lang"] for _, attributes in page.tags if "lang" in attributes}
    assert {lang, "bm", "mul"} <= languages
    assert ("[en]" in page.words) == (lang == "fr")


def test_a_fragment_is_one_article(lang):
    fragment = render_fragment(sample(lang), WORDS[lang])
    assert fragment.startswith("<article")
    assert fragment.endswith("</article>")
    assert fragment.count("<article") == 1


def colours(look: str) -> str:
    rule = re.search(rf"\.{re.escape(look)} {{ (.*?) }}", CSS)
    assert rule, f"figures.css has no rule for {look}"
    return rule.group(1)


@pytest.mark.parametrize("name", INKS)
def test_screen_and_paper_share_their_inks(name):
    ink, said = INKS[name], colours(f"i-{name}")
    assert f"fill: {ink.fill or 'none'};" in said
    if ink.stroke:
        assert f"stroke: {ink.stroke}; stroke-width: {ink.width:g};" in said


@pytest.mark.parametrize("name", TYPES)
def test_screen_and_paper_share_their_type(name):
    kind, said = TYPES[name], colours(f"t-{name}")
    assert f"fill: {kind.colour}; font-size: {kind.size:g}px; font-weight: {WEIGHTS[kind.face]};" in said


@pytest.mark.parametrize("step", range(1, 7))
def test_screen_and_paper_share_their_shades(step):
    assert (
        colours(f"shade-{step}") == f"background: {RAMP[step - 1]}; color: {WHITE if step >= FIRST_DARK_STEP else INK};"
    )


def test_on_a_narrow_screen_the_smallest_letters_of_a_drawing_are_eleven_pixels_high_and_a_hint_is_given(page):
    rem = float(re.search(r"\.report-figure \.drawing \{ min-width: ([\d.]+)rem", CSS)[1])
    column = float(re.search(r"\.report \{ max-width: ([\d.]+)rem", CSS)[1]) * 16 - 2 * 56
    assert rem * 16 * min(type_.size for type_ in TYPES.values()) / WIDTH >= 11
    assert rem * 16 <= column, "where there is room, nothing is to be slid"
    figures = [attributes for tag, attributes in page.tags if tag == "figure"]
    assert page.words.count("Slide sideways") == len(figures) > 0


def test_on_paper_nothing_is_cut_off_and_what_belongs_together_stays_together():
    paper = CSS[CSS.index("@media print") :]
    for rule in ("overflow: visible", "break-after: avoid", "break-inside: avoid", "print-color-adjust: exact"):
        assert rule in paper
