"""What the facilitator sets for a matrix. The web room adds its form token; Options does the checking."""

from __future__ import annotations

from wtforms import Form, StringField

from workshop.activities.matrix.rules import MAX_NAME
from workshop.domain.text import msg

_SHORT = {"maxlength": MAX_NAME}


class SetupForm(Form):
    """The names of the two criteria; the fields are called as the options are."""

    importance_fr = StringField(
        msg("First criterion, in French"),
        description=msg("Leave all four empty for importance and feasibility. High should always mean more of it."),
        render_kw=_SHORT,
    )
    importance_en = StringField(msg("First criterion, in English"), render_kw=_SHORT)
    feasibility_fr = StringField(msg("Second criterion, in French"), render_kw=_SHORT)
    feasibility_en = StringField(msg("Second criterion, in English"), render_kw=_SHORT)

    def options_json(self) -> dict[str, object]:
        """What `Kind.options` checks."""
        return {field.name: field.data for field in self if field.data}
