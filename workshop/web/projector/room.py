"""How much has room on the wall. Nothing is cut, nothing overlaps: what has no room is left out, and the wall says so.

A wall is 38.4 rem high (projector.css); texts are broken into lines with the widths of our own letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workshop.document.metrics import break_lines
from workshop.domain.text import Label, Message
from workshop.web.projector.voices import Voices

#: What band, margins and foot leave of the height, in rem.
STAGE = 32.2
#: Browsers break a little earlier now and then.
SAFE = 0.97
#: Least height of the box beneath a ranking, which also holds the scale of agreement.
VERDICT = 6.2
#: Least height of a row; groups need lanes, and an axis beneath.
ROW = {"scores": 2.35, "shares": 2.35, "groups": 3.7}
AXIS = 1.9
#: So many rows are in bold letters.
LEADING = 3
#: Labels, sentence and question in both languages, or only what is left to them.
GIVING_WAY = ((True, True, True), (False, True, True), (False, False, True), (False, False, False))


@dataclass(frozen=True)
class Column:
    """A column of text, in rem: its width, the size of its letters and the height of a line."""

    width: float
    size: float
    line: float
    face: str = "Regular"

    def height(self, *texts: str) -> float:
        """What these texts take beneath one another."""
        return sum(
            len(break_lines(text, self.face, self.size, self.width * SAFE)) * self.line for text in texts if text
        )


#: Beside the axis of groups.
COUNTED = Column(22.2, 1.3, 1.46)


@dataclass(frozen=True)
class Shape:
    """The columns of a wall of one shape, as in projector.css: the question, large and small, and its second
    language; the labels of each sort of result; the sentence, beside the scale of agreement or alone; ideas."""

    title: Column
    small_title: Column
    also: Column
    scores: Column
    shares: Column
    groups: Column
    verdict: Column
    callout: Column
    idea: Column


#: 51.2 rem wide at least (4:3), and 61.4 (16:10).
NARROW = Shape(
    title=Column(47, 2.3, 2.67, "Bold"),
    small_title=Column(47, 1.75, 2.03, "Bold"),
    also=Column(47, 1.3, 1.63),
    scores=Column(26.2, 1.3, 1.44, "Bold"),
    shares=Column(19.2, 1.3, 1.44, "Bold"),
    groups=Column(22.2, 1.3, 1.46, "Bold"),
    verdict=Column(33, 1.4, 1.76),
    callout=Column(44, 1.4, 1.77),
    idea=Column(44.5, 1.4, 1.74),
)
WIDE = Shape(
    title=Column(57, 2.6, 3.02, "Bold"),
    small_title=Column(57, 1.95, 2.27, "Bold"),
    also=Column(57, 1.4, 1.75),
    scores=Column(33.2, 1.4, 1.57, "Bold"),
    shares=Column(25.2, 1.4, 1.57, "Bold"),
    groups=Column(28.2, 1.4, 1.57, "Bold"),
    verdict=Column(43, 1.5, 1.9),
    callout=Column(54, 1.5, 1.9),
    idea=Column(55, 1.5, 1.86),
)
SHAPES = {"narrow": NARROW, "wide": WIDE}


@dataclass(frozen=True)
class Fit:
    """What has room on one shape: the first `count` rows; and is the second language beside the labels, beneath
    the sentence and under the question? `beneath`: is there room for the sentence at all?"""

    count: int
    labels: bool = True
    sentence: bool = True
    title: bool = True
    beneath: bool = True


@dataclass(frozen=True)
class Contents:
    """What wants room: the question, the rows of a result (`sort`: scores, shares or groups) and the sentence beneath,
    which stands beside the scale of agreement if there is one."""

    sort: str
    voices: Voices
    title: Label
    rows: Sequence[Label]
    sentence: Message | None
    agreement: bool = False
    counted: Message | None = None

    def fits(self) -> dict[str, Fit]:
        """What has room on a wall of each shape."""
        return {name: self._fit(shape) for name, shape in SHAPES.items()}

    def _fit(self, shape: Shape) -> Fit:
        """Both languages if all rows then have room, else the second one gives way, from the bottom up."""
        tries = [self._try(shape, *both) for both in GIVING_WAY]
        found = next((one for one in tries if one.count == len(self.rows)), tries[-1])
        return (
            found if found.count else replace(replace(self, sentence=None)._try(shape, *GIVING_WAY[-1]), beneath=False)
        )

    def _try(self, shape: Shape, labels: bool, said: bool, title: bool) -> Fit:
        left = STAGE - title_height(shape, self.voices, self.title, title) - self._sentence_height(shape, said)
        left -= self._axis_height() if self.sort == "groups" else 0
        heights = [self._row_height(shape, row, place, labels) for place, row in enumerate(self.rows)]
        return Fit(how_many(heights, left), labels, said, title)

    def _row_height(self, shape: Shape, row: Label, place: int, both: bool) -> float:
        column: Column = getattr(shape, self.sort)
        first = column if place < LEADING else replace(column, face="Regular")
        words = first.height(self.voices.label(row)) + (column.height(self.voices.also_label(row)) if both else 0)
        return max(ROW[self.sort], 0.4 + words)

    def _axis_height(self) -> float:
        """Beside the axis stands what is counted."""
        return max(AXIS, COUNTED.height(self.voices.say(self.counted)) if self.counted else 0.0)

    def _sentence_height(self, shape: Shape, both: bool) -> float:
        if self.sentence is None:
            return 0.0
        column = shape.verdict if self.agreement else shape.callout
        said = column.height(self.voices.say(self.sentence), self.voices.also(self.sentence) if both else "")
        return max(VERDICT if self.agreement else 0.0, 2.0 + said)


def how_many(heights: Sequence[float], left: float) -> int:
    """How many of the first have room."""
    count = 0
    while count < len(heights) and heights[count] <= left:
        left -= heights[count]
        count += 1
    return count


def is_long(voices: Voices, title: Label) -> bool:
    """Whether a question gets smaller letters above its result."""
    return len(voices.label(title)) > 50


def title_height(shape: Shape, voices: Voices, title: Label, both: bool = True) -> float:
    """The question in its languages and the line beneath it, which says how many people."""
    column = shape.small_title if is_long(voices, title) else shape.title
    return column.height(voices.label(title)) + shape.also.height(voices.also_label(title) if both else "") + 3.1
