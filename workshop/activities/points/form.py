"""What the facilitator sets for a points activity. The web room adds its form token; Options does the checking."""

from __future__ import annotations

from wtforms import Form, SelectChoice, SelectField, StringField

from workshop.activities.points.rules import BUDGETS
from workshop.domain.text import msg


class SetupForm(Form):
    """How many points each person shares out, and how many of them one item may get."""

    budget = SelectField(
        msg("How many points does each person share out?"),
        default=str(BUDGETS[0]),
        choices=[SelectChoice(str(points), msg("{n} points", n=points)) for points in BUDGETS],
        description=msg(
            "Ten are easy to share out on a phone; a hundred allow finer differences. Points are compared by one kind"
            " of group only: the first of the workshop that has large enough groups."
        ),
    )
    cap = StringField(
        msg("At most how many points for one item?"),
        description=msg("Leave it empty to set no limit. A limit keeps one person from deciding an item alone."),
        render_kw={"inputmode": "numeric", "maxlength": 3},
    )

    def options_json(self) -> dict[str, object]:
        """What `Kind.options` checks."""
        return {"budget": self.budget.data} | ({"cap": self.cap.data} if self.cap.data else {})
