"""Blocks that are drawn: ranked bars, dots by group, measures in steps. What they say; charts/ knows how to draw."""

from dataclasses import dataclass, field

from workshop.document.text import Text


@dataclass(frozen=True)
class Bar:
    """One bar. ``value`` None means hidden: the reason stands in ``value_text`` and no bar is drawn.

    ``place`` is the place in the ranking ("1", "2", "2" …; empty for bars without ranking); ``tied`` the words for a
    tie ("ex æquo") when the place is shared; ``note`` a second, smaller line; ``section`` a heading before this bar.
    """

    label: Text
    value: float | None
    value_text: str
    place: str = ""
    lead: bool = False
    tied: str = ""
    note: str = ""
    section: str = ""


@dataclass(frozen=True)
class BarChart:
    """Horizontal bars from 0 to ``top``. ``alt`` is the whole ranking in words; ``note`` says n and the source.

    ``close`` sets the rows near each other, for summaries.
    """

    bars: tuple[Bar, ...]
    alt: str
    caption: str = ""
    note: Text = ""
    top: float = 100
    ticks: tuple[tuple[float, str], ...] = ()
    close: bool = False


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


Figure = BarChart | DotPlot

SYMBOLS = ("north", "centre", "south", "fourth", "fifth", "sixth")
"""Shapes by place in the order: triangle, disc, square with a heart, diamond, cross, ring."""
PAIR = ("centre", "block")
"""Shapes of the two ends of a dumbbell: disc and square, told apart in grey too."""
