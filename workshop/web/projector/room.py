"""How much has room on the wall. Nothing is cut, nothing overlaps: what has no room stands on the next page.

A wall is 38.4 rem high (projector.css); texts are broken into lines with the widths of our own letters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
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
TIED = 3.4
#: So many rows are in bold letters; more rows than these on a page are a list, not a picture.
LEADING = 3
MOST_ROWS = 8
#: The sentence stands beneath where so many rows have room above it.
LEAST_ROWS = 2
#: Labels, sentence and question in both languages, or what is left to them: who reads the labels reads the picture.
GIVING_WAY = (
    (True, True, True),
    (True, False, True),
    (False, True, True),
    (False, False, True),
    (False, False, False),
)


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
    shares=Column(21.7, 1.3, 1.44, "Bold"),
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
    shares=Column(29.2, 1.4, 1.57, "Bold"),
    groups=Column(28.2, 1.4, 1.57, "Bold"),
    verdict=Column(43, 1.5, 1.9),
    callout=Column(54, 1.5, 1.9),
    idea=Column(55, 1.5, 1.86),
)
SHAPES = {"narrow": NARROW, "wide": WIDE}


@dataclass(frozen=True)
class Fit:
    """What has room on one shape: is the second language beside the labels, beneath the sentence and under the
    question?"""

    labels: bool = True
    sentence: bool = True
    title: bool = True


def alike(fits: Iterable[Fit]) -> Fit:
    """What has room on every page: a second language does not come and go."""
    found = list(fits)
    return Fit(*(all(getattr(fit, part) for fit in found) for part in ("labels", "sentence", "title")))


@dataclass(frozen=True)
class Page:
    """One page of a result: its rows (by place), whether the sentence stands beneath, and what has room besides."""

    rows: slice
    number: int
    total: int
    fits: Mapping[str, Fit]
    beneath: bool = True


@dataclass(frozen=True)
class Contents:
    """What wants room: the question, the rows of a result (`sort`: scores, shares or groups), from place `first`, and
    the sentence beneath the first page, which stands beside the scale of agreement if there is one. Places in `tied`
    are shared, which their rows say."""

    sort: str
    voices: Voices
    title: Label
    rows: Sequence[Label]
    sentence: Message | None
    agreement: bool = False
    counted: Message | None = None
    tied: frozenset[int] = frozenset()
    first: int = 0

    def page(self, number: int) -> Page:
        """The page asked for, or the last where there are fewer. All walls turn pages alike: the narrow one's."""
        found = self._split()
        beneath = min(LEAST_ROWS, len(self.rows)) <= found[0].stop
        if not beneath:
            found = replace(self, sentence=None)._split()
        number = min(number, len(found))
        parts = [self._part(rows, beneath and not rows.start) for rows in found]
        fits = {name: alike(part._fit(shape) for part in parts) for name, shape in SHAPES.items()}
        return Page(found[number - 1], number, len(found), fits, beneath and number == 1)

    def _part(self, rows: slice, said: bool) -> Contents:
        return replace(self, rows=self.rows[rows], first=rows.start, sentence=self.sentence if said else None)

    def _split(self) -> list[slice]:
        heights = [self._row_height(NARROW, row, place, False) for place, row in enumerate(self.rows)]
        first, further = (one._left(NARROW, False, False) for one in (self, replace(self, sentence=None)))
        return pages(heights, first, further)

    def _fit(self, shape: Shape) -> Fit:
        """Both languages if all rows then have room, else the second one gives way, in the sentence first."""
        return next((Fit(*both) for both in GIVING_WAY if self._has_room(shape, *both)), Fit(*GIVING_WAY[-1]))

    def _has_room(self, shape: Shape, labels: bool, said: bool, title: bool) -> bool:
        heights = [self._row_height(shape, row, place, labels) for place, row in enumerate(self.rows, self.first)]
        return sum(heights) <= self._left(shape, said, title)

    def _left(self, shape: Shape, said: bool, title: bool) -> float:
        """Rem of height for the rows."""
        left = STAGE - title_height(shape, self.voices, self.title, title) - self._sentence_height(shape, said)
        return left - (self._axis_height() if self.sort == "groups" else 0)

    def _row_height(self, shape: Shape, row: Label, place: int, both: bool) -> float:
        column: Column = getattr(shape, self.sort)
        first = column if place < LEADING else replace(column, face="Regular")
        words = first.height(self.voices.label(row)) + (column.height(self.voices.also_label(row)) if both else 0)
        return max(TIED if place in self.tied else ROW[self.sort], 0.4 + words)

    def _axis_height(self) -> float:
        """Beside the axis stands what is counted."""
        return max(AXIS, COUNTED.height(self.voices.say(self.counted)) if self.counted else 0.0)

    def _sentence_height(self, shape: Shape, both: bool) -> float:
        if self.sentence is None:
            return 0.0
        column = shape.verdict if self.agreement else shape.callout
        said = column.height(self.voices.say(self.sentence), self.voices.also(self.sentence) if both else "")
        return max(VERDICT if self.agreement else 0.0, 2.0 + said)


def pages(heights: Sequence[float], first: float, further: float) -> list[slice]:
    """Which rows stand on which page: those that have room, one at least. The first page may have less room."""
    return even_pages(
        len(heights), lambda start, most: how_many(heights[start : start + most], further if start else first)
    )


def even_pages(rows: int, fitting: Callable[[int, int], int]) -> list[slice]:
    """As few pages as may be, and none of them much emptier than the others. `fitting`(start, most) rows have room on a
    page that begins with row `start`."""
    needed = len(_split(rows, MOST_ROWS, fitting))
    return next(found for most in range(1, MOST_ROWS + 1) if len(found := _split(rows, most, fitting)) == needed)


def _split(rows: int, most: int, fitting: Callable[[int, int], int]) -> list[slice]:
    found = [slice(0, max(1, fitting(0, most)))]
    while found[-1].stop < rows:
        start = found[-1].stop
        found.append(slice(start, start + max(1, fitting(start, most))))
    return found


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
