"""The kinds of activity: one line each. Contract tests (tests/contracts) run over this list."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from workshop.activities import (
    actions,
    agree,
    duels,
    ideas,
    influence,
    matrix,
    pick,
    points,
    rank,
    rate,
    sort,
    validate,
)
from workshop.activities.kind import Kind

KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        kind.key: kind
        for kind in (
            ideas.KIND,
            pick.KIND,
            rank.KIND,
            points.KIND,
            rate.KIND,
            agree.KIND,
            matrix.KIND,
            sort.KIND,
            influence.KIND,
            duels.KIND,
            validate.KIND,
            actions.KIND,
        )
    }
)
