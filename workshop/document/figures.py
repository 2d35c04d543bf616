"""Blocks that are drawn, one row per item: bars, dots, shares in segments. What they say; charts/ knows how to draw.

Figures in a plane (plots, diagrams, the conflict tree) live in plots.py.
"""

from dataclasses import dataclass, field

from workshop.document.plots import ColumnPanels, ConflictTree, LinkDiagram, QuadrantPlot
from workshop.document.text import Text


@dataclass(frozen=True)
class Bar:
    """One bar. ``value`` None means hidden: the reason stands in ``value_text`` and no bar is drawn.

    ``place`` is the place in the ranking ("1", "2", "2" …; empty for bars without ranking); ``tied`` the words for a
    tie ("ex æquo") when the place is shared; ``note`` a second, smaller line; ``section`` a heading before this bar;
    ``span`` the range in which the value stays when the count is tried again (drawn as a whisker), ``span_text`` the
    same in words ("48–61"), for the table.
    """

    label: Text
    value: float | None
    value_text: str
    place: str = ""
    lead: bool = False
    tied: str = ""
    note: str = ""
    section: str = ""
    span: tuple[float, float] | None = None
    span_text: str = ""


@dataclass(frozen=True)
class BarChart:
    """Horizontal bars from 0 to ``top``. ``alt`` is the whole ranking in words; ``note`` says n and the source.

    ``close`` sets the rows near each other, for summaries; ``span`` says what the whiskers are ("stability: range of
    90 % of the trials") and is needed when a bar has one.
    """

    bars: tuple[Bar, ...]
    alt: str
    caption: str = ""
    note: Text = ""
    top: float = 100
    ticks: tuple[tuple[float, str], ...] = ()
    close: bool = False
    span: str = ""


@dataclass(frozen=True)
class DotGroup:
    """A group compared in a dot plot. ``symbol`` is given by its place in the order unless named."""

    label: str
    note: str = ""
    symbol: str = ""


@dataclass(frozen=True)
class Dot:
    """Share of a group from 0 to 1 and its words ("5 of 7"); share None: hidden, the words say so."""

    share: float | None
    text: str


@dataclass(frozen=True)
class DotRow:
    """One item with one dot per group; ``hot`` sets apart the row the text speaks of; ``gap`` stands at its end."""

    label: Text
    dots: tuple[Dot, ...]
    hot: bool = False
    gap: str = ""


@dataclass(frozen=True)
class DotPlot:
    """Shares of groups, each in its own lane and shape; ``joined`` puts two groups on one line (a dumbbell).

    ``scale`` is what stands under the ends and the middle of the line.
    """

    groups: tuple[DotGroup, ...]
    rows: tuple[DotRow, ...]
    alt: str
    scale: tuple[str, str, str] = ("0", "", "1")
    caption: str = ""
    note: Text = ""
    joined: bool = False

    def __post_init__(self) -> None:
        if any(len(row.dots) != len(self.groups) for row in self.rows):
            raise ValueError("every row needs one dot per group")
        if len(self.groups) > len(SYMBOLS):
            raise ValueError(f"no more than {len(SYMBOLS)} groups can be told apart")


@dataclass(frozen=True)
class ScaleRow:
    """How many chose each step, from the least favourable to the most; None: hidden, ``hidden`` says why.

    ``unknown`` is the number of "don't know" in figures, ``median`` a step from 1 up (3.5 between two of them) and
    ``median_text`` its figures; ``n`` stands at the end of the row; ``note`` is a second, smaller line.
    """

    label: Text
    counts: tuple[int, ...] | None
    n: str = ""
    unknown: str = ""
    median: float | None = None
    median_text: str = ""
    note: str = ""
    hidden: str = ""


@dataclass(frozen=True)
class DivergingBars:
    """Answers on a scale as shares of those who answered, centred on the middle of the scale.

    ``steps`` are the words of the steps, least favourable first (the caller turns round a scale that begins with the
    best). ``neutral`` are the steps (from 1) that stand astride the centre: without it the middle one, or none when the
    steps are even in number. ``unknown``, ``median`` and ``n`` head their columns; empty, there is none.
    """

    steps: tuple[str, ...]
    rows: tuple[ScaleRow, ...]
    alt: str
    unknown: str = ""
    median: str = ""
    n: str = "n"
    neutral: tuple[int, ...] | None = None
    caption: str = ""
    note: Text = ""

    def __post_init__(self) -> None:
        _same_length(self.rows, len(self.steps))
        if not 2 <= len(self.steps) <= MOST_STEPS:
            raise ValueError(f"a scale has 2 to {MOST_STEPS} steps")
        wanted = self.astride
        if wanted and (
            wanted != tuple(range(wanted[0], wanted[-1] + 1)) or wanted[0] < 2 or wanted[-1] >= len(self.steps)
        ):
            raise ValueError("the neutral steps stand together, with at least one on either side")

    @property
    def astride(self) -> tuple[int, ...]:
        """The steps (from 1) that stand astride the centre."""
        if self.neutral is not None:
            return self.neutral
        return (len(self.steps) // 2 + 1,) if len(self.steps) % 2 else ()


@dataclass(frozen=True)
class StackRow:
    """How many sorted one item into each category; None: hidden, ``hidden`` says why.

    ``tag`` is a short word set apart ("to discuss"); ``note`` a second, smaller line; ``n`` stands at the end.
    """

    label: Text
    counts: tuple[int, ...] | None
    n: str = ""
    note: str = ""
    tag: str = ""
    hidden: str = ""


@dataclass(frozen=True)
class StackedBars:
    """Shares of categories per item, each bar as long as the whole; every category has its pattern and its words."""

    categories: tuple[str, ...]
    rows: tuple[StackRow, ...]
    alt: str
    n: str = "n"
    caption: str = ""
    note: Text = ""

    def __post_init__(self) -> None:
        _same_length(self.rows, len(self.categories))
        if not 1 <= len(self.categories) <= MOST_CATEGORIES:
            raise ValueError(f"no more than {MOST_CATEGORIES} categories can be told apart")


def _same_length(rows: tuple[ScaleRow, ...] | tuple[StackRow, ...], length: int) -> None:
    if any(row.counts is not None and len(row.counts) != length for row in rows):
        raise ValueError("every row needs one count per step or category")


@dataclass(frozen=True)
class ChangeRow:
    """A value before and after; None: hidden, the texts say so. ``change`` stands at the end ("+12")."""

    label: Text
    first: float | None
    second: float | None
    first_text: str
    second_text: str
    change: str = ""
    hot: bool = False


@dataclass(frozen=True)
class Change:
    """What a second round moved: a hollow mark for the first, an arrow to a filled one for the second.

    ``rounds`` are the words for both, ``change`` heads the column at the end. ``low`` stands on the left, ``high`` on
    the right; for places in an order ``low`` may be the greater number.
    """

    rounds: tuple[str, str]
    rows: tuple[ChangeRow, ...]
    alt: str
    low: float = 0
    high: float = 100
    ticks: tuple[tuple[float, str], ...] = ()
    change: str = ""
    caption: str = ""
    note: Text = ""

    def __post_init__(self) -> None:
        if self.low == self.high:
            raise ValueError("the line needs two different ends")


@dataclass(frozen=True)
class Measure:
    """A quality said in words and shown in steps: agreement, robustness."""

    title: str
    word: str
    filled: int
    steps: int = 5
    detail: Text = ""


@dataclass(frozen=True)
class Measures:
    """Up to three measures side by side."""

    items: tuple[Measure, ...] = field(default=())


Figure = (
    BarChart | DotPlot | DivergingBars | StackedBars | Change | QuadrantPlot | LinkDiagram | ConflictTree | ColumnPanels
)
RowFigure = BarChart | DotPlot | DivergingBars | StackedBars | Change
"""Figures of one row per item under each other."""

MOST_STEPS, MOST_CATEGORIES = 9, 8

SYMBOLS = ("north", "centre", "south", "fourth", "fifth", "sixth")
"""Shapes by place in the order: triangle, disc, square with a heart, diamond, cross, ring."""
PAIR = ("centre", "block")
"""Shapes of the two ends of a dumbbell: disc and square, told apart in grey too."""
