"""Fits our WebSocket and our bounded queue into python-engineio: the one place that knows its inside."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

from gevent import Greenlet

from workshop.server.discreet import DiscreetLog
from workshop.server.limits import Limits
from workshop.server.outgoing import bounded
from workshop.server.websocket import WebSocket, asks_to_switch, refuse

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

REPLACED = {"websocket", "queue", "thread"}


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
    if engine.async_mode != "gevent" or not isinstance(table, dict) or not table.keys() >= REPLACED:
        raise UnknownEngine("SocketIO must be made with async_mode='gevent' and the pinned python-engineio")
    log = DiscreetLog()
    engine._async = {
        **table,
        "thread": partial(discreet_task, log),
        "websocket": partial(WebSocket, limits=limits),
        "queue": bounded(limits.waiting_messages),
    }
    engine.transports = ["websocket"]
    engine.handle_request = partial(websocket_only, engine.handle_request)
    engine.max_http_buffer_size = limits.message_bytes
    engine.logger = socketio.server.logger = log


def websocket_only(
    handle: "WSGIApplication", environ: "WSGIEnvironment", start_response: "StartResponse"
) -> Iterable[bytes]:
    """In front of engineio, which leaves a request without answer that names the transport but asks for no upgrade."""
    return handle(environ, start_response) if asks_to_switch(environ) else refuse(start_response)


def discreet_task(log: DiscreetLog, target: Callable[..., Any], args: Any = (), kwargs: Any = None) -> Greenlet:
    """A background task, unstarted, as engineio makes them for every event.

    gevent writes a task that fails to the terminal with all its arguments: the message of a client.
    """

    def run() -> Any:
        try:
            return target(*args, **(kwargs or {}))
        except Exception:
            log.exception("A task failed")

    return Greenlet(run)
