"""Ideas on paper: as approved, with how many of the texts that people sent each one stands for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from workshop.activities.voice import Voice
from workshop.document.blocks import Block, Note, Table
from workshop.domain.activity import Activity
from workshop.domain.people import Dimension
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import Label, Message, msg, nmsg

#: To whom a recommendation speaks, in the order of the report.
ADDRESSEE_NAMES: dict[str, Message] = {
    "national": msg("To the national authorities"),
    "international": msg("To international partners"),
    "civil_society": msg("To civil society"),
    "donors": msg("To donors"),
    "security_forces": msg("To the defence and security forces"),
    "": msg("To everybody"),
}


def results(activity: Activity, outcome: SafeOutcome, voice: Voice) -> tuple[Block, ...]:
    """The approved ideas, most mentions first."""
    ideas = outcome.results["ideas"]
    return (_table(ideas, voice), Note(voice.say(_source(outcome)))) if ideas else (Note(voice.say(_source(outcome))),)


def _source(outcome: SafeOutcome) -> Message:
    return nmsg(
        "{n} text was sent. Ideas kept after moderation: {ideas}.",
        "{n} texts were sent. Ideas kept after moderation: {ideas}.",
        outcome.results["received"],
        ideas=len(outcome.results["ideas"]),
    )


def _table(ideas: Sequence[Mapping[str, Any]], voice: Voice) -> Table:
    rows = tuple((voice.text(Label.from_json(idea["wording"])), mentions(idea, voice)) for idea in ideas)
    heads = (msg("Idea"), msg("Mentions"))
    return Table(tuple(map(voice.say, heads)), rows, numeric=(1,), widths=(0.82, 0.18), dense=True)


def mentions(idea: Mapping[str, Any], voice: Voice) -> str:
    """How often an idea was put forward, before the same ones were merged."""
    return voice.say(nmsg("{n} time", "{n} times", idea["mentions"]))


def tallies(
    activity: Activity, outcome: SafeOutcome, dimensions: Sequence[Dimension], voice: Voice
) -> tuple[Block, ...]:
    """Ideas have no tally beyond their mentions."""
    return (Note(voice.say(_source(outcome))),)
