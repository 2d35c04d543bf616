"""The kinds of activity: every folder here that holds one. Contract tests (tests/contracts) run over them all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from workshop.activities.kind import Kind


def _kinds() -> Iterator[Kind]:
    """A new kind is a new folder: nothing else names it."""
    for module in iter_modules(__path__):
        if module.ispkg:
            yield import_module(f"{__name__}.{module.name}").KIND


#: By their keys, in the order in which they are offered.
KINDS: Mapping[str, Kind] = MappingProxyType(
    {kind.key: kind for kind in sorted(_kinds(), key=lambda kind: (kind.place, kind.key))}
)
