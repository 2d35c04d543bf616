"""All workshops of this laptop: `Vault` of services/ports.py."""
from __future__ import annotations

import json
from contextlib import closing, suppress
from pathlib import Path

from workshop.domain.errors import Mendable, NotFound
from workshop.domain.stage import Stage
from workshop.domain.text import msg
from workshop.domain.workshop import ReportTexts, Workshop
from workshop.places import Places, is_folder_name
from workshop.storage import migrations
from workshop.storage.database import connect
from workshop.storage.doorbell import Doorbell, ThreadDoorbell
from workshop.storage.erasure import erase_folder
from workshop.storage.files import disk_trouble_is_mendable, make_folder, sync_file, sync_folder, write_json
from workshop.storage.folder import Folder
from workshop.storage.keys import Effort, KeyRing, locked
from workshop.storage.lock import hold
from workshop.storage.store import DiskStore
from workshop.storage.writing import TableWriting

# A folder under workshops/ with a plain name is whole; these are on their way to or from being one.
_MAKING = ".making-"
_ERASING = ".erasing-"


class DiskVault:
    """The data folder `places`. `doorbell` wakes those who wait for the writers of all stores (ThreadDoorbell unless
    the server brings its own). What an earlier run left half made or half erased is removed at once."""

    def __init__(self, places: Places, doorbell: Doorbell | None = None, effort: Effort | None = None) -> None:
        self._places = places
        self._doorbell = doorbell or ThreadDoorbell()
        self._ring = KeyRing(places.keys, effort)
        self._stores: dict[str, DiskStore] = {}
        self._chosen = self._stored_choice()
        self._finish_what_was_interrupted()

    def set_up(self, passphrase: str | None) -> None:
        self._ring.set_up(passphrase)

    def is_set_up(self) -> bool:
        return self._ring.is_set_up()

    def has_passphrase(self) -> bool:
        return self._ring.has_passphrase()

    def is_locked(self) -> bool:
        return self._ring.is_locked()

    def unlock(self, passphrase: str) -> bool:
        """Whether the passphrase is right. Takes some 0.15 s of computing, on purpose."""
        return self._ring.unlock(passphrase)

    def lock(self) -> None:
        """Close every workshop and forget the keys."""
        self.close()
        self._ring.lock()

    def close(self) -> None:
        """Close every workshop, for a clean end of the program."""
        for store in tuple(self._stores.values()):
            store.close()

    def create(self, workshop: Workshop) -> DiskStore:
        """A new workshop's file. Mendable when the disk refuses, Locked without passphrase."""
        folder = self._places.workshop(workshop.id)
        if folder.exists():
            raise Mendable(msg("This workshop is on this laptop already."))
        draft = folder.with_name(_MAKING + workshop.id)
        with disk_trouble_is_mendable(), closing(hold(self._places.lock(workshop.id))):
            make_folder(draft)
            _fill(Folder(draft, workshop.id, self._ring), workshop)
            draft.rename(folder)
            sync_folder(folder.parent)
        return self.open(workshop.id)

    def open(self, workshop_id: str) -> DiskStore:
        """The workshop's store, the same one while it stays open. NotFound, Locked, or Mendable when another program
        has it open or its file is damaged."""
        if workshop_id not in self._stores:
            self._stores[workshop_id] = self._opened(workshop_id)
        return self._stores[workshop_id]

    def workshop_ids(self) -> tuple[str, ...]:
        names = (folder.name for folder in _folders(self._places.workshops))
        return tuple(sorted(name for name in names if is_folder_name(name)))

    def erase(self, workshop_id: str) -> None:
        """Destroy the workshop's keys, then its files and every document made from it. Works while locked, too."""
        if workshop_id in self._stores:
            self._stores[workshop_id].close()
        folder = self._existing(workshop_id)
        with disk_trouble_is_mendable(), closing(hold(self._places.lock(workshop_id))):
            doomed = folder.rename(folder.with_name(_ERASING + workshop_id))
            sync_folder(doomed.parent)
            self._erase(doomed, workshop_id)
        self._places.lock(workshop_id).unlink(missing_ok=True)
        if self._chosen == workshop_id:
            self.choose(None)

    def current_id(self) -> str | None:
        return self._chosen

    def choose(self, workshop_id: str | None) -> None:
        if workshop_id is not None:
            self._existing(workshop_id)
        with disk_trouble_is_mendable():
            make_folder(self._places.root)
            write_json(self._places.chosen, {"workshop": workshop_id})
        self._chosen = workshop_id

    def _opened(self, workshop_id: str) -> DiskStore:
        path = self._existing(workshop_id)
        if self.is_locked():
            raise locked()
        lock = hold(self._places.lock(workshop_id))

        def released() -> None:
            self._stores.pop(workshop_id, None)
            lock.close()

        try:
            return DiskStore(Folder(path, workshop_id, self._ring), self._doorbell, released)
        except BaseException:
            lock.close()
            raise

    def _existing(self, workshop_id: str) -> Path:
        if workshop_id not in self.workshop_ids():
            raise NotFound(msg("This workshop is not on this laptop, or not any more."))
        return self._places.workshop(workshop_id)

    def _stored_choice(self) -> str | None:
        try:
            chosen = json.loads(self._places.chosen.read_bytes())["workshop"]
        except (OSError, ValueError, KeyError, TypeError):
            return None  # nothing chosen yet; a damaged note costs one tap of the facilitator, no data
        return chosen if chosen in self.workshop_ids() else None

    def _finish_what_was_interrupted(self) -> None:
        for folder in _folders(self._places.workshops):
            workshop_id = folder.name.removeprefix(_MAKING).removeprefix(_ERASING)
            if workshop_id == folder.name or not is_folder_name(workshop_id):
                continue
            with suppress(Mendable), closing(hold(self._places.lock(workshop_id))):  # held: another program is at it
                self._erase(folder, workshop_id)

    def _erase(self, folder: Path, workshop_id: str) -> None:
        erase_folder(folder)
        for papers in self._places.papers(workshop_id):
            erase_folder(papers)


def _folders(place: Path) -> list[Path]:
    return [path for path in place.iterdir() if path.is_dir()] if place.exists() else []


def _fill(folder: Folder, workshop: Workshop) -> None:
    """The first generation of a new workshop: everything there is exactly one of."""
    generation, key = folder.begin()
    with connect(generation.database, key, journal="DELETE") as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        migrations.create(connection)
        writing = TableWriting(connection)
        writing.put_workshop(workshop)
        writing.put_texts(ReportTexts())
        writing.put_stage(Stage())
        writing.put_version(1)
        connection.exec_driver_sql("COMMIT")
    sync_file(generation.database)
    folder.name(generation)
