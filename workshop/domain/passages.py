"""What the organisers decide about their report, piece by piece, so that nobody overwrites another unseen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Content = Mapping[str, object]


@dataclass(frozen=True)
class Passage:
    """One piece: a sentence in their words, the order of the sections, a quote. `content` is plain JSON, None where
    nothing is decided; `before` is what the last change replaced; `version` counts the changes."""

    key: str
    version: int = 0
    content: Content | None = None
    before: Content | None = None

    def changed(self, content: Content | None) -> Passage:
        """The same piece after a change; itself where nothing changes."""
        if content == self.content:
            return self
        return Passage(self.key, self.version + 1, content, self.content)

    @property
    def can_be_undone(self) -> bool:
        return self.version > 0 and self.before != self.content

    def undone(self) -> Passage:
        """What stood there before the last change; a second time, what stood there now."""
        return self.changed(self.before)
