"""The text of a PDF letter by letter, spaces as they are: what copying and reading aloud work from.

pdftotext turns every kind of space into one; this reads the fonts' own tables (ToUnicode) and ActualText.
"""

from __future__ import annotations

import io
import re

import pikepdf


def pages(data: bytes) -> list[str]:
    """The text of every page in the order it is drawn; lines are not told apart."""
    with pikepdf.open(io.BytesIO(data)) as file:
        return ["".join(_drawn(page)) for page in file.pages]


def _drawn(page: pikepdf.Page):
    maps = {name: _map(font) for name, font in page.Resources.Font.items()}
    letters, nested, hidden = {}, [], 0
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "Tf":
                letters = maps[str(operands[0])]
            case "BDC":
                said = operands[1].get("/ActualText") if isinstance(operands[1], pikepdf.Dictionary) else None
                nested.append(said is not None)
                if said is not None:
                    hidden += 1
                    yield str(said)
            case "EMC":
                hidden -= nested.pop()
            case "Tj" if not hidden:
                yield "".join(letters.get(code, "\ufffd") for code in bytes(operands[0]))
            case "TJ" if not hidden:
                strings = [part for part in operands[0] if isinstance(part, pikepdf.String)]
                yield "".join(letters.get(code, "\ufffd") for string in strings for code in bytes(string))


def _map(font: pikepdf.Object) -> dict[int, str]:
    rows = re.findall(rb"<([0-9A-F]{2})> <([0-9A-F]{4,8})>\n", font.ToUnicode.read_bytes())
    return {int(code, 16): bytes.fromhex(value.decode()).decode("utf-16-be") for code, value in rows}
