"""The laptop's server: one process, one gevent loop, no monkey patching."""

import errno
import gc
import os
import signal
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import gevent
from gevent import socket
from gevent.event import Event
from gevent.pool import Pool
from wsproto.frame_protocol import CloseReason

from workshop.domain.errors import Mendable
from workshop.domain.text import msg
from workshop.server.addresses import Address, own_addresses, phone_addresses
from workshop.server.engine import fit
from workshop.server.handler import LimitedServer
from workshop.server.hosts import HostGate
from workshop.server.limits import Limits
from workshop.server.static import StaticFiles

BACKLOG = 4096  # a thousand phones that join at once must not wait for a repeated SYN (SERVER.md, 2.6)
USUAL_PORTS = (80, 8080)
NEXT_PORTS = range(8081, 8181)
ENOUGH_FILES = 8192  # a little more than Limits.connections; macOS refuses to go above 10,240
NOT_FOR_US = {
    getattr(errno, name, None) for name in ("EADDRINUSE", "EACCES", "EPERM", "WSAEADDRINUSE", "WSAEACCES")
}
EVERYWHERE = "0.0.0.0"  # noqa: S104 (phones must reach it; HostGate and Limits are the guard)


class Laptop:
    """A running server."""

    def __init__(self, server: LimitedServer, socketio: Any, host: str) -> None:
        self._server = server
        self._socketio = socketio
        self._host = host
        self._stopping = False
        self._stopped = Event()

    @property
    def port(self) -> int:
        """The port that was free."""
        return self._server.server_port

    @property
    def addresses(self) -> list[Address]:
        """Where phones find this server, the likeliest first; asked anew each time, as a hotspot may restart."""
        return [address for address in phone_addresses() if self._host in (EVERYWHERE, address.ip)]

    @property
    def urls(self) -> list[str]:
        """The same as web addresses; without any network, the laptop's own."""
        hosts = [address.ip for address in self.addresses] or ["127.0.0.1"]
        return [f"http://{host}/" if self.port == 80 else f"http://{host}:{self.port}/" for host in hosts]

    def run(self) -> None:
        """Serve until Ctrl-C, SIGTERM or `stop`, with memory and signals set up for a long-lived process."""
        with self._stop_on_signals():
            allow_many_connections()
            calm_collector()
            self._stopped.wait()

    def stop(self, patience: float = 2) -> None:
        """Take no more connections, say good-bye to the live ones, let requests finish for `patience` seconds."""
        if self._stopping:
            self._stopped.wait()
            return
        self._stopping = True
        self._server.close()
        farewells = [gevent.spawn(ws.close, CloseReason.GOING_AWAY) for ws in list(self._server.websockets)]
        for connection in list(self._server.idle):
            connection.hang_up()
        gevent.joinall(farewells, timeout=patience)
        self._server.stop(timeout=patience)
        self._socketio.server.shutdown()
        self._stopped.set()

    @contextmanager
    def _stop_on_signals(self) -> Iterator[None]:
        signals = [getattr(signal, name) for name in ("SIGINT", "SIGTERM") if hasattr(signal, name)]
        watchers = [gevent.signal_handler(number, self.stop) for number in signals]
        try:
            yield
        finally:
            for watcher in watchers:
                watcher.cancel()


def serve(
    app: Any,
    socketio: Any,
    *,
    host: str = EVERYWHERE,
    port: int | None = None,
    static: StaticFiles | None = None,
    names: Iterable[str] = (),
    limits: Limits | None = None,
) -> Laptop:
    """Start to serve a Flask application and its Flask-SocketIO object; returns at once.

    Without `port` it is 80, else 8080, else the next free one; 0 takes any. `names` are host names the
    laptop answers to besides its own addresses. Raises Mendable when no port can be had.
    """
    limits = limits or Limits()
    fit(socketio, limits)
    behind = static.in_front_of(app) if static else app
    gate = HostGate(behind, lambda: {address.ip for address in own_addresses()}, {*names, host} - {EVERYWHERE})
    server = LimitedServer(listen(host, port), gate, limits, spawn=Pool())
    server.start()
    return Laptop(server, socketio, host)


def listen(host: str, port: int | None = None) -> socket.socket:
    """A listening socket on `port`, or on the first of the usual ports that is free. Raises Mendable."""
    candidates = (*USUAL_PORTS, *NEXT_PORTS) if port is None else (port,)
    for candidate in candidates:
        try:
            return _listen(host, candidate)
        except OSError as error:
            if error.errno not in NOT_FOR_US:
                raise Mendable(msg("The address {host} is not one of this computer.", host=host), "host") from error
    if port is None:
        raise Mendable(msg("No free port was found. Close other programs that serve pages, then start again."), "port")
    raise Mendable(msg("Port {port} cannot be used here. Choose another one, or none.", port=str(port)), "port")


def _listen(host: str, port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if os.name == "posix":  # a restart need not wait for old connections; on Windows it would share a taken port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(BACKLOG)
    except OSError:
        listener.close()
        raise
    return listener


def calm_collector() -> None:
    """Keep the garbage collector from pausing votes: with Python's settings it does so for 80 to 230 ms."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def allow_many_connections() -> None:
    """Raise the number of files this process may open to what the system permits; the usual 1,024 is one hall."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    enough = ENOUGH_FILES if hard == resource.RLIM_INFINITY else min(hard, ENOUGH_FILES)
    if soft != resource.RLIM_INFINITY and soft < enough:
        resource.setrlimit(resource.RLIMIT_NOFILE, (enough, hard))
