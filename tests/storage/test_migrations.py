"""The revisions lead to just the tables of tables.py; newer files are refused; a normal start does not load Alembic."""
from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import update

from tests.storage.example import ID
from workshop.domain.errors import Mendable
from workshop.domain.event_data import EventCount, EventType
from workshop.domain.people import Choice
from workshop.domain.text import Label
from workshop.storage import migrations
from workshop.storage.database import connect
from workshop.storage.reading import TableReading
from workshop.storage.tables import json_text, revision

KEY = b"k" * 32


def schema(connection):
    """Every table and index as SQLite describes it: names, types, nullability, keys."""

    def ask(question):
        return connection.exec_driver_sql(question).all()

    names = ask("SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite%' ORDER BY 1, 2")
    tables = dict(ask("SELECT name, sql FROM sqlite_master WHERE type = 'table'"))
    columns = {name: ask(f"PRAGMA table_info({name})") for name in tables}
    keys = {name: ask(f"PRAGMA foreign_key_list({name})") for name in tables}
    rowid = {name: "WITHOUT ROWID" in text for name, text in tables.items()}
    return names, columns, keys, rowid


@pytest.fixture
def file(tmp_path):
    with connect(tmp_path / "x.db", KEY, "DELETE") as connection:
        yield connection


def test_the_revisions_build_the_tables_that_the_program_knows(file, tmp_path):
    migrations.run_revisions(file)
    with connect(tmp_path / "y.db", KEY, "DELETE") as fresh:
        migrations.create(fresh)
        built, created = schema(file), schema(fresh)
    assert built[1].pop("alembic_version")[0][1] == created[1].pop("alembic_version")[0][1]
    assert built == created


def test_the_list_of_revisions_is_alembics_own():
    found = ScriptDirectory(str(migrations.Path(migrations.__file__).parent)).walk_revisions()
    assert tuple(script.revision for script in found)[::-1] == migrations.REVISIONS


def test_alembic_runs_what_is_missing_in_the_callers_transaction(file):
    file.exec_driver_sql("BEGIN IMMEDIATE")
    migrations.run_revisions(file)
    file.exec_driver_sql("ROLLBACK")
    assert schema(file)[0] == []
    migrations.run_revisions(file)
    assert schema(file)[0] != []
    assert not migrations.is_older(file)


def test_a_file_of_an_earlier_revision_is_older(file):
    migrations.run_revisions(file, migrations.REVISIONS[0])
    assert migrations.is_older(file)


def test_event_data_that_were_kept_by_zone_are_still_counted_in_their_zones(file):
    migrations.run_revisions(file, "0008")
    zones = [["north", {"en": "North"}, ["Gao", "Kidal"]], ["centre", {}, []], ["other_regions", {}, [""]]]
    counts = [[2020, "north", "battles", 3, 9], [2021, "other_regions", "strategic", 1, 0]]
    values = ("Somebody", "2024-05-01", "2020-01-02", "2021-03-04", *map(json_text, (zones, ["Kayes"], counts)))
    file.exec_driver_sql(
        "INSERT INTO event_data (credit, exported, first, last, zones, left_out, counts) VALUES (?, ?, ?, ?, ?, ?, ?)",
        values,
    )
    migrations.run_revisions(file)
    data = TableReading(file).event_data().by_zone([Choice("north", Label.of(en="North"))])
    assert (data.credit, data.exported, data.last) == ("Somebody", date(2024, 5, 1), date(2021, 3, 4))
    assert [(zone.key, zone.regions) for zone in data.zones] == [("north", ("Gao, Kidal",)), ("other_regions", ("",))]
    assert data.left_out == ("Kayes",)
    assert data.counts == (EventCount(2020, "north", EventType.BATTLES, 3, 9),
                           EventCount(2021, "other_regions", EventType.STRATEGIC, 1, 0))  # fmt: skip


def test_a_file_of_a_newer_program_is_refused_and_left_alone(vault, store):
    store.write(lambda tx: tx._connection.execute(update(revision).values(version_num="9999")))
    store.close()
    for _ in range(2):
        with pytest.raises(Mendable, match="newer version"):
            vault.open(ID)


def test_a_normal_start_loads_neither_alembic_nor_gevent(tmp_path):
    program = (
        "import sys; from pathlib import Path; from tests.storage.example import *\n"
        f"vault = new_vault(Path({str(tmp_path)!r})); new_store(vault).seal('a', 1, {{}}, True); vault.close()\n"
        "print([name for name in ('alembic', 'gevent', 'flask') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
