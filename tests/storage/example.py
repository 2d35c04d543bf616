"""A small workshop on disk, and what somebody could do who has seized the laptop and knows the passphrase."""
from __future__ import annotations

import secrets
from itertools import combinations
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from workshop.domain.activity import Activity, State
from workshop.domain.ideas import Idea
from workshop.domain.people import Seat
from workshop.domain.text import Label
from workshop.domain.workshop import Workshop
from workshop.places import Places
from workshop.services.ports import Cast
from workshop.storage.folder import Folder
from workshop.storage.keys import Effort, KeyRing
from workshop.storage.store import DiskStore
from workshop.storage.vault import DiskVault

CHEAP = Effort(passes=1, memory=64, lanes=1)
ID = "w1"
GROUPS = {"zone": "north", "gender": "unsaid"}
PAGE, RESERVED = 4096, 80


def new_vault(root: Path, passphrase: str | None = None) -> DiskVault:
    """A laptop that is set up."""
    vault = DiskVault(Places(root), effort=CHEAP)
    vault.set_up(passphrase)
    return vault


def new_store(vault: DiskVault, workshop_id: str = ID, activities: tuple[str, ...] = ("a", "b")) -> DiskStore:
    """A workshop with open activities."""
    store = vault.create(Workshop(workshop_id, Label.of(en="Peace")))
    for name in activities:
        add_activity(store, name)
    return store


def add_activity(store: DiskStore, name: str) -> None:
    store.write(lambda tx: tx.put_activity(activity(name)))


def activity(name: str) -> Activity:
    return Activity(name, "pick", Label.of(en=f"Question {name}?"), State.OPEN)


def vote(store: DiskStore, activity: str, key: str, value: object, round_number: int = 1) -> None:
    store.write(lambda tx: tx.put_ballot(activity, round_number, key, Cast({"chosen": value}, GROUPS)))


def values(store: DiskStore, activity: str, round_number: int = 1) -> list[object]:
    """What the ballots say, in a fixed order."""
    return sorted((cast.ballot["chosen"] for cast in store.casts(activity, round_number)), key=str)


def seat(number: int) -> Seat:
    return Seat(f"seat{number}", GROUPS)


def idea(name: str, activity: str = "a", words: str = "Dialogue") -> Idea:
    return Idea(name, activity, words, "fr", Label.of(fr=words))


def files_of(root: Path, workshop_id: str = ID) -> list[Path]:
    return sorted(path for path in Places(root).workshop(workshop_id).iterdir())


def seized_folder(root: Path, passphrase: str | None = None, workshop_id: str = ID) -> Folder:
    """The workshop's folder with the ring that opens it."""
    ring = KeyRing(Places(root).keys)
    if passphrase is not None:
        assert ring.unlock(passphrase)
    return Folder(Places(root).workshop(workshop_id), workshop_id, ring)


def decrypted_pages(root: Path) -> tuple[list[bytes], list[bytes]]:
    """Every page of the workshop's database, and every page in its write-ahead log in the order written (SQLCipher 4:
    AES-256-CBC, 80 bytes reserved at the end of a page, the IV first among them)."""
    folder = seized_folder(root)
    generation = folder.current()
    key = folder.data_key(generation)
    database = generation.database.read_bytes()
    log = generation.database.with_suffix(".db-wal")
    frames = log.read_bytes()[32:] if log.exists() else b""
    pages = [database[start : start + PAGE] for start in range(0, len(database), PAGE)]
    logged = [frames[start + 24 : start + 24 + PAGE] for start in range(0, len(frames), PAGE + 24)]
    return [_decrypted(key, page) for page in pages], [_decrypted(key, page) for page in logged]


def _decrypted(key: bytes, page: bytes) -> bytes:
    """One page; of the first, whose beginning is the salt in clear, the first block is lost."""
    iv = page[PAGE - RESERVED : PAGE - RESERVED + 16]
    return Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor().update(page[: PAGE - RESERVED])


def kendall_tau(order: list[int]) -> float:
    """Agreement of this order with 0, 1, 2 …: 1 the same, -1 the reverse, about 0 when they have nothing to do."""
    pairs = list(combinations(order, 2))
    return sum(1 if earlier < later else -1 for earlier, later in pairs) / len(pairs)


def random_key() -> str:
    return secrets.token_hex(32)
