"""Event data are kept by region, so that regions may be given to other zones at any time.

Of an earlier import only the sums of each zone are known: its regions go on together, under one name."""
from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    before = op.get_bind().execute(sa.text("SELECT * FROM event_data")).mappings().first()
    op.drop_table("event_data")
    table = op.create_table(
        "event_data",
        sa.Column("only", sa.Integer(), sa.CheckConstraint("only = 1"), primary_key=True, autoincrement=False,
                  server_default="1"),
        sa.Column("credit", sa.String(), nullable=False),
        sa.Column("exported", sa.String(), nullable=False),
        sa.Column("first", sa.String(), nullable=False),
        sa.Column("last", sa.String(), nullable=False),
        sa.Column("repeated", sa.Integer(), nullable=False),
        sa.Column("regions", sa.JSON(), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sqlite_with_rowid=False,
    )
    if before is not None:
        op.execute(table.insert().values(_by_region(before)))


def _by_region(row: sa.RowMapping) -> dict:
    named = [*((zone, names) for zone, _, names in json.loads(row["zones"])), ("left_out", json.loads(row["left_out"]))]
    counts = [[zone, year, sort, events, dead] for year, zone, sort, events, dead in json.loads(row["counts"])]
    return {
        **{name: row[name] for name in ("credit", "exported", "first", "last")}, "repeated": 0,
        "regions": [[zone, ", ".join(filter(None, names)), "", zone] for zone, names in named if names],
        "counts": counts,
    }  # fmt: skip
