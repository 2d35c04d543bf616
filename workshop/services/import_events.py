"""Import event data: a file is counted, its regions are given to zones, and only counts by zone are kept.

Until a facilitator has said where every region belongs, what was counted by region stays in memory; the file itself is
forgotten as soon as it is counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from workshop.domain.errors import Mendable
from workshop.domain.event_data import OTHER, EventData, EventZone, checked_credit
from workshop.domain.event_file import EventFile, read_event_file
from workshop.domain.people import Choice
from workshop.domain.regions import folded, probable_zone
from workshop.domain.text import Label, msg, nmsg
from workshop.domain.workshop import Workshop
from workshop.material import default_dimensions
from workshop.services.change import change
from workshop.services.ports import Announcer, Aside, Reading, Store

#: The dimension whose groups are zones.
ZONE = "zone"
#: Instead of a zone: the region is not counted.
LEFT_OUT = "left_out"


@dataclass(frozen=True)
class Counted:
    """A file that was counted by region, with what the facilitator says of it."""

    file: EventFile
    credit: str
    exported: date


class CountedFiles:
    """What was counted last for each workshop, in memory only: regions may be given to other zones until it goes."""

    def __init__(self) -> None:
        self._files: dict[str, Counted] = {}

    def get(self, workshop: Workshop) -> Counted | None:
        return self._files.get(workshop.id)

    def put(self, workshop: Workshop, counted: Counted) -> None:
        self._files[workshop.id] = counted

    def forget(self, workshop: Workshop) -> None:
        self._files.pop(workshop.id, None)

    def forget_all(self) -> None:
        """When the data are locked."""
        self._files.clear()


def count_file(aside: Aside, content: bytes, credit: str, exported: date | None, today: date) -> Counted:
    """The counts of a file. Raises Mendable: no credit, no day of the export, or a file that cannot be counted."""
    checked = checked_credit(credit)
    if exported is None or exported > today:
        raise Mendable(msg("Write the day on which the file was exported."), "exported")
    return Counted(aside.run(read_event_file, content, exported), checked, exported)


def zones_of(workshop: Workshop) -> tuple[Choice, ...]:
    """The workshop's zones; none where it does not compare by zone."""
    dimension = workshop.dimension(ZONE)
    return dimension.choices if dimension else ()


def suggested_zones(reading: Reading, file: EventFile) -> dict[str, str]:
    """The zone of each region's key as far as one can be named: as it was chosen before, as the workshop's zones say
    which regions are theirs, or else as Mali's zones are usually understood."""
    workshop = reading.snapshot().workshop
    zones, before = zones_of(workshop), _chosen_before(reading.event_data())
    allowed = {OTHER, LEFT_OUT, *(zone.key for zone in zones)}
    found = {}
    for region in file.regions:
        old = before.get(folded(file.shown(region)))
        zone = old if old in allowed else probable_zone(region.name, zones) or probable_zone(region.name, _usual(zones))
        if zone:
            found[region.key] = zone
    return found


def were_all_chosen(reading: Reading, file: EventFile) -> bool:
    """Whether somebody has said before where each of these regions belongs."""
    before, zones = _chosen_before(reading.event_data()), zones_of(reading.snapshot().workshop)
    allowed = {OTHER, LEFT_OUT, *(zone.key for zone in zones)}
    return all(before.get(folded(file.shown(region))) in allowed for region in file.regions)


def keep_events(store: Store, announcer: Announcer, counted: Counted, chosen: Mapping[str, str]) -> None:
    """Replace what was kept by the counts of this file; `chosen` is the zone of each region's key.

    Raises Mendable, naming the regions without a zone, or where nothing would be counted."""
    data = _by_zone(counted, chosen, zones_of(store.snapshot().workshop))
    change(store, announcer, lambda tx: tx.put_event_data(data))


def remove_events(store: Store, announcer: Announcer) -> None:
    """Nothing of the import stays."""
    change(store, announcer, lambda tx: tx.put_event_data(None))


def event_data(reading: Reading) -> EventData | None:
    """What is kept, with the zones as they are named today."""
    data = reading.event_data()
    return data and data.named_by(zones_of(reading.snapshot().workshop))


def _by_zone(counted: Counted, chosen: Mapping[str, str], choices: tuple[Choice, ...]) -> EventData:
    file, names = counted.file, defaultdict(list)
    labels = {choice.key: choice.label for choice in choices} | {OTHER: Label()}
    unknown = [file.shown(region) for region in file.regions if chosen.get(region.key) not in {LEFT_OUT, *labels}]
    if unknown:
        regions = tuple(name or msg("no region named") for name in unknown)
        sentence = nmsg(
            "Choose the zone of this region: {regions}.",
            "Choose the zone of these regions: {regions}.",
            len(unknown),
            regions=regions,
        )
        raise Mendable(sentence, "zones")
    for region in file.regions:
        names[chosen[region.key]].append(file.shown(region))
    left_out = tuple(names.pop(LEFT_OUT, ()))
    if not names:
        raise Mendable(msg("At least one region must be counted in a zone."), "zones")
    shown = [key for key in labels if key != OTHER or names[key]]  # a zone without any event says so
    zones = tuple(EventZone(key, labels[key], tuple(names[key])) for key in shown)
    counts = file.by_zone({key: zone for key, zone in chosen.items() if zone != LEFT_OUT})
    return EventData(counted.credit, counted.exported, file.first, file.last, zones, left_out, counts)


def _chosen_before(data: EventData | None) -> dict[str, str]:
    """By folded names."""
    if data is None:
        return {}
    chosen = {folded(name): zone.key for zone in data.zones for name in zone.regions}
    return chosen | {folded(name): LEFT_OUT for name in data.left_out}


def _usual(zones: tuple[Choice, ...]) -> list[Choice]:
    """Mali's regions in the zones of these keys."""
    default = next(dimension for dimension in default_dimensions() if dimension.key == ZONE)
    known = {zone.key for zone in zones}
    return [choice for choice in default.choices if choice.key in known]
