"""Text as data: runs of plain characters, never markup, whatever people have typed."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest


@dataclass(frozen=True)
class Span:
    """A run of plain characters; ``lang`` is set when it is in another language than the document. In a drawing it may
    stand ``beneath`` the others: the same words once more, for those who read that language."""

    text: str
    strong: bool = False
    emphasis: bool = False
    lang: str | None = None
    beneath: bool = False


Text = str | tuple[Span, ...]
"""What a block says: one string, or runs of different weight or language."""

_BREAKS = {"\n", "\r", "\t", "\x0b", "\x0c", "\u2028", "\u2029"}
_DROPPED = {"Cc", "Cs", "Co", "Cn"}
_JOINERS = {"\u200c", "\u200d"}
_USUAL = re.compile("[ -~\u00a0-\u02af\u2010-\u201f\u2026\u202f\u2030-\u203a]*").fullmatch
"""Letters and signs of Latin languages, composed, none of which is dropped: nearly every text, answered at once."""


def spans(text: Text) -> tuple[Span, ...]:
    """The runs of ``text``, each cleaned, empty ones left out."""
    if isinstance(text, str):
        return (Span(cleaned),) if (cleaned := clean(text)) else ()
    runs = (replace(run, text=clean(run.text)) for run in text)
    return tuple(run for run in runs if run.text)


def plain(text: Text) -> str:
    """The characters of ``text`` without weight or language."""
    return clean(text) if isinstance(text, str) else "".join(run.text for run in spans(text))


def clean(string: str) -> str:
    """``string`` composed (NFC), its line breaks turned to spaces, control and direction characters left out."""
    if _USUAL(string):
        return string
    return "".join(_kept(unicodedata.normalize("NFC", string)))


def _kept(string: str) -> Iterator[str]:
    for character in string:
        category = unicodedata.category(character)
        if character in _BREAKS:
            yield " "
        elif category not in _DROPPED and (category != "Cf" or character in _JOINERS or character == "\u00ad"):
            yield character


def in_language(text: Text, lang: str | None) -> tuple[Span, ...]:
    """The runs of ``text``, those without a language of their own now in ``lang``."""
    return tuple(replace(run, lang=run.lang or lang) for run in spans(text))


def marked(text: Text, lang: str) -> Iterator[tuple[Span, bool]]:
    """Each run, and whether a language mark follows it: at the end of what is in another language than ``lang``."""
    runs = spans(text)
    for run, following in zip_longest(runs, runs[1:]):
        foreign = run.lang is not None and run.lang != lang
        yield run, foreign and (following is None or following.lang != run.lang)


def parted(text: Text) -> tuple[Text, Text]:
    """The runs that stand first, and those beneath them."""
    if isinstance(text, str):
        return text, ()
    first, beneath = (tuple(run for run in text if run.beneath is place) for place in (False, True))
    return first, beneath


def labelled(text: Text) -> str:
    """The characters of ``text``, each run in another language followed by its mark: for places that know no runs."""
    return "".join(run.text + (f"\u00a0[{run.lang}]" if ends else "") for run, ends in marked(text, ""))


def language_of(text: Text) -> str | None:
    """The language that all runs share, or None when they differ or are in the document's own."""
    languages = {run.lang for run in spans(text)}
    return languages.pop() if len(languages) == 1 else None
