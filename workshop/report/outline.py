"""The outline: which sections the organisers print, in which order, with what they add at the end of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workshop.activities.voice import Voice
from workshop.document.blocks import Block, Callout, Heading, PageBreak, Quote
from workshop.domain.text import Label, msg
from workshop.report.edition import Edition
from workshop.report.facts import Facts
from workshop.report.prose import in_own_words
from workshop.report.quotations import quotation, with_quotes
from workshop.report.sections import SECTIONS
from workshop.report.titles import ALWAYS, TITLES

FIRST, LAST = "cover", "annex"


def in_order(order: Sequence[str]) -> tuple[str, ...]:
    """Every section once, in this order; one that it does not name follows the one it usually follows."""
    usual = [key for key in SECTIONS if key not in (FIRST, LAST)]
    chosen = list(dict.fromkeys(key for key in order if key in usual))
    for place, key in enumerate(usual):
        if key not in chosen:
            before = [chosen.index(other) + 1 for other in usual[:place] if other in chosen]
            chosen.insert(before[-1] if before else 0, key)
    return (FIRST, *chosen, LAST)


def moved(order: Sequence[str], key: str, by: int) -> tuple[str, ...]:
    """The order with one section one place further up (-1) or down (1); as it is where it cannot go further."""
    keys = list(in_order(order))
    if key not in keys or key in (FIRST, LAST):
        return tuple(keys)
    place = keys.index(key)
    target = min(max(place + by, 1), len(keys) - 2)
    keys.insert(target, keys.pop(place))
    return tuple(keys)


def printed_sections(edition: Edition) -> tuple[str, ...]:
    """What is printed, in its order; what protects the reader whatever was chosen."""
    return tuple(key for key in in_order(edition.order) if key in ALWAYS or key not in edition.left_out)


def section_blocks(key: str, facts: Facts, voice: Voice) -> tuple[Block, ...]:
    """One section with what the organisers added; an empty one appears where they added something."""
    blocks, added = in_own_words(key, facts, voice), tuple(_added(key, facts, voice))
    quotes = [one for one in facts.edition.quotes if one.section == key and key not in ALWAYS]
    if not added and not quotes:
        return blocks
    blocks = with_quotes(blocks or (Heading(1, voice.say(TITLES[key])),), quotes, facts, voice)
    end = len(blocks) - 1 if isinstance(blocks[-1], PageBreak) else len(blocks)
    return (*blocks[:end], *added, *blocks[end:])


def _added(key: str, facts: Facts, voice: Voice) -> Iterator[Block]:
    if key in ALWAYS:
        return
    for addition in facts.edition.additions:
        if addition.section == key:
            yield Callout(voice.say(msg("From the organisers")), _paragraphs(addition.words, voice), "note")


def printed_quotes(facts: Facts, voice: Voice) -> tuple[Quote, ...]:
    """The quotes of the sections that are printed, in the order of the report."""
    order = [key for key in printed_sections(facts.edition) if key not in ALWAYS]
    return tuple(quotation(one, facts, voice) for key in order for one in facts.edition.quotes if one.section == key)


def _paragraphs(label: Label, voice: Voice) -> tuple[str, ...]:
    text, code = voice.label(label)
    mark = "" if code == voice.code else f"\u00a0[{code}]"
    return tuple(f"{line.strip()}{mark}" for line in text.splitlines() if line.strip())
