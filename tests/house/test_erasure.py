"""Whoever adds a column says what it is and how long it is kept: every column has one owner in storage/erasure.py."""
from __future__ import annotations

from workshop.storage.erasure import CATEGORIES, Category
from workshop.storage.tables import metadata

COLUMNS = [f"{table.name}.{column.name}" for table in metadata.sorted_tables for column in table.columns]

#: Words that must never name a column (DESIGN.md section 4).
FORBIDDEN = {
    "address", "at", "browser", "created", "date", "device", "email", "ip", "mac", "modified", "name", "phone",
    "sequence", "time", "timestamp", "updated", "user_agent",
}


def owners(column: str) -> list[Category]:
    table = column.partition(".")[0]
    return [category for category in CATEGORIES if column in category.columns or f"{table}.*" in category.columns]


def test_every_column_has_exactly_one_owner():
    assert {column: len(owners(column)) for column in COLUMNS} == dict.fromkeys(COLUMNS, 1)
    assert owners("seat_of_a_guest.telephone") == []  # control


def test_every_owner_owns_something_that_exists():
    tables = {f"{table.name}.*" for table in metadata.sorted_tables}
    assert [name for category in CATEGORIES for name in category.columns if name not in {*COLUMNS, *tables}] == []


def test_no_column_is_made_for_a_name_a_time_or_an_address():
    assert {column.partition(".")[2] for column in COLUMNS} & FORBIDDEN == set()


def test_no_table_of_people_keeps_an_order_of_its_own():
    with_rowid = [table.name for table in metadata.sorted_tables if table.dialect_options["sqlite"]["with_rowid"]]
    assert with_rowid == ["alembic_version"]
