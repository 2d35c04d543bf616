"""What figures of one row per item share: labels on the left, columns of figures on the right, the room between."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from workshop.document.charts.shapes import (
    WIDTH,
    Box,
    Label,
    Line,
    Lines,
    Shape,
    are_letters_large,
    lines,
    middle,
    text_width,
)
from workshop.document.text import Text

LABEL, LARGE_LABEL, GAP, BESIDE = 172.0, 230.0, 12.0, 12.0
HEAD_ROOM, LEAST_COLUMN = 31.0, 14.0
EDGE = 2.0


def label_width() -> float:
    """Points that labels take at the left of the rows."""
    return LARGE_LABEL if are_letters_large() else LABEL


@dataclass(frozen=True)
class Row:
    """The words of one row, and where it stands."""

    label: Lines
    tag: Lines
    note: Lines
    top: float
    height: float

    @property
    def centre(self) -> float:
        return round(self.top + self.height / 2, 2)

    def words(self) -> Iterator[Shape]:
        """Label, tag and note under each other, centred on the row."""
        top = self.centre - (self.label.height + self.tag.height + self.note.height) / 2
        for said in (self.label, self.tag, self.note):
            yield from said.at(EDGE, top)
            top += said.height


@dataclass(frozen=True)
class Words:
    """What stands at the left of a row: its label, a short mark, a second line."""

    label: Text
    tag: str = ""
    note: str = ""
    lead: bool = False


def stacked_rows(said: Iterable[Words], top: float, air: float, least: float) -> list[Row]:
    """Rows under each other, each as high as its words need and at least ``least`` points and the air."""
    rows: list[Row] = []
    room = label_width() - EDGE
    for words in said:
        label = lines(words.label, "label-lead" if words.lead else "label", room)
        tag, note = lines(words.tag, "tied", room), lines(words.note, "note", room)
        height = max(label.height + tag.height + note.height, least) + air
        rows.append(Row(label, tag, note, round(top, 2), round(height, 2)))
        top += height
    return rows


@dataclass(frozen=True)
class Column:
    """Figures at the right of the rows: their head and one text per row."""

    head: str
    texts: Sequence[str]
    look: str = "count"

    @property
    def broken(self) -> Lines:
        """The head in lines no wider than its longest word or its figures ask for."""
        figures = max((text_width(text, self.look) for text in self.texts), default=0.0)
        words = max((text_width(word, "note") for word in self.head.split(" ")), default=0.0)
        return lines(self.head, "note", max(figures, HEAD_ROOM, min(words, 3 * HEAD_ROOM)) + 0.1)

    @property
    def width(self) -> float:
        figures = [text_width(text, self.look) for text in self.texts]
        return max([LEAST_COLUMN, self.broken.width, *figures])


@dataclass(frozen=True)
class Columns:
    """Columns with their right ends, where the room for the bars ends, and the height of their heads."""

    columns: tuple[Column, ...]
    ends: tuple[float, ...]
    left: float

    @property
    def head(self) -> float:
        tallest = max((column.broken.height for column in self.columns), default=0.0)
        return tallest + 4 if tallest else 0.0

    def heads(self, top: float) -> Iterator[Shape]:
        """The heads, standing on one line."""
        for column, end in zip(self.columns, self.ends, strict=True):
            said = column.broken
            yield from said.at(end, top + self.head - 4 - said.height, "end")

    def figures(self, row: int, centre: float) -> Iterator[Shape]:
        for column, end in zip(self.columns, self.ends, strict=True):
            if column.texts[row]:
                yield Label(end, middle(centre, column.look), column.texts[row], column.look, "end")


def columns(wanted: Iterable[Column]) -> Columns:
    """Those of the columns that say anything, set from the right edge."""
    kept = tuple(column for column in wanted if any(column.texts))
    ends: list[float] = []
    end = WIDTH - EDGE
    for column in reversed(kept):
        ends.insert(0, round(end, 2))
        end -= column.width + BESIDE
    return Columns(kept, tuple(ends), round(end, 2))


def hidden(row: Row, left: float, right: float, height: float, why: str) -> Iterator[Shape]:
    """A dashed frame where nothing may be shown, with the reason."""
    said = lines(why, "hidden", right - left - 12)
    tall = max(height, said.height + 4)
    yield Box(left, row.centre - tall / 2, right - left, tall, "track-hidden")
    yield from said.at(left + 6, row.centre - said.height / 2)


def rule(row: Row) -> Line:
    """The hairline above a row."""
    return Line(0, row.top, WIDTH, row.top, "rule")
