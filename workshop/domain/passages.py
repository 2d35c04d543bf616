"""What the organisers decide about their report, piece by piece, so that nobody overwrites another unseen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Content = Mapping[str, object]

#: So many changes of one piece can be taken back.
MOST_STEPS = 50


@dataclass(frozen=True)
class Passage:
    """One piece: a sentence in their words, the order of the sections, a quote. `content` is plain JSON, None where
    nothing is decided; `history` is what earlier changes replaced, the oldest first; `version` counts the changes."""

    key: str
    version: int = 0
    content: Content | None = None
    history: tuple[Content | None, ...] = ()

    def changed(self, content: Content | None) -> Passage:
        """The same piece after a change; itself where nothing changes."""
        if content == self.content:
            return self
        return Passage(self.key, self.version + 1, content, (*self.history, self.content)[-MOST_STEPS:])

    def continued(self, content: Content | None) -> Passage:
        """After more of the change made last: both are taken back in one step."""
        if content == self.content or not self.history:
            return self.changed(content)
        return Passage(self.key, self.version + 1, content, self.history)

    def replaced(self, content: Content | None) -> Passage:
        """After a change that cannot be taken back: what stood there before is kept nowhere."""
        return self if content == self.content else Passage(self.key, self.version + 1, content)

    @property
    def can_be_undone(self) -> bool:
        return bool(self.history)

    def undone(self) -> Passage:
        """What stood there before the last change; again, before the one before it. Itself where there was none."""
        if not self.history:
            return self
        return Passage(self.key, self.version + 1, self.history[-1], self.history[:-1])
