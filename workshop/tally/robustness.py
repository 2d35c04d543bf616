"""Whether the result would be the same counted otherwise, or with any one person absent."""
from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workshop.tally.methods import DEFAULT, METHODS
from workshop.tally.profile import Evidence, Profile
from workshop.tally.ties import top_items

#: How many top items are looked at when the question did not ask for a number of places (METHOD 0.3).
USUAL_TOP = 3


def robustness(evidence: Evidence, methods: Mapping[str, Any], top: int | None) -> dict[str, Any]:
    """The verdict of METHOD 0.3 on the top items of the default method, and what it rests on.

    An item is a top item when its place is at most `top`; who shares that place is in. `stable` counts the ballots
    without which the default's top items are the same. Without ballots everything but the top items is None.
    """
    top = top if top and top < evidence.m else min(USUAL_TOP, evidence.m)  # all places asked for: as if none were named
    chosen = top_items(methods[DEFAULT]["order"], top)
    found = [item for group in methods[DEFAULT]["order"] for item in group if item in chosen]
    result: dict[str, Any] = {"verdict": None, "top": top, "top_items": found}
    if evidence.profile is None:
        return result | {"leave_one_out": None, "first_place": None}
    stable, firsts = leave_one_out(evidence.profile, top)
    result["verdict"] = _verdict(evidence, methods, top, everybody_dispensable=stable == evidence.n > 0)
    return result | {"leave_one_out": {"stable": stable, "of": evidence.n}, "first_place": firsts}


def _verdict(evidence: Evidence, methods: Mapping[str, Any], top: int, everybody_dispensable: bool) -> str:
    tops = _tops(evidence, methods, top)
    runoff = (methods["irv"] or {}).get("winners", ())
    if everybody_dispensable and set(tops.values()) == {tops[DEFAULT]} and tops[DEFAULT].issuperset(runoff):
        return "robust"
    first = methods[DEFAULT]["order"][0]
    return "sensitive" if evidence.n and all(chosen.issuperset(first) for chosen in tops.values()) else "inconclusive"


def _tops(evidence: Evidence, methods: Mapping[str, Any], top: int) -> dict[str, frozenset[str]]:
    """The top items under every method that tells them. Instant runoff tells only who comes first: for several places
    it contradicts the verdict "robust" when a winner is not a top item, and says nothing about the others."""
    found = {m.name: m.top(evidence, methods[m.name], top) for m in METHODS if methods[m.name] is not None}
    return {name: chosen for name, chosen in found.items() if chosen is not None}


def leave_one_out(profile: Profile, top: int) -> tuple[int, dict[str, int]]:
    """Over all deletions of one ballot: how often the default's top items stay the same, and how often each item comes
    first (a tie counts for each). Equal ballots give equal deletions, so each distinct ballot is left out once."""
    points = 2 * len(profile.items) - profile.doubled_ranks
    totals = profile.weight_vector @ points
    without = totals - points
    same = (_on_top(without, top) == _on_top(totals[None, :], top)).all(axis=1)
    firsts = profile.weight_vector @ _on_top(without, 1)
    return int(profile.weight_vector @ same), dict(zip(profile.items, firsts.tolist(), strict=True))


def _on_top(scores: NDArray[np.int64], top: int) -> NDArray[np.bool_]:
    """Which items (columns) of each row have at least the score of the one on place `top`."""
    threshold = -np.sort(-scores, axis=1)[:, top - 1]
    return scores >= threshold[:, None]
