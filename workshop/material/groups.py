"""The groups to compare by that a new workshop begins with."""
from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from workshop.domain.people import Choice, Dimension
from workshop.domain.text import Label
from workshop.material.lists import read


@cache
def default_dimensions() -> tuple[Dimension, ...]:
    """Zone (with Mali's regions as help), gender, age band and type of organisation."""
    return tuple(_dimension(table) for table in read("dimensions.toml")["dimension"])


def _dimension(table: Mapping[str, Any]) -> Dimension:
    return Dimension(table["key"], Label.of(**table["label"]), tuple(_choice(entry) for entry in table["choices"]))


def _choice(entry: Mapping[str, Any]) -> Choice:
    return Choice(entry["key"], Label.of(**entry["label"]), Label.of(**entry.get("help", {})))
