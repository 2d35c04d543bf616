"""A document as HTML in one file: its style and its letters within, nothing to fetch, nothing that runs."""

import base64
import re
from functools import cache
from pathlib import Path

from workshop.document.blocks import Document
from workshop.document.render.html import accent_rule, render_page
from workshop.document.words import Words

STATIC = Path(__file__).parents[3] / "static"
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:"
_FACE = re.compile(r"@font-face \{.*?\}", re.DOTALL)
_FILE = re.compile(r'url\("([\w-]+\.woff2)"\)')
_IMPORT = re.compile(r'^@import "([\w.-]+)";\n', re.MULTILINE)
_PART = re.compile(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?")


def render_one_file(document: Document, words: Words) -> bytes:
    """``document`` as a page that can be sent, kept and opened without a network. A policy in it forbids the browser to
    fetch or run anything."""
    policy = f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    page = render_page(document, words, "{head}")
    letters = {ord(character) for character in page}
    faces = (face for face, drawn in _faces() if letters & drawn)
    style = "".join((*faces, _sheet(STATIC / "css" / "report.css"), accent_rule(document.accent)))
    return page.replace("{head}", f"{policy}<style>{style}</style>", 1).encode()


def _sheet(path: Path) -> str:
    """A style sheet with those it imports."""
    return _IMPORT.sub(lambda found: _sheet(path.parent / found[1]), path.read_text("utf-8"))


@cache
def _faces() -> tuple[tuple[str, frozenset[int]], ...]:
    """Each rule of fonts.css with its letters within, and the characters it draws."""
    rules = _FACE.findall((STATIC / "fonts" / "fonts.css").read_text("utf-8"))
    return tuple((_FILE.sub(lambda found: f'url("{_data(found[1])}")', rule), _drawn(rule)) for rule in rules)


def _data(name: str) -> str:
    return f"data:font/woff2;base64,{base64.b64encode((STATIC / 'fonts' / name).read_bytes()).decode()}"


def _drawn(rule: str) -> frozenset[int]:
    parts = _PART.findall(rule)
    return frozenset(code for first, last in parts for code in range(int(first, 16), int(last or first, 16) + 1))
