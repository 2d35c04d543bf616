"""Changes to the tables inside one transaction: `Writing` of services/ports.py."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Table, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert

from workshop.domain.activity import Activity, State
from workshop.domain.ideas import Idea
from workshop.domain.people import Seat
from workshop.domain.stage import Stage
from workshop.domain.workshop import ReportTexts, Workshop
from workshop.services.ports import Cast, Json
from workshop.storage import rows, tables
from workshop.storage.reading import SEATS, Round, TableReading
from workshop.storage.tables import json_text

# A thousand phones join, then answer, within a second: these statements go to the driver without SQLAlchemy.
_NEW_SEAT = "INSERT INTO seat (id, groups, language) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
_NEXT_SEAT = "UPDATE seat SET groups = ?, language = ? WHERE id = ?"
_NEW_BALLOT = "INSERT INTO ballot (activity, round, key, payload, groups) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"
_NEXT_BALLOT = "UPDATE ballot SET payload = ?, groups = ? WHERE activity = ? AND round = ? AND key = ?"


_IS_OPEN = f"SELECT 1 FROM activity WHERE id = ? AND round = ? AND state = '{State.OPEN.value}'"  # noqa: S608 - a constant


@dataclass
class Notes:
    """What a transaction has changed of what is held in memory: one entry in `new` for each first ballot and each new
    seat; activities that gained or lost `ideas`; whether the version was `bumped`, the snapshot is `stale`, or
    `everything` must be read again."""

    new: list[Round] = field(default_factory=list)
    ideas: set[str] = field(default_factory=set)
    bumped: bool = False
    stale: bool = False
    everything: bool = False


class TableWriting(TableReading):
    """Writes to the tables, and notes what is to be known once that is on disk."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self.notes = Notes()

    def is_open(self, activity: str, round_number: int) -> bool:
        return self._driver.execute(_IS_OPEN, (activity, round_number)).fetchone() is not None

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
        self.notes.everything = True
        for table in reversed(tables.metadata.sorted_tables):
            if table.foreign_keys:
                self._change(delete(table).where(table.c.activity == activity))
        self._change(delete(tables.activity).where(tables.activity.c.id == activity))

    def put_seat(self, seat: Seat) -> None:
        groups = json_text(dict(seat.groups))
        if self._driver.execute(_NEW_SEAT, (seat.id, groups, seat.language)).rowcount:
            self.notes.new.append(SEATS)
        else:
            self._driver.execute(_NEXT_SEAT, (groups, seat.language, seat.id))

    def put_ballot(self, activity: str, round_number: int, key: str, cast: Cast) -> None:
        payload, groups = json_text(dict(cast.ballot)), json_text(dict(cast.groups))
        if self._driver.execute(_NEW_BALLOT, (activity, round_number, key, payload, groups)).rowcount:
            self.notes.new.append((activity, round_number))
        else:
            self._driver.execute(_NEXT_BALLOT, (payload, groups, activity, round_number, key))

    def put_idea(self, idea: Idea, author: str | None = None) -> None:
        self.notes.ideas.add(idea.activity)
        values = rows.idea_values(idea)
        replaced = values if author is None else values | {"author": author}
        statement = insert(tables.idea).values(**values, author=author).on_conflict_do_update(set_=replaced)
        self._connection.execute(statement)

    def delete_idea(self, idea: str) -> None:
        gone = delete(tables.idea).where(tables.idea.c.id == idea).returning(tables.idea.c.activity)
        self.notes.ideas.update(self._connection.execute(gone).scalars())

    def log_wording(self, activity: str, entry: Json) -> None:
        log = tables.wording
        end = select(func.coalesce(func.max(log.c.place), 0) + 1).where(log.c.activity == activity).scalar_subquery()
        self._connection.execute(insert(log).values(activity=activity, place=end, entry=dict(entry)))

    def put_outcome(self, activity: str, round_number: int, outcome: Json) -> None:
        self._put(tables.outcome, {"activity": activity, "round": round_number, "outcome": dict(outcome)})

    def put_version(self, number: int) -> None:
        self._replace(tables.version, {"number": number})

    def bump(self) -> int:
        self.notes.bumped = True
        self._connection.execute(update(tables.version).values(number=tables.version.c.number + 1))
        return self.version()

    def _put(self, table: Table, values: dict[str, Any]) -> None:
        self._connection.execute(insert(table).values(**values).on_conflict_do_update(set_=values))

    def _replace(self, table: Table, values: dict[str, Any]) -> None:
        self.notes.stale = True
        self._put(table, values)

    def _change(self, statement: Any) -> None:
        self.notes.stale = True
        self._connection.execute(statement)
