"""The countdown the room sees, in memory only: no time of day is ever written to disk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic


@dataclass(frozen=True)
class TimerState:
    """Seconds that remain of a countdown of `total`; `running` is False while it is paused or over."""

    remaining: float
    total: float
    running: bool


class Timer:
    """One countdown: start, pause, resume, add time, stop. `clock` counts seconds and never jumps."""

    def __init__(self, clock: Callable[[], float] = monotonic):
        self._clock = clock
        self._total = self._left = 0.0
        self._since: float | None = None

    def start(self, seconds: float) -> None:
        self._total = self._left = max(0.0, seconds)
        self._since = self._clock()

    def pause(self) -> None:
        self._left, self._since = self._remaining(), None

    def resume(self) -> None:
        if self._since is None and self._left > 0:
            self._since = self._clock()

    def add(self, seconds: float) -> None:
        """More time; starts a countdown when none is set."""
        if not self._total:
            self.start(seconds)
            return
        self._left, self._total = self._remaining() + seconds, self._total + seconds
        self._since = None if self._since is None else self._clock()

    def stop(self) -> None:
        self._total = self._left = 0.0
        self._since = None

    def state(self) -> TimerState | None:
        """None when no countdown is set."""
        if not self._total:
            return None
        remaining = self._remaining()
        return TimerState(remaining, self._total, self._since is not None and remaining > 0)

    def _remaining(self) -> float:
        spent = 0.0 if self._since is None else self._clock() - self._since
        return max(0.0, self._left - spent)
