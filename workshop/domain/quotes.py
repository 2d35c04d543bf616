"""What somebody said, in an interview or in the room: with consent, and attributed to nobody who could be found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from workshop.domain.disclosure import partitions
from workshop.domain.people import UNSAID, Dimension, Groups
from workshop.domain.text import Label
from workshop.domain.workshop import SENSITIVE_MIN_GROUP

#: The dimensions that a quote may be attributed by, in this order.
ATTRIBUTED = ("zone", "gender")
Attributed = tuple[tuple[str, tuple[str, ...]], ...]


class Level(Enum):
    """How much may be said of who spoke; each level holds the one before."""

    NONE = "none"
    ZONE = "zone"
    ZONE_GENDER = "zone_gender"


@dataclass(frozen=True)
class Quote:
    """A quote with the note-taker's own note, which is never printed. `items` ("activity:item") are what it speaks of,
    `groups` who spoke, as far as noted; `level` is what the person agreed to. `section` is where it stands, empty
    while it is placed nowhere."""

    id: str
    words: Label = Label()
    note: str = ""
    items: tuple[str, ...] = ()
    groups: Mapping[str, str] = field(default_factory=dict)
    level: Level = Level.NONE
    consent: bool = False
    reviewed: bool = False
    section: str = ""

    @property
    def may_be_printed(self) -> bool:
        """Nothing is printed without the person's consent and without being read for names and places (R14)."""
        return bool(self.words and self.consent and self.reviewed and self.section)


def attributed(
    quote: Quote, dimensions: Sequence[Dimension], profiles: Sequence[Groups], min_group: int
) -> Attributed | None:
    """The published group that the quote is attributed to, with at least ten people (METHOD 5.2 R2), never more than
    the person agreed to; less where a group is too small. None: the room itself is, and nothing is printed."""
    least = max(SENSITIVE_MIN_GROUP, min_group)
    if len(profiles) < least:
        return None
    parts = partitions([(groups, 1) for groups in profiles], dimensions, least)
    found: Attributed = ()
    for dimension in ATTRIBUTED[: list(Level).index(quote.level)]:
        part = next((part for part in parts.get(dimension, ()) if quote.groups.get(dimension) in part), None)
        if part is None or _size((*found, (dimension, part)), profiles) < least:
            return found
        found = (*found, (dimension, part))
    return found


def _size(group: Attributed, profiles: Sequence[Groups]) -> int:
    """How many people belong to all of it."""
    return sum(all(groups.get(key, UNSAID) in part for key, part in group) for groups in profiles)
