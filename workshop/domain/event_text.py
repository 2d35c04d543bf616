"""From the bytes of a file to rows of text: what it is, how it is encoded, by what its cells are separated."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO, TextIOWrapper

from workshop.domain.errors import Mendable
from workshop.domain.text import msg

#: Letters that one line may have; no row of an export comes near.
LONGEST_LINE = 200_000
SEPARATORS = ",;\t|"

_PIECE = 1 << 16
_SAVE_AS_CSV = msg("This is a workbook or a compressed file. Open it, save it as CSV (UTF-8), and import that.")
_NO_CSV = msg("This is no CSV file. Choose the CSV file as the export tool wrote it.")
_ENCODING = msg(
    "The letters of this file cannot be read. Open it in a spreadsheet, save it as CSV (UTF-8), and import that."
)
#: How other sorts of files begin.
_PACKED = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0", b"\x1f\x8b",
           b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ", b"(\xb5/\xfd")
_OTHERS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"SQLite format", b"<", b"{", b"[")
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def rows_of(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """Rows with the number of the line each ends on, the head first; empty rows and rows of HXL tags are left out.

    Raises Mendable, while it is read, for what is no text, no CSV, or cannot be decoded."""
    if not content or content.isspace():
        raise Mendable(msg("The file is empty. Choose the CSV file that the export tool wrote."), "file")
    encoding = _encoding(content)
    lines = _Lines(content, encoding)
    head = lines.head()
    rows = csv.reader(lines, delimiter=_separator(head), strict=True)
    try:
        yield from ((lines.before + rows.line_num, row) for row in rows if _says_anything(row))
    except csv.Error:
        sentence = msg("Line {line}: its quotation marks do not match. Is the file whole? Export it again.",
                       line=str(lines.before + rows.line_num))  # fmt: skip
        raise Mendable(sentence, "file") from None


class _Lines:
    """The lines of a file, one at a time, each of a length that a line may have. `before`: lines already passed over
    when the reading of rows begins."""

    def __init__(self, content: bytes, encoding: str) -> None:
        self._text = TextIOWrapper(BytesIO(content), encoding=encoding, newline="")
        self._first = ""
        self.before = 0

    def head(self) -> str:
        """The line of the heads, which will be read again: the first one that says anything, but not "sep=;"."""
        while True:
            line = self._next()
            if not line or (line.strip() and not line.lower().startswith("sep=")):
                self._first = line
                return line
            self.before += 1

    def __iter__(self) -> Iterator[str]:
        line = self._first
        while line:
            yield line
            line = self._next()

    def _next(self) -> str:
        line = self._text.readline(LONGEST_LINE)
        if len(line) == LONGEST_LINE and not line.endswith(("\n", "\r")):
            raise Mendable(_NO_CSV, "file")
        return line


def _encoding(content: bytes) -> str:
    """UTF-8 where the bytes are, what their mark says, else what spreadsheets in Western Europe and Africa write."""
    start = content[:16].removeprefix(codecs.BOM_UTF8).lstrip()
    if start.startswith((*_PACKED, *_OTHERS)):
        raise Mendable(_SAVE_AS_CSV if start.startswith(_PACKED) else _NO_CSV, "file")
    marked = next((name for mark, name in _MARKS if content.startswith(mark)), None)
    if not marked and b"\0" in content:
        raise Mendable(_NO_CSV, "file")
    for name in (marked,) if marked else ("utf-8", "cp1252"):
        if _decodes(content, name):
            return name
    raise Mendable(_ENCODING, "file")


def _decodes(content: bytes, encoding: str) -> bool:
    """Whether every byte is text, tried piece by piece so that little memory is taken."""
    decoder = codecs.getincrementaldecoder(encoding)()
    with suppress(UnicodeDecodeError):
        pieces = (decoder.decode(content[at : at + _PIECE]) for at in range(0, len(content), _PIECE))
        whole = all("\0" not in piece for piece in pieces)
        decoder.decode(b"", final=True)
        return whole
    return False


def _separator(head: str) -> str:
    """The sign that parts the head into most cells."""
    return max(SEPARATORS, key=head.count)


def _says_anything(row: list[str]) -> bool:
    said = [cell.strip() for cell in row if cell.strip()]
    return bool(said) and not all(cell.startswith("#") for cell in said)
