"""A Socket.IO client over a cooperative socket: connect, hear events, emit with acknowledgement. WebSocket only."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import gevent
from gevent import socket
from gevent.event import AsyncResult
from wsproto import ConnectionType, WSConnection
from wsproto.events import AcceptConnection, CloseConnection, Message, Ping, Request, TextMessage

from workshop.virtual.browser import TIMEOUT, Browser

CONNECT, EVENT, ACK, CONNECT_ERROR = "0", "2", "3", "4"


class Refused(ConnectionError):
    """The server did not let us in."""


class Live:
    """One live connection of a browser. `hear(event, data)` is called for every event from the server."""

    def __init__(self, browser: Browser, audience: str, hear: Callable[[str, Any], None] | None = None):
        self._hear = hear or (lambda event, data: None)
        self._waiting: dict[int, AsyncResult] = {}
        self._next_ack = 0
        self._ready = AsyncResult()
        self._text = ""
        self._protocol = WSConnection(ConnectionType.CLIENT)
        self._socket = socket.create_connection((browser.host, browser.port), TIMEOUT)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._hello = "40" + json.dumps({"as": audience})
        self._reader = gevent.Greenlet(self._read)
        try:
            self._begin(browser)
        except BaseException:
            self.close()
            raise

    def _begin(self, browser: Browser) -> None:
        self._shake_hands(browser)
        self._socket.settimeout(None)  # between two questions a phone is silent for as long as it takes
        self._reader.start()
        self._ready.get(timeout=TIMEOUT)

    def cast(self, activity: str, items: list[str], round_number: int = 1) -> dict[str, Any]:
        """Cast a ballot; the acknowledgement. Raises gevent.Timeout when none comes."""
        if self._reader.dead:
            raise Refused("the connection ended")
        self._next_ack += 1
        ballot = {"activity": activity, "items": items, "round": round_number}
        answer = self._waiting[self._next_ack] = AsyncResult()
        self._send(f"42{self._next_ack}{json.dumps(['cast', ballot])}")
        return answer.get(timeout=TIMEOUT)[0]

    def close(self) -> None:
        self._reader.kill()
        self._socket.close()

    def _shake_hands(self, browser: Browser) -> None:
        host = f"{browser.host}:{browser.port}".removesuffix(":80")
        headers = [(b"Origin", f"http://{host}".encode()), (b"Cookie", browser.cookie_header.encode())]
        request = Request(host=host, target="/socket.io/?EIO=4&transport=websocket", extra_headers=headers)
        self._socket.sendall(self._protocol.send(request))

    def _read(self) -> None:
        try:
            while data := self._socket.recv(65_536):
                self._protocol.receive_data(data)
                for event in self._protocol.events():
                    self._on(event)
        except OSError:
            pass
        finally:
            self._socket.close()
            self._fail(Refused("the connection ended"))

    def _on(self, event: object) -> None:
        if isinstance(event, Ping):
            self._socket.sendall(self._protocol.send(event.response()))
        elif isinstance(event, TextMessage):
            self._collect(event)
        elif isinstance(event, CloseConnection) or not isinstance(event, (AcceptConnection, Message)):
            self._socket.close()

    def _collect(self, event: TextMessage) -> None:
        self._text += event.data
        if event.message_finished:
            text, self._text = self._text, ""
            self._on_packet(text)

    def _on_packet(self, text: str) -> None:
        if text[0] == "0":
            self._send(self._hello)
        elif text == "2":
            self._send("3")
        elif text[0] == "4":
            self._on_message(text[1], text[2:])

    def _on_message(self, sort: str, rest: str) -> None:
        if sort == CONNECT:
            self._ready.set(True)
        elif sort == CONNECT_ERROR:
            self._fail(Refused(rest))
        elif sort == EVENT:
            name, *data = json.loads(rest)
            self._hear(name, data[0] if data else None)
        elif sort == ACK:
            number, _, data = rest.partition("[")
            self._waiting.pop(int(number)).set(json.loads("[" + data))

    def _fail(self, error: Exception) -> None:
        for waiting in (self._ready, *self._waiting.values()):
            if not waiting.ready():
                waiting.set_exception(error)

    def _send(self, text: str) -> None:
        self._socket.sendall(self._protocol.send(TextMessage(data=text)))
