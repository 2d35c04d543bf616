"""The Schulze method: an item is ahead when its strongest chain of duels is stronger than the one back."""
from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from workshop.tally.profile import Evidence
from workshop.tally.ties import order_by_relation


def schulze(evidence: Evidence) -> dict[str, Any]:
    """The order by widest paths, strength of a won duel = winning votes (Schulze 2011; METHOD 3.2)."""
    strength = widest_paths(np.where(evidence.margins > 0, evidence.pairwise, 0))
    ahead = strength > strength.T
    return {"order": order_by_relation(evidence.items, lambda a, b: bool(ahead[a, b]))}


def widest_paths(links: NDArray[np.int64]) -> NDArray[np.int64]:
    """For every pair the strength of its strongest path; a path is as strong as its weakest link (Floyd-Warshall)."""
    width = links.copy()
    for via in range(len(width)):
        np.maximum(width, np.minimum(width[:, [via]], width[[via], :]), out=width)
    return width
