"""One HTTP connection: gevent's WSGI handler with deadlines, limits and no memory of addresses."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from email.utils import formatdate
from functools import lru_cache
from io import BufferedReader, BytesIO
from time import monotonic, time
from traceback import format_tb
from types import TracebackType
from typing import Any

from gevent import GreenletExit, Timeout, pywsgi, sleep, socket

from workshop.server.crowd import Crowd
from workshop.server.head import Head
from workshop.server.limits import Limits
from workshop.server.outgoing import send_at_once
from workshop.server.websocket import LINE, WebSocket

SERVER_NAME = b"web"  # says nothing about what runs here
STRICT_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "SAMEORIGIN",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()",
    "X-DNS-Prefetch-Control": "off",
    "Cache-Control": "no-store",
}
"""What an answer carries wherever it says nothing of its own: those made outside the application, too."""
AT_ONCE = 65536  # bytes of an answer that are sent together
READ_AHEAD = 2048  # bytes that every connection holds ready: the head of a phone's request has some 700


_ALWAYS = [*((name.encode(), value.encode()) for name, value in STRICT_HEADERS.items()), (b"Server", SERVER_NAME)]


class Refused(ValueError):
    """A request that cannot be answered by the application; `status` says why."""

    def __init__(self, status: str) -> None:
        super().__init__(status)
        self.status = status


def plain_refusal(status: str) -> bytes:
    """A whole response without the application: the status line is also the text."""
    strict = "".join(f"{name}: {value}\r\n" for name, value in STRICT_HEADERS.items())
    return (
        f"HTTP/1.1 {status}\r\nContent-Type: text/plain; charset=utf-8\r\n{strict}"
        f"Server: {SERVER_NAME.decode()}\r\nConnection: close\r\n"
        f"Content-Length: {len(status) + 1}\r\n\r\n{status}\n"
    ).encode()


@lru_cache(maxsize=64)
def _unsaid(names: tuple[bytes, ...]) -> list[tuple[bytes, bytes]]:
    """What an answer with these headers still lacks."""
    said = {name.lower() for name in names}
    return [(name, value) for name, value in _ALWAYS if name.lower() not in said]


@lru_cache(maxsize=1)
def _date(second: int) -> bytes:
    return formatdate(second, usegmt=True).encode()


class LongBody:
    """A body that the application reads by itself, piece by piece; `left` is what it has not read yet.

    After every piece the others have their turn. Raises TimeoutError, which the application answers like any client
    that has gone, when the whole takes longer than it may."""

    def __init__(self, stream: BufferedReader, length: int, seconds: float) -> None:
        self.left = length
        self._stream, self._seconds = stream, seconds
        self._until: float | None = None

    def read(self, size: int = -1) -> bytes:
        if size < 0:
            return b"".join(iter(lambda: self.read(AT_ONCE), b""))
        self._until = self._until or monotonic() + self._seconds
        wanted = min(AT_ONCE, size, self.left)
        with Timeout(max(self._until - monotonic(), 0.001), TimeoutError):
            data = self._stream.read(wanted) if wanted else b""
        self.left -= len(data)
        sleep(0)
        return data


class LimitedServer(pywsgi.WSGIServer):
    """gevent's WSGI server with what the handlers of all connections share."""

    def __init__(
        self, listener: socket.socket, application: Callable[..., Any], limits: Limits, **options: Any
    ) -> None:
        self.limits = limits
        self.crowd = Crowd(limits.connections, limits.connections_per_address)
        self.idle: set[Handler] = set()
        self.websockets: set[WebSocket] = set()
        super().__init__(listener, application, handler_class=Handler, log=None, **options)


class Handler(pywsgi.WSGIHandler):
    """Counts the connection in, reads each request under a deadline, and never logs who asked."""

    server: LimitedServer
    provided_date: bytes | None
    wsgi_input: Any
    _served = False
    _long: LongBody | None = None
    _websocket: WebSocket | None = None

    def __init__(self, *line: Any) -> None:
        super().__init__(*line)
        self.rfile = self.socket.makefile("rb", READ_AHEAD)
        self._unsent = bytearray()

    def handle(self) -> None:
        """All requests of this connection. Nothing may escape: gevent would print the client's address."""
        with suppress(OSError):  # the client has gone
            address, here = self.client_address[0], self.socket.getsockname()[0]
            if self.server.crowd.enter(address, from_here=address == here):
                self._serve(address)
            else:
                self._turn_away()

    def _serve(self, address: str) -> None:
        try:
            # with Nagle's algorithm an answer may wait 40 ms for the acknowledgement of the one before (SERVER.md, 2.6)
            self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.socket.settimeout(self.server.limits.response_seconds)
            super().handle()
        finally:
            self.server.websockets.discard(self._websocket)
            self.server.crowd.leave(address)

    def hand_over(self, websocket: WebSocket) -> socket.socket:
        """Give the connection to a WebSocket for the rest of its life."""
        self.close_connection = True
        self._websocket = websocket
        self.server.websockets.add(websocket)
        return self.socket

    def hang_up(self) -> None:
        """End a connection that waits for its next request."""
        with suppress(OSError):
            self.socket.shutdown(socket.SHUT_RDWR)

    def handle_one_request(self) -> Any:
        """One request and its answer; None, which ends the connection, when a deadline passed."""
        limits = self.server.limits
        self._deadline = Timeout.start_new(limits.idle_seconds if self._served else limits.header_seconds)
        try:
            return self._after(super().handle_one_request())
        except Timeout as timeout:
            if timeout is not self._deadline:
                raise
            return None
        finally:
            self._deadline.close()

    def read_requestline(self) -> str:
        self.server.idle.add(self)
        try:
            line = super().read_requestline()
        finally:
            self.server.idle.discard(self)
        if self._served:
            self._set_deadline(self.server.limits.header_seconds)
        return line

    def MessageClass(self, *_: Any) -> Head:  # noqa: N802 (pywsgi's name)
        """The parsed headers, read only up to the limit."""
        head = Head(list(self._header_lines()))
        if "transfer-encoding" in head:
            raise Refused("411 Length Required")  # no browser sends a form in chunks
        return head

    def _headers(self) -> Iterator[tuple[str, str]]:
        return self.headers.environ()

    def get_environ(self) -> dict[str, Any]:
        environ = super().get_environ()
        environ[LINE] = self
        return environ

    def handle_one_response(self) -> None:
        if not self._connection_upgrade_requested():
            self.environ["wsgi.input"] = self._body()
        self._deadline.close()
        try:
            super().handle_one_response()
        finally:
            self._flush()

    def _sendall(self, data: bytes | bytearray) -> None:
        """Hold an answer back until it is whole: pywsgi sends head and body apart, two packets for every small page."""
        self._unsent += data
        self.response_length += len(data)
        if len(self._unsent) > AT_ONCE:
            self._flush()

    def _flush(self) -> None:
        if self._unsent:
            data, self._unsent = self._unsent, bytearray()
            sent = send_at_once(self.socket, data)
            if sent < len(data):
                self.socket.sendall(data[sent:])

    def _connection_upgrade_requested(self) -> bool:
        """pywsgi hands such a request the naked connection, so one with a body does not count as one."""
        return self.command == "GET" and not self.content_length and super()._connection_upgrade_requested()

    def finalize_headers(self) -> None:
        self.response_headers += _unsaid(tuple(name for name, _ in self.response_headers))
        if self.provided_date is None:
            self.provided_date = _date(int(time()))
            self.response_headers.append((b"Date", self.provided_date))
        super().finalize_headers()

    def handle_error(self, t: type[BaseException], v: BaseException, tb: TracebackType) -> None:
        """A bug in the application: where it is, without the request and the values, which pywsgi would print."""
        if issubclass(t, (OSError, GreenletExit)):  # the client has gone, or the server stops
            self.close_connection = True
            return
        self.server.error_log.write("".join([*format_tb(tb), t.__name__, "\n"]))
        self._send_error_response_if_possible(500)

    def log_request(self) -> None:
        """Requests are not logged: who asked for what, and when, is nobody's business."""

    def log_error(self, msg: str, *args: Any) -> None:
        """Nor are bad requests."""

    def _handle_client_error(self, ex: Exception) -> tuple[str, bytes]:
        status = ex.status if isinstance(ex, Refused) else "400 Bad Request"
        return status.split()[0], plain_refusal(status)

    def _after(self, outcome: Any) -> Any:
        self._served = True
        has_rest = self._long is not None and self._long.left > 0
        if has_rest:
            self._discard_rest()
        if isinstance(outcome, tuple) and outcome[0] == "414":
            return "414", plain_refusal("414 URI Too Long")  # pywsgi's own has neither text nor headers
        ends = has_rest or (outcome is True and self.server.closed)
        return None if ends else outcome

    def _set_deadline(self, seconds: float) -> None:
        self._deadline.close()
        self._deadline = Timeout.start_new(seconds)

    def _header_lines(self) -> Iterator[bytes]:
        left = self.server.limits.header_bytes
        while left > 0:
            line = self.rfile.readline(left)
            left -= len(line)
            if line in (b"\r\n", b"\n", b""):
                return
            yield line
        raise Refused("431 Request Header Fields Too Large")

    def _body(self) -> Any:
        """The body, complete, so that a slow sender holds no greenlet of the application.

        One with a file is read by the application, when it knows who sends it; one that is too long is not read at
        all: the application sees its Content-Length and says so in the person's language.
        """
        length, limits = self.content_length or 0, self.server.limits
        if not length:
            return BytesIO()
        if length <= limits.body_bytes:
            self._set_deadline(limits.body_seconds)
            return BytesIO(self.wsgi_input.read())
        self._long = LongBody(self.rfile, length, limits.file_seconds)
        self.wsgi_input = pywsgi.Input(self.rfile, 0)
        self.close_connection = True
        return self._long if length <= limits.file_bytes else BytesIO()

    def _discard_rest(self) -> None:
        """Let a client finish a refused body, within limits; closed in its face it would not see our answer."""
        limits = self.server.limits
        with suppress(OSError), Timeout(limits.body_seconds, False):
            self.socket.shutdown(socket.SHUT_WR)
            left = min(self.content_length, limits.discard_bytes)
            while left > 0 and (read := self.rfile.read1(AT_ONCE)):
                left -= len(read)
                sleep(0)

    def _turn_away(self) -> None:
        self.socket.settimeout(1)
        self.socket.sendall(plain_refusal("503 Service Unavailable"))
        self.socket.shutdown(socket.SHUT_WR)
        self.socket.recv(4096)
