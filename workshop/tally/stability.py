"""How far the result hangs on who happened to be in the room: one person less, and the room drawn again and again.

These figures describe this room only; they are no margin of error (METHOD 3.4).
"""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Any

import numpy as np
from numpy.typing import NDArray

#: So many times the room is drawn again.
RESAMPLES = 2000

#: The range of places leaves out at most this share of the draws on either side: 90 % are within.
_TAIL = 0.05

#: So many numbers are held at a time.
_AT_ONCE = 4_000_000

Points = NDArray[np.int64]


def stability(items: Sequence[str], zones: Iterable[Points], top: int) -> dict[str, Any]:
    """Whether the `top` items by sum of points stay on top when people are drawn again within their zone, or one goes.

    `zones`: for each zone the points of its ballots (ballots x items; `ranking_points`, `pick_points` of
    difference.py), abstentions left out. A resample draws from each zone as many ballots as it has, with repetition.
    Items that share a place are all there, so that more than `top` can be on top. Gives "in_top" and "first" (share
    of the resamples with the item on top, in first place), "places" (the lowest and the highest place, 90 % of the
    resamples being between them), "same_top" (share of the resamples with the same items on top as the room) and
    "leave_one_out" in the form of RECOUNT.md; None where nobody voted. The seed is made from the ballots as a set: the
    same ballots give the same figures in whatever order, and whatever the zones are called.
    """
    blocks = sorted((_sorted_rows(zone) for zone in zones if len(zone)), key=lambda zone: (zone.shape, zone.tobytes()))
    if not blocks:
        return no_stability(items)
    points = np.concatenate(blocks)
    places, room = _places(_resampled(blocks)), _places(points.sum(axis=0)[None, :])
    low, high = (np.quantile(places, q, axis=0, method="inverted_cdf").tolist() for q in (_TAIL, 1 - _TAIL))
    same = ((places <= top) == (room <= top)).all(axis=1)
    return {
        "resamples": RESAMPLES,
        "top": top,
        "in_top": _shares(items, places <= top),
        "first": _shares(items, places == 1),
        "places": {item: [a, b] for item, a, b in zip(items, low, high, strict=True)},
        "same_top": float(same.mean()),
        "leave_one_out": {"stable": _stable_without_one(points, room <= top, top), "of": len(points)},
    }


def no_stability(items: Sequence[str]) -> dict[str, Any]:
    """The same form without figures: nobody voted, or none may be seen."""
    unknown = dict.fromkeys(items)
    return {"resamples": 0, "top": None, "in_top": unknown, "first": unknown, "places": unknown, "same_top": None,
            "leave_one_out": {"stable": 0, "of": 0}}


def _shares(items: Sequence[str], found: NDArray[np.bool_]) -> dict[str, float]:
    return dict(zip(items, found.mean(axis=0).tolist(), strict=True))


def _sorted_rows(zone: Points) -> Points:
    return np.ascontiguousarray(zone[np.lexsort(zone.T[::-1])])


def _resampled(blocks: Sequence[Points]) -> NDArray[np.float64]:
    """The sums of points of every resample (resamples x items): whole numbers."""
    digest = sha256(b"".join(str(zone.shape).encode() + zone.tobytes() for zone in blocks)).digest()
    rng = np.random.default_rng(int.from_bytes(digest[:16]))
    return sum(_resampled_zone(zone, rng) for zone in blocks)  # type: ignore[return-value]


def _resampled_zone(zone: Points, rng: np.random.Generator) -> NDArray[np.float64]:
    """How often each ballot was drawn, times its points."""
    n, step = len(zone), max(1, _AT_ONCE // len(zone))
    sums = []
    for begin in range(0, RESAMPLES, step):
        rows = min(step, RESAMPLES - begin)
        drawn = rng.integers(0, n, (rows, n)) + n * np.arange(rows)[:, None]
        times = np.bincount(drawn.ravel(), minlength=rows * n).reshape(rows, n)
        sums.append(times.astype(float) @ zone.astype(float))
    return np.concatenate(sums)


def _places(sums: NDArray[Any]) -> NDArray[np.int64]:
    """The place of every item (column) in each row; equal sums share a place, and the next is skipped (1, 2, 2, 4)."""
    order = np.argsort(-sums, axis=1, kind="stable")
    ranked = np.take_along_axis(sums, order, axis=1)
    begins = np.ones(sums.shape, dtype=bool)
    begins[:, 1:] = ranked[:, 1:] != ranked[:, :-1]
    standing = np.where(begins, np.arange(1, sums.shape[1] + 1), 0)
    places = np.empty(sums.shape, dtype=np.int64)
    np.put_along_axis(places, order, np.maximum.accumulate(standing, axis=1), axis=1)
    return places


def _stable_without_one(points: Points, on_top: NDArray[np.bool_], top: int) -> int:
    """In how many deletions of one ballot the same items stay on top."""
    return int(((_places(points.sum(axis=0) - points) <= top) == on_top).all(axis=1).sum())
