"""Action plans: a table of rows, which come from a phone only as long as the activity is open."""
from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "action",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("activity", sa.String(), sa.ForeignKey("activity.id"), nullable=False),
        sa.Column("author", sa.String()),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.Column("starts", sa.String()),
        sa.Column("ends", sa.String()),
        sa.Column("progress", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("action_by_author", "action", ["activity", "author"])
