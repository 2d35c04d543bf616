"""The fields of a recount file, checked one by one; what is wrong is said in a sentence."""
from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from workshop.domain.errors import Mendable
from workshop.domain.text import Message, msg

#: More than any list people can vote on; keeps the pairwise counts within a laptop's memory.
MAX_ITEMS = 500

#: Every figure stays exact in 64 bits below this many ballots.
MAX_COUNT = 1_000_000_000

_SORTS: dict[type, Message] = {
    dict: msg("an object"),
    list: msg("a list"),
    str: msg("a text"),
    int: msg("a whole number"),
    bool: msg("true or false"),
}


def an_object(data: Any) -> Mapping[str, Any]:
    """The same, if it is a JSON object. Raises Mendable."""
    if not isinstance(data, dict):
        raise Mendable(msg("An object in braces is expected, not {found}.", found=shown(data)))
    return data


def member(data: Mapping[str, Any], name: str, sort: type) -> Any:
    """data[name], of the type asked for. Raises Mendable."""
    if name not in data:
        raise Mendable(msg("“{name}” is missing.", name=name))
    value = data[name]
    if not isinstance(value, sort) or (isinstance(value, bool) and sort is not bool):
        raise Mendable(msg("“{name}” must be {sort}.", name=shown(name), sort=_SORTS[sort]))
    return value


def optional(data: Mapping[str, Any], name: str, sort: type) -> Any:
    """As `member`, or None when it is absent or null."""
    return None if data.get(name) is None else member(data, name, sort)


def whole(data: Mapping[str, Any], name: str, least: int) -> int:
    """A whole number of at least `least`. Raises Mendable."""
    value = member(data, name, int)
    if not least <= value <= MAX_COUNT:
        raise Mendable(msg("“{name}” must be a whole number from {least} to {most}.",
                           name=shown(name), least=least, most=MAX_COUNT))
    return value


def optional_whole(data: Mapping[str, Any], name: str, least: int) -> int | None:
    """As `whole`, or None when it is absent or null."""
    return None if data.get(name) is None else whole(data, name, least)


def check_named(named: Sequence[Any], ids: Collection[str]) -> None:
    """Every name is one of the items, and none comes twice. Raises Mendable."""
    seen: set[str] = set()
    for item in named:
        if not isinstance(item, str) or item not in ids:
            raise Mendable(msg("There is no item {item}.", item=shown(item)))
        if item in seen:
            raise Mendable(msg("Item {item} is named twice.", item=shown(item)))
        seen.add(item)


def per_item(data: Mapping[str, Any], ids: Collection[str]) -> Mapping[str, Any]:
    """The same, if it says something of every item and of no others. Raises Mendable."""
    check_named(list(data), ids)
    missing = next((item for item in ids if item not in data), None)
    if missing is not None:
        raise Mendable(msg("The summary says nothing of item {item}.", item=shown(missing)))
    return data


def shown(value: Any) -> str:
    """A value of the file as a sentence can quote it: short, one line, nothing that moves the cursor."""
    if isinstance(value, dict | list):
        return "{…}" if isinstance(value, dict) else "[…]"
    text = value if isinstance(value, str) else json.dumps(value)
    printable = "".join(c if c.isprintable() else "�" for c in text[:41])
    return printable if len(printable) <= 40 else printable[:39] + "…"
