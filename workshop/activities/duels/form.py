"""What the facilitator sets for comparisons two by two. The web room adds its form token; Options does the checking."""

from __future__ import annotations

from wtforms import Form, StringField

from workshop.activities.duels.rules import DEFAULT_EACH
from workshop.domain.text import msg


class SetupForm(Form):
    """How many pairs each person compares."""

    each = StringField(
        msg("How many pairs does each person compare?"),
        default=str(DEFAULT_EACH),
        description=msg(
            "Ten take about three minutes. Every item should be met five times: with ten pairs each, 16 ideas need 4 "
            "people, 40 ideas 10."
        ),
        render_kw={"inputmode": "numeric", "maxlength": 2},
    )

    def options_json(self) -> dict[str, object]:
        """What `Kind.options` checks."""
        return {"each": self.each.data or DEFAULT_EACH}
