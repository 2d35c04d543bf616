"""How comparisons two by two are counted (METHOD A1)."""

from __future__ import annotations

from workshop.activities.kind import Term
from workshop.domain.text import msg

RULES: tuple[Term, ...] = (
    (
        msg("Two by two"),
        msg(
            "Each participant compared a few pairs, dealt out so that all items were met about equally often, and "
            "chose one of the two; pairs could be left out. The order is by the model of Bradley and Terry, which "
            "takes into account what an item was compared with. What was compared fewer than five times is named."
        ),
    ),
)

GLOSSARY: tuple[Term, ...] = (
    (
        msg("Strength (two by two)"),
        msg(
            "how often of a hundred times an item would be preferred to one of average weight, by the model of Bradley "
            "and Terry; the share won counts plainly how many of its comparisons it won."
        ),
    ),
)
