"""One workshop, one program: a sealing replaces the database file, which a second writer would not notice."""
from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from workshop.domain.errors import Mendable
from workshop.domain.text import msg
from workshop.storage.files import NO_TIME, make_folder


def hold(path: Path) -> sqlite3.Connection:
    """Hold the lock file until the answer is closed or the program ends, however it ends. Mendable when it is held.

    SQLite's own lock on an empty file: it works alike on every system and needs no clean-up after a crash."""
    make_folder(path.parent)
    lock = sqlite3.connect(path, timeout=0, isolation_level=None, check_same_thread=False)
    os.utime(path, NO_TIME)
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        lock.close()
        raise Mendable(msg(
            "This workshop is open in another window of the program. Close that one, then try again."
        )) from error
    return lock
