"""Reads an export of ACLED (METHOD 8.1): from the bytes of a CSV file to counts by region, year and type.

One row is held at a time, and of each event only what is counted; where anything is wrong nothing is counted at all."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from workshop.domain.errors import Mendable
from workshop.domain.event_cells import Cells, Region
from workshop.domain.event_data import EventCount, EventType
from workshop.domain.event_text import rows_of
from workshop.domain.text import msg, nmsg

MOST_EVENTS = 100_000
MOST_REGIONS = 60
#: What must be there, as ACLED writes it, and what is used where it is there.
REQUIRED = ("event_date", "event_type", "admin1", "fatalities")
OPTIONAL = ("admin2", "country", "event_id_cnty", "timestamp")

_SEPARATED = re.compile(r"[\W_]+")
#: region, year, type: how many events, how many reported deaths.
Counts = Mapping[tuple[Region, int, EventType], tuple[int, int]]


@dataclass(frozen=True)
class EventFile:
    """What was counted in a file, by region. `repeated`: rows that only repeat or update an event."""

    repeated: int
    first: date
    last: date
    regions: tuple[Region, ...]
    counts: Counts

    @property
    def events(self) -> int:
        """All of them, those that the report does not count too."""
        return sum(events for events, _ in self.counts.values())

    def events_of(self, regions: Collection[str], types: Collection[EventType]) -> int:
        """Events of these types in the regions of these keys."""
        return sum(
            events for (region, _, sort), (events, _) in self.counts.items() if region.key in regions and sort in types
        )

    def shown(self, region: Region) -> str:
        """The region's name, with its country where there are several."""
        several = len({region.country.casefold() for region in self.regions if region.country}) > 1
        return f"{region.name} ({region.country})" if several and region.country else region.name

    def by_zone(self, zones: Mapping[str, str]) -> tuple[EventCount, ...]:
        """Counts by year, zone and type; `zones` gives the zone of a region's key, regions without one are not
        counted."""
        sums: defaultdict[tuple[int, str, EventType], list[int]] = defaultdict(lambda: [0, 0])
        for (region, year, sort), (events, fatalities) in self.counts.items():
            if region.key in zones:
                total = sums[year, zones[region.key], sort]
                total[0], total[1] = total[0] + events, total[1] + fatalities
        return tuple(EventCount(*place, *sums[place]) for place in sorted(sums))


@dataclass(frozen=True)
class _Event:
    region: Region
    day: date
    type: EventType
    fatalities: int
    updated: tuple[int, str]


def read_event_file(content: bytes, exported: date) -> EventFile:
    """Count an export of that day. Raises Mendable, naming the line and what to do, for a file that is none, is too
    large, or has anything in it that cannot be counted."""
    rows = rows_of(content)
    head = next(rows, (0, []))[1]
    cells = Cells(_columns(head), _width(head), exported)
    events, read = _events(rows, cells)
    if not events:
        raise Mendable(msg("The file has a head but no events. Export it again with all events of the period."), "file")
    days = [event.day for event in events]
    regions = tuple(sorted({event.region for event in events}, key=lambda region: region.key))
    return EventFile(read - len(events), min(days), max(days), regions, _counts(events))


def _events(rows: Iterator[tuple[int, list[str]]], cells: Cells) -> tuple[list[_Event], int]:
    """Every event once, as it was last updated; and how many rows there were."""
    events: dict[str | int, _Event] = {}
    read = 0
    for line, row in rows:
        read += 1
        if read > MOST_EVENTS:
            raise _too_many()
        event = _event(cells, line, row)
        key = cells.id(row) or line
        if key not in events or events[key].updated <= event.updated:
            events[key] = event
        if len(cells.regions) > MOST_REGIONS:
            raise _too_many_regions()
    return list(events.values()), read


def _event(cells: Cells, line: int, row: Sequence[str]) -> _Event:
    cells.check_width(line, row)
    return _Event(
        cells.region(line, row), cells.day(line, row), cells.type(line, row), cells.fatalities(line, row),
        cells.updated(row),
    )  # fmt: skip


def _counts(events: Sequence[_Event]) -> Counts:
    sums: defaultdict[tuple[Region, int, EventType], list[int]] = defaultdict(lambda: [0, 0])
    for event in events:
        total = sums[event.region, event.day.year, event.type]
        total[0], total[1] = total[0] + 1, total[1] + event.fatalities
    return {place: (count[0], count[1]) for place, count in sums.items()}


def _columns(head: Sequence[str]) -> dict[str, int]:
    """Where each column stands, whatever its order and its capitals."""
    wanted = {_plain(name): name for name in (*REQUIRED, *OPTIONAL)}
    places: dict[str, int] = {}
    for place, title in enumerate(head):
        name = wanted.get(_plain(title))
        if name in places:
            raise Mendable(msg("The column {column} is there twice. Export the file again.", column=name), "file")
        if name:
            places[name] = place
    if missing := tuple(name for name in REQUIRED if name not in places):
        raise _lacking(missing)
    return places


def _width(head: Sequence[str]) -> int:
    """How many cells a row has, those after the last title not counted."""
    return max((place for place, title in enumerate(head, 1) if title.strip()), default=0)


def _plain(title: str) -> str:
    return _SEPARATED.sub("", title.casefold())


def _lacking(missing: tuple[str, ...]) -> Mendable:
    if len(missing) == len(REQUIRED):
        return Mendable(
            msg(
                "This does not look like an export of ACLED: its first line must name the columns {columns}. "
                "Choose the CSV file as the export tool wrote it.",
                columns=missing,
            ),
            "file",
        )
    return Mendable(
        nmsg(
            "The file lacks the column {columns}. Export it again with all columns.",
            "The file lacks the columns {columns}. Export it again with all columns.",
            len(missing),
            columns=missing,
        ),
        "file",
    )


def _too_many() -> Mendable:
    return Mendable(
        msg(
            "The file has more than {limit} rows. Export only the country and the years that the report speaks of.",
            limit=MOST_EVENTS,
        ),
        "file",
    )


def _too_many_regions() -> Mendable:
    return Mendable(
        msg(
            "The file names more than {limit} regions. Export only the country that the report speaks of.",
            limit=MOST_REGIONS,
        ),
        "file",
    )
