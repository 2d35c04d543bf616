"""A small application behind the real server on 127.0.0.1, and the clients that try it."""
from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import closing, contextmanager

import gevent
from flask import Flask, request
from flask_socketio import SocketIO
from gevent import socket

from workshop.server.laptop import Laptop, serve
from workshop.server.limits import Limits

PATIENCE = 10  # how long a client of these tests waits before it fails
SOON = 0.3  # a deadline as short as a test may wait for
HANDSHAKE = (
    "GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
    "Sec-WebSocket-Version: {version}\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n{more}\r\n"
)
SOCKET_PATH = "/socket.io/?EIO=4&transport=websocket"
TEXT, BINARY, CLOSE, PING, PONG = 1, 2, 8, 9, 10


def application() -> tuple[Flask, SocketIO]:
    """GET / answers "here", /who the address it saw, POST / the number of bytes; the event `say` is its own echo."""
    app = Flask(__name__)
    socketio = SocketIO(app, async_mode="gevent", transports=["websocket"], serve_client=False)
    pages = {
        "/": lambda: "here",
        "/who": lambda: request.remote_addr,
        "/slow": lambda: gevent.sleep(SOON) or "at last",
        "/bug": lambda: 1 // 0,
    }
    for path, view in pages.items():
        app.add_url_rule(path, path, view)
    app.add_url_rule("/", "form", lambda: str(len(request.get_data())), methods=["POST"])
    app.config["MAX_CONTENT_LENGTH"] = 1000
    app.config["PROPAGATE_EXCEPTIONS"] = True
    socketio.server.on("say", lambda sid, data: data)
    return app, socketio


@contextmanager
def served(static=None, socketio=None, names=(), app=None, **limits) -> Iterator[Laptop]:
    """A laptop that serves `application()` under these limits."""
    if app is None:
        app, socketio = application()
    laptop = serve(app, socketio, host="127.0.0.1", port=0, static=static, names=names, limits=Limits(**limits))
    try:
        yield laptop
    finally:
        laptop.stop(patience=1)


def connection(port: int, receive_buffer: int | None = None) -> socket.socket:
    client = socket.socket()
    if receive_buffer:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
    client.settimeout(PATIENCE)
    client.connect(("127.0.0.1", port))
    return client


def until_closed(client: socket.socket) -> bytes:
    """Everything the server says before it hangs up."""
    said = b""
    try:
        while part := client.recv(65536):
            said += part
    except ConnectionResetError:
        pass
    return said


def ask(port: int, request: str | bytes) -> bytes:
    """The answer to raw bytes, on a connection of their own, until the server hangs up."""
    with closing(connection(port)) as client:
        client.sendall(request.encode() if isinstance(request, str) else request)
        return until_closed(client)


def get(port: int, path: str = "/", *headers: str, host: str = "127.0.0.1", method: str = "GET") -> bytes:
    lines = [f"{method} {path} HTTP/1.1", f"Host: {host}", "Connection: close", *headers]
    return ask(port, "\r\n".join(lines) + "\r\n\r\n")


def status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])


def body(answer: bytes) -> bytes:
    return answer.partition(b"\r\n\r\n")[2]


class Phone:
    """A WebSocket client that may also break the rules."""

    def __init__(self, port: int, more: str = "", receive_buffer: int | None = None, version: int = 13):
        self.socket = connection(port, receive_buffer)
        self.rest = b""
        self.socket.sendall(HANDSHAKE.format(path=SOCKET_PATH, version=version, more=more).encode())
        self.answer = self._until(b"\r\n\r\n")

    def join(self) -> Phone:
        """Through the greetings of Engine.IO and Socket.IO."""
        assert self.text().startswith("0{")
        self.say("40")
        assert self.text().startswith("40{")
        return self

    def frame(self, payload: bytes, kind: int = TEXT, fin: bool = True, masked: bool = True, length: int | None = None):
        """Send one frame; `length` is what its header claims, if not the truth."""
        n, mask = len(payload) if length is None else length, os.urandom(4)
        long = b"\x7e" + n.to_bytes(2, "big") if n < 65536 else b"\x7f" + n.to_bytes(8, "big")
        size = bytes([n]) if n < 126 else long
        head = bytes([kind | 128 * fin, size[0] | 128 * masked]) + size[1:]
        veiled = bytes(byte ^ mask[i % 4] for i, byte in enumerate(payload))
        self.socket.sendall(head + (mask + veiled if masked else payload))

    def say(self, text: str) -> None:
        self.frame(text.encode())

    def echo(self, words: str) -> object:
        """What the event `say` gives back."""
        self.say(f'421["say",{json.dumps(words)}]')
        return json.loads(self.text().removeprefix("431"))[0]

    def next(self) -> tuple[int, bytes]:
        """The next frame: its kind and payload. Raises EOFError when the server has hung up."""
        kind, n = self._exactly(2)
        if n > 125:
            n = int.from_bytes(self._exactly(2 if n == 126 else 8), "big")
        return kind & 15, self._exactly(n)

    def text(self) -> str:
        kind, payload = self.next()
        assert kind == TEXT, (kind, payload)
        return payload.decode()

    def close_code(self) -> int:
        """The code of the server's good-bye, after which it hangs up."""
        kind, payload = self.next()
        while kind != CLOSE:
            kind, payload = self.next()
        assert until_closed(self.socket) == b""
        return int.from_bytes(payload[:2], "big")

    def close(self) -> None:
        self.socket.close()

    def _exactly(self, n: int) -> bytes:
        while len(self.rest) < n:
            self._more()
        taken, self.rest = self.rest[:n], self.rest[n:]
        return taken

    def _until(self, end: bytes) -> bytes:
        while end not in self.rest:
            self._more()
        taken, _, self.rest = self.rest.partition(end)
        return taken

    def _more(self) -> None:
        part = self.socket.recv(65536)
        if not part:
            raise EOFError("the server has hung up")
        self.rest += part


@contextmanager
def phone(port: int, **options) -> Iterator[Phone]:
    """A phone that has joined."""
    with closing(Phone(port, **options)) as client:
        yield client.join()
