"""One permitted sentence, and how items are named in it."""
from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from workshop.domain.activity import Activity
from workshop.domain.text import Label, Message, counting, msg

#: So many answers are named in one sentence; of more that share a place only their number is said.
MOST_NAMED = 5


@dataclass(frozen=True)
class Finding:
    """`key` names the claim, `items` are those it speaks of; `dimension` is empty where it is about the whole room.

    It is running text: what its sentence counts is said in words where it is small."""

    key: str
    sentence: Message
    items: tuple[str, ...] = ()
    dimension: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "sentence", counting(self.sentence))


def filled(template: Message, **params: object) -> Message:
    """The sentence of `template` with its parameters; a plural one is chosen by `n`."""
    n = params.get("n")
    return replace(template, params=tuple(params.items()), count=n if template.plural and isinstance(n, int) else None)


def quoted(label: Label) -> Message:
    """The users' words in quotation marks: so every sentence stays correct whatever their grammar."""
    return msg("“{label}”", label=Label.of(**{code: _inner_marks(text, code) for code, text in label.texts}))


def _inner_marks(text: str, code: str) -> str:
    """Quotation marks inside quotation marks: “ ” within « » in French, ‘ ’ within “ ” elsewhere."""
    opening, closing = "“”" if code == "fr" else "‘’"
    return re.sub(r"\s*[»”]", closing, re.sub(r"[«“]\s*", opening, text))


def quoted_items(activity: Activity, items: Iterable[str]) -> tuple[Message, ...]:
    """Several items, to be said as a list."""
    return tuple(quoted(activity.item(item).label) for item in items)
