"""Files that are either wholly there or not at all, even after a power cut; and files that are gone when we say so."""
from __future__ import annotations

import json
import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from workshop.domain.errors import Mendable
from workshop.domain.text import msg

#: The time every finished file shows, so that a folder listing does not tell when a round was closed.
NO_TIME = (946_684_800, 946_684_800)


def make_folder(path: Path) -> None:
    """The folder and its parents, readable by their owner only, on disk when this returns."""
    missing = [folder for folder in (path, *path.parents) if not folder.exists()]
    for folder in reversed(missing):
        folder.mkdir(mode=0o700, exist_ok=True)
        sync_folder(folder.parent)


def write_whole(path: Path, content: bytes) -> None:
    """Write or replace a file in one step: after a crash the old content or the new is there, never a mixture."""
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}.new")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.utime(draft, NO_TIME)
    draft.replace(path)
    sync_folder(path.parent)


def write_json(path: Path, content: Mapping[str, object]) -> None:
    """`write_whole` for a small JSON file."""
    write_whole(path, json.dumps(content, sort_keys=True).encode())


def sync_file(path: Path) -> None:
    """Make sure that the file's content is on disk, and hide when that was."""
    os.utime(path, NO_TIME)
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def sync_folder(path: Path) -> None:
    """Make sure that the folder's entries (new, renamed, deleted files) are on disk."""
    if os.name == "nt":  # pragma: no cover - a folder cannot be opened there; the journal of NTFS keeps the order
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def destroy(path: Path) -> None:
    """Overwrite a file, then delete it. On flash memory old cells may survive: that is why databases are encrypted and
    what is destroyed first is their key."""
    try:
        with path.open("r+b") as file:
            remaining = path.stat().st_size
            while remaining > 0:
                remaining -= file.write(secrets.token_bytes(min(remaining, 1 << 20)))
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        pass  # a full or failing disk must not keep us from deleting
    path.unlink(missing_ok=True)


def disk_trouble() -> Mendable:
    """What a person hears when the disk does not take what we write."""
    return Mendable(msg(
        "The laptop’s disk is full or cannot be written. What was recorded before is safe; this last step was not "
        "recorded. Free some space on the disk, then try again."
    ))


@contextmanager
def disk_trouble_is_mendable() -> Iterator[None]:
    """Turn the system's refusals to write into a sentence for the facilitator."""
    try:
        yield
    except OSError as error:
        raise disk_trouble() from error
