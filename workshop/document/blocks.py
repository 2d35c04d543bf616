"""What a document is made of: frozen blocks that no renderer has touched yet. Text is data, never markup.

Figures (charts) are blocks too; they live in figures.py.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from workshop.document.figures import Figure, Measures
from workshop.document.text import Span, Text, plain

INTRODUCTION = 420
"""Letters that a callout may have to be the introduction of what follows: about four lines."""
Tone = Literal["note", "advice", "caution"]
ParagraphStyle = Literal["body", "lead", "small"]


@dataclass(frozen=True)
class Cover:
    """The first page: what, where and when, by whom."""

    title: str
    subtitle: str = ""
    kicker: str = ""
    lines: tuple[Text, ...] = ()
    """Place and dates, set on the cloth under the subtitle."""
    organisers: tuple[Text, ...] = ()
    edition: str = ""
    note: str = ""
    lead: Text = ""
    """One sentence under the cloth that makes people want to open the document."""
    organisers_title: str = ""
    logo: bytes = b""
    """A PNG of ours, and the words that stand for it."""
    logo_alt: str = ""


@dataclass(frozen=True)
class Contents:
    """The list of headings down to ``depth``, with their pages."""

    title: str = ""
    depth: int = 2


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 to 3; levels may not skip going down. ``anchor`` must be unique when given."""

    level: Literal[1, 2, 3]
    text: Text
    anchor: str = ""
    in_contents: bool = True


@dataclass(frozen=True)
class Paragraph:
    """Running text; a "lead", large or small, stays on the page of what it introduces.

    ``lang`` is given when the whole of it is in another language than the document.
    """

    text: Text
    style: ParagraphStyle = "body"
    lang: str | None = None


@dataclass(frozen=True)
class Bullets:
    """A list, numbered when ``ordered``."""

    items: tuple[Text, ...]
    ordered: bool = False


@dataclass(frozen=True)
class Callout:
    """A few sentences set apart: advice (gold), caution (laterite), note (teal)."""

    title: str
    text: tuple[Text, ...] | Text
    tone: Tone = "advice"

    @property
    def paragraphs(self) -> tuple[Text, ...]:
        """The sentences, however many there are."""
        several = isinstance(self.text, tuple) and bool(self.text) and not isinstance(self.text[0], Span)
        return self.text if several else (self.text,)  # type: ignore[return-value]

    @property
    def introduces(self) -> bool:
        """Whether it stays on the page of what follows: it has no title, and is too short to be a reading by itself."""
        return not self.title and sum(len(plain(one)) for one in self.paragraphs) <= INTRODUCTION


@dataclass(frozen=True)
class KeyFigure:
    """One large figure and what it counts."""

    value: str
    label: Text


@dataclass(frozen=True)
class KeyFigures:
    """Up to four large figures side by side."""

    cards: tuple[KeyFigure, ...]


@dataclass(frozen=True)
class Cell:
    """A cell that is more than text: ``shade`` 1 to 6 gives a heat map, ``muted`` what must not be compared."""

    text: Text
    shade: int | None = None
    strong: bool = False
    muted: bool = False


@dataclass(frozen=True)
class Table:
    """Rows under a head. The first column heads its row; columns named in ``numeric`` are set to the right.

    ``widths`` are shares of the whole, one per column; without them the words decide. ``summary`` is read aloud before
    the table; ``note`` stands under it; ``total`` says that the last row sums up the others. A ``dense`` table is set
    small and close, for annexes.
    """

    head: tuple[Text, ...]
    rows: tuple[tuple[Text | Cell, ...], ...]
    caption: str = ""
    widths: tuple[float, ...] = ()
    numeric: tuple[int, ...] = ()
    summary: str = ""
    note: Text = ""
    total: bool = False
    dense: bool = False

    def __post_init__(self) -> None:
        uneven = [row for row in self.rows if len(row) != len(self.head)]
        if uneven or (self.widths and len(self.widths) != len(self.head)):
            raise ValueError("every row, and the widths, need as many columns as the head")


@dataclass(frozen=True)
class Quote:
    """What somebody said, with consent, and who they are as far as they agreed to say."""

    text: Text
    source: Text = ""
    lang: str | None = None


@dataclass(frozen=True)
class Note:
    """Small print under something: source, n, rule of counting."""

    text: Text


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new page; at the top of one nothing happens."""


@dataclass(frozen=True)
class KeepTogether:
    """Blocks that should not be parted by a page end."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True)
class TwoColumns:
    """Two short stacks of blocks side by side; ``languages`` where both say the same, each in its own."""

    left: tuple["Block", ...]
    right: tuple["Block", ...]
    languages: tuple[str, str] | None = None


Block = (
    Cover | Contents | Heading | Paragraph | Bullets | Callout | KeyFigures | Table | Quote | Note | PageBreak
    | KeepTogether | TwoColumns | Figure | Measures
)  # fmt: skip


@dataclass(frozen=True)
class Document:
    """A whole document, ready for any renderer; the same document gives the same bytes.

    ``lang`` is a BCP 47 tag; ``published`` is the only date in it; ``title`` and ``edition`` stand at the head of every
    page, ``organiser`` and ``foot`` at its foot. ``watermark`` is a word behind everything on every page,
    ``accent`` the colour of cover and headings (#RRGGBB; empty: the usual one). ``rights`` names the licence,
    ``rights_at`` is where that stands in full. ``direction`` is "ltr" or "rtl".
    """

    title: str
    lang: str
    blocks: tuple[Block, ...]
    published: date
    subtitle: str = ""
    author: str = ""
    subject: str = ""
    edition: str = ""
    organiser: str = ""
    foot: str = ""
    watermark: str = ""
    accent: str = ""
    rights: str = ""
    rights_at: str = ""
    direction: str = "ltr"

    def __post_init__(self) -> None:
        level = 0
        for heading in headings(self.blocks):
            if heading.level > level + 1:
                raise ValueError(f"heading {heading.text!r} of level {heading.level} follows level {level}")
            level = heading.level


def headings(blocks: tuple[Block, ...]) -> tuple[Heading, ...]:
    """All headings in reading order, those inside columns and kept groups too."""
    found: list[Heading] = []
    for block in blocks:
        match block:
            case Heading():
                found.append(block)
            case KeepTogether(inner):
                found.extend(headings(inner))
            case TwoColumns(left, right):
                found.extend(headings(left + right))
    return tuple(found)
