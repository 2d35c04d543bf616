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
            "Six to ten. A pair counts only if as many people judged it as the smallest group whose result is shown. "
            "Where these are five, with eight pairs each, 4 items need 8 people, 5 items 13, 6 items 19, 8 items 35."
        ),
        render_kw={"inputmode": "numeric", "maxlength": 2},
    )

    def options_json(self) -> dict[str, object]:
        """What `Kind.options` checks."""
        return {"each": self.each.data or DEFAULT_EACH}
