"""What the facilitator sets for an agreement. The web room adds its form token; Options does the checking."""

from __future__ import annotations

from wtforms import Form, SelectChoice, SelectField, StringField

from workshop.activities.agree.scales import NAMES
from workshop.domain.text import msg
from workshop.tally.agree import BROAD, CONSENSUS


class SetupForm(Form):
    """The scale and the rule of decision, which are fixed once the vote opens."""

    scale = SelectField(
        msg("On which scale do people answer?"),
        default="gradients",
        choices=[SelectChoice(key, name) for key, name in NAMES.items()],
        description=msg("The rule below is shown on phones and wall before anybody votes, and cannot change after."),
        validate_choice=False,
    )
    consensus = StringField(
        msg("Consensus: how many percent must support a proposal?"),
        default=str(CONSENSUS),
        description=msg("75 is usual. On scales with a veto, a single veto prevents a consensus."),
        render_kw={"inputmode": "numeric", "maxlength": 3},
    )
    broad = StringField(
        msg("Broad support: how many percent?"),
        default=str(BROAD),
        description=msg("60 is usual. Below it, participants are called divided."),
        render_kw={"inputmode": "numeric", "maxlength": 3},
    )

    def options_json(self) -> dict[str, object]:
        """What `Kind.options` checks."""
        return {
            "scale": self.scale.data,
            "consensus": self.consensus.data or CONSENSUS,
            "broad": self.broad.data or BROAD,
        }
