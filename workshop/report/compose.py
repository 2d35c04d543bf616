"""From facts to a document in one language. The same facts in two languages say the same numbers."""

from __future__ import annotations

from workshop.activities.voice import Voice
from workshop.document.blocks import Block, Document
from workshop.domain.text import msg
from workshop.report.facts import Facts
from workshop.report.outline import printed_sections, section_blocks
from workshop.report.sections.cover import place_and_dates
from workshop.report.sections.imprint import licence_address, licence_line

#: Across every page until the facilitator releases the report.
DRAFT = msg("Draft")


def compose(facts: Facts, language: str) -> Document:
    """The report in this language: the sections of the outline in its order, those without content left out."""
    voice = Voice(language)
    keys = printed_sections(facts.edition)
    return framed(facts, voice, tuple(block for key in keys for block in section_blocks(key, facts, voice)))


def framed(facts: Facts, voice: Voice, blocks: tuple[Block, ...]) -> Document:
    """These blocks as a document of the workshop, with what stands on each of its pages."""
    return Document(
        title=voice.plain(facts.title),
        lang=voice.code,
        blocks=blocks,
        published=facts.published,
        subtitle=place_and_dates(facts, voice),
        author=facts.organisers_line,
        subject=voice.say(msg("Results of a participatory workshop")),
        edition=voice.say(msg("English edition")),
        organiser=facts.organisers_line,
        foot=voice.say(msg("Results of the workshop, not representative of the population")),
        accent=facts.edition.accent,
        rights=licence_line(facts, voice),
        rights_at=licence_address(facts),
        direction=voice.language.direction,
        watermark=voice.say(DRAFT) if facts.edition.draft else "",
    )
