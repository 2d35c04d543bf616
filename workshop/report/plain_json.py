"""Frozen values to plain JSON and back, by their type annotations: how the facts of a report are kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from workshop.domain.text import Label, Message

T = TypeVar("T")

_PLAIN = frozenset([str, int, float, bool, NoneType])


def as_json(value: object) -> Any:
    """Dataclasses as objects, tuples as lists, dates as ISO text, labels and messages in their own form."""
    kind: Any = type(value)
    if kind in _PLAIN:  # nearly all: the answer of a moment, since the room's votes wait meanwhile
        return value
    if isinstance(value, Label | Message):
        return value.as_json()
    names = _field_names(kind)
    if names is not None:
        return {name: as_json(getattr(value, name)) for name in names}
    if isinstance(value, Mapping):
        return {str(key): as_json(part) for key, part in value.items()}
    if isinstance(value, tuple | list):
        return [as_json(part) for part in value]
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


@cache
def _field_names(kind: Any) -> tuple[str, ...] | None:
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else None


def from_json(kind: type[T], data: Any) -> T:
    """The value of type `kind` that `as_json` wrote; KeyError, TypeError or ValueError where `data` is none."""
    return _value(kind, data)


def _value(kind: Any, data: Any) -> Any:
    if kind in (Label, Message):
        return kind.from_json(data)
    if kind is date:
        return date.fromisoformat(data)
    if _field_names(kind) is not None:
        return kind(**{name: _value(hint, data[name]) for name, hint in _hints(kind).items()})
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(data)
    return _from_composed(kind, data)


def _from_composed(kind: Any, data: Any) -> Any:
    if kind in (Any, object):
        return data
    origin, parts = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return None if data is None else _value(_alternative(parts, data), data)
    if origin is tuple and isinstance(data, list):
        kinds = [parts[0]] * len(data) if parts[-1] is Ellipsis else parts
        return tuple(_value(part, value) for part, value in zip(kinds, data, strict=True))
    if origin is not None and issubclass(origin, Mapping) and isinstance(data, dict):
        return {key: _value(parts[1], value) for key, value in data.items()}
    if origin is not None or not isinstance(data, (int, float) if kind is float else kind):
        raise TypeError(f"{data!r} is not {kind}")
    return data


def _alternative(kinds: tuple[Any, ...], data: Any) -> Any:
    """The member of a union that `data` was written from: for dataclasses, the one with just these fields."""
    present = [kind for kind in kinds if kind is not NoneType]
    if len(present) == 1:
        return present[0]
    return next(kind for kind in present if set(_hints(kind)) == set(data))


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
