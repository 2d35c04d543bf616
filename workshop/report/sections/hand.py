"""What the organisers changed in this report, said in the method: readers can tell their words from the program’s."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.activities.voice import Voice
from workshop.document.blocks import Block, Bullets, Heading
from workshop.domain.text import Message, msg
from workshop.report.facts import Facts
from workshop.report.titles import ALWAYS, TITLES


def organisers_hand(facts: Facts, voice: Voice) -> tuple[Block, ...]:
    """Every sentence that they reworded, as the program had said it, and the sections that they left out."""
    said = tuple(map(voice.say, _said(facts)))
    title = Heading(2, voice.say(msg("What the organisers changed in this report")), in_contents=False)
    return (title, Bullets(said)) if said else ()


def _said(facts: Facts) -> Iterator[Message]:
    for rewording in facts.edition.reworded:
        yield msg("In the organisers’ words: “{words}” The program had said: “{generated}”", words=rewording.words,
                  generated=rewording.generated)  # fmt: skip
    left_out = tuple(TITLES[key] for key in TITLES if key in facts.edition.left_out and key not in ALWAYS)
    if left_out:
        yield msg("Left out of this report by the organisers: {sections}.", sections=left_out)
