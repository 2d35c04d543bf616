"""The smallest application that speaks the participants' live protocol: votes are counted in memory, or committed by a thread.

    python -m benchmarks.votes_app PORT [--database FILE]

It stands in for the workshop while only the server room is measured.
"""

import argparse
import sqlite3
import threading
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Any

import gevent
from flask import Flask
from flask_socketio import SocketIO, join_room

from workshop.server.laptop import serve
from workshop.server.limits import Limits
from workshop.server.static import StaticFiles
from workshop.server.wakeup import Doorbell

TICK = 0.1
PAGE = "<!doctype html><title>Page</title><link rel=stylesheet href={css}><script src={js} defer></script><p>" + "word " * 600


class Writer:
    """Group commit in an OS thread, SQLite with synchronous=FULL; answers through the Doorbell."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._bell = Doorbell()
        self._queue: deque[tuple[Any, tuple[str, str]]] = deque()
        self._ready = threading.Semaphore(0)
        threading.Thread(target=self._run, daemon=True).start()

    def write(self, seat: str, ballot: str) -> int:
        """Returns the number of ballots committed so far, once this one is on disk."""
        waiter = self._bell.waiter()
        self._queue.append((waiter, (seat, ballot)))
        self._ready.release()
        return waiter.wait()

    def _run(self) -> None:
        database = sqlite3.connect(self._file, isolation_level=None)
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("PRAGMA synchronous=FULL")
        database.execute("CREATE TABLE IF NOT EXISTS ballot(seat TEXT PRIMARY KEY, ballot TEXT) WITHOUT ROWID")
        while True:
            self._ready.acquire()
            batch = [self._queue.popleft() for _ in range(min(len(self._queue), 1000))]
            if batch:
                self._commit(database, batch)

    def _commit(self, database: sqlite3.Connection, batch: list[tuple[Any, tuple[str, str]]]) -> None:
        database.execute("BEGIN IMMEDIATE")
        database.executemany("INSERT OR REPLACE INTO ballot VALUES(?,?)", [row for _, row in batch])
        database.execute("COMMIT")
        self._bell.ring([(waiter, None) for waiter, _ in batch])


def build(static: StaticFiles, write: Callable[[str, str], Any]) -> tuple[Flask, SocketIO]:
    """The page, `cast` with its acknowledgement, `state` to all and `progress` to the projector."""
    app = Flask(__name__)
    socketio = SocketIO(app, async_mode="gevent", transports=["websocket"], serve_client=False)
    page = PAGE.format(css=static.url("page.css"), js=static.url("page.js"))
    answered: set[str] = set()

    @app.get("/")
    def first_page() -> str:
        return page

    def cast(sid: str, payload: dict[str, Any]) -> dict[str, str]:
        write(sid, str(payload["ballot"]))
        answered.add(sid)
        return {"status": "recorded"}

    def show(_sid: str, version: int) -> dict[str, str]:
        socketio.server.emit("state", {"version": version})
        return {"status": "recorded"}

    def watch() -> None:
        told = 0
        while True:
            gevent.sleep(TICK)
            if len(answered) != told:
                told = len(answered)
                socketio.server.emit("progress", {"answered": told, "seats": told}, room="projector")

    socketio.server.on("cast", cast)
    socketio.server.on("open", show)
    socketio.on("follow")(lambda _=None: join_room("projector"))
    gevent.spawn(watch)
    return app, socketio


def main() -> None:
    """Serve until Ctrl-C."""
    parser = argparse.ArgumentParser()
    parser.add_argument("port", type=int)
    parser.add_argument("--database")
    options = parser.parse_args()
    static = StaticFiles(Path(__file__).parent / "page")
    write = Writer(options.database).write if options.database else lambda seat, ballot: None
    app, socketio = build(static, write)
    no_cap = Limits(connections_per_address=None, frames_per_second=100_000, frame_burst=100_000)
    laptop = serve(app, socketio, host="127.0.0.1", port=options.port, static=static, limits=no_cap)
    print(f"listening on {laptop.port}", flush=True)
    laptop.run()


if __name__ == "__main__":
    main()
