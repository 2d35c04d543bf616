"""The words of the five steps, from the lowest up: ready-made ones, or the facilitator's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workshop.domain.errors import Mendable
from workshop.domain.text import Label, Message, cleaned_line, msg
from workshop.findings.finding import quoted

SCALE = 5
OWN = "own"
MOST_LETTERS = 40
LANGUAGES = ("fr", "en")

#: The words of one step.
Word = Message | Label

READY: Mapping[str, tuple[Message, ...]] = {
    "importance": (
        msg("not important"),
        msg("slightly important"),
        msg("fairly important"),
        msg("important"),
        msg("very important"),
    ),
    "agreement": (
        msg("strongly disagree"),
        msg("disagree"),
        msg("neither agree nor disagree"),
        msg("agree"),
        msg("strongly agree"),
    ),
    "trust": (
        msg("no trust at all"),
        msg("little trust"),
        msg("some trust"),
        msg("much trust"),
        msg("full trust"),
    ),
    "frequency": (msg("never"), msg("rarely"), msg("sometimes"), msg("often"), msg("always")),
}

NAMES: Mapping[str, Message] = {
    "importance": msg("Importance: from “not important” to “very important”"),
    "agreement": msg("Agreement: from “strongly disagree” to “strongly agree”"),
    "trust": msg("Trust: from “no trust at all” to “full trust”"),
    "frequency": msg("Frequency: from “never” to “always”"),
    OWN: msg("Words of your own, written below"),
}


def own_words(data: Mapping[str, object]) -> tuple[Label, ...]:
    """The facilitator's words of the five steps, from "own_fr" and "own_en": lists, or text with a line for each step.

    One language is enough. Raises Mendable: not five, twice the same, too long, none in any language."""
    by_language = {code: _five(data.get(f"own_{code}"), f"own_{code}") for code in LANGUAGES}
    given = {code: words for code, words in by_language.items() if words}
    if not given:
        raise Mendable(msg("Write the words of the five steps, one on each line, the lowest first."), "own_fr")
    return tuple(Label.of(**{code: words[step] for code, words in given.items()}) for step in range(SCALE))


def _five(value: object, field: str) -> list[str]:
    lines = [cleaned_line(line) for line in _lines(value)]
    words = [line for line in lines if line]
    if words and len(words) != SCALE:
        raise Mendable(msg("A scale has five steps: write five lines, not {n}.", n=len(words)), field)
    if len(set(words)) < len(words):
        raise Mendable(msg("Two steps have the same words. Give each step words of its own."), field)
    if any(len(word) > MOST_LETTERS for word in words):
        raise Mendable(msg("The words of a step have at most {n} letters.", n=MOST_LETTERS), field)
    return words


def _lines(value: object) -> Sequence[str]:
    if isinstance(value, str):
        return value.splitlines()
    return [line for line in value if isinstance(line, str)] if isinstance(value, list | tuple) else ()


def quoted_word(word: Word) -> Message:
    """The words of a step in quotation marks, for sentences."""
    return quoted(word) if isinstance(word, Label) else msg("“{label}”", label=word)
