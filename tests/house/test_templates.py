"""Templates carry structure only: words go through _(), looks through style sheets, behaviour through script files."""
from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from tests.house.files import found

JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
WORD = re.compile(r"[^\W\d_]{2,}")
ATTRIBUTE = re.compile(r"[\w-]+=(\"[^\"]*\"|\w+)")
SAFE = re.compile(r"(\w+)(?:\[[^\]]*\])?\s*\|\s*safe\b")
OTHER_WAYS = re.compile(r"\{%-?\s*trans\b|\bautoescape\s+false")
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
#: The same in every language, or no word at all.
NAMES = {"PDF", "DOCX", "CSV", "JSON", "QR", "ACLED", "Enter", "Esc", "nbsp", "utf"}
#: Attributes that a person reads or hears.
SPOKEN = {"alt", "title", "placeholder", "aria-label", "aria-description", "aria-roledescription", "label"}


class Page(HTMLParser):
    """Collects what a template may not contain."""

    def __init__(self) -> None:
        super().__init__()
        self.objections: list[str] = []
        self.inside: list[str] = []
        self.in_one_language: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag in ("style", "script"):
            self.inside.append(tag)
        if tag == "style":
            self.objections.append("<style>")
        self.enter(tag, dict(attributes).get("lang") or "")
        for name, value in attributes:
            self.look_at(tag, name, value or "")

    def enter(self, tag: str, language: str) -> None:
        """Words marked with a language of their own stay as they are: the choice of language speaks each."""
        if tag not in VOID and (self.in_one_language or (tag != "html" and language.strip())):
            self.in_one_language.append(tag)

    def look_at(self, tag: str, name: str, value: str) -> None:
        if name == "style" or name.startswith("on") or value.strip().lower().startswith("javascript:"):
            self.objections.append(f"{tag} {name}={value}")
        if name in SPOKEN or ((tag, name) == ("input", "value") and " " in value.strip()):
            self.read(value, f"{tag} {name}=")

    def handle_endtag(self, tag: str) -> None:
        for stack in (self.inside, self.in_one_language):
            if stack and stack[-1] == tag:
                stack.pop()

    def handle_data(self, data: str) -> None:
        if self.inside:
            if data.strip() and self.inside[-1] == "script":
                self.objections.append(f"inline script: {data.strip()[:40]}")
        else:
            self.read(ATTRIBUTE.sub(" ", data), "")  # a block may hold an attribute

    def read(self, words: str, where: str) -> None:
        if self.in_one_language:
            return
        bare = [word for word in WORD.findall(words) if word not in NAMES]
        if bare:
            self.objections.append(f"{where}{' '.join(bare)}")


def objections(source: str) -> list[str]:
    """Inline looks, inline behaviour, and words that no catalogue can translate."""
    page = Page()
    page.feed(JINJA.sub(" ", source))
    page.close()
    return page.objections + unescaped(source) + OTHER_WAYS.findall(source)


def unescaped(source: str) -> list[str]:
    """Values printed as HTML that are not constants of the same template."""
    return [f"{name}|safe" for name in SAFE.findall(source) if f"{{% set {name} = {{" not in source]


def test_templates_hold_no_bare_words_looks_or_behaviour():
    assert found(objections, "workshop/*.html") == {}


@pytest.mark.parametrize("source", [
    '<p style="color:red">{{ x }}</p>',
    "<style>p {}</style>",
    "<script>start()</script>",
    '<button onclick="go()">{{ _("Go") }}</button>',
    '<a href="javascript:go()">{{ _("Go") }}</a>',
    "<p>Welcome</p>",
    "<p>{% if x %}Recorded{% endif %}</p>",
    '<img src="x.png" alt="A house">',
    '<input type="submit" value="Send it">',
    "<h1>{{ title|safe }}</h1>",
    "{% set titles = 1 %}{{ title['x']|safe }}",
    '<p><span lang="fr">Oui</span> Yes</p>',
    '<html lang="fr"><p>Oui</p></html>',
    "{% trans %}Welcome{% endtrans %}",
])
def test_a_bad_template_is_caught(source):
    assert objections(source)


@pytest.mark.parametrize("source", [
    '<!doctype html><html lang="{{ code }}"><title>{{ _("Page") }}</title>',
    '<p class="a {% if b > c %}d{% endif %}" {% if x %}hidden{% endif %}>{{ _("Yes, {n}", n=1) }} · 3/4</p>',
    '<script src="/static/js/core/link.js" type="module"></script>',
    '<p><b lang="fr">Oui<br><i>Non</i></b> <b lang="en">Yes</b></p>{% block screen %}data-screen="check"{% endblock %}',
    '{% set paths = {"next": "<path d=\\"M0 0\\"/>"} %}<svg>{{ paths[name]|safe }}</svg>',
    '{# why #}<img src="x.png" alt="{{ _("A house") }}"><button name="act" value="next">{{ _("Next") }}</button>',
])
def test_a_good_template_passes(source):
    assert objections(source) == []
