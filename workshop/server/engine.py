"""Fits our WebSocket and our bounded queue into python-engineio: the one place that knows its inside."""

from functools import partial
from typing import Any

from workshop.server.discreet import DiscreetLog
from workshop.server.limits import Limits
from workshop.server.outgoing import bounded
from workshop.server.websocket import WebSocket


class UnknownEngine(RuntimeError):
    """The Socket.IO server is not the one this server was built for."""


def fit(socketio: Any, limits: Limits) -> None:
    """Make a Flask-SocketIO object use our input and output, WebSocket only.

    python-engineio has no public way to choose the WebSocket class or the queue: they are entries of
    `_async`, the table its gevent driver provides. The table is copied, so other servers in the same
    process keep theirs. Raises UnknownEngine when the table does not look as it did when this was
    written (python-engineio is pinned, and a test calls this).
    """
    engine = socketio.server.eio
    table = getattr(engine, "_async", None)
    if engine.async_mode != "gevent" or not isinstance(table, dict) or not {"websocket", "queue"} <= table.keys():
        raise UnknownEngine("SocketIO must be made with async_mode='gevent' and the pinned python-engineio")
    engine._async = {
        **table,
        "websocket": partial(WebSocket, limits=limits),
        "queue": bounded(limits.waiting_messages),
    }
    engine.transports = ["websocket"]
    engine.max_http_buffer_size = limits.message_bytes
    engine.logger = socketio.server.logger = DiscreetLog()
