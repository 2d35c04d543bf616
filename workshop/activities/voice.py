"""The voice of a report: the phrasebook of one language, which also says labels as the text that blocks are made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workshop.document.text import Span
from workshop.domain.disclosure import share_text
from workshop.domain.items import Item
from workshop.domain.people import UNSAID, Dimension
from workshop.domain.text import Label, Message, msg
from workshop.i18n.phrasebook import Phrasebook

HIDDEN = msg("not shown")


class Voice(Phrasebook):
    """Voice("fr"): everything is said in this one language."""

    def text(self, label: Label, strong: bool = False) -> tuple[Span, ...]:
        """The users' words; where they do not exist in this language, in another and marked as such."""
        words, code = self.label(label)
        if not words:
            return ()
        return (Span(words, strong=strong, lang=None if code == self.code else code),)

    def plain(self, label: Label) -> str:
        """The users' words without a mark, for charts and inside sentences."""
        return self.label(label)[0]

    def _value(self, value: object) -> str:
        """In a sentence, too, words of the users that are in another language carry their mark."""
        if not isinstance(value, Label):
            return super()._value(value)
        words, code = self.label(value)
        return words if not words or code == self.code else f"{words}\u00a0[{code}]"

    def share(self, part: int | None, whole: int) -> str:
        """How many of how many, in the form that the size of the group allows (METHOD 5.2 R8)."""
        return self.say(HIDDEN if part is None else share_text(part, whole))

    def figure(self, value: float | None) -> str:
        """A whole figure, or the words for one that is hidden."""
        return self.say(HIDDEN) if value is None else self.number(round(value))

    def cut(self, shown: int, of: int) -> str:
        """That a chart shows the first answers only; nothing where it shows all."""
        return "" if shown == of else self.say(msg("First {n} of {m}; all in the annex.", n=shown, m=of))

    def group(self, dimension: Dimension, choices: Sequence[str]) -> str:
        """The name of a published group; several small ones that were put together are all named."""
        return self.listing(tuple(_choice(dimension, key) for key in choices))


def not_shown(items: Iterable[Item]) -> tuple[Message, ...]:
    """In a spoken ranking, the items whose figure may not be seen."""
    return tuple(msg("{item} ({score})", item=item.label, score=HIDDEN) for item in items)


def _choice(dimension: Dimension, key: str) -> Label | Message:
    choice = dimension.choice(key)
    return msg("Prefer not to say") if choice is None or key == UNSAID else choice.label
