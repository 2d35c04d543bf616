"""The first page, and the contents behind it."""

from __future__ import annotations

import base64
from collections.abc import Iterator

from workshop.activities.voice import Voice
from workshop.document.blocks import Block, Callout, Contents, Cover
from workshop.domain.text import Message, msg, nmsg
from workshop.report.facts import Facts

#: With more questions than these the contents name chapters only, so that they stay on their page.
MOST_LISTED = 12


def section(facts: Facts, voice: Voice) -> tuple[Block, ...]:
    """Title, place, dates, organisers; how to read what follows."""
    cover = Cover(
        title=voice.plain(facts.title),
        kicker=voice.say(msg("Report of the workshop")),
        subtitle=facts.place,
        lines=(voice.dates(facts.starts, facts.ends),),
        lead=voice.say(_lead(facts)) if facts.seats and facts.activities else "",
        organisers_title=voice.say(msg("Organised by")),
        organisers=tuple(line for line in facts.organisers.splitlines() if line),
        logo=base64.b64decode(facts.edition.logo),
        logo_alt=voice.say(msg("Logo of the organisers: {names}", names=facts.organisers_line)),
        edition=voice.say(msg("English edition")),
        note=" ".join(map(voice.say, _cautions(facts))),
    )
    reading = [
        voice.say(
            msg("The participants answered on their own phones, without names. What this report says, it says of them.")
        ),
        voice.say(msg("“5 of 7” means five of the seven participants of that group. Equal results share a place.")),
        voice.say(msg("On gold: what may be said, no more than the figures allow.")),
    ]
    if facts.edition.reworded:
        own = msg("What the organisers put in their own words is listed under “Method and limits”.")
        reading.append(voice.say(own))
    depth = 2 if len(facts.activities) <= MOST_LISTED else 1
    return (cover, Contents(depth=depth), Callout(voice.say(msg("How to read this report")), tuple(reading)))


def _cautions(facts: Facts) -> Iterator[Message]:
    if facts.edition.draft:
        yield msg("Draft: the organisers have not released this report yet.")
    if facts.rehearsal:
        yield msg("Rehearsal with invented participants: these results say nothing about real people.")


def _lead(facts: Facts) -> Message:
    return msg(
        "{participants}, {questions}: what the room said, counted without names.",
        participants=nmsg("{n} participant", "{n} participants", facts.seats),
        questions=nmsg("{n} question", "{n} questions", len(facts.activities)),
    )


def place_and_dates(facts: Facts, voice: Voice) -> str:
    """Where and when, as far as known."""
    return ", ".join(part for part in (facts.place, voice.dates(facts.starts, facts.ends)) if part)
