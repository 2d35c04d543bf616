"""Several changes of a text of the report can be taken back. What a quote or a logo replaced is kept no longer."""
from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.add_column("passage", sa.Column("history", sa.JSON(), nullable=False, server_default="[]"))
    op.execute(
        "UPDATE passage SET history = '[' || coalesce(before, 'null') || ']' WHERE before IS NOT content "
        "AND (key LIKE 'sentence/%' OR key LIKE 'paragraph/%' OR key = 'outline')"
    )
    op.drop_column("passage", "before")
