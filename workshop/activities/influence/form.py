"""What the facilitator sets for an influence activity. The web room adds its form token; Options does the checking."""

from __future__ import annotations

from wtforms import Form, StringField

from workshop.activities.influence.rules import DEFAULT_EACH
from workshop.domain.text import msg


class SetupForm(Form):
    """How many pairs each person judges."""

    each = StringField(
        msg("How many pairs does each person judge?"),
        default=str(DEFAULT_EACH),
        description=msg(
            "Six to ten. Every pair needs three judgements: with eight pairs each, 5 items need 8 people, 6 items 12, "
            "8 items 21."
        ),
        render_kw={"inputmode": "numeric", "maxlength": 2},
    )

    def options_json(self) -> dict[str, object]:
        """What `Kind.options` checks."""
        return {"each": self.each.data or DEFAULT_EACH}
