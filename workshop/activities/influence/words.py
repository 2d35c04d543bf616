"""The words of influence: strengths, quadrants, how links are counted (METHOD A8)."""

from __future__ import annotations

from collections.abc import Mapping

from workshop.activities.kind import Term
from workshop.domain.text import Message, msg

#: How strongly one item feeds another, from 0 to 3.
STRENGTH_WORDS: tuple[Message, ...] = (msg("none"), msg("weak link"), msg("medium link"), msg("strong link"))

QUADRANT_WORDS: Mapping[str, Message] = {
    "driver": msg("Drivers"),
    "relay": msg("Relays"),
    "outcome": msg("Outcomes"),
    "autonomous": msg("Autonomous"),
    "borderline": msg("at the average"),
}

RULES: tuple[Term, ...] = (
    (
        msg("Influence"),
        msg(
            "Each participant judged a few pairs of items, dealt out so that every pair got about as many judgements: "
            "0 none, 1 weak, 2 medium, 3 strong. A link has the lower median of its judgements; judged by fewer people "
            "than the smallest group whose result is shown, it counts as none. Influence adds up what an item does to "
            "the others, dependence what they do to it."
        ),
    ),
    (
        msg("Indirect influence"),
        msg(
            "Influence along chains of several links, by powers of the matrix (MICMAC), up to the first length at "
            "which the order no longer changes. Links judged by too few count as none here as well."
        ),
    ),
)

GLOSSARY: tuple[Term, ...] = (
    (msg("Drivers"), msg("items with influence above and dependence below the average: they move the rest.")),
    (msg("Relays"), msg("influence and dependence above the average: they pass on and amplify what moves them.")),
    (msg("Outcomes"), msg("influence below and dependence above the average: they change when the others do.")),
    (msg("Autonomous"), msg("influence and dependence below the average: little tied to the rest.")),
)
