"""Short texts people send, and what moderation does with them. Nothing here tells who wrote what."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from workshop.domain.text import Label

MAX_IDEA = 200


class IdeaState(StrEnum):
    """pending -> approved | rejected | merged (into another idea); every step can be undone."""

    PENDING = "pending"
    APPROVED = "approved"
    REJECTED = "rejected"
    MERGED = "merged"


@dataclass(frozen=True)
class Idea:
    """One idea as sent (`original`, in `language`) and as it will be shown (`wording`, both languages possible).

    `merged_into` is the id of the idea that now stands for it. `item`: the item of a vote that it remarks on, empty
    where it speaks for itself."""

    id: str
    activity: str
    original: str
    language: str
    wording: Label
    state: IdeaState = IdeaState.PENDING
    merged_into: str | None = None
    addressee: str = ""
    item: str = ""
