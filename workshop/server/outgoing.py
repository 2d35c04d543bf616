"""Bytes and messages on their way to one client, and how long they may wait for it."""

from collections.abc import Callable
from functools import partial
from typing import Any

from gevent import socket
from gevent.queue import Empty, JoinableQueue

HANG_UP = None
"""engineio's writer ends, and closes the WebSocket, when it takes this from its queue."""


def send_at_once(line: socket.socket, data: bytes | bytearray) -> int:
    """How much the kernel took without waiting, nearly always everything: no timer is needed for that."""
    try:
        return int(line.send(data, 0, 0.0))
    except BlockingIOError:
        return 0


class OutgoingQueue(JoinableQueue):
    """engineio's per-client queue with an end to its patience.

    engineio never bounds it (python-engineio issue 133), so a client that stops reading would grow
    the server's memory with every message. Here a full queue forgets what waits and hangs up: the
    client comes back and asks for the state. `put` never blocks, so nobody waits for the slow one.
    """

    def __init__(self, limit: int) -> None:
        super().__init__()
        self._limit = limit
        self._given_up = False

    def get(self, block: bool = True, timeout: float | None = None) -> Any:
        """Without engineio's timeout, which would cost a timer for every message: the server's pings come sooner."""
        return super().get(block)

    def put(self, item: Any, block: bool = True, timeout: float | None = None) -> None:
        if item is HANG_UP:
            super().put(item, block, timeout)
        elif not self._given_up and self.qsize() >= self._limit:
            self._give_up()
        elif not self._given_up:
            super().put(item, block, timeout)

    def _give_up(self) -> None:
        self._given_up = True
        try:
            while True:
                self.get_nowait()
                self.task_done()
        except Empty:
            super().put(HANG_UP)


def bounded(limit: int) -> Callable[[], OutgoingQueue]:
    """A queue factory as engineio wants it."""
    return partial(OutgoingQueue, limit)
