"""Every path on disk. All the program ever writes lies under one folder: a USB stick leaves nothing on its host."""
from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


def is_folder_name(workshop_id: str) -> bool:
    """Whether this id can name a folder on every system; nothing else ever becomes part of a path."""
    return _ID.fullmatch(workshop_id) is not None


@dataclass(frozen=True)
class Places:
    """Where things lie below the data folder `root`. Asking for a place creates nothing; `workshop_id` must be an id
    as `is_folder_name` knows it (ValueError otherwise)."""

    root: Path

    @property
    def keys(self) -> Path:
        """The laptop's key file."""
        return self.root / "keys"

    @property
    def chosen(self) -> Path:
        """Which workshop phones and projector see."""
        return self.root / "chosen"

    @property
    def workshops(self) -> Path:
        """One folder for each workshop."""
        return self.root / "workshops"

    @property
    def run(self) -> Path:
        """What only matters while the program runs."""
        return self.root / "run"

    @property
    def server(self) -> Path:
        """The running server's port and the token of the laptop's own browser."""
        return self.run / "server"

    @property
    def laptop(self) -> Path:
        """Held by the one program that serves this data folder."""
        return self.run / "laptop.lock"

    def lock(self, workshop_id: str) -> Path:
        """Held by the one program that has this workshop open."""
        return self.run / f"{_checked(workshop_id)}.lock"

    def workshop(self, workshop_id: str) -> Path:
        """The workshop's database and its key."""
        return self.workshops / _checked(workshop_id)

    def reports(self, workshop_id: str) -> Path:
        """Finished reports."""
        return self.root / "reports" / _checked(workshop_id)

    def recount(self, workshop_id: str) -> Path:
        """Recount sheets."""
        return self.root / "recount" / _checked(workshop_id)

    def papers(self, workshop_id: str) -> tuple[Path, ...]:
        """All folders with documents made from this workshop; erasing it removes them, too."""
        return self.reports(workshop_id), self.recount(workshop_id)


def _checked(workshop_id: str) -> str:
    if not is_folder_name(workshop_id):
        raise ValueError("not a workshop id")
    return workshop_id
