"""The scales of agreement in words: every step as people tap it and as the report prints it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workshop.domain.text import Message, msg
from workshop.tally.agree import SCALES, Step

#: The words of every step, best first: Kaner's gradients (Facilitator's Guide to Participatory Decision-Making), the
#: fingers of a hand, and the three answers of Polis.
WORDS: Mapping[str, Mapping[Step, Message]] = {
    "gradients": {
        1: msg("Wholehearted support"),
        2: msg("Support, apart from a minor point"),
        3: msg("Support with reservations"),
        4: msg("Abstain"),
        5: msg("More discussion needed"),
        6: msg("Don’t like it, but will go along"),
        7: msg("Serious disagreement"),
        8: msg("Veto"),
    },
    "fist": {
        5: msg("Five fingers: all for it"),
        4: msg("Four fingers: a good idea"),
        3: msg("Three fingers: can live with it"),
        2: msg("Two fingers: a few points to discuss first"),
        1: msg("One finger: much to discuss first"),
        0: msg("Fist: blocks it"),
    },
    "three": {"agree": msg("Agree"), "pass": msg("Pass"), "disagree": msg("Disagree")},
}

NAMES: Mapping[str, Message] = {
    "gradients": msg("Eight gradients of agreement, from wholehearted support to veto"),
    "fist": msg("Fist to five: from a fist, which blocks, to five fingers"),
    "three": msg("Three answers: agree, pass, disagree"),
}

MEANINGS = ("support", "undecided", "accept", "oppose")


@dataclass(frozen=True)
class Choice:
    """One step of a scale: `value` as in ballots and forms, `sign` its figure (none on the scale of words), its words,
    and what it counts as: support, undecided, accept or oppose."""

    value: str
    sign: str
    words: Message
    meaning: str


def choices(scale: str) -> tuple[Choice, ...]:
    """The steps of a scale, best first."""
    return tuple(_choice(scale, step, words) for step, words in WORDS[scale].items())


def _choice(scale: str, step: Step, words: Message) -> Choice:
    meaning = next(meaning for meaning in MEANINGS if step in getattr(SCALES[scale], meaning))
    return Choice(str(step), str(step) if isinstance(step, int) else "", words, meaning)


def can_abstain(scale: str) -> bool:
    """Whether one of the steps says "I do not take sides"; on a hand none does."""
    return scale != "fist"


def has_veto(scale: str) -> bool:
    """Whether one person can block a consensus."""
    return SCALES[scale].veto is not None
