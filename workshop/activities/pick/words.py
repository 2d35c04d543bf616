"""How choices are counted, for the report."""

from __future__ import annotations

from workshop.activities.kind import Term
from workshop.domain.text import msg

RULES: tuple[Term, ...] = (
    (
        msg("Choices"),
        msg(
            "Each answer counts the participants who chose it. Where everybody could choose several, the shares do not "
            "add up to 100%."
        ),
    ),
)
