"""The order of a ranking and what it says of each item: mean Borda score, agreement, strength of the order."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.activities.kind import Figure
from workshop.activities.rank.findings import strength_of
from workshop.activities.standing import Order, Standing, told_apart
from workshop.activities.voice import HIDDEN, Voice
from workshop.domain.activity import Activity
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import Message, msg, nmsg
from workshop.findings import agreement_steps, agreement_word


def order(outcome: SafeOutcome) -> Order:
    """By mean Borda score; places may be told of every item."""
    return outcome.results["methods"]["borda"]["order"]


def figure(outcome: SafeOutcome, item: str) -> Figure:
    """The score, out of 100."""
    scores = outcome.results["score_100"]
    score = scores[item]
    return Figure(score, None if score is None else msg("{n}", n=told_apart(score, scores.values())))


def unit(outcome: SafeOutcome) -> Message:
    """What is counted, and of how many people."""
    return nmsg("Score out of 100 · {n} participant", "Score out of 100 · {n} participants", outcome.n)


def evidence(outcome: SafeOutcome, standing: Standing, voice: Voice) -> str:
    """Place and score."""
    place, score = voice.place(standing.place, standing.tied), figure(outcome, standing.item.id).words or HIDDEN
    return voice.say(msg("{place} (score {score})", place=place, score=score))


def remarks(activity: Activity, outcome: SafeOutcome) -> Iterator[Message]:
    """How far people agree and how far the order holds."""
    w, strength = outcome.results["agreement"]["kendall_w"], strength_of(activity, outcome)
    if w is not None:
        yield msg("Agreement: {word}.", word=agreement_word(w))
    if strength:
        yield msg("Strength of the order: {word}.", word=strength.word)


def agreement(outcome: SafeOutcome) -> tuple[Message, int] | None:
    """Kendall's W in a word and in steps of five."""
    w = outcome.results["agreement"]["kendall_w"]
    return None if w is None else (agreement_word(w), agreement_steps(w))
