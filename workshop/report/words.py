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
        number=voice.say(msg("No.")),
        quadrant=voice.say(msg("Where it stands")),
        part=voice.say(msg("Part of the tree")),
        source=voice.say(msg("What feeds")),
        target=voice.say(msg("What is fed")),
        strength=voice.say(msg("Strength of the link")),
        stability=voice.say(msg("Stability")),
        share=voice.say(msg("Share of participants")),
        remark=voice.say(msg("Remark")),
    )
