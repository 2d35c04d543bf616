"""Output formats. Each is loaded when it is first asked for: a server that only previews never loads the PDF tools."""

from collections.abc import Callable

from workshop.document.blocks import Document
from workshop.document.words import Words


def _pdf(document: Document, words: Words) -> bytes:
    from workshop.document.render.pdf import render_pdf

    return render_pdf(document, words)


def _html(document: Document, words: Words) -> bytes:
    from workshop.document.render.one_file import render_one_file

    return render_one_file(document, words)


def _preview(document: Document, words: Words) -> bytes:
    from workshop.document.render.html import render_html

    return render_html(document, words)


def _docx(document: Document, words: Words) -> bytes:
    from workshop.document.render.docx import render_docx

    return render_docx(document, words)


def _xlsx(document: Document, words: Words) -> bytes:
    from workshop.document.render.xlsx import render_xlsx

    return render_xlsx(document, words)


def _csv(document: Document, words: Words) -> bytes:
    from workshop.document.render.separated import render_csv

    return render_csv(document, words)


def _plain_csv(document: Document, words: Words) -> bytes:
    from workshop.document.render.separated import render_plain_csv

    return render_plain_csv(document, words)


def _poster(document: Document, words: Words) -> bytes:
    from workshop.document.render.poster import render_poster

    return render_poster(document, words, "A3")


def _small_poster(document: Document, words: Words) -> bytes:
    from workshop.document.render.poster import render_poster

    return render_poster(document, words, "A4")


def _sheet(document: Document, words: Words) -> bytes:
    from workshop.document.render.pdf import render_sheet

    return render_sheet(document, words)


def _radio(document: Document, words: Words) -> bytes:
    from workshop.document.render.plain_text import render_plain_text

    return render_plain_text(document, words)


Render = Callable[[Document, Words], bytes]
RENDERERS: dict[str, Render] = {
    "pdf": _pdf, "html": _html, "preview": _preview, "docx": _docx, "xlsx": _xlsx, "csv": _csv, "plain-csv": _plain_csv,
    "poster": _poster, "poster-a4": _small_poster, "sheet": _sheet, "radio": _radio,
}  # fmt: skip


def warm_up() -> None:
    """Load the PDF tools and their fonts now, and not when somebody waits for the first page."""
    import workshop.document.render.password
    import workshop.document.render.pdf  # noqa: F401


def lock(data: bytes, password: str) -> bytes:
    """A PDF behind a password (AES-256), which is no archival form then."""
    from workshop.document.render.password import locked

    return locked(data, password)
