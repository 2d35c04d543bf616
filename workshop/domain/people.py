"""Who is in the room, as far as we ever know: the groups to compare by, and one seat's place in them."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workshop.domain.errors import Mendable
from workshop.domain.text import Label, msg

#: The choice "prefer not to say": a group like any other, offered with every question of the profile.
UNSAID = "unsaid"

#: dimension key -> choice key; what a ballot carries of its voter.
Groups = Mapping[str, str]


@dataclass(frozen=True)
class Choice:
    """One group of a dimension, for example the Centre; `help` says who belongs to it (regions of a zone)."""

    key: str
    label: Label
    help: Label = Label()


@dataclass(frozen=True)
class Dimension:
    """A question of the profile by which results may be compared: zone, gender, age band, type of organisation."""

    key: str
    label: Label
    choices: tuple[Choice, ...]

    def __post_init__(self) -> None:
        words = [f"{code} {text.casefold()}" for choice in self.choices for code, text in choice.label.texts]
        if len(set(self.keys)) != len(self.keys) or len(set(words)) != len(words):
            raise Mendable(msg("{question} offers the same group twice.", question=self.label), "dimensions")

    @property
    def keys(self) -> tuple[str, ...]:
        return (*(choice.key for choice in self.choices), UNSAID)

    def choice(self, key: str) -> Choice | None:
        """The choice of that key; None for "prefer not to say" and for unknown keys."""
        return next((choice for choice in self.choices if choice.key == key), None)


def checked_profile(dimensions: tuple[Dimension, ...], answers: Mapping[str, str]) -> Groups:
    """One seat's groups, complete: an unanswered question counts as "prefer not to say".

    Raises Mendable on a choice that does not exist.
    """
    profile = {dimension.key: answers.get(dimension.key) or UNSAID for dimension in dimensions}
    for dimension in dimensions:
        if profile[dimension.key] not in dimension.keys:
            sentence = msg("Choose one of the answers shown for “{question}”.", question=dimension.label)
            raise Mendable(sentence, dimension.key)
    return profile


@dataclass(frozen=True)
class Seat:
    """One person's place, whatever the channel. `id` is H(secret); the secret itself lives in the phone only."""

    id: str
    groups: Groups
