"""The few words the renderers say by themselves, in the language of the report."""

from __future__ import annotations

from workshop.activities.voice import Voice
from workshop.document.words import Words
from workshop.domain.text import msg


def words(voice: Voice) -> Words:
    """Sentences whose named places the renderer fills."""
    return Words(
        contents=voice.say(msg("Contents")),
        page=voice.say(msg("Page {page} of {total}")),
        table=voice.say(msg("Table {n}")),
        figure=voice.say(msg("Figure {n}")),
        go_to_page=voice.say(msg("{title}, page {page}")),
        in_language=voice.say(msg("text in {language}")),
        figures_as_table=voice.say(msg("The same figures as a table")),
        place=voice.say(msg("Place")),
        item=voice.say(msg("Answer")),
        value=voice.say(msg("Figure")),
    )
