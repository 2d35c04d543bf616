"""Questions to the tables, on one connection: `Reading` of services/ports.py."""
from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Function, Row, Select, Table, case, distinct, func, select

from workshop.domain.activity import Activity
from workshop.domain.event_import import EventImport
from workshop.domain.ideas import Idea
from workshop.domain.passages import Passage
from workshop.domain.people import Groups, Seat
from workshop.domain.plan import Action, in_order
from workshop.services.ports import Cast, Json, Snapshot
from workshop.storage import rows, tables
from workshop.storage.database import driver

#: What is counted: the answers to an activity and round; in round 0, who sent it ideas or actions; under SEATS, seats.
Round = tuple[str, int]
SEATS: Round = ("", 0)
IDEAS = 0

_ANSWERS = (tables.ballot, tables.sealed_ballot, tables.outcome)
#: Texts that are sent one by one, as long as they are linked to a phone.
_TEXTS = (tables.idea, tables.action)


# Asked at every request of a phone: these go to the driver without SQLAlchemy (measured: 7 instead of 80 microseconds).
_SEAT = "SELECT groups FROM seat WHERE id = ?"
_BALLOT = "SELECT payload FROM ballot WHERE activity = ? AND round = ? AND key = ?"


class TableReading:
    """Reads straight from the tables. Rows come in the order of their random keys."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._driver = driver(connection)

    def snapshot(self) -> Snapshot:
        return Snapshot(
            version=self.version(),
            workshop=rows.workshop_from(self._only(tables.workshop)),
            texts=rows.texts_from(self._only(tables.texts)),
            stage=rows.stage_from(self._only(tables.stage)),
            activities=self._agenda(),
        )

    def version(self) -> int:
        return int(self._only(tables.version).number)

    def seat(self, seat_id: str) -> Seat | None:
        row = self._driver.execute(_SEAT, (seat_id,)).fetchone()
        return Seat(seat_id, json.loads(row[0])) if row else None

    def every_seat(self) -> dict[str, Seat]:
        """All seats by their id."""
        return {row.id: Seat(row.id, row.groups) for row in self._rows(select(tables.seat))}

    def seats(self) -> int:
        return self._count(tables.seat)

    def profiles(self) -> tuple[Groups, ...]:
        return tuple(row.groups for row in self._rows(select(tables.seat.c.groups).order_by(tables.seat.c.id)))

    def ballot(self, activity: str, round_number: int, key: str) -> Json | None:
        row = self._driver.execute(_BALLOT, (activity, round_number, key)).fetchone()
        return json.loads(row[0]) if row else None

    def answered(self, activity: str, round_number: int) -> int:
        """How many ballots there are, or were when they were sealed, and how many people have sent texts while that is
        known."""
        sealed = select(tables.outcome.c.answered).where(*_of_round(tables.outcome, activity, round_number))
        ballots = self._count(tables.ballot, *_of_round(tables.ballot, activity, round_number))
        return ballots + int(self._value(sealed) or 0) + self.authors(activity)

    def authors(self, activity: str) -> int:
        """How many people have sent ideas or rows of a plan; nobody knows once the activity is sealed."""
        counts = (select(_authors(table)).where(table.c.activity == activity) for table in _TEXTS)
        return sum(int(self._value(count)) for count in counts)

    def answers(self) -> Counter[Round]:
        """`answered` for everything at once, in parts (see Round)."""
        found = Counter({SEATS: self.seats()})
        by_round = (tables.ballot.c.activity, tables.ballot.c.round)
        ballots = self._rows(select(*by_round, func.count().label("n")).group_by(*by_round))
        found.update({(row.activity, row.round): row.n for row in ballots})
        sealed = self._rows(select(tables.outcome.c.activity, tables.outcome.c.round, tables.outcome.c.answered))
        found.update({(row.activity, row.round): row.answered for row in sealed})
        for table in _TEXTS:
            sent = self._rows(select(table.c.activity, _authors(table).label("n")).group_by(table.c.activity))
            found.update({(row.activity, IDEAS): row.n for row in sent})
        return found

    def any_ballot(self) -> bool:
        """Whether anybody ever answered: an outcome stays when its ballots are destroyed."""
        return any(self._rows(select(table.c.activity).limit(1)) for table in _ANSWERS)

    def casts(self, activity: str, round_number: int) -> tuple[Cast, ...]:
        ballots, sealed = (
            self._rows(select(table).where(*_of_round(table, activity, round_number)).order_by(*table.primary_key))
            for table in (tables.ballot, tables.sealed_ballot)
        )
        return (*(Cast(row.payload, row.groups) for row in ballots), *(Cast(row.payload, {}) for row in sealed))

    def ideas(self, activity: str) -> tuple[Idea, ...]:
        return self._ideas(tables.idea.c.activity == activity)

    def own_ideas(self, activity: str, author: str) -> tuple[Idea, ...]:
        return self._ideas(tables.idea.c.activity == activity, tables.idea.c.author == author)

    def actions(self, activity: str) -> tuple[Action, ...]:
        return self._actions(tables.action.c.activity == activity)

    def own_actions(self, activity: str, author: str) -> tuple[Action, ...]:
        return self._actions(tables.action.c.activity == activity, tables.action.c.author == author)

    def outcome(self, activity: str, round_number: int) -> Json | None:
        return self._value(select(tables.outcome.c.outcome).where(*_of_round(tables.outcome, activity, round_number)))

    def wording_log(self, activity: str) -> tuple[Json, ...]:
        log = tables.wording
        entries = self._rows(select(log.c.entry).where(log.c.activity == activity).order_by(log.c.place))
        return tuple(row.entry for row in entries)

    def event_data(self) -> EventImport | None:
        found = self._rows(select(tables.event_data))
        return rows.events_from(found[0]) if found else None

    def passages(self) -> dict[str, Passage]:
        found = self._rows(select(tables.passage).order_by(tables.passage.c.key))
        return {row.key: rows.passage_from(row) for row in found}

    def _ideas(self, *conditions: ColumnElement[bool]) -> tuple[Idea, ...]:
        found = self._rows(select(tables.idea).where(*conditions).order_by(tables.idea.c.id))
        return tuple(rows.idea_from(row) for row in found)

    def _actions(self, *conditions: ColumnElement[bool]) -> tuple[Action, ...]:
        return in_order(rows.action_from(row) for row in self._rows(select(tables.action).where(*conditions)))

    def _agenda(self) -> tuple[Activity, ...]:
        agenda = self._rows(select(tables.activity).order_by(tables.activity.c.place))
        return tuple(rows.activity_from(row) for row in agenda)

    def _only(self, table: Table) -> Row[Any]:
        return self._connection.execute(select(table)).one()

    def _rows(self, query: Select[Any]) -> Sequence[Row[Any]]:
        return self._connection.execute(query).all()

    def _value(self, query: Select[Any]) -> Any:
        return self._connection.execute(query).scalar()

    def _count(self, table: Table, *conditions: ColumnElement[bool]) -> int:
        return int(self._value(select(func.count()).select_from(table).where(*conditions)))


def _authors(table: Table) -> Function[int]:
    """Those who remark on an item of a vote have answered it already."""
    own = case((table.c.item == "", table.c.author)) if table is tables.idea else table.c.author
    return func.count(distinct(own))


def _of_round(table: Table, activity: str, round_number: int) -> tuple[ColumnElement[bool], ...]:
    return table.c.activity == activity, table.c.round == round_number
