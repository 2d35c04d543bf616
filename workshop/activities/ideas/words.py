"""How ideas are counted, for the report."""

from __future__ import annotations

from workshop.activities.kind import Term
from workshop.domain.text import msg

RULES: tuple[Term, ...] = (
    (
        msg("Ideas"),
        msg(
            "The facilitators approved them, corrected their wording where needed and merged those that say the same. "
            "“Mentions” counts the texts that were merged."
        ),
    ),
)
