"""An invented export in the form of ACLED's: no row of it was ever reported by anybody."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from io import StringIO

#: All columns since March 2023, in their order (METHOD 8.1).
COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso",
    "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source",
    "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
USUAL = {"event_date": "2020-03-14", "event_type": "Battles", "country": "Mali", "admin1": "Mopti", "fatalities": "0",
         "notes": 'Invented; "quoted", and\non two lines'}  # fmt: skip


def event_file(rows: Iterable[Mapping[str, object]], columns: Iterable[str] = COLUMNS, separator: str = ",") -> str:
    """A file with these rows; what a row does not say is as USUAL says, every event has a number of its own."""
    text, names = StringIO(), list(columns)
    writer = csv.writer(text, delimiter=separator, lineterminator="\n")
    writer.writerow(names)
    for n, row in enumerate(rows, 1):
        whole = {"event_id_cnty": f"INV{n}", "timestamp": "1700000000"} | USUAL | dict(row)
        writer.writerow([whole.get(name.lower().replace(" ", "_"), "") for name in names])
    return text.getvalue()
