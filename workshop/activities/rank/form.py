"""What the facilitator sets for a rank activity. The web room adds its form token; Options does the checking."""

from __future__ import annotations

from wtforms import Form, StringField

from workshop.domain.text import msg


class SetupForm(Form):
    """How many places each person fills."""

    top = StringField(
        msg("How many places does each person rank?"),
        default="3",
        description=msg(
            "Three is usual. Leave it empty to ask for the whole list in order. Rankings are compared by one kind of"
            " group only: the first of the workshop that has large enough groups."
        ),
        render_kw={"inputmode": "numeric", "maxlength": 2},
    )

    def options_json(self) -> dict[str, object]:
        """What `Kind.options` checks."""
        return {"top": self.top.data} if self.top.data else {}
