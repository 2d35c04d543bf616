"""Event data: what was counted in an imported file, by year, zone and type; nothing of the file itself."""
from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "event_data",
        sa.Column("only", sa.Integer(), sa.CheckConstraint("only = 1"), primary_key=True, autoincrement=False,
                  server_default="1"),
        sa.Column("credit", sa.String(), nullable=False),
        sa.Column("exported", sa.String(), nullable=False),
        sa.Column("first", sa.String(), nullable=False),
        sa.Column("last", sa.String(), nullable=False),
        sa.Column("zones", sa.JSON(), nullable=False),
        sa.Column("left_out", sa.JSON(), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sqlite_with_rowid=False,
    )
