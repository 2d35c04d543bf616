"""What people have chosen but not yet sent, in memory only: a reload finds it again, a seized laptop does not."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

MOST = 10_000


@dataclass(frozen=True)
class Draft:
    """An unfinished ballot: item ids in order, what was typed, and which screen it is on ("choose", "check",
    "sent").
    """

    items: tuple[str, ...] = ()
    text: str = ""
    step: str = "choose"


class Drafts:
    """Drafts by an opaque key (the ballot key of a seat); the oldest go when there are too many."""

    def __init__(self) -> None:
        self._drafts: OrderedDict[str, Draft] = OrderedDict()
        self._turns: dict[str, dict[str, int]] = {}

    def get(self, key: str) -> Draft | None:
        return self._drafts.get(key)

    def put(self, key: str, draft: Draft) -> None:
        self._drafts[key] = draft
        self._drafts.move_to_end(key)
        while len(self._drafts) > MOST:
            self._drafts.popitem(last=False)

    def turn(self, activity: str, key: str) -> int:
        """The how manieth phone this one is to see the question, from 0: a question that asks each phone another part
        of the whole shares it out by this number, which is written nowhere."""
        turns = self._turns.setdefault(activity, {})
        return turns.setdefault(key, len(turns) if len(turns) < MOST else 0)

    def forget(self, key: str) -> None:
        self._drafts.pop(key, None)

    def forget_all(self) -> None:
        """When an activity closes: what was not sent is nobody's business any more."""
        self._drafts.clear()
        self._turns.clear()
