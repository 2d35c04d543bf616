"""Methods that compare the items two by two with plain counts: Copeland and Minimax."""
from __future__ import annotations

from typing import Any

import numpy as np

from workshop.tally.profile import Evidence
from workshop.tally.ties import order_by_score


def copeland(evidence: Evidence) -> dict[str, Any]:
    """Duels won minus duels lost (Copeland 1951; METHOD 3.2)."""
    scores = np.sign(evidence.margins).sum(axis=1)
    return _result(evidence, scores.tolist(), lowest_first=False)


def minimax(evidence: Evidence) -> dict[str, Any]:
    """The largest margin of defeat, the smaller the better; negative for an item that beats all others (Simpson 1969,
    Kramer 1977, with margins; METHOD 3.2). A single item has met nobody: 0."""
    if evidence.m == 1:
        return _result(evidence, [0], lowest_first=True)
    others = evidence.margins.T[~np.eye(evidence.m, dtype=bool)].reshape(evidence.m, evidence.m - 1)
    return _result(evidence, others.max(axis=1).tolist(), lowest_first=True)


def _result(evidence: Evidence, values: list[int], lowest_first: bool) -> dict[str, Any]:
    scores = dict(zip(evidence.items, values, strict=True))
    return {"scores": scores, "order": order_by_score(scores, lowest_first)}
