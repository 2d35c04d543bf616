"""Which item of a vote a text speaks of; until now every text spoke for itself."""
from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.add_column("idea", sa.Column("item", sa.String(), nullable=False, server_default=""))
