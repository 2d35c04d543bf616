"""Event data: armed conflict events that others have reported, counted by year, zone and type (METHOD 6 and 8.1).

They are no result of the workshop."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from workshop.domain.errors import Mendable
from workshop.domain.text import Label, cleaned_line, msg, nmsg

#: The zone of regions that belong to none of the workshop's zones and are counted all the same.
OTHER = "other_regions"
LONGEST_CREDIT = 300


class EventType(StrEnum):
    """The types of events that ACLED tells apart."""

    BATTLES = "battles"
    EXPLOSIONS = "explosions"
    CIVILIANS = "civilians"
    RIOTS = "riots"
    PROTESTS = "protests"
    STRATEGIC = "strategic"


#: Strategic developments are noted where they help to understand, not everywhere: their number compares with nothing.
COUNTED = tuple(sort for sort in EventType if sort is not EventType.STRATEGIC)

Measure = Literal["events", "fatalities"]


@dataclass(frozen=True)
class EventCount:
    """How many events of one type there were in one zone and year, and how many deaths were reported in them."""

    year: int
    zone: str
    type: EventType
    events: int
    fatalities: int


@dataclass(frozen=True)
class EventZone:
    """A zone with the regions that were counted in it, as the file writes them; the label of OTHER is empty."""

    key: str
    label: Label
    regions: tuple[str, ...]


@dataclass(frozen=True)
class EventData:
    """An import as the report shows it: counts, who is to be credited, the day of the export, the first and the last
    event, which region was counted in which zone, which were not counted at all, and how many events these have."""

    credit: str
    exported: date
    first: date
    last: date
    zones: tuple[EventZone, ...]
    left_out: tuple[str, ...]
    counts: tuple[EventCount, ...]
    not_counted: int = 0

    @property
    def years(self) -> range:
        """Every year from the first event to the last, those without any event too."""
        return range(self.first.year, self.last.year + 1)

    @property
    def partial_years(self) -> tuple[int, ...]:
        """The first and the last year where no event is of their first or last day: they may not be whole."""
        first, last = self.first, self.last
        ends = (first.year, (first.month, first.day) != (1, 1)), (last.year, (last.month, last.day) != (12, 31))
        return tuple(dict.fromkeys(year for year, partial in ends if partial))

    def total(
        self, measure: Measure, zone: str | None = None, year: int | None = None,
        types: Collection[EventType] = COUNTED,
    ) -> int:  # fmt: skip
        """The sum over one zone, one year and these types; None takes all of them."""
        chosen = (
            count
            for count in self.counts
            if zone in (None, count.zone) and year in (None, count.year) and count.type in types
        )
        return sum(getattr(count, measure) for count in chosen)


def checked_credit(typed: str) -> str:
    """The credit line, on one line. Raises Mendable: nothing of the data is shown without it."""
    credit = cleaned_line(typed)
    if not any(character.isalpha() for character in credit):
        raise Mendable(msg("Write the credit line: whose data these are. Nothing is shown without it."), "credit")
    if len(credit) > LONGEST_CREDIT:
        sentence = nmsg("Too long: {n} character fits.", "Too long: {n} characters fit.", LONGEST_CREDIT)
        raise Mendable(sentence, "credit")
    return credit
