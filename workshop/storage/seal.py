"""Sealing: after it nobody can find out who voted what, and no crash can make it half true.

Even with random keys, SQLite pages and the write-ahead log show the order in which ballots came, and order plus seating
is identity (SAFETY.md 0.3 and 2.1, measured). So closing an activity writes a NEW database file under a NEW key, every
table in key order; this activity's ballots get fresh random ids that lead back to no phone, its ideas lose their
authors. One rename makes the new file the true one; then the old key and file are destroyed. Before the rename a crash
leaves the old state, after it the new one; `Folder.sweep` removes the rest when the store is next opened.
"""
from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Table, insert, select

from workshop.services.ports import Json
from workshop.storage import migrations, tables
from workshop.storage.database import connect
from workshop.storage.files import sync_file, sync_folder
from workshop.storage.folder import Folder
from workshop.storage.tables import json_text

Values = dict[str, Any]


@dataclass(frozen=True)
class Sealing:
    """What is sealed: one activity and round, with its outcome; whether its ballots are kept, shuffled and unlinked."""

    activity: str
    round: int
    outcome: Json
    keep_ballots: bool


def seal(old: Connection, folder: Folder, sealing: Sealing) -> None:
    """Write the sealed generation and make it the one that counts. `old` must not be written to any more.

    Repeating it is harmless: what is sealed stays sealed; with keep_ballots False the sealed ballots go as well."""
    generation, key = folder.begin()
    with connect(generation.database, key, journal="DELETE") as new:
        _copy(old, new, sealing)
    sync_file(generation.database)
    sync_folder(folder.path)
    folder.name(generation)


def _copy(old: Connection, new: Connection, sealing: Sealing) -> None:
    """Every table in the order of its keys, in one transaction on either side."""
    old.exec_driver_sql("BEGIN")
    new.exec_driver_sql("BEGIN IMMEDIATE")
    migrations.create(new)
    for table in tables.metadata.sorted_tables:
        if table is tables.revision:
            continue  # a new file is always of the newest revision
        _write(new, table, sealed_rows(old, table, sealing))
    new.exec_driver_sql("COMMIT")
    old.exec_driver_sql("COMMIT")


def _write(new: Connection, table: Table, rows: list[Values]) -> None:
    keys, columns = (itemgetter(*(column.name for column in part)) for part in (table.primary_key, table.columns))
    if rows:
        statement = str(insert(table).compile(new))
        new.exec_driver_sql(statement, [columns(row) for row in sorted(rows, key=keys)])


def _read(old: Connection, table: Table) -> list[Values]:
    """A table's rows as they lie there: JSON stays text, which is several times faster."""
    return [dict(row) for row in old.exec_driver_sql(str(select(table).compile(old))).mappings()]


def sealed_rows(old: Connection, table: Table, sealing: Sealing) -> list[Values]:
    """What becomes of one table's rows."""
    rows = _read(old, table)
    if table is tables.ballot:
        return [row for row in rows if row["activity"] != sealing.activity]
    if table is tables.sealed_ballot:
        return _kept([*rows, *_unlinked(old, sealing)], sealing)
    if table is tables.idea:
        return [row | {"author": None} if row["activity"] == sealing.activity else row for row in rows]
    if table is tables.outcome:
        return [*(row for row in rows if not _of_this_round(row, sealing)), _outcome_row(sealing)]
    return rows


def _unlinked(old: Connection, sealing: Sealing) -> Iterable[Values]:
    """The activity's open ballots under fresh random ids; what an earlier round left open is sealed with them."""
    for ballot in _read(old, tables.ballot):
        if ballot["activity"] == sealing.activity:
            del ballot["key"]
            yield ballot | {"id": secrets.token_hex(16)}


def _kept(rows: Iterable[Values], sealing: Sealing) -> list[Values]:
    return [row for row in rows if sealing.keep_ballots or not _of_this_round(row, sealing)]


def _of_this_round(row: Values, sealing: Sealing) -> bool:
    return row["activity"] == sealing.activity and row["round"] == sealing.round


def _outcome_row(sealing: Sealing) -> Values:
    return {"activity": sealing.activity, "round": sealing.round, "outcome": json_text(dict(sealing.outcome))}
