"""What the facilitator sets for an action plan. The web room adds its form token; Options does the checking."""

from __future__ import annotations

from wtforms import BooleanField, Form, StringField

from workshop.domain.text import msg


class SetupForm(Form):
    """Whether groups write rows on phones of their own, and how many each."""

    phones = BooleanField(
        msg("Groups write on a phone of their own"),
        default=True,
        description=msg("Each phone sees and changes its own actions until you close; you see and change all of them. "
                        "Without this only you write."),
    )  # fmt: skip
    per_phone = StringField(
        msg("How many actions may each phone write?"),
        default="6",
        description=msg("From 1 to 20."),
        render_kw={"inputmode": "numeric", "maxlength": 2},
    )

    def options_json(self) -> dict[str, object]:
        """What `Kind.options` checks."""
        return {"phones": bool(self.phones.data), "per_phone": self.per_phone.data}
