"""Output formats. Each is loaded when it is first asked for: a server that only previews never loads the PDF tools."""

from collections.abc import Callable

from workshop.document.blocks import Document
from workshop.document.words import Words


def _pdf(document: Document, words: Words) -> bytes:
    from workshop.document.render.pdf import render_pdf

    return render_pdf(document, words)


def _html(document: Document, words: Words) -> bytes:
    from workshop.document.render.html import render_html

    return render_html(document, words)


RENDERERS: dict[str, Callable[[Document, Words], bytes]] = {"pdf": _pdf, "html": _html}
