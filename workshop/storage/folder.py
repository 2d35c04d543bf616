"""One workshop's folder: generations of its database, each with its own key; `current` names the one that counts.

    current          names a generation; replaced in one step
    <name>.key       the generation's data key, wrapped by the laptop's master key
    <name>.db        the generation's database, encrypted under that key

A sealing writes a new generation and then names it. Whatever else lies in the folder is left from a crash or has been
sealed: it is destroyed, keys first."""
from __future__ import annotations

import secrets
from dataclasses import dataclass
from pathlib import Path

from workshop.storage.files import destroy, sync_folder, write_json
from workshop.storage.keys import KeyRing, checked, new_key, summed


@dataclass(frozen=True)
class Generation:
    """One database file and its key file."""

    folder: Path
    name: str

    @property
    def database(self) -> Path:
        return self.folder / f"{self.name}.db"

    @property
    def key(self) -> Path:
        return self.folder / f"{self.name}.key"

    def owns(self, path: Path) -> bool:
        """Whether this file belongs to the generation: key, database, or what SQLite keeps beside it."""
        return path.name.startswith(f"{self.name}.")


@dataclass(frozen=True)
class Folder:
    """The folder of one workshop and the ring that opens its keys."""

    path: Path
    workshop_id: str
    ring: KeyRing

    @property
    def _current(self) -> Path:
        return self.path / "current"

    def current(self) -> Generation:
        """The generation that counts. Mendable when the folder is damaged."""
        return Generation(self.path, str(checked(self._current)["generation"]))

    def data_key(self, generation: Generation) -> bytes:
        """The key of that database. Locked or Mendable as KeyRing.unwrap says."""
        return self.ring.unwrap(str(checked(generation.key)["wrapped"]), self._context(generation))

    def begin(self) -> tuple[Generation, bytes]:
        """A new generation that does not count yet, and its fresh key, already wrapped on disk."""
        generation, key = Generation(self.path, secrets.token_hex(8)), new_key()
        write_json(generation.key, summed({"wrapped": self.ring.wrap(key, self._context(generation))}))
        return generation, key

    def name(self, generation: Generation) -> None:
        """From now on this generation counts: the one step that makes a sealing true."""
        write_json(self._current, summed({"generation": generation.name}))

    def sweep(self) -> None:
        """Destroy everything that does not belong to the current generation, keys first."""
        current = self.current()
        strays = [path for path in self.path.iterdir() if path != self._current and not current.owns(path)]
        destroy_all(strays)

    def _context(self, generation: Generation) -> str:
        return f"{self.workshop_id}/{generation.name}"


def destroy_all(paths: list[Path]) -> None:
    """Destroy files, keys first, so that what a crash leaves over is unreadable."""
    keys = [path for path in paths if path.suffix == ".key"]
    for group in (keys, [path for path in paths if path not in keys]):
        for path in group:
            destroy(path)
        for folder in {path.parent for path in group}:
            sync_folder(folder)
