"""What the facilitator sets for a pick activity. The web room adds its form token; Options does the checking."""

from __future__ import annotations

from wtforms import Form, StringField

from workshop.activities.pick.rules import DEFAULT_MAX
from workshop.domain.text import msg


class SetupForm(Form):
    """How many answers each person may choose."""

    max = StringField(
        msg("How many answers may each person choose?"),
        default=str(DEFAULT_MAX),
        description=msg("Three is usual. Fewer answers make clearer differences."),
        render_kw={"inputmode": "numeric", "maxlength": 2},
    )

    keep = StringField(
        msg("How many will be kept in the end?"),
        description=msg(
            "For recommendations, say: the result then tells whether the list leaves out what a minority wants."
            " Leave it empty where nothing is dropped."
        ),
        render_kw={"inputmode": "numeric", "maxlength": 2},
    )

    def options_json(self) -> dict[str, object]:
        """What `Kind.options` checks."""
        return {"max": self.max.data or DEFAULT_MAX, "keep": self.keep.data or None}
