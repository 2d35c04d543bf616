"""The language of a page, and the words templates say in it."""

from __future__ import annotations

from datetime import UTC, date, datetime

from flask import g, request

from workshop.domain.text import Label, Message
from workshop.i18n.languages import is_ready
from workshop.i18n.phrasebook import Phrasebook
from workshop.i18n.phrasebook import phrasebook as phrasebook_of
from workshop.web.access import LANGUAGE
from workshop.web.parts import parts


def language() -> str:
    """The language this browser chose, else the one the laptop was started with."""
    if "language" not in g:
        chosen = request.cookies.get(LANGUAGE, "")
        g.language = chosen if is_ready(chosen) else parts().config.language
    return str(g.language)


def remember_language(code: str) -> None:
    """Give the browser this language with the answer to this request; an unknown code changes nothing."""
    if is_ready(code):
        g.language = g.new_language = code


def today() -> date:
    """The day as people in the room call it."""
    return datetime.now(UTC).astimezone().date()


def phrasebook() -> Phrasebook:
    """The page's phrasebook."""
    return phrasebook_of(language())


def say(message: Message) -> str:
    """A sentence of ours in the page's language."""
    return phrasebook().say(message)


def label(words: Label) -> str:
    """Users' words, in the page's language where they exist in it."""
    return phrasebook().label(words)[0]


def label_language(words: Label) -> str | None:
    """The language the words are in when it is not the page's, for the lang attribute."""
    code = phrasebook().label(words)[1]
    return None if code == language() else code
