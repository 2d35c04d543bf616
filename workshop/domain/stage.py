"""What the projector shows just now. The facilitator decides; it survives a restart."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from workshop.domain.people import Dimension

RESULT = "result"
DISCUSSION = "discussion"
PAGE = "page-"
LAST_PAGE = 999
#: What the round before found, while the next one is open; and what changed between them.
BEFORE = "before"
CHANGE = "change"


class Face(StrEnum):
    """The running activity, the join codes, or nothing at all."""

    ACTIVITY = "activity"
    CODES = "codes"
    BLANK = "blank"


@dataclass(frozen=True)
class Stage:
    """`activity` is the current step of the agenda (None before the first). Once its result is revealed, `panel` is
    RESULT,
    DISCUSSION (three prompts), CHANGE (between two rounds), or the key of a dimension to compare by; while a further
    round is open BEFORE, or a dimension, shows the round before. What is longer than the wall is read page by page
    (`panel_of`). `language` is "fr", "en" or "both"."""

    activity: str | None = None
    face: Face = Face.CODES
    panel: str = RESULT
    language: str = "both"

    @property
    def page(self) -> int:
        """Which page of it is shown, from 1."""
        _, mark, number = self.panel.rpartition(PAGE)
        return int(number) if mark and number.isascii() and number.isdigit() else 1

    @property
    def side(self) -> str:
        """The panel, whatever its page."""
        side, mark, _ = self.panel.rpartition(PAGE)
        return (side.rstrip() or RESULT) if mark else self.panel

    def compares(self, dimensions: tuple[Dimension, ...]) -> Dimension | None:
        """The dimension whose groups are shown, if any."""
        return next((dimension for dimension in dimensions if dimension.key == self.side), None)


def panel_of(side: str, page: int) -> str:
    """How one page of a side of the result is asked for."""
    if page == 1:
        return side
    return f"{PAGE}{page}" if side == RESULT else f"{side} {PAGE}{page}"
