"""Says our sentences and the users' words in one language, without any request."""
from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

from workshop.domain.text import Count, Label, Message, msg, nmsg
from workshop.i18n import formats
from workshop.i18n.catalogue import PARAMETER, catalogue
from workshop.i18n.languages import language
from workshop.i18n.numerals import with_words
from workshop.i18n.typography import typeset


class Phrasebook:
    """One language's words: Phrasebook("fr").say(msg("Item {name} is named twice.", name=label)).

    A code that is not known speaks the first language of the list.
    """

    def __init__(self, code: str | None):
        self.language = language(code)
        self.code = self.language.code

    def say(self, message: Message) -> str:
        """The sentence in this language with its parameters; in English where it has no translation."""
        return self._said(message, first=True)

    def _said(self, message: Message, first: bool = False) -> str:
        found = catalogue(self.language).sentence(message.text, message.plural, message.count) or _english(message)
        counts = {name: value.n for name, value in message.params if isinstance(value, Count)}
        sentence = with_words(found, counts, self.code) if counts else found
        if first and found.startswith("{") and not sentence.startswith("{"):
            sentence = sentence[0].upper() + sentence[1:]
        return _filled(sentence, {name: self._value(value) for name, value in message.params})

    def words(self, text: str, **params: object) -> str:
        """What templates call `_`."""
        return self.say(msg(text, **params))

    def plural(self, singular: str, plural: str, n: int, **params: object) -> str:
        """What templates call `ngettext`; the number is {n} in the sentence."""
        return self.say(nmsg(singular, plural, n, **params))

    def label(self, label: Label) -> tuple[str, str]:
        """The users' words for this reader, typeset, and the code of the language they are in."""
        text, code = label.best(self.code)
        return typeset(text, code), code

    def number(self, value: float) -> str:
        """12 345 or 0,41."""
        return formats.number(value, self.language)

    def percent(self, share: float) -> str:
        """A share of 0 to 1 in whole percents."""
        return formats.percent(share, self.language)

    def day(self, value: date) -> str:
        """18 juillet 2018."""
        return formats.day(value, self.language)

    def dates(self, first: date | None, last: date | None) -> str:
        """du 12 au 14 mars 2026; either may be missing."""
        return formats.dates(first, last, self.language)

    def listing(self, parts: tuple[object, ...]) -> str:
        """X, Y et Z."""
        return formats.listing([self._value(part) for part in parts], self.language)

    def place(self, place: int, tied: bool = False, feminine: bool = False) -> str:
        """2e, or 2e ex æquo."""
        ordinal = formats.ordinal(place, self.language, feminine)
        return self.say(msg("{place}, tied", place=ordinal)) if tied else ordinal

    def _value(self, value: object) -> str:
        match value:
            case Message():
                return self._said(value)
            case Count():
                return self.number(value.n)
            case Label():
                return self.label(value)[0]
            case tuple():
                return self.listing(value)
            case date():
                return self.day(value)
            case int() | float():
                return self.number(value)
            case _:
                return str(value)


@cache
def phrasebook(code: str | None) -> Phrasebook:
    """The phrasebook of a language, made once."""
    return Phrasebook(code)


def _english(message: Message) -> str:
    return message.text if message.plural is None or message.count == 1 else message.plural


def _filled(sentence: str, values: Mapping[str, str]) -> str:
    """The sentence with its parameters; a name without a value stays in its braces rather than stop a page."""
    return PARAMETER.sub(lambda match: values.get(match[1], match[0]), sentence)
