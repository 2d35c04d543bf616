"""Translations compiled from the .po files in memory when a language is first spoken; nothing is generated on disk."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from gettext import c2py

from babel.messages.pofile import read_po

from workshop.i18n.languages import Language
from workshop.i18n.typography import typeset

PARAMETER = re.compile(r"\{(\w+)\}")


def parameters(texts: Iterable[str]) -> set[str]:
    """The names in braces that these sentences use."""
    return {name for text in texts for name in PARAMETER.findall(text)}


@dataclass(frozen=True)
class Catalogue:
    """One language's sentences: msgid -> its forms; `form` chooses the form of a number. Already typeset."""

    forms: Mapping[str, tuple[str, ...]]
    form: Callable[[int], int]

    def sentence(self, text: str, plural: str | None, count: int | None) -> str | None:
        """The translation, or None where there is none."""
        forms = self.forms.get(text)
        if forms is None:
            return None
        return forms[self.form(abs(count))] if plural is not None and count is not None and len(forms) > 1 else forms[0]


@cache
def catalogue(language: Language) -> Catalogue:
    """The language's catalogue; empty where it has none yet.

    Fuzzy and unfinished translations are left out, and those that name a parameter the sentence does not have: the
    reader then sees the English sentence, never a pair of braces.
    """
    if not language.catalogue.exists():
        return Catalogue({}, lambda n: 0)
    with language.catalogue.open("rb") as file:
        entries = read_po(file, locale=language.locale)
    sound = [entry for entry in entries if entry.id and is_sound(entry.id, entry.string, entry.fuzzy)]
    forms = {_texts(entry.id)[0]: _typeset(_texts(entry.string), language) for entry in sound}
    return Catalogue(forms, c2py(entries.plural_expr))


def is_sound(sentence: object, translation: object, fuzzy: bool = False) -> bool:
    """Whether a translation may be shown: complete in all its forms, and with no parameter of its own."""
    theirs = _texts(translation)
    return not fuzzy and all(theirs) and parameters(theirs) <= parameters(_texts(sentence))


def _typeset(texts: Iterable[str], language: Language) -> tuple[str, ...]:
    return tuple(typeset(text, language.code) for text in texts)


def _texts(value: object) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)  # type: ignore[arg-type]
