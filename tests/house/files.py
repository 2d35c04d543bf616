"""The files of the house: what is tracked, and what is new and about to be."""
from __future__ import annotations

import subprocess
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

from tests.support import HOUSE

ROOMS = HOUSE / "workshop"


@cache
def every_file() -> tuple[Path, ...]:
    """Every file that a clone would have, relative to the house."""
    listing = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=HOUSE, capture_output=True, text=True, check=True,
    )
    return tuple(sorted({Path(name) for name in listing.stdout.split("\0") if name and (HOUSE / name).is_file()}))


def files(*patterns: str) -> list[Path]:
    """Those whose path matches one of the patterns; * also crosses folders."""
    return [file for file in every_file() if any(fnmatch(str(file), pattern) for pattern in patterns)]


def text(file: Path) -> str:
    """The words of a file; of a binary one, none."""
    data = (HOUSE / file).read_bytes()
    return "" if b"\0" in data[:8000] else data.decode("utf-8")


def found(check, *patterns: str, but: tuple[str, ...] = ()) -> dict[str, list[str]]:
    """What check(text) objects to, by file; an empty dictionary when all is well."""
    chosen = [file for file in files(*patterns) if not any(fnmatch(str(file), pattern) for pattern in but)]
    return {str(file): objections for file in chosen if (objections := check(text(file)))}
