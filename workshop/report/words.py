"""The few words the renderers say by themselves, in the language of the report."""

from __future__ import annotations

from babel.numbers import get_decimal_symbol

from workshop.activities.voice import Voice
from workshop.document.words import Words
from workshop.domain.text import Message, msg, nmsg

MANY = 9
"""A number that stands for several in sentences that know one and many."""
#: The sentences in which the kinds and the gate print figures (disclosure.share_text, ideas).
SHARES: tuple[Message, ...] = (
    msg("{x} of {n}"),
    msg("{percent}% ({x} of {n})"),
    msg("{percent}% of {n}"),
    nmsg("{n} time", "{n} times", 1),
    nmsg("{n} time", "{n} times", MANY),
)


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
        sideways=voice.say(msg("Slide sideways to see all of it.")),
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
        chapter=voice.say(msg("Question")),
        column=voice.say(msg("Column")),
        of_how_many=voice.say(msg("Of how many")),
        percent=voice.say(msg("Percent")),
        as_printed=voice.say(msg("As printed")),
        facet=voice.say(msg("{column}: {what}")),
        shares=tuple(_said(sentence, voice) for sentence in SHARES),
        ranked=("{place}", voice.say(msg("{place}, tied"))),
        sized=voice.say(msg("{group} ({n})")),
        decimal=get_decimal_symbol(voice.language.locale),
    )


def _said(sentence: Message, voice: Voice) -> str:
    """The sentence with its places open; a plural with the place of its number, too."""
    return voice.say(sentence).replace(str(sentence.count), "{x}") if sentence.plural else voice.say(sentence)
