"""Slows down guessing the passphrase: after a few wrong ones an address has to wait. In memory only."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from workshop.domain.errors import TooMany
from workshop.domain.text import nmsg

FREE_TRIES = 5
LONGEST_WAIT = 60
MOST_ADDRESSES = 1_000


class Attempts:
    """Wrong passphrases by address. The wait doubles with every wrong one after the fifth, up to a minute."""

    def __init__(self, clock: Callable[[], float] = monotonic):
        self._clock = clock
        self._failures: dict[str, tuple[int, float]] = {}

    def check(self, address: str) -> None:
        """Raises TooMany while this address has to wait."""
        failures, last = self._failures.get(address, (0, 0.0))
        wait = min(LONGEST_WAIT, 2 ** max(0, failures - FREE_TRIES + 1)) if failures >= FREE_TRIES else 0
        left = last + wait - self._clock()
        if left > 0:
            seconds = int(left) + 1
            raise TooMany(
                nmsg(
                    "Too many wrong passphrases. Wait {n} second.",
                    "Too many wrong passphrases. Wait {n} seconds.",
                    seconds,
                )
            )

    def failed(self, address: str) -> None:
        if len(self._failures) >= MOST_ADDRESSES:
            self._failures.clear()
        self._failures[address] = (self._failures.get(address, (0, 0.0))[0] + 1, self._clock())

    def forget(self, address: str) -> None:
        self._failures.pop(address, None)
