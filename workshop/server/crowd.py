"""How many connections there are, in total and from one address."""

import os
from collections import Counter
from hashlib import blake2b


class Crowd:
    """Counts open connections and says whether one more may enter.

    Addresses are held only while they are connected and only as a keyed hash whose key dies with
    the process, so a memory dump or a crash report names nobody (SAFETY.md, T4).
    """

    def __init__(self, total: int, per_address: int | None) -> None:
        self._total = total
        self._per_address = per_address
        self._key = os.urandom(16)
        self._connections: Counter[bytes] = Counter()
        self._size = 0

    def __len__(self) -> int:
        return self._size

    def enter(self, address: str, from_here: bool = False) -> bool:
        """Count one more connection of `address`; False, and nothing counted, if that is one too many.

        One `from_here`, this machine, counts in the total only: the facilitator's browser, the
        projector and a rehearsal on the laptop are not a crowd.
        """
        person = self._name(address)
        if self._size >= self._total or not (from_here or self._has_room(person)):
            return False
        self._connections[person] += 1
        self._size += 1
        return True

    def leave(self, address: str) -> None:
        """Forget one connection that `enter` had let in."""
        person = self._name(address)
        self._size -= 1
        self._connections[person] -= 1
        if not self._connections[person]:
            del self._connections[person]

    def _has_room(self, person: bytes) -> bool:
        return self._per_address is None or self._connections[person] < self._per_address

    def _name(self, address: str) -> bytes:
        return blake2b(address.encode(), key=self._key, digest_size=12).digest()
