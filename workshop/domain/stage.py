"""What the projector shows just now. The facilitator decides; it survives a restart."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from workshop.domain.people import Dimension

RESULT = "result"
DISCUSSION = "discussion"
PAGE = "page-"
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
    round is open BEFORE, or a dimension, shows the round before. `language` is "fr", "en" or "both"."""

    activity: str | None = None
    face: Face = Face.CODES
    panel: str = RESULT
    language: str = "both"

    @property
    def page(self) -> int:
        """Which page of a plan is shown, from 1."""
        number = self.panel.removeprefix(PAGE)
        return int(number) if self.panel.startswith(PAGE) and number.isascii() and number.isdigit() else 1

    def compares(self, dimensions: tuple[Dimension, ...]) -> Dimension | None:
        """The dimension whose groups are shown, if any."""
        return next((dimension for dimension in dimensions if dimension.key == self.panel), None)
