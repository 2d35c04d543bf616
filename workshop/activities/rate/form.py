"""What the facilitator sets for a rating. The web room adds its form token; Options does the checking."""

from __future__ import annotations

from wtforms import Form, SelectChoice, SelectField, TextAreaField

from workshop.activities.rate.rules import DEFAULT_WORDS
from workshop.activities.rate.scales import NAMES, SCALE
from workshop.domain.text import msg


def _as_text(value: object) -> object:
    """Stored words are a list; on the page each has a line."""
    return "\n".join(map(str, value)) if isinstance(value, list | tuple) else value


class SetupForm(Form):
    """Which words the five steps have."""

    words = SelectField(
        msg("What do the five steps say?"),
        default=DEFAULT_WORDS,
        choices=[SelectChoice(key, name) for key, name in NAMES.items()],
        description=msg("“Don’t know” can always be answered besides, and is counted apart."),
    )
    own_fr = TextAreaField(
        msg("Words of your own in French"),
        description=msg("Five lines, the lowest step first. Only for words of your own; one language is enough."),
        filters=[_as_text],
        render_kw={"rows": SCALE, "lang": "fr"},
    )
    own_en = TextAreaField(
        msg("Words of your own in English"), filters=[_as_text], render_kw={"rows": SCALE, "lang": "en"}
    )

    def options_json(self) -> dict[str, object]:
        """What `Kind.options` checks."""
        own = {"own_fr": self.own_fr.data or "", "own_en": self.own_en.data or ""}
        return {"words": self.words.data} | {key: text for key, text in own.items() if text}
