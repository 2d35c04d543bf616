"""How Alembic reaches the database: over the connection that the store has open."""
from __future__ import annotations

from alembic import context

from workshop.storage.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
