"""Ideas on paper: as approved, with how many of the texts that people sent each one stands for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workshop.activities.voice import Voice
from workshop.document.blocks import Block, Bullets, Heading, Paragraph
from workshop.document.text import Span, Text
from workshop.domain.activity import Activity
from workshop.domain.items import ADDRESSEES
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
    """The approved ideas, most mentions first; those with an addressee under it."""
    ideas = outcome.results["ideas"]
    sentence = nmsg(
        "{n} text was sent. Ideas kept after moderation: {ideas}.",
        "{n} texts were sent. Ideas kept after moderation: {ideas}.",
        outcome.results["received"],
        ideas=len(ideas),
    )
    return (Paragraph(voice.say(sentence)), *_lists(ideas, voice))


def _lists(ideas: list[Mapping[str, Any]], voice: Voice) -> tuple[Block, ...]:
    if not any(idea["addressee"] for idea in ideas):
        return _list(ideas, voice)
    blocks: list[Block] = []
    for addressee in (*ADDRESSEES, ""):
        addressed = [idea for idea in ideas if idea["addressee"] == addressee]
        if addressed:
            blocks += [Heading(3, voice.say(ADDRESSEE_NAMES[addressee])), *_list(addressed, voice)]
    return tuple(blocks)


def _list(ideas: list[Mapping[str, Any]], voice: Voice) -> tuple[Block, ...]:
    return (Bullets(tuple(idea_text(idea, voice) for idea in ideas)),) if ideas else ()


def idea_text(idea: Mapping[str, Any], voice: Voice) -> Text:
    """The idea in its approved words; with its mentions where several people said it."""
    words = voice.text(Label.from_json(idea["wording"]))
    if idea["mentions"] < 2:
        return words
    mentions = voice.say(nmsg("mentioned once", "mentioned {n} times", idea["mentions"]))
    return (*words, Span(f" ({mentions})", emphasis=True))  # type: ignore[misc]


def tallies(activity: Activity, outcome: SafeOutcome, voice: Voice) -> tuple[Block, ...]:
    """Ideas have no tally beyond their mentions."""
    return ()
