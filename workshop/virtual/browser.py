"""A browser without a screen: one kept connection, cookies, forms. Cooperative under gevent, so hundreds fit in a
process.
"""

from __future__ import annotations

import http.client
import ipaddress
from contextlib import suppress
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

from gevent import socket

from workshop.domain.errors import Mendable
from workshop.domain.text import msg

TIMEOUT = 20
MOST_REDIRECTS = 5


def checked_address(address: str) -> tuple[str, int]:
    """Host and port of a page address. Raises Mendable for anything but a private or loopback IPv4 address: nobody
    else's
    computer ever hears from us."""
    number: ipaddress.IPv4Address | None = None
    with suppress(ValueError):  # also what urlsplit raises for half a bracket
        parts = urlsplit(address if "//" in address else f"http://{address}")
        host = "127.0.0.1" if parts.hostname == "localhost" else parts.hostname or ""
        number, port = ipaddress.IPv4Address(host), parts.port or 80
    if number is None or parts.scheme != "http" or not (number.is_private or number.is_loopback):
        raise Mendable(
            msg(
                "{address} is not an address of this room: give the one that the projector shows.",
                address=address,
            )
        )
    return host, port


class _Connection(http.client.HTTPConnection):
    """The standard library's connection over a cooperative socket."""

    def connect(self) -> None:
        self.sock = socket.create_connection((self.host, self.port), self.timeout)
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


@dataclass(frozen=True)
class Page:
    """An answer: where it came from, status, text, and the forms in it."""

    path: str
    status: int
    text: str
    body: bytes

    def form(self, action: str) -> dict[str, list[str]]:
        """The fields of the form that goes to `action`, as a browser would send them untouched."""
        forms = _forms(self.text)
        return forms[""] if action == self.path and action not in forms else forms[action]

    @property
    def token(self) -> str:
        """The token in the page's forms."""
        return next(fields["token"][0] for fields in _forms(self.text).values() if "token" in fields)


class Browser:
    """Visits the pages of one server."""

    def __init__(self, host: str, port: int):
        self.host, self.port = host, port
        self.cookies: dict[str, str] = {}
        self._connection = _Connection(host, port, timeout=TIMEOUT)

    @property
    def cookie_header(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def get(self, path: str) -> Page:
        """The page at the end of the redirects."""
        return self._follow("GET", path, None)

    def post(self, path: str, fields: dict[str, list[str]]) -> Page:
        """Send a form; the page at the end of the redirects."""
        return self._follow("POST", path, urlencode(fields, doseq=True))

    def close(self) -> None:
        self._connection.close()

    def _follow(self, method: str, path: str, body: str | None) -> Page:
        for _ in range(MOST_REDIRECTS):
            status, headers, answer = self._request(method, path, body)
            if status not in (301, 302, 303):
                return Page(path, status, answer.decode("utf-8", "replace"), answer)
            method, path, body = "GET", urlsplit(headers["location"]).path, None
        raise ConnectionError("too many redirects")

    def _request(self, method: str, path: str, body: str | None) -> tuple[int, dict[str, str], bytes]:
        try:
            return self._ask(method, path, body)
        except (http.client.BadStatusLine, BrokenPipeError, ConnectionResetError):
            # the server had closed the kept connection meanwhile: what was sent has not been read, or is safe to repeat
            self._connection.close()
            return self._ask(method, path, body)

    def _ask(self, method: str, path: str, body: str | None) -> tuple[int, dict[str, str], bytes]:
        headers = {"Cookie": self.cookie_header, "Accept-Language": "fr"}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self._connection.request(method, path, body, headers)
        response = self._connection.getresponse()
        for line in response.headers.get_all("Set-Cookie") or ():
            self.cookies.update({name: morsel.value for name, morsel in SimpleCookie(line).items()})
        return response.status, {name.lower(): value for name, value in response.getheaders()}, response.read()


@dataclass
class _FormReader(HTMLParser):
    """Collects what each form would send."""

    forms: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    _fields: dict[str, list[str]] | None = None
    _name: str = ""
    _text: str | None = None
    _first: bool = False

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._fields = self.forms.setdefault(given.get("action", ""), {})
        elif self._fields is not None:
            self._field(tag, given)

    def _field(self, tag: str, given: dict[str, str]) -> None:
        if tag == "input" and given.get("name") and _is_sent(given):
            self._add(given["name"], given.get("value", "y"))
        elif tag == "textarea":
            self._name, self._text = given.get("name", ""), ""
        elif tag == "select":
            self._name, self._first = given.get("name", ""), True
        elif tag == "option" and (self._first or "selected" in given):
            self._fields[self._name] = [given.get("value", "")]  # type: ignore[index]
            self._first = False

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._text is not None:
            self._add(self._name, self._text.removeprefix("\n"))
            self._text = None
        elif tag == "form":
            self._fields = None

    def _add(self, name: str, value: str) -> None:
        self._fields.setdefault(name, []).append(value)  # type: ignore[union-attr]


def _is_sent(given: dict[str, str]) -> bool:
    kind = given.get("type", "text")
    return kind not in ("submit", "button", "image", "file") and (
        kind not in ("checkbox", "radio") or "checked" in given
    )


def _forms(text: str) -> dict[str, dict[str, list[str]]]:
    reader = _FormReader()
    reader.feed(text)
    return reader.forms
