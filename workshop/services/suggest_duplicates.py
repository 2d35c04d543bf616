"""Which ideas probably say the same: a hint for the facilitator, who decides."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import combinations

from workshop.domain.ideas import Idea, IdeaState

#: Share of common word stems from which two ideas are shown as likely duplicates.
LIKELY = 0.5
_SHORTEST_WORD = 4
_STEM = 5

#: Search folds the letters of Mali's languages as people type them: ɛ as e, ɔ as o (METHOD 9.1).
_AS_TYPED = {ord(letter): typed for letter, typed in {"ɛ": "e", "ɔ": "o", "ɲ": "ny", "ŋ": "n", "œ": "oe"}.items()}


def likely_duplicates(ideas: Sequence[Idea]) -> tuple[tuple[Idea, Idea], ...]:
    """Pairs of pending or approved ideas that share at least half of their longer words."""
    shown = [idea for idea in ideas if idea.state in (IdeaState.PENDING, IdeaState.APPROVED)]
    stems = [_stems(idea) for idea in shown]
    return tuple((shown[a], shown[b]) for a, b in _with_common_stem(stems) if _likeness(stems[a], stems[b]) >= LIKELY)


def _with_common_stem(stems: Sequence[frozenset[str]]) -> list[tuple[int, int]]:
    """Places of the pairs worth comparing: of a thousand ideas most have no word in common."""
    holders: dict[str, list[int]] = {}
    for place, words in enumerate(stems):
        for word in words:
            holders.setdefault(word, []).append(place)
    return sorted({pair for places in holders.values() for pair in combinations(places, 2)})


def _stems(idea: Idea) -> frozenset[str]:
    text = " ".join(words for _, words in idea.wording.texts)
    letters = "".join(c if c.isalnum() else " " for c in _folded(text))
    return frozenset(word[:_STEM] for word in letters.split() if len(word) >= _SHORTEST_WORD)


def _folded(text: str) -> str:
    plain = text.casefold().translate(_AS_TYPED)
    return "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))


def _likeness(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a | b) if a and b else 0.0
