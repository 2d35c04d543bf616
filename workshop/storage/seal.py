"""Sealing: after it nobody can find out who voted what, and no crash can make it half true.

Even with random keys, SQLite pages and the write-ahead log show the order in which ballots came, and order plus seating
is identity (SAFETY.md 0.3 and 2.1, measured). So closing an activity writes a NEW database file under a NEW key, every
table in key order; this activity's ballots go, or stay without groups under fresh random ids that lead back to no
phone; its ideas and the rows of its plan lose their authors. One rename makes the new file the true one; then the old
key and file are destroyed. Before the rename a crash leaves the old state, after it the new one; `Folder.sweep` removes
the rest when the store is next opened. Destroying kept ballots and bringing an older file up to date go the same way.
"""
from __future__ import annotations

import secrets
from collections.abc import Callable
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

#: What becomes of one table's rows in the new file.
Kept = Callable[[Connection, Table], list[Values]]


@dataclass(frozen=True)
class Sealing:
    """What is sealed: one activity and round, with what may be seen of it; whether its ballots are kept, shuffled,
    unlinked and without groups."""

    activity: str
    round: int
    outcome: Json
    keep_ballots: bool


def seal(old: Connection, folder: Folder, sealing: Sealing) -> None:
    """Write the sealed generation and make it the one that counts. `old` must not be written to any more.

    Repeating it is harmless: what is sealed stays sealed; with keep_ballots False the sealed ballots go as well."""
    old.exec_driver_sql("BEGIN")
    _write_anew(old, folder, lambda old, table: sealed_rows(old, table, sealing))
    old.exec_driver_sql("COMMIT")


def destroy_ballots(old: Connection, folder: Folder) -> None:
    """The same for every sealed ballot of the workshop: none is in the new generation."""
    old.exec_driver_sql("BEGIN")
    _write_anew(old, folder, lambda old, table: [] if table is tables.sealed_ballot else _read(old, table))
    old.exec_driver_sql("COMMIT")


def modernise(old: Connection, folder: Folder) -> None:
    """A generation with the tables of today, from a file of an older program, which itself stays as it is: what a
    revision takes away must not survive in pages that SQLite has only given free."""
    old.exec_driver_sql("BEGIN IMMEDIATE")
    migrations.run_revisions(old)
    _write_anew(old, folder, _read)
    old.exec_driver_sql("ROLLBACK")


def _write_anew(old: Connection, folder: Folder, kept: Kept) -> None:
    generation, key = folder.begin()
    with connect(generation.database, key, journal="DELETE") as new:
        new.exec_driver_sql("BEGIN IMMEDIATE")
        migrations.create(new)
        for table in tables.metadata.sorted_tables:
            if table is not tables.revision:  # a new file is always of the newest revision
                _write(new, table, kept(old, table))
        new.exec_driver_sql("COMMIT")
    sync_file(generation.database)
    sync_folder(folder.path)
    folder.name(generation)


def _write(new: Connection, table: Table, rows: list[Values]) -> None:
    """In the order of the keys, which has no meaning."""
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
        return [*rows, *_unlinked(old, sealing)] if sealing.keep_ballots else _not_of_this_round(rows, sealing)
    if table in (tables.idea, tables.action):
        return [row | {"author": None} if row["activity"] == sealing.activity else row for row in rows]
    if table is tables.outcome:
        return [*_not_of_this_round(rows, sealing), _outcome_row(old, rows, sealing)]
    return rows


def _unlinked(old: Connection, sealing: Sealing) -> list[Values]:
    """The activity's open ballots, without groups, under fresh random ids; what an earlier round left open is sealed
    with them."""
    own = [row for row in _read(old, tables.ballot) if row["activity"] == sealing.activity]
    kept = ("activity", "round", "payload")
    return [{name: row[name] for name in kept} | {"id": secrets.token_hex(16)} for row in own]


def _not_of_this_round(rows: list[Values], sealing: Sealing) -> list[Values]:
    return [row for row in rows if not _of_this_round(row, sealing)]


def _of_this_round(row: Values, sealing: Sealing) -> bool:
    return row["activity"] == sealing.activity and row["round"] == sealing.round


def _outcome_row(old: Connection, rows: list[Values], sealing: Sealing) -> Values:
    """The outcome and how many had answered: once the ballots are gone nobody could count that."""
    before = sum(row["answered"] for row in rows if _of_this_round(row, sealing))
    answered = before + sum(_of_this_round(row, sealing) for row in _read(old, tables.ballot))
    return {
        "activity": sealing.activity, "round": sealing.round, "outcome": json_text(dict(sealing.outcome)),
        "answered": answered,
    }
