"""The organisers' own words: introduction, context, thanks."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.activities.voice import Voice
from workshop.document.blocks import Block, Heading, Note, Paragraph
from workshop.domain.text import Label, msg
from workshop.report.facts import Facts


def section(facts: Facts, voice: Voice) -> tuple[Block, ...]:
    """What the organisers wrote, marked as theirs; nothing where they wrote nothing."""
    texts = (
        (msg("Introduction"), facts.texts.introduction),
        (msg("Context"), facts.texts.context),
        (msg("Thanks"), facts.texts.thanks),
    )
    written = [(voice.say(title), label) for title, label in texts if label]
    if not written:
        return ()
    theirs = Note(voice.say(msg("In the organisers’ own words; figures in them are theirs, not results of the votes.")))
    if len(written) == 1:
        ((title, label),) = written
        return (Heading(1, title), *_paragraphs(label, voice), theirs)
    parts = tuple(
        block
        for title, label in written
        for block in (Heading(2, title, in_contents=False), *_paragraphs(label, voice))
    )
    return (Heading(1, voice.say(msg("Introduction and context"))), *parts, theirs)


def _paragraphs(label: Label, voice: Voice) -> Iterator[Block]:
    text, code = voice.label(label)
    for line in text.splitlines():
        if line.strip():
            yield Paragraph(line.strip(), lang=None if code == voice.code else code)
