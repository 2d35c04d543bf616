"""Changes to the tables inside one transaction: `Writing` of services/ports.py."""
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Table, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert

from workshop.domain.activity import Activity
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


class TableWriting(TableReading):
    """Writes to the tables, and notes what is to be known once it is on disk: `new`, one entry for each first ballot
    and each new seat, and `slow`, whether the snapshot is no longer true."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self.new: list[Round] = []
        self.slow = False

    def put_workshop(self, workshop: Workshop) -> None:
        self._put_slow(tables.workshop, rows.workshop_values(workshop))

    def put_texts(self, texts: ReportTexts) -> None:
        self._put_slow(tables.texts, rows.texts_values(texts))

    def put_stage(self, stage: Stage) -> None:
        self._put_slow(tables.stage, rows.stage_values(stage))

    def put_activity(self, activity: Activity) -> None:
        end = select(func.coalesce(func.max(tables.activity.c.place), 0) + 1).scalar_subquery()
        values = rows.activity_values(activity)
        self._change_slow(insert(tables.activity).values(place=end, **values).on_conflict_do_update(set_=values))

    def put_agenda(self, activity_ids: Sequence[str]) -> None:
        for place, activity_id in enumerate(activity_ids, 1):
            self._change_slow(update(tables.activity).where(tables.activity.c.id == activity_id).values(place=place))

    def delete_activity(self, activity: str) -> None:
        for table in reversed(tables.metadata.sorted_tables):
            if table.foreign_keys:
                self._change_slow(delete(table).where(table.c.activity == activity))
        self._change_slow(delete(tables.activity).where(tables.activity.c.id == activity))

    def put_seat(self, seat: Seat) -> None:
        groups = json_text(dict(seat.groups))
        if self._driver.execute(_NEW_SEAT, (seat.id, groups, seat.language)).rowcount:
            self.new.append(SEATS)
        else:
            self._driver.execute(_NEXT_SEAT, (groups, seat.language, seat.id))

    def put_ballot(self, activity: str, round_number: int, key: str, cast: Cast) -> None:
        payload, groups = json_text(dict(cast.ballot)), json_text(dict(cast.groups))
        if self._driver.execute(_NEW_BALLOT, (activity, round_number, key, payload, groups)).rowcount:
            self.new.append((activity, round_number))
        else:
            self._driver.execute(_NEXT_BALLOT, (payload, groups, activity, round_number, key))

    def put_idea(self, idea: Idea, author: str | None = None) -> None:
        values = rows.idea_values(idea)
        replaced = values if author is None else values | {"author": author}
        statement = insert(tables.idea).values(**values, author=author).on_conflict_do_update(set_=replaced)
        self._connection.execute(statement)

    def delete_idea(self, idea: str) -> None:
        self._connection.execute(delete(tables.idea).where(tables.idea.c.id == idea))

    def log_wording(self, activity: str, entry: Json) -> None:
        log = tables.wording
        end = select(func.coalesce(func.max(log.c.place), 0) + 1).where(log.c.activity == activity).scalar_subquery()
        self._connection.execute(insert(log).values(activity=activity, place=end, entry=dict(entry)))

    def put_outcome(self, activity: str, round_number: int, outcome: Json) -> None:
        self._put(tables.outcome, {"activity": activity, "round": round_number, "outcome": dict(outcome)})

    def put_version(self, number: int) -> None:
        self._put_slow(tables.version, {"number": number})

    def bump(self) -> int:
        self._change_slow(update(tables.version).values(number=tables.version.c.number + 1))
        return int(self._value(select(tables.version.c.number)))

    def _put(self, table: Table, values: dict[str, Any]) -> None:
        self._connection.execute(insert(table).values(**values).on_conflict_do_update(set_=values))

    def _put_slow(self, table: Table, values: dict[str, Any]) -> None:
        self.slow = True
        self._put(table, values)

    def _change_slow(self, statement: Any) -> None:
        self.slow = True
        self._connection.execute(statement)
