"""Import event data: a file is counted, its regions are given to zones, and only counts by region are kept.

Until a facilitator has said where every region belongs, the counts stay in memory; the file itself is forgotten as soon
as it is counted. Regions may be given to other zones at any time."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date

from workshop.domain.errors import Mendable
from workshop.domain.event_data import OTHER, EventData, checked_credit
from workshop.domain.event_file import EventFile, read_event_file
from workshop.domain.event_import import LEFT_OUT, EventImport
from workshop.domain.people import Choice
from workshop.domain.regions import folded, probable_zone
from workshop.domain.text import msg, nmsg
from workshop.domain.workshop import Workshop
from workshop.material import default_dimensions
from workshop.services.change_printed import change_printed
from workshop.services.ports import Announcer, Aside, Reading, Store

#: The dimension whose groups are zones.
ZONE = "zone"


class CountedFiles:
    """The file of each workshop that is counted but not yet kept, in memory only: its regions wait for their zones."""

    def __init__(self) -> None:
        self._files: dict[str, EventImport] = {}

    def get(self, workshop: Workshop) -> EventImport | None:
        return self._files.get(workshop.id)

    def put(self, workshop: Workshop, counted: EventImport) -> None:
        self._files[workshop.id] = counted

    def forget(self, workshop: Workshop) -> None:
        self._files.pop(workshop.id, None)

    def forget_all(self) -> None:
        """When the data are locked."""
        self._files.clear()


def count_file(aside: Aside, content: bytes, credit: str, exported: date | None, today: date) -> EventImport:
    """The counts of a file, no region in a zone yet. Raises Mendable: no credit, no day of the export, or a file that
    cannot be counted."""
    checked = checked_credit(credit)
    if exported is None or exported > today:
        raise Mendable(msg("Write the day on which the file was exported."), "exported")
    return EventImport(aside.run(read_event_file, content, exported), checked, exported, {})


def zones_of(workshop: Workshop) -> tuple[Choice, ...]:
    """The workshop's zones; none where it does not compare by zone."""
    dimension = workshop.dimension(ZONE)
    return dimension.choices if dimension else ()


def chosen_zones(reading: Reading, file: EventFile) -> dict[str, str]:
    """What somebody has said before of the zones of these regions' keys, as far as there still are such zones."""
    kept, allowed = reading.event_data(), _allowed(zones_of(reading.snapshot().workshop))
    if kept is None:
        return {}
    before = {folded(kept.file.shown(region)): kept.zones[region.key] for region in kept.file.regions}
    found = {region.key: before.get(folded(file.shown(region)), "") for region in file.regions}
    return {key: zone for key, zone in found.items() if zone in allowed}


def suggested_zones(reading: Reading, file: EventFile) -> dict[str, str]:
    """The zone of each region's key as far as one can be named: as it was chosen before, as the workshop's zones say
    which regions are theirs, or else as Mali's zones are usually understood."""
    zones = zones_of(reading.snapshot().workshop)
    usual = _usual(zones)
    probable = {r.key: probable_zone(r.name, zones) or probable_zone(r.name, usual) for r in file.regions}
    return {key: zone for key, zone in probable.items() if zone} | chosen_zones(reading, file)


def keep_events(store: Store, announcer: Announcer, counted: EventImport, chosen: Mapping[str, str]) -> None:
    """Replace what was kept by the counts of this file; `chosen` is the zone of each region's key.

    Raises Mendable, naming the regions without a zone, or where nothing would be counted."""
    _check(counted.file, chosen, _allowed(zones_of(store.snapshot().workshop)))
    kept = replace(counted, zones={region.key: chosen[region.key] for region in counted.file.regions})
    change_printed(store, announcer, lambda tx: tx.put_event_data(kept))


def remove_events(store: Store, announcer: Announcer) -> None:
    """Nothing of the import stays."""
    change_printed(store, announcer, lambda tx: tx.put_event_data(None))


def event_data(reading: Reading) -> EventData | None:
    """What is kept, in the zones of today."""
    kept = reading.event_data()
    return None if kept is None else kept.by_zone(zones_of(reading.snapshot().workshop))


def _allowed(zones: tuple[Choice, ...]) -> set[str]:
    return {OTHER, LEFT_OUT, *(zone.key for zone in zones)}


def _check(file: EventFile, chosen: Mapping[str, str], allowed: Collection[str]) -> None:
    unknown = [file.shown(region) for region in file.regions if chosen.get(region.key) not in allowed]
    if unknown:
        regions = tuple(name or msg("no region named") for name in unknown)
        sentence = nmsg(
            "Choose the zone of this region: {regions}.",
            "Choose the zone of these regions: {regions}.",
            len(unknown),
            regions=regions,
        )
        raise Mendable(sentence, "zones")
    if all(chosen[region.key] == LEFT_OUT for region in file.regions):
        raise Mendable(msg("At least one region must be counted in a zone."), "zones")


def _usual(zones: tuple[Choice, ...]) -> list[Choice]:
    """Mali's regions in the zones of these keys."""
    default = next(dimension for dimension in default_dimensions() if dimension.key == ZONE)
    known = {zone.key for zone in zones}
    return [choice for choice in default.choices if choice.key in known]
