"""Two languages on one wall: French large, English beneath where room allows, or one of them alone."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.activities.voice import Voice
from workshop.document.text import Span
from workshop.domain.text import Label, Message
from workshop.i18n.phrasebook import Phrasebook


class Voices:
    """`language` is "fr", "en" or "both". `first` speaks everywhere; `second` is None unless both are shown."""

    def __init__(self, language: str):
        codes = ("fr", "en") if language == "both" else (language,)
        self.first = Phrasebook(codes[0])
        self.second = Phrasebook(codes[1]) if len(codes) > 1 else None

    def say(self, message: Message) -> str:
        """A sentence in the first language."""
        return self.first.say(message)

    def also(self, message: Message) -> str:
        """The same sentence in the second language, or nothing."""
        return self.second.say(message) if self.second else ""

    def label(self, label: Label) -> str:
        """Users' words in the first language, as far as they exist in it."""
        return self.first.label(label)[0]

    def also_label(self, label: Label) -> str:
        """The same words in the second language, where they exist in it and differ."""
        if self.second is None or not label[self.second.code]:
            return ""
        other = self.second.label(label)[0]
        return other if other != self.label(label) else ""

    def drawing(self) -> Iterator[Voice]:
        """Who speaks in a drawing: the first language, and where there are two, both."""
        yield Voice(self.first.code)
        if self.second is not None:
            yield BothVoices(self)


class BothVoices(Voice):
    """The first language, with users' words in the second one beneath."""

    def __init__(self, voices: Voices):
        super().__init__(voices.first.code)
        self._voices = voices

    def text(self, label: Label, strong: bool = False) -> tuple[Span, ...]:
        """The words in the first language, then, where they exist, in the second."""
        said, also = super().text(label, strong), self._voices.also_label(label)
        second = self._voices.second
        return (*said, Span(also, lang=second.code, beneath=True)) if also and second else said
