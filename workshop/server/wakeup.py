"""From a real operating-system thread back to the greenlets that wait for it."""

from collections import deque
from collections.abc import Sequence
from typing import Any

from gevent import get_hub
from gevent.event import AsyncResult


class Waiter:
    """One greenlet's place in the queue at the writer's desk."""

    __slots__ = ("_answer",)

    def __init__(self) -> None:
        self._answer = AsyncResult()

    def wait(self, timeout: float | None = None) -> Any:
        """The result rung for this waiter, raised if it is an exception; `gevent.Timeout` after `timeout` seconds."""
        return self._answer.get(timeout=timeout)

    def receive(self, result: Any) -> None:
        """Called in the greenlets' own thread, by the Doorbell."""
        if isinstance(result, BaseException):
            self._answer.set_exception(result)
        else:
            self._answer.set(result)


class Doorbell:
    """Lets a foreign thread answer many waiting greenlets with one signal.

    The group-commit writer is an OS thread because `fsync` must not stop the loop; gevent's own
    primitives may only be touched in the loop's thread. One async watcher is the one thing libev
    allows from outside, and one signal for a whole batch is what makes the batch cheap.

    Make it, and wait, in the thread of the gevent loop; `ring` from anywhere.
    """

    def __init__(self) -> None:
        self._batches: deque[Sequence[tuple[Waiter, Any]]] = deque()
        self._signal = get_hub().loop.async_()
        self._signal.start(self._answer)

    def waiter(self) -> Waiter:
        """A new waiter, for one `wait`."""
        return Waiter()

    def ring(self, answers: Sequence[tuple[Waiter, Any]]) -> None:
        """Give every waiter its result, or its exception. Returns at once; safe from any thread."""
        self._batches.append(answers)
        self._signal.send()

    def close(self) -> None:
        """Stop listening; what was rung before is still delivered."""
        self._answer()
        self._signal.stop()
        self._signal.close()

    def _answer(self) -> None:
        while self._batches:
            for waiter, result in self._batches.popleft():
                waiter.receive(result)
