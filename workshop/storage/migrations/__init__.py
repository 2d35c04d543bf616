"""The schema's revisions. Alembic is imported only when a file is older than the program: a normal start stays fast."""
from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import OperationalError

from workshop.domain.errors import Mendable
from workshop.domain.text import msg
from workshop.storage.database import damaged, mended
from workshop.storage.tables import metadata, revision

#: All revisions, oldest first; the last one is what tables.py describes.
REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009")
NEWEST = REVISIONS[-1]


def create(connection: Connection) -> None:
    """The newest schema in an empty database."""
    metadata.create_all(connection)
    connection.execute(insert(revision).values(version_num=NEWEST))


def is_older(connection: Connection) -> bool:
    """Whether an older program made this file. Mendable when a newer one did, or when nothing is left of it."""
    try:
        stored = connection.execute(select(revision.c.version_num)).scalar_one()
    except OperationalError as error:
        raise mended(error) or damaged() from error
    if stored not in REVISIONS:
        raise Mendable(msg("This workshop was made by a newer version of the program. Open it with that version."))
    return bool(stored != NEWEST)


def run_revisions(connection: Connection, last: str = NEWEST) -> None:
    """Let Alembic run the revisions that are missing, inside the caller's transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.attributes["connection"] = connection
    command.upgrade(config, last)
