"""The few sentences that scripts say themselves; everything else comes from the server in the reader's language.

A script asks for a sentence by its English text and fills {names} in itself; it never chooses a plural, so sentences
here are worded without one.
"""
from __future__ import annotations

from workshop.domain.text import msg
from workshop.i18n.phrasebook import phrasebook

BROWSER_WORDS = (
    msg("Connected"),
    msg("Connecting…"),
    msg("The connection is lost. Your answers are kept; we keep trying."),
    msg("The connection is back."),
    msg("Sending…"),
    msg("Recorded"),
    msg("Not sent yet. We try again by ourselves; you can also tap the button again."),
    msg("Chosen: {n} of {limit}"),
    msg("That is already {limit}. Take one away before you choose another."),
    msg("Place {n}: {item}"),
    msg("{item} taken out"),
    msg("Move up"),
    msg("Move down"),
    msg("Undo"),
    msg("Characters left: {n}"),
    msg("Time left: {time}"),
    msg("Time is up"),
    msg("Copied"),
    msg("Something new has come. Reload the page."),
)


def browser_catalogue(code: str | None) -> dict[str, str]:
    """English sentence -> sentence of the language, with its {names} left open; ready to be sent as JSON."""
    return {message.text: phrasebook(code).say(message) for message in BROWSER_WORDS}
