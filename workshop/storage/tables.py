"""What is kept on disk, and nothing else. Every column has an owner in erasure.py.

All tables are WITHOUT ROWID: a row lies where its key puts it. Keys of people's rows are random or HMACs. There is no
name, no time and no counter in anything that comes from a participant. The order of arrival still shows in the position
of cells inside a page; that is why closing an activity seals it (seal.py).
"""
from __future__ import annotations

import json
from functools import partial
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
)

metadata = MetaData()

#: How JSON columns are written: short, the same value always the same bytes, and ASCII, so that no half character that
#: somebody sends can make a column unreadable.
json_text = partial(json.dumps, separators=(",", ":"), sort_keys=True)


def _table(name: str, *parts: Column[Any] | PrimaryKeyConstraint | CheckConstraint) -> Table:
    return Table(name, metadata, *parts, sqlite_with_rowid=False)


def _text(name: str, *, key: bool = False, optional: bool = False) -> Column[str]:
    return Column(name, String, primary_key=key, nullable=optional)


def _json(name: str, *, optional: bool = False) -> Column[Any]:
    return Column(name, JSON(none_as_null=True), nullable=optional)


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def _yes_no(name: str) -> Column[bool]:
    return Column(name, Boolean(create_constraint=False), nullable=False)


def _one_row() -> Column[int]:
    single = CheckConstraint("only = 1")
    return Column("only", Integer, single, primary_key=True, autoincrement=False, server_default="1")


def _activity() -> Column[str]:
    return Column("activity", String, ForeignKey("activity.id"), nullable=False)


workshop = _table(
    "workshop", _one_row(), _text("id"), _json("title"), _text("place"), _text("starts", optional=True),
    _text("ends", optional=True), _text("organisers"), _json("dimensions"), _number("min_group"), _text("room_code"),
    _json("wifi"), _yes_no("auditor_file"), _yes_no("rehearsal"),
)
texts = _table("texts", _one_row(), _json("introduction"), _json("context"), _json("thanks"))
stage = _table("stage", _one_row(), _text("activity", optional=True), _text("face"), _text("panel"), _text("language"))
version = _table("version", _one_row(), _number("number"))
activity = _table(
    "activity", _text("id", key=True), _number("place"), _text("kind"), _json("question"), _text("state"),
    _json("hint"), _json("options"), _json("items"), _json("source", optional=True), _text("topic"), _number("round"),
    _yes_no("sensitive"), Column("rounds", Integer, nullable=False, server_default="1"),
)
seat = _table("seat", _text("id", key=True), _json("groups"))
ballot = _table(
    "ballot", _activity(), _number("round"), _text("key"), _json("payload"), _json("groups"),
    PrimaryKeyConstraint("activity", "round", "key"),
)
sealed_ballot = _table(
    "sealed_ballot", _activity(), _number("round"), _text("id"), _json("payload"),
    PrimaryKeyConstraint("activity", "round", "id"),
)
idea = _table(
    "idea", _text("id", key=True), _activity(), _text("author", optional=True), _text("original"), _text("language"),
    _json("wording"), _text("state"), _text("merged_into", optional=True), _text("addressee"),
    Column("item", String, nullable=False, server_default=""),
)
Index("idea_by_author", idea.c.activity, idea.c.author)
action = _table(
    "action", _text("id", key=True), _activity(), _text("author", optional=True), _json("words"),
    _text("starts", optional=True), _text("ends", optional=True), _text("progress"), _number("place"),
)
Index("action_by_author", action.c.activity, action.c.author)
wording = _table(
    "wording", _activity(), _number("place"), _json("entry"), PrimaryKeyConstraint("activity", "place"),
)
#: `outcome` is what may be seen of a sealed activity, `answered` how many had answered.
outcome = _table(
    "outcome", _activity(), _number("round"), _json("outcome"),
    Column("answered", Integer, nullable=False, server_default="0"), PrimaryKeyConstraint("activity", "round"),
)
#: What was counted in an imported file, and the zone of each region; no row while there is none.
event_data = _table(
    "event_data", _one_row(), _text("credit"), _text("exported"), _text("first"), _text("last"), _number("repeated"),
    _json("regions"), _json("counts"),
)
#: What the organisers decide about the report, piece by piece, and what earlier changes replaced.
passage = _table(
    "passage", _text("key", key=True), _number("version"), _json("content", optional=True),
    Column("history", JSON(none_as_null=True), nullable=False, server_default="[]"),
)
#: Alembic's own note of the schema's revision.
revision = Table("alembic_version", metadata, Column("version_num", String(32), primary_key=True))
