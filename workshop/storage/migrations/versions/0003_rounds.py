"""How many rounds a question may have; until now each had one."""
from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("activity", sa.Column("rounds", sa.Integer(), nullable=False, server_default="1"))
