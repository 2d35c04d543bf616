"""The ready item lists (METHOD 7)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from workshop.domain.items import Item
from workshop.domain.text import Label

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class ItemList:
    """One list to copy into an activity; `key` is drivers_long, concerns, recommendations …"""

    key: str
    title: Label
    items: tuple[Item, ...]


def read(name: str) -> dict[str, Any]:
    """A TOML file of this folder."""
    with (FOLDER / name).open("rb") as file:
        return tomllib.load(file)


@cache
def item_lists() -> Mapping[str, ItemList]:
    """All lists by key, in the order of the file. An item keeps its code as id in every workshop."""
    tables = read("items.toml")
    return MappingProxyType({key: _item_list(key, table) for key, table in tables.items()})


def _item_list(key: str, table: Mapping[str, Any]) -> ItemList:
    return ItemList(key, Label.of(**table["title"]), tuple(_item(entry) for entry in table["items"]))


def _item(entry: Mapping[str, Any]) -> Item:
    label = Label.of(fr=entry["fr"], en=entry["en"])
    return Item(entry["id"], label, entry.get("sensitive", False), entry.get("addressee", ""), entry.get("picture", ""))
