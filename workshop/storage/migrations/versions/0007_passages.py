"""What the organisers decide about the report: their words, the order of sections, quotes, each with its version."""
from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "passage",
        sa.Column("key", sa.String(), primary_key=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("content", sa.JSON()),
        sa.Column("before", sa.JSON()),
        sqlite_with_rowid=False,
    )
