"""How the writer's thread wakes those who wait for it. The server provides one that knows its event loop."""
from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Any, Protocol


class Waiter(Protocol):
    """One caller, waiting for the answer to one change."""

    def wait(self) -> Any:
        """The answer; raises it when it is an exception."""


class Doorbell(Protocol):
    """Makes waiters (in the caller's thread) and wakes them (in a writer's thread; every open workshop has one): many
    at once, never blocking, never raising."""

    def waiter(self) -> Waiter: ...
    def ring(self, answers: Sequence[tuple[Any, Any]]) -> None:
        """Each waiter of `waiter()` with its result or exception."""


class ThreadWaiter:
    """Waits in an ordinary thread."""

    def __init__(self) -> None:
        self._bell = threading.Lock()
        self._bell.acquire()
        self.answer: object = None

    def wait(self) -> Any:
        self._bell.acquire()
        if isinstance(self.answer, BaseException):
            raise self.answer
        return self.answer

    def wake(self, answer: object) -> None:
        """Hand over the answer."""
        self.answer = answer
        self._bell.release()


class ThreadDoorbell:
    """For the command line and the tests: callers are ordinary threads."""

    def waiter(self) -> ThreadWaiter:
        return ThreadWaiter()

    def ring(self, answers: Sequence[tuple[ThreadWaiter, Any]]) -> None:
        for waiter, answer in answers:
            waiter.wake(answer)
