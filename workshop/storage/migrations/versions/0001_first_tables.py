"""The first tables."""
from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    text, number, yes_no, json = sa.String, sa.Integer, sa.Boolean, sa.JSON
    _table("workshop", _only(), id=text, title=json, place=text, starts=(text,), ends=(text,), organisers=text,
           dimensions=json, min_group=number, room_code=text, wifi=json, auditor_file=yes_no, rehearsal=yes_no)
    _table("texts", _only(), introduction=json, context=json, thanks=json)
    _table("stage", _only(), activity=(text,), face=text, panel=text, language=text)
    _table("version", _only(), number=number)
    _table("activity", _id(), place=number, kind=text, question=json, state=text, hint=json, options=json, items=json,
           source=(json,), topic=text, round=number, sensitive=yes_no)
    _table("seat", _id(), groups=json)
    _table("ballot", _activity(), _key("activity", "round", "key"), round=number, key=text, payload=json, groups=json)
    _table("sealed_ballot", _activity(), _key("activity", "round", "id"), round=number, id=text, payload=json,
           groups=json)
    _table("idea", _id(), _activity(), author=(text,), original=text, language=text, wording=json, state=text,
           merged_into=(text,), addressee=text)
    op.create_index("idea_by_author", "idea", ["activity", "author"])
    _table("wording", _activity(), _key("activity", "place"), place=number, entry=json)
    _table("outcome", _activity(), _key("activity", "round"), round=number, outcome=json)


def _table(name: str, *parts: sa.SchemaItem, **columns: type | tuple[type]) -> None:
    """A table with these columns; a type in a tuple may be empty."""
    plain = (
        sa.Column(column, kind[0]() if isinstance(kind, tuple) else kind(), nullable=isinstance(kind, tuple))
        for column, kind in columns.items()
    )
    op.create_table(name, *parts, *plain, sqlite_with_rowid=False)


def _only() -> sa.Column:
    single = sa.CheckConstraint("only = 1")
    return sa.Column("only", sa.Integer(), single, primary_key=True, autoincrement=False, server_default="1")


def _id() -> sa.Column:
    return sa.Column("id", sa.String(), primary_key=True)


def _activity() -> sa.Column:
    return sa.Column("activity", sa.String(), sa.ForeignKey("activity.id"), nullable=False)


def _key(*columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns)
