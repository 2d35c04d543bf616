"""The one writer: a thread that takes whatever waits, commits it in one transaction, and wakes everybody.

Batches arise by themselves: while one COMMIT waits for the disk, the next changes queue up. On a disk that needs 5 ms
for a sync that is the difference between 127 and 81,000 ballots a second (SERVER.md 3)."""
from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import Any, NamedTuple, TypeVar

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from workshop.domain.errors import Locked
from workshop.domain.text import msg
from workshop.services.ports import Writing
from workshop.storage.database import driver, mended
from workshop.storage.doorbell import Doorbell, Waiter
from workshop.storage.writing import TableWriting

T = TypeVar("T")
MOST = 1000


class _Job(NamedTuple):
    run: Callable[[Any], object] | None
    waiter: Waiter
    alone: bool = False


class Writer:
    """`connect` opens the database (and again after trouble), `begin` makes what changes are given; `committed` is
    told, in the writer's thread, of every transaction that is on disk, before anybody is woken."""

    def __init__(
        self,
        connect: Callable[[], Connection],
        begin: Callable[[Connection], TableWriting],
        committed: Callable[[TableWriting], None],
        doorbell: Doorbell,
    ) -> None:
        self._connect = connect
        self._begin = begin
        self._committed = committed
        self._doorbell = doorbell
        self._queue: SimpleQueue[_Job] = SimpleQueue()
        self._door = threading.Lock()
        self._open = True
        self._connection: Connection | None = connect()
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
        self._thread.start()

    def submit(self, change: Callable[[Writing], T]) -> T:
        """Run `change` in a transaction; the answer comes when it is on disk. An exception undoes just this change."""
        return self._hand_in(change, alone=False)

    def alone(self, job: Callable[[Connection], None]) -> None:
        """Run `job` between two transactions; afterwards the database is opened anew, whatever happened."""
        self._hand_in(job, alone=True)

    def close(self) -> None:
        """Finish what waits, then stop. May be called again."""
        with self._door:
            if not self._open:
                return
            self._open = False
            self._queue.put(_Job(None, self._doorbell.waiter(), alone=True))
        self._thread.join()

    def _hand_in(self, run: Callable[[Any], object], *, alone: bool) -> Any:
        if threading.get_ident() == self._thread.ident:
            raise RuntimeError("a change cannot wait for another change: the writer would wait for itself")
        waiter = self._doorbell.waiter()
        with self._door:
            if not self._open:
                raise closed()
            self._queue.put(_Job(run, waiter, alone))
        return waiter.wait()

    def _run(self) -> None:
        working = True
        while working:
            jobs = self._drained()
            last = jobs.pop() if jobs[-1].alone else None
            if jobs:
                self._doorbell.ring(self._batch(jobs))
            working = last is None or self._by_itself(last)

    def _drained(self) -> list[_Job]:
        """What waits now, up to the first job that must be alone."""
        jobs = [self._queue.get()]
        while not jobs[-1].alone and len(jobs) < MOST:
            try:
                jobs.append(self._queue.get_nowait())
            except Empty:
                break
        return jobs

    def _batch(self, jobs: Iterable[_Job]) -> list[tuple[Waiter, object]]:
        try:
            return self._transaction(jobs)
        except Exception as error:  # noqa: BLE001 - whatever it is, those who wait must hear of it
            self._disconnect()  # after a failed sync a connection does not know what is on disk: never go on with it
            return [(job.waiter, mended(error) or error) for job in jobs]

    def _transaction(self, jobs: Iterable[_Job]) -> list[tuple[Waiter, object]]:
        connection = self._connected()
        database = driver(connection)
        database.execute("BEGIN IMMEDIATE")
        writing = self._begin(connection)
        answers = [(job.waiter, _attempted(writing, job.run)) for job in jobs]
        writing.finish()
        database.execute("COMMIT")
        self._committed(writing)
        return answers

    def _by_itself(self, job: _Job) -> bool:
        """Run a job that must be alone; False when it was the order to stop."""
        answer: object = None
        try:
            if job.run is not None:
                job.run(self._connected())
        except Exception as error:  # noqa: BLE001 - as above
            answer = mended(error) or error
        self._disconnect()
        if job.run is not None:
            self._doorbell.ring([(job.waiter, self._reconnected() or answer)])
        return job.run is not None

    def _reconnected(self) -> BaseException | None:
        try:
            self._connected()
        except Exception as error:  # noqa: BLE001 - as above
            return mended(error) or error
        return None

    def _connected(self) -> Connection:
        if self._connection is None:
            self._connection = self._connect()
        return self._connection

    def _disconnect(self) -> None:
        if self._connection is not None:
            with suppress(sqlcipher.Error, DBAPIError):  # it is given up; a failing disk may not even let it close
                self._connection.close()
            self._connection = None


def _attempted(writing: TableWriting, change: Callable[[Any], object] | None) -> object:
    """The result of one change, or its exception."""
    try:
        return writing.attempt(change)  # type: ignore[arg-type]
    except BaseException as error:
        if writing.is_lost():
            raise  # nobody's change was recorded
        return mended(error) or error


def closed() -> Locked:
    """What is said when somebody still writes or reads after the store was closed."""
    return Locked(msg("The workshop is closed on the laptop just now. Ask the facilitator to open it."))
