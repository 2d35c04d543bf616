"""After closing: of outcomes only what may be seen, how many answered, and ballots, if any, without groups.

Outcomes held every combination of groups with its figures. The gate (domain/disclosure.py) decides now once for all, as
closing does today."""
from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

from workshop.domain.disclosure import release
from workshop.domain.items import Item
from workshop.domain.outcome_json import outcome_from_json, safe_as_json
from workshop.domain.people import Choice, Dimension
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import Label

revision = "0002"
down_revision = "0001"

#: Of a sensitive activity no smaller group was shown, and of ideas, which carry no groups, any number.
SENSITIVE, IDEAS = 10, 1

Row = Mapping[str, Any]


def upgrade() -> None:
    op.add_column("outcome", sa.Column("answered", sa.Integer(), nullable=False, server_default="0"))
    for row in _rows("SELECT activity, round, outcome FROM outcome"):
        _store(row, _safe(row))
    _run("DELETE FROM sealed_ballot WHERE NOT (SELECT auditor_file FROM workshop)")
    op.drop_column("sealed_ballot", "groups")


def _safe(row: Row) -> SafeOutcome:
    (workshop,) = _rows("SELECT dimensions, min_group FROM workshop")
    (activity,) = _rows("SELECT kind, items, sensitive FROM activity WHERE id = :activity", activity=row["activity"])
    items = [Item(item["id"], Label(), bool(item.get("sensitive"))) for item in json.loads(activity["items"])]
    usual = max(workshop["min_group"], SENSITIVE) if activity["sensitive"] else workshop["min_group"]
    smallest = IDEAS if activity["kind"] == "ideas" else usual
    return release(outcome_from_json(json.loads(row["outcome"])), items, _dimensions(workshop), smallest)


def _dimensions(workshop: Row) -> list[Dimension]:
    keys = {part["key"]: [choice["key"] for choice in part["choices"]] for part in json.loads(workshop["dimensions"])}
    # the gate asks for keys alone; as labels they are at least different from one another
    return [Dimension(key, Label(), tuple(Choice(c, Label.of(en=c)) for c in choices)) for key, choices in keys.items()]


def _store(row: Row, safe: SafeOutcome) -> None:
    text = json.dumps(safe_as_json(safe), separators=(",", ":"), sort_keys=True)
    answered = 0 if safe.kind == "ideas" else safe.n + safe.abstentions
    where = {"activity": row["activity"], "round": row["round"]}
    _run("UPDATE outcome SET outcome = :text, answered = :answered WHERE activity = :activity AND round = :round",
         text=text, answered=answered, **where)


def _rows(statement: str, **values: Any) -> list[Row]:
    return [dict(row) for row in op.get_bind().execute(sa.text(statement), values).mappings()]


def _run(statement: str, **values: Any) -> None:
    op.get_bind().execute(sa.text(statement), values)
