"""The WebSocket endpoint python-engineio is given: protocol by wsproto, input and output by gevent.

engineio's own choices cannot be used: gevent-websocket lets one large frame stop the room for
seconds, and simple-websocket corrupts the stream of a slow phone under gevent (SERVER.md, section 7).
What is ours here is the handshake, when bytes are read, how long a send may take, and what is refused.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, Protocol

from gevent import Timeout, socket
from gevent.lock import BoundedSemaphore
from wsproto.connection import Connection, ConnectionState, ConnectionType
from wsproto.events import CloseConnection, Event, Ping, Pong, TextMessage
from wsproto.frame_protocol import CloseReason
from wsproto.utilities import generate_accept_token

from workshop.server.frames import FrameRules
from workshop.server.limits import Limits
from workshop.server.outgoing import send_at_once

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

LINE = "workshop.line"
"""Key of the WSGI environment under which the handler offers its connection."""
READ_AT_ONCE = 2048  # bytes that are set aside for every client that says nothing: a ballot has some 400
KEY = re.compile(r"[A-Za-z0-9+/]{22}==")  # 16 bytes
SWITCHING = (
    b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Accept: %s\r\n\r\n"
)


class Line(Protocol):
    """What a WebSocket needs from the HTTP handler whose connection it takes over."""

    def hand_over(self, websocket: "WebSocket") -> socket.socket: ...


class WebSocket:
    """One client. engineio calls it as a WSGI application, then uses `send`, `wait` and `close`.

    `conversation` is engineio's handler; it returns when the client is gone.
    """

    def __init__(self, conversation: Callable[["WebSocket"], Any], engine: Any, *, limits: Limits) -> None:
        self._conversation = conversation
        self._complain = engine.logger
        self._limits = limits
        self._connection = Connection(ConnectionType.SERVER, [FrameRules(limits)])
        self._turn = BoundedSemaphore(1)  # engineio's writer, answers to pings and a closing server share the socket
        self._unfinished: list[str] = []

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        switching = _handshake(environ)
        if switching is None:
            return refuse(start_response)
        self._bytes = environ["wsgi.input"]
        self._socket = environ[LINE].hand_over(self)
        self._socket.settimeout(self._limits.silence_seconds)
        with self._hanging_up():
            self._transmit(switching)
            self._conversation(self)
        return []

    def send(self, message: str) -> None:
        """Send one text message. Raises OSError when the client is gone or did not take it in time."""
        with self._turn:
            if self._connection.state is not ConnectionState.OPEN:
                raise ConnectionError("the WebSocket is closed")
            self._transmit(self._connection.send(TextMessage(message)))

    def wait(self) -> str | None:
        """The next message of the client, or None when there will be no more."""
        try:
            return self._next_message()
        except OSError:  # gone, silent for too long, or cut by us
            return None

    def close(self, reason: int = CloseReason.NORMAL_CLOSURE) -> None:
        """Say good-bye and hang up, without waiting for the client's consent."""
        with suppress(OSError), self._turn:
            if self._connection.state in (ConnectionState.OPEN, ConnectionState.REMOTE_CLOSING):
                self._transmit(self._connection.send(CloseConnection(reason)))
            self._hang_up()

    def _next_message(self) -> str | None:
        while True:
            for event in self._connection.events():
                if isinstance(event, CloseConnection):
                    self.close(event.code)
                    return None
                message = self._take(event)
                if message is not None:
                    return self._accept(message)
            received = self._bytes.read1(READ_AT_ONCE)
            if not received:
                return None
            self._connection.receive_data(received)

    def _take(self, event: Event) -> str | None:
        if isinstance(event, TextMessage):
            return self._assemble(event)
        if isinstance(event, Ping):
            with self._turn:
                self._transmit(self._connection.send(Pong(event.payload)))
        return None

    def _assemble(self, event: TextMessage) -> str | None:
        if event.message_finished and not self._unfinished:
            return event.data
        if event.data:  # empty fragments without end must not fill the list
            self._unfinished.append(event.data)
        if not event.message_finished:
            return None
        message = "".join(self._unfinished)
        self._unfinished.clear()
        return message

    def _accept(self, message: str) -> str | None:
        if is_plain_packet(message):
            return message
        self.close(CloseReason.UNSUPPORTED_DATA)
        return None

    def _transmit(self, data: bytes) -> None:
        """All of `data` within the limit, or the client is cut off: half a frame would spoil the stream."""
        try:
            sent = send_at_once(self._socket, data)
            if sent < len(data):
                with Timeout(self._limits.send_seconds, TimeoutError("the client does not read")):
                    self._socket.sendall(data[sent:])
        except BaseException:
            self._hang_up()
            raise

    @contextmanager
    def _hanging_up(self) -> Iterator[None]:
        try:
            yield
        except OSError:
            pass
        except Exception:  # noqa: BLE001 (engineio lets what it cannot parse escape: that ends this client, not the log)
            self._complain.exception("A client sent something unreadable")
            self.close(CloseReason.PROTOCOL_ERROR)
        finally:
            self._hang_up()

    def _hang_up(self) -> None:
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)


def is_plain_packet(message: str) -> bool:
    """True for the Engine.IO packets a client of ours has reason to send.

    A packet is a digit and its payload. "b…" would be bytes in disguise, and "45…", "46…" announce
    binary attachments that Socket.IO then collects without limit (SERVER.md, section 7).
    """
    return message[:1] in ("1", "2", "3", "4") and message[:2] not in ("45", "46")


def _handshake(environ: "WSGIEnvironment") -> bytes | None:
    """The answer that switches protocols, or None when that was not asked as RFC 6455, 4.2.1 says.

    No extension is accepted: permessage-deflate costs 100 kB a client. wsproto's own handshake builds a whole HTTP
    connection for this; when a hall comes in that was a ninth of all work.
    """
    key = environ.get("HTTP_SEC_WEBSOCKET_KEY", "")
    is_ours = environ.get("HTTP_SEC_WEBSOCKET_VERSION") == "13" and KEY.fullmatch(key)
    return SWITCHING % generate_accept_token(key.encode()) if is_ours and asks_to_switch(environ) else None


def asks_to_switch(environ: "WSGIEnvironment") -> bool:
    """Whether the request asks for a WebSocket at all."""
    wishes = "upgrade" in _words(environ, "HTTP_CONNECTION") and "websocket" in _words(environ, "HTTP_UPGRADE")
    return wishes and environ["REQUEST_METHOD"] == "GET"


def refuse(start_response: "StartResponse") -> list[bytes]:
    """The answer to everything else."""
    start_response("400 Bad Request", [("Content-Type", "text/plain")])
    return [b"This is not a WebSocket request.\n"]


def _words(environ: "WSGIEnvironment", name: str) -> list[str]:
    return [word.strip().lower() for word in environ.get(name, "").split(",")]
