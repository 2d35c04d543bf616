"""What every group supports: the answer to a majority that decides over the heads of one region (METHOD 3.3)."""
from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import prod
from typing import Any

from workshop.tally.ties import plain


def common_ground(yes: Mapping[str, int], sizes: Mapping[str, int]) -> dict[str, Any]:
    """One item: how many of each group support it (`yes`), of how many who answered (`sizes`).

    "lowest": the smallest share of any group, "lowest_groups": who has it; "product": the group-informed consensus of
    Polis, the product of (yes + 1) / (n + 2); "geometric_mean": its root, to compare with other numbers of groups.
    Groups without answers say nothing; without any group all is None. Raises ValueError for more yes than people.
    """
    if any(not 0 <= yes[group] <= n for group, n in sizes.items()):
        raise ValueError("more people support an item than answered")
    shares = {group: Fraction(yes[group], n) for group, n in sizes.items() if n}
    if not shares:
        return {"lowest": None, "lowest_groups": [], "product": None, "geometric_mean": None}
    product = prod(Fraction(yes[group] + 1, sizes[group] + 2) for group in shares)
    lowest = min(shares.values())
    return {
        "lowest": plain(lowest),
        "lowest_groups": [group for group, share in shares.items() if share == lowest],
        "product": plain(product),
        "geometric_mean": float(product) ** (1 / len(shares)),
    }
