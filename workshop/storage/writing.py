"""Changes to the tables inside one transaction: `Writing` of services/ports.py."""
from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy import Connection, Executable, Result, Table, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert

from workshop.domain.activity import Activity, State
from workshop.domain.event_import import EventImport
from workshop.domain.ideas import Idea
from workshop.domain.passages import Passage
from workshop.domain.people import Seat
from workshop.domain.plan import Action
from workshop.domain.stage import Stage
from workshop.domain.workshop import ReportTexts, Workshop
from workshop.services.ports import Cast, Json, Snapshot, Writing
from workshop.storage import rows, tables
from workshop.storage.reading import SEATS, Round, TableReading
from workshop.storage.tables import json_text

T = TypeVar("T")

# A thousand phones join within a second: these go to the driver without SQLAlchemy.
_NEW_SEAT = "INSERT INTO seat (id, groups) VALUES (?, ?) ON CONFLICT DO NOTHING"
_NEXT_SEAT = "UPDATE seat SET groups = ? WHERE id = ?"
_IS_OPEN = "SELECT 1 FROM activity WHERE id = ? AND round = ? AND state = 'open'"

# All ballots of a batch in one statement: every statement hands the interpreter to another thread and back, and that is
# what costs time when a thousand phones vote within a second (measured: a burst of 1,000 in 46 instead of 147 ms).
_BALLOTS = (
    "INSERT INTO ballot (activity, round, key, payload, groups) "
    "SELECT ?, ?, value ->> 0, value ->> 1, value ->> 2 FROM json_each(?) WHERE true ON CONFLICT DO "
)
_NEW_BALLOTS = f"{_BALLOTS} NOTHING"
_NEXT_BALLOTS = f"{_BALLOTS} UPDATE SET payload = excluded.payload, groups = excluded.groups"


@dataclass
class Notes:
    """What a transaction has changed of what is held in memory: one entry in `new` for each first ballot and each new
    seat; `seats` that are new or have other groups; activities that gained or lost `texts` (ideas, actions); whether
    the version was `bumped`, the snapshot is `stale`, or `everything` must be read again."""

    new: list[Round] = field(default_factory=list)
    seats: list[Seat] = field(default_factory=list)
    texts: set[str] = field(default_factory=set)
    bumped: bool = False
    stale: bool = False
    everything: bool = False


class TableWriting(TableReading):
    """Writes to the tables, one change after the other, and notes what is to be known once that is on disk.

    `known` is the snapshot as the transaction found it. Ballots for an activity in it wait in a list until somebody
    asks for them or the transaction ends: nothing that could fail is left for then."""

    def __init__(self, connection: Connection, known: Snapshot | None = None) -> None:
        super().__init__(connection)
        self.notes = Notes()
        self._found = known
        self._waiting: list[tuple[str, int, str, str, str]] = []
        self._begin()

    def attempt(self, change: Callable[[Writing], T]) -> T:
        """Run one change. An exception undoes just this change, unless the transaction itself `is_lost`."""
        self._begin()
        try:
            return change(self)
        except BaseException:
            del self._waiting[self._before :], self.notes.new[self._counted :], self.notes.seats[self._seated :]
            if self._saved and not self.is_lost():
                self._driver.execute("ROLLBACK TO change")
            raise
        finally:
            if self._saved and not self.is_lost():
                self._driver.execute("RELEASE change")

    def is_lost(self) -> bool:
        """Whether SQLite has undone the whole transaction, as it may when a disk is full."""
        return not self._driver.in_transaction

    def finish(self) -> None:
        """Hand over what still waits; COMMIT comes next."""
        self._hand_over(len(self._waiting))

    def _begin(self) -> None:
        """A change begins: what waits or is counted so far belongs to others."""
        self._before, self._counted, self._saved = len(self._waiting), len(self.notes.new), False
        self._seated = len(self.notes.seats)

    def _save(self) -> None:
        """From here on this change can be undone in the tables. Others' ballots are handed over before."""
        if not self._saved:
            self._hand_over(self._before)
            self._before, self._counted, self._saved = 0, len(self.notes.new), True
            self._driver.execute("SAVEPOINT change")

    def _settle(self) -> None:
        """Hand over this change's ballots, too, so that a question or a deletion meets them."""
        if self._waiting:
            self._save()
            self._hand_over(len(self._waiting))

    def _hand_over(self, count: int) -> None:
        by_round: dict[Round, dict[str, tuple[str, str]]] = defaultdict(dict)
        for activity, round_number, key, payload, groups in self._waiting[:count]:
            by_round[activity, round_number][key] = (payload, groups)  # of one seat's ballots the last one counts
        del self._waiting[:count]
        for counted, ballots in by_round.items():
            values = (*counted, json.dumps([[key, *ballot] for key, ballot in ballots.items()]))
            new = self._driver.execute(_NEW_BALLOTS, values).rowcount
            self.notes.new += [counted] * new
            if new < len(ballots):
                self._driver.execute(_NEXT_BALLOTS, values)

    def _still_found(self, activity: str) -> Activity | None:
        """The activity as the transaction found it, if nothing has changed since."""
        return self._found.activity(activity) if self._found and not self.notes.stale else None

    def is_open(self, activity: str, round_number: int) -> bool:
        found = self._still_found(activity)
        if found is not None:
            return (found.state, found.round) == (State.OPEN, round_number)
        return self._driver.execute(_IS_OPEN, (activity, round_number)).fetchone() is not None

    def ballot(self, activity: str, round_number: int, key: str) -> Json | None:
        self._settle()
        return super().ballot(activity, round_number, key)

    def answered(self, activity: str, round_number: int) -> int:
        self._settle()
        return super().answered(activity, round_number)

    def any_ballot(self) -> bool:
        self._settle()
        return super().any_ballot()

    def casts(self, activity: str, round_number: int) -> tuple[Cast, ...]:
        self._settle()
        return super().casts(activity, round_number)

    def put_workshop(self, workshop: Workshop) -> None:
        self._replace(tables.workshop, rows.workshop_values(workshop))

    def put_texts(self, texts: ReportTexts) -> None:
        self._replace(tables.texts, rows.texts_values(texts))

    def put_stage(self, stage: Stage) -> None:
        self._replace(tables.stage, rows.stage_values(stage))

    def put_activity(self, activity: Activity) -> None:
        end = select(func.coalesce(func.max(tables.activity.c.place), 0) + 1).scalar_subquery()
        values = rows.activity_values(activity)
        self._change(insert(tables.activity).values(place=end, **values).on_conflict_do_update(set_=values))

    def put_agenda(self, activity_ids: Sequence[str]) -> None:
        for place, activity_id in enumerate(activity_ids, 1):
            self._change(update(tables.activity).where(tables.activity.c.id == activity_id).values(place=place))

    def delete_activity(self, activity: str) -> None:
        self._settle()
        self.notes.everything = True
        for table in reversed(tables.metadata.sorted_tables):
            if table.foreign_keys:
                self._change(delete(table).where(table.c.activity == activity))
        self._change(delete(tables.activity).where(tables.activity.c.id == activity))

    def put_seat(self, seat: Seat) -> None:
        groups = json_text(dict(seat.groups))
        self._save()
        self.notes.seats.append(seat)
        if self._driver.execute(_NEW_SEAT, (seat.id, groups)).rowcount:
            self.notes.new.append(SEATS)
        else:
            self._driver.execute(_NEXT_SEAT, (groups, seat.id))

    def put_ballot(self, activity: str, round_number: int, key: str, cast: Cast) -> None:
        payload, groups = json_text(dict(cast.ballot)), json_text(dict(cast.groups))
        self._waiting.append((activity, round_number, key, payload, groups))
        if self._still_found(activity) is None:
            self._settle()  # the tables say at once, and to this change alone, whether there is such an activity

    def put_idea(self, idea: Idea, author: str | None = None) -> None:
        self._put_text(tables.idea, rows.idea_values(idea), author)

    def delete_idea(self, idea: str) -> None:
        self._delete_text(tables.idea, idea)

    def put_action(self, action: Action, author: str | None = None) -> None:
        self._put_text(tables.action, rows.action_values(action), author)

    def delete_action(self, action: str) -> None:
        self._delete_text(tables.action, action)

    def log_wording(self, activity: str, entry: Json) -> None:
        log = tables.wording
        end = select(func.coalesce(func.max(log.c.place), 0) + 1).where(log.c.activity == activity).scalar_subquery()
        self._run(insert(log).values(activity=activity, place=end, entry=dict(entry)))

    def put_event_data(self, data: EventImport | None) -> None:
        self._run(delete(tables.event_data))
        if data is not None:
            self._put(tables.event_data, rows.event_values(data))

    def put_passage(self, passage: Passage) -> None:
        self._put(tables.passage, rows.passage_values(passage))

    def put_version(self, number: int) -> None:
        self._replace(tables.version, {"number": number})

    def bump(self) -> int:
        self.notes.bumped = True
        self._run(update(tables.version).values(number=tables.version.c.number + 1))
        return self.version()

    def _put_text(self, table: Table, values: dict[str, Any], author: str | None) -> None:
        self.notes.texts.add(values["activity"])
        replaced = values if author is None else values | {"author": author}
        self._run(insert(table).values(**values, author=author).on_conflict_do_update(set_=replaced))

    def _delete_text(self, table: Table, key: str) -> None:
        gone = delete(table).where(table.c.id == key).returning(table.c.activity)
        self.notes.texts.update(self._run(gone).scalars())

    def _put(self, table: Table, values: dict[str, Any]) -> None:
        self._run(insert(table).values(**values).on_conflict_do_update(set_=values))

    def _replace(self, table: Table, values: dict[str, Any]) -> None:
        self.notes.stale = True
        self._put(table, values)

    def _change(self, statement: Executable) -> None:
        self.notes.stale = True
        self._run(statement)

    def _run(self, statement: Executable) -> Result[Any]:
        self._save()
        return self._connection.execute(statement)
