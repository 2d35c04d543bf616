"""Which names this laptop answers to: the guard against DNS rebinding (SAFETY.md, 2.4)."""

from collections.abc import Callable, Collection, Iterable
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


def host_name(header: str) -> str:
    """The name in a Host header without its port: "[::1]:80" → "::1", "Laptop.local:8080" → "laptop.local"."""
    if header.startswith("["):
        return header[1:].partition("]")[0].lower()
    return header.partition(":")[0].rstrip(".").lower()


class HostGate:
    """WSGI middleware, outside everything, that refuses requests meant for another host.

    A page of another site can point a name of its own at this laptop and then speak as if it were
    ours; Flask's TRUSTED_HOSTS does not cover the Socket.IO path, so the gate stands before both.

    `addresses` is asked again for an unknown name, at most every `every` seconds: a hotspot that
    restarts gives the laptop a new address.
    """

    def __init__(
        self,
        app: "WSGIApplication",
        addresses: Callable[[], Collection[str]],
        names: Iterable[str] = (),
        every: float = 1,
    ) -> None:
        self._app = app
        self._addresses = addresses
        self._names = LOOPBACK | {name.lower() for name in names}
        self._every = every
        self._ours: frozenset[str] = self._names
        self._asked_at = float("-inf")

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        if self._is_ours(host_name(environ.get("HTTP_HOST", ""))):
            return self._app(environ, start_response)
        start_response(
            "421 Misdirected Request",
            [("Content-Type", "text/plain; charset=utf-8"), ("Cache-Control", "no-store"), ("Connection", "close")],
        )
        return [b"421 Misdirected Request\n"]

    def _is_ours(self, name: str) -> bool:
        return name in self._ours or (self._refresh() and name in self._ours)

    def _refresh(self) -> bool:
        now = monotonic()
        if now - self._asked_at < self._every:
            return False
        self._asked_at = now
        self._ours = self._names | frozenset(self._addresses())
        return True
