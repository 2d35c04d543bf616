"""Keys: a passphrase opens the laptop's master key, the master key opens each workshop's data key.

Passphrase -> Argon2id (RFC 9106; 3 passes, 64 MiB, 4 lanes: about 0.15 s, SAFETY.md 2.2) -> AES-256-GCM -> master key.
The data key of one database file is wrapped under the master key, bound to the workshop and the file it belongs to.
"""
from __future__ import annotations

import hashlib
import json
import secrets
import unicodedata
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from workshop.domain.errors import Locked, Mendable
from workshop.domain.text import msg
from workshop.storage.files import disk_trouble_is_mendable, make_folder, write_json

KEY_BYTES = 32
_NONCE_BYTES = 12
_MASTER = b"master key"
_FORMAT = 1


@dataclass(frozen=True)
class Effort:
    """What one guess of the passphrase costs: passes, KiB of memory, lanes (Argon2id). Stored beside the key."""

    passes: int = 3
    memory: int = 64 * 1024
    lanes: int = 4

    def derive(self, passphrase: str, salt: bytes) -> bytes:
        """The 256-bit key of this passphrase. Composed and decomposed accents count as the same letter."""
        secret = unicodedata.normalize("NFKC", passphrase.strip()).encode()
        return hash_secret_raw(secret, salt, self.passes, self.memory, self.lanes, KEY_BYTES, Type.ID)


def new_key() -> bytes:
    """A fresh random 256-bit key."""
    return secrets.token_bytes(KEY_BYTES)


def wrap(outer: bytes, inner: bytes, context: bytes) -> str:
    """`inner` encrypted and authenticated under `outer` (AES-256-GCM), bound to what it is for; as hexadecimal text."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return (nonce + AESGCM(outer).encrypt(nonce, inner, context)).hex()


def unwrap(outer: bytes, wrapped: str, context: bytes) -> bytes:
    """The inverse of `wrap`. Raises InvalidTag with another key, another context or one changed bit."""
    sealed = bytes.fromhex(wrapped)
    return AESGCM(outer).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], context)


class KeyRing:
    """The laptop's key file and, while unlocked, the master key in memory."""

    def __init__(self, path: Path, effort: Effort | None = None) -> None:
        self._path = path
        self._effort = effort or Effort()
        self._master: bytes | None = None
        self._made = False

    def set_up(self, passphrase: str | None) -> None:
        """Make the master key; None leaves it in clear beside the data. Mendable when there is one already."""
        if self.is_set_up():
            raise Mendable(msg("The passphrase of this laptop is already chosen."), "passphrase")
        if passphrase is not None and not passphrase.strip():
            raise Mendable(msg("Type a passphrase, or choose to work without one."), "passphrase")
        master = new_key()
        content = {"master": master.hex()} if passphrase is None else self._protected(master, passphrase)
        with disk_trouble_is_mendable():
            make_folder(self._path.parent)
            write_json(self._path, summed(content))
        self._master, self._made = master, True

    def is_set_up(self) -> bool:
        """Asked at every request. A key file that was there is not looked for again: without it no laptop is fresh."""
        self._made = self._made or self._path.exists()
        return self._made

    def has_passphrase(self) -> bool:
        return self.is_set_up() and "wrapped" in self._content()

    def is_locked(self) -> bool:
        return self._master is None and self.has_passphrase()

    def unlock(self, passphrase: str) -> bool:
        """Whether the passphrase is right; then the master key is in memory. Mendable when the key file is damaged."""
        content = self._content()
        if "wrapped" not in content:
            return True
        with _damage_is_mendable():
            effort = Effort(**content["effort"])  # type: ignore[arg-type]
            outer = effort.derive(passphrase, bytes.fromhex(str(content["salt"])))
            try:
                self._master = unwrap(outer, str(content["wrapped"]), _MASTER)
            except InvalidTag:
                return False
        return True

    def lock(self) -> None:
        """Forget the master key."""
        self._master = None

    def wrap(self, data_key: bytes, context: str) -> str:
        """A data key, wrapped for its file. Locked when the passphrase has not been given."""
        return wrap(self._open_master(), data_key, context.encode())

    def unwrap(self, wrapped: str, context: str) -> bytes:
        """A data key, unwrapped. Locked without passphrase, Mendable when file and keys do not belong together."""
        master = self._open_master()
        with _damage_is_mendable():
            return unwrap(master, wrapped, context.encode())

    def _protected(self, master: bytes, passphrase: str) -> dict[str, object]:
        salt = secrets.token_bytes(16)
        outer = self._effort.derive(passphrase, salt)
        return {"effort": asdict(self._effort), "salt": salt.hex(), "wrapped": wrap(outer, master, _MASTER)}

    def _open_master(self) -> bytes:
        if self._master is None:
            content = self._content()
            if "wrapped" in content:
                raise locked()
            with _damage_is_mendable():
                self._master = bytes.fromhex(str(content["master"]))
        return self._master

    def _content(self) -> Mapping[str, object]:
        if not self.is_set_up():
            raise Mendable(msg("Choose a passphrase for this laptop first, or knowingly none."))
        return checked(self._path)


def locked() -> Locked:
    """What is said while the passphrase is missing."""
    return Locked(msg("The data are locked. Give the passphrase on the facilitator’s laptop."))


def summed(content: Mapping[str, object]) -> dict[str, object]:
    """Content with its checksum: a damaged key file is told apart from a wrong passphrase."""
    whole = {**content, "format": _FORMAT}
    return {**whole, "sum": _checksum(whole)}


def checked(path: Path) -> dict[str, object]:
    """The content of a key file as `summed` made it; Mendable when it is damaged or not readable."""
    with _damage_is_mendable():
        content = json.loads(path.read_bytes())
        stored = content.pop("sum")
        if stored != _checksum(content):
            raise ValueError("checksum")
        return content


def _checksum(content: Mapping[str, object]) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


class _damage_is_mendable:  # noqa: N801 - reads as a statement, like contextlib.suppress
    """Whatever can go wrong with the content of a key file is one thing for a person: the file is damaged."""

    _SIGNS = (OSError, ValueError, KeyError, TypeError, AttributeError, InvalidTag, HashingError)

    def __enter__(self) -> None:
        return

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        if isinstance(error, self._SIGNS):
            raise Mendable(msg(
                "A key file is damaged or missing, so the data cannot be opened. "
                "Put back a copy of the whole data folder."
            )) from error
