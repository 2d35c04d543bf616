"""What several tests share: where the house stands, and the programs some tests drive."""
from __future__ import annotations

import shutil
from pathlib import Path

import start

HOUSE = Path(start.__file__).resolve().parent


def program(package: str) -> str | None:
    """The path of the program that this Debian package brings (start.PROGRAMS), or None when it is not here."""
    return next(filter(None, map(shutil.which, start.PROGRAMS[package])), None)


def chromium() -> str | None:
    """The browser for the journeys: playwright's launch(executable_path=chromium(), args=["--no-sandbox"])."""
    return program("chromium")
