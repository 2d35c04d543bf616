"""What somebody said, on paper: beside the result that it speaks of where the section prints one, else at its end."""

from __future__ import annotations

from collections.abc import Sequence

from workshop.activities.voice import Voice
from workshop.document.blocks import Block, Heading, KeepTogether, PageBreak, Quote
from workshop.document.text import plain
from workshop.domain.text import Label, msg
from workshop.report.edition import PlacedQuote
from workshop.report.facts import Facts


def quotation(quote: PlacedQuote, facts: Facts, voice: Voice) -> Quote:
    """Somebody's words in quotation marks, whose they are, and what they speak of."""
    words, code = voice.label(quote.words)
    said = voice.say(msg("“{label}”", label=Label.of(**{voice.code: words})))
    return Quote(said, _source(quote, facts, voice), None if code == voice.code else code)


def attribution(quote: PlacedQuote, facts: Facts, voice: Voice) -> str:
    """Who said it, as far as that may be said: “A participant”, with the group where it is large enough."""
    groups = tuple(voice.group(facts.dimension(key), choices) for key, choices in quote.group)
    if not groups:
        return voice.say(msg("A participant"))
    return voice.say(msg("A participant ({groups})", groups=", ".join(groups)))


def with_quotes(
    blocks: tuple[Block, ...], quotes: Sequence[PlacedQuote], facts: Facts, voice: Voice
) -> tuple[Block, ...]:
    """The blocks of a section with its quotes, those about one result after that result."""
    for quote in quotes:
        place = _place(blocks, quote, facts, voice)
        blocks = (*blocks[:place], quotation(quote, facts, voice), *blocks[place:])
    return blocks


def _source(quote: PlacedQuote, facts: Facts, voice: Voice) -> str:
    who = attribution(quote, facts, voice)
    if not quote.about:
        return who
    items = tuple(msg("“{label}”", label=label) for _, label in quote.about)
    return voice.say(msg("{who}, about {items}", who=who, items=items))


def _place(blocks: tuple[Block, ...], quote: PlacedQuote, facts: Facts, voice: Voice) -> int:
    """Before the next heading that follows the question it speaks of; at the end of the section where none is there."""
    titles = [_title(block) for block in blocks]
    asked = {activity for activity, _ in quote.about}
    for part in facts.activities:
        question = plain(voice.text(part.activity.question))
        if part.activity.id in asked and question in titles:
            begun = titles.index(question) + 1
            return next((n for n in range(begun, len(blocks)) if titles[n] is not None), _end(blocks))
    return _end(blocks)


def _end(blocks: tuple[Block, ...]) -> int:
    return len(blocks) - 1 if blocks and isinstance(blocks[-1], PageBreak) else len(blocks)


def _title(block: Block) -> str | None:
    """The words of the heading that a block is, or begins with."""
    if isinstance(block, KeepTogether) and block.blocks:
        return _title(block.blocks[0])
    return plain(block.text) if isinstance(block, Heading) and block.level <= 2 else None
