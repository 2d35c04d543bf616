"""What the facilitator sets for an ideas activity. The web room adds its form token; Options does the checking."""

from __future__ import annotations

from wtforms import BooleanField, Form, StringField

from workshop.domain.text import msg


class SetupForm(Form):
    """How many ideas each person sends, and whether each idea names whom it speaks to."""

    per_person = StringField(
        msg("How many ideas may each person send?"),
        default="3",
        description=msg("From 1 to 10."),
        render_kw={"inputmode": "numeric", "maxlength": 2},
    )
    addressee = BooleanField(msg("Ask to whom each idea is addressed (for recommendations)"))

    def options_json(self) -> dict[str, object]:
        """What `Kind.options` checks."""
        return {"per_person": self.per_person.data, "addressee": bool(self.addressee.data)}
