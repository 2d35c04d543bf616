"""A connection to one encrypted database file, set up so that an acknowledged change survives a power cut."""
from __future__ import annotations

from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from workshop.domain.errors import Mendable
from workshop.domain.text import msg
from workshop.storage.files import disk_trouble
from workshop.storage.tables import json_text

#: synchronous=FULL: in WAL mode NORMAL loses acknowledged ballots at a power cut (SAFETY.md 0.1). secure_delete: the
#: SQLCipher wheels are built without it. foreign_keys: no ballot for an activity that was deleted meanwhile.
#: Not set: cipher_memory_security, which makes a batch of a thousand ballots six times slower (measured: 13 to 76 ms)
#: and protects only what the program holds in memory anyway.
PRAGMAS = ("synchronous = FULL", "secure_delete = ON", "temp_store = MEMORY", "foreign_keys = ON")

#: SQLite's primary result codes for a disk that does not take what we write: IOERR, READONLY, FULL, CANTOPEN.
_DISK = frozenset({8, 10, 13, 14})
#: The file is not what we wrote, or not under this key: CORRUPT, NOTADB.
_DAMAGE = frozenset({11, 26})


def connect(path: Path, key: bytes, journal: str = "WAL") -> Connection:
    """A connection in autocommit mode: transactions are begun and ended by those who know why.

    `journal` is WAL for the running program and DELETE for a file written once. Mendable when file and key do not fit.
    """
    engine = create_engine(
        "sqlite://", module=sqlcipher, creator=lambda: _opened(path, key, journal), poolclass=NullPool,
        isolation_level="AUTOCOMMIT", json_serializer=json_text,
        hide_parameters=True,  # else the text of an error quotes what a participant wrote
    )
    try:
        return engine.connect()
    except DBAPIError as error:
        raise mended(error) or error from error


def _opened(path: Path, key: bytes, journal: str) -> sqlcipher.Connection:
    connection = sqlcipher.connect(str(path), isolation_level=None, check_same_thread=False, timeout=10)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")  # else a wrong key prints page numbers on the terminal
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute(f"PRAGMA journal_mode = {journal}")
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
    except sqlcipher.Error:
        connection.close()
        raise
    return connection


def driver(connection: Connection) -> sqlcipher.Connection:
    """The driver's own connection, for the few statements that run a thousand times a second."""
    return connection.connection.driver_connection


def mended(error: BaseException) -> BaseException | None:
    """The sentence for a person when `error` is the disk's fault; None when it is a bug of ours."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, OSError):
        return disk_trouble()
    code = (getattr(cause, "sqlite_errorcode", None) or 0) & 0xFF
    if code in _DISK:
        return disk_trouble()
    return damaged() if code in _DAMAGE else None


def damaged() -> Mendable:
    """What is said of a database that cannot be read."""
    return Mendable(msg(
        "The workshop’s file is damaged and cannot be opened. Put back a copy of the whole data folder."
    ))
