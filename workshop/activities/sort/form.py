"""What the facilitator sets for a sorting. The web room adds its form token; Options does the checking."""

from __future__ import annotations

from wtforms import BooleanField, Form, SelectChoice, SelectField, TextAreaField

from workshop.activities.sort.sets import DIVIDERS, OWN, TREE
from workshop.domain.text import msg

_SETS = (
    ("drivers", msg("long-term, dynamic, trigger")),
    (TREE, msg("conflict tree: cause, core, effect")),
    (DIVIDERS, msg("dividers and connectors, each by SAVES")),
    ("moscow", msg("must, should, could, not this time")),
    (OWN, msg("my own categories, written below")),
)


class SetupForm(Form):
    """Into which categories items are sorted."""

    set = SelectField(
        msg("Which categories?"),
        default="drivers",
        choices=[SelectChoice(key, words) for key, words in _SETS],
        validate_choice=False,
        description=msg("Everybody chooses one category for each item."),
    )
    own = TextAreaField(
        msg("Own categories"),
        default="",
        description=msg("Only for your own: two to eight, one a line: French | English. The English may be missing."),
        render_kw={"maxlength": 1000},
    )
    people_kept = BooleanField(msg("Keep items that look like people (dividers and connectors)"))

    def options_json(self) -> dict[str, object]:
        """What `Kind.options` checks."""
        return {"set": self.set.data, "own": self.own.data or "", "people_kept": bool(self.people_kept.data)}
