"""One workshop's file, open: `Store` of services/ports.py."""
from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from typing import TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from workshop.domain.errors import Mendable
from workshop.domain.event_import import EventImport
from workshop.domain.ideas import Idea
from workshop.domain.passages import Passage
from workshop.domain.people import Groups, Seat
from workshop.domain.plan import Action
from workshop.services.ports import Cast, Json, Snapshot, Writing
from workshop.storage import migrations
from workshop.storage.database import connect, mended
from workshop.storage.doorbell import Doorbell
from workshop.storage.files import sync_file
from workshop.storage.folder import Folder
from workshop.storage.reading import IDEAS, SEATS, Round, TableReading
from workshop.storage.seal import Sealing, destroy_ballots, modernise, seal
from workshop.storage.writer import Writer, closed
from workshop.storage.writing import Notes, TableWriting

T = TypeVar("T")


@dataclass
class Known:
    """What nearly every page needs, held in memory: true for what is on disk, changed by the writer's thread only."""

    snapshot: Snapshot
    answers: Counter[Round]
    seats: dict[str, Seat]

    @classmethod
    def read(cls, tables: TableReading) -> Known:
        """Everything anew."""
        return cls(tables.snapshot(), tables.answers(), tables.every_seat())

    def learn(self, notes: Notes, tables: TableReading) -> None:
        """What one transaction has changed."""
        if notes.stale:
            self.snapshot = tables.snapshot()
        elif notes.bumped:
            self.snapshot = replace(self.snapshot, version=tables.version())
        self.answers.update(notes.new)
        self.seats.update({seat.id: seat for seat in notes.seats})
        for activity in notes.texts:
            self.answers[activity, IDEAS] = tables.authors(activity)


class DiskStore:
    """The workshop in `folder`. One connection writes, in the writer's thread; one reads, by turns, in any thread.

    Exactly one DiskStore may exist for a folder; the vault sees to that. `snapshot`, `answered`, `seat` and `seats`
    ask only the memory; a ballot is read in some 10 microseconds. Locked is raised once the store is closed."""

    def __init__(self, folder: Folder, doorbell: Doorbell, released: Callable[[], None]) -> None:
        self._folder = folder
        self._released = released
        self._turn = threading.Lock()
        self._reader: Connection | None = None
        try:
            self._writer = Writer(self._connect, self._begin, self._committed, doorbell)
        except BaseException:
            self._close_reader()
            raise

    def snapshot(self) -> Snapshot:
        return self._known.snapshot

    def seats(self) -> int:
        return self._known.answers[SEATS]

    def answered(self, activity: str, round_number: int) -> int:
        answers = self._known.answers
        return answers[activity, round_number] + answers[activity, IDEAS]

    def seat(self, seat_id: str) -> Seat | None:
        if self._reader is None:
            raise closed()
        return self._known.seats.get(seat_id)

    def profiles(self) -> tuple[Groups, ...]:
        if self._reader is None:
            raise closed()
        seats = self._known.seats
        return tuple(seats[seat_id].groups for seat_id in sorted(seats))

    def ballot(self, activity: str, round_number: int, key: str) -> Json | None:
        return self._read(lambda tables: tables.ballot(activity, round_number, key))

    def any_ballot(self) -> bool:
        return self._read(TableReading.any_ballot)

    def casts(self, activity: str, round_number: int) -> tuple[Cast, ...]:
        return self._read(lambda tables: tables.casts(activity, round_number))

    def ideas(self, activity: str) -> tuple[Idea, ...]:
        return self._read(lambda tables: tables.ideas(activity))

    def own_ideas(self, activity: str, author: str) -> tuple[Idea, ...]:
        return self._read(lambda tables: tables.own_ideas(activity, author))

    def actions(self, activity: str) -> tuple[Action, ...]:
        return self._read(lambda tables: tables.actions(activity))

    def own_actions(self, activity: str, author: str) -> tuple[Action, ...]:
        return self._read(lambda tables: tables.own_actions(activity, author))

    def outcome(self, activity: str, round_number: int) -> Json | None:
        return self._read(lambda tables: tables.outcome(activity, round_number))

    def wording_log(self, activity: str) -> tuple[Json, ...]:
        return self._read(lambda tables: tables.wording_log(activity))

    def event_data(self) -> EventImport | None:
        return self._read(TableReading.event_data)

    def passages(self) -> dict[str, Passage]:
        return self._read(TableReading.passages)

    def write(self, change: Callable[[Writing], T]) -> T:
        return self._writer.submit(change)

    def seal(self, activity: str, round_number: int, outcome: Json, keep_ballots: bool) -> None:
        sealing = Sealing(activity, round_number, outcome, keep_ballots)
        self._writer.alone(lambda connection: seal(connection, self._folder, sealing))

    def destroy_ballots(self) -> None:
        self._writer.alone(lambda connection: destroy_ballots(connection, self._folder))

    def close(self) -> None:
        """Finish what waits and close the files. May be called again."""
        self._writer.close()
        with self._turn:
            self._close_reader()
        with suppress(OSError, Mendable):  # only the time that the file shows; nothing depends on it
            sync_file(self._folder.current().database)
        self._released()

    def _connect(self) -> Connection:
        """Open the generation that counts, destroy all others, and learn what it holds. Runs where writing runs."""
        generation = self._folder.current()
        key = self._folder.data_key(generation)
        with ExitStack() as trouble:
            writer = trouble.enter_context(connect(generation.database, key))
            if migrations.is_older(writer):
                modernise(writer, self._folder)
                trouble.close()
                return self._connect()  # another generation counts now
            with self._turn:
                self._close_reader()
                self._reader = connect(generation.database, key)
                self._known = Known.read(TableReading(writer))
            self._folder.sweep()
            trouble.pop_all()
        return writer

    def _close_reader(self) -> None:
        if self._reader is not None:
            self._reader.close()
            self._reader = None

    def _begin(self, connection: Connection) -> TableWriting:
        return TableWriting(connection, self._known.snapshot)

    def _committed(self, writing: TableWriting) -> None:
        if writing.notes.everything:
            self._known = Known.read(writing)
        else:
            self._known.learn(writing.notes, writing)

    def _read(self, question: Callable[[TableReading], T]) -> T:
        with self._turn:
            if self._reader is None:
                raise closed()
            try:
                return question(TableReading(self._reader))
            except DBAPIError as error:
                raise mended(error) or error from error
