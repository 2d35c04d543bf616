"""An import of event data: what was counted in a file by region, whom to credit, and each region's zone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from workshop.domain.event_data import COUNTED, OTHER, EventData, EventZone
from workshop.domain.event_file import EventFile
from workshop.domain.people import Choice
from workshop.domain.text import Label

#: Instead of a zone: the region is not counted.
LEFT_OUT = "left_out"


@dataclass(frozen=True)
class EventImport:
    """All that is kept of a file. `zones` gives each region's key the key of a zone, OTHER or LEFT_OUT."""

    file: EventFile
    credit: str
    exported: date
    zones: Mapping[str, str]

    def by_zone(self, choices: Collection[Choice]) -> EventData:
        """The data in the workshop's zones of today: a region whose zone is gone is counted with those of none."""
        labels = {choice.key: choice.label for choice in choices}
        zones = {region.key: self._zone(region.key, labels) for region in self.file.regions}
        names: defaultdict[str, list[str]] = defaultdict(list)
        for region in self.file.regions:
            names[zones[region.key]].append(self.file.shown(region))
        shown = [*labels, OTHER] if OTHER in names else [*labels]  # a zone without any event says so
        return EventData(
            self.credit, self.exported, self.file.first, self.file.last,
            tuple(EventZone(key, labels.get(key, Label()), tuple(names[key])) for key in shown),
            tuple(names[LEFT_OUT]),
            self.file.by_zone({key: zone for key, zone in zones.items() if zone != LEFT_OUT}),
            self.file.events_of([key for key, zone in zones.items() if zone == LEFT_OUT], COUNTED),
        )  # fmt: skip

    def _zone(self, region: str, labels: Collection[str]) -> str:
        zone = self.zones.get(region, OTHER)
        return zone if zone == LEFT_OUT or zone in labels else OTHER
