"""A quote stands beside the result that it speaks of, where its section prints one."""
from __future__ import annotations

from dataclasses import replace

import pytest

from tests.report.test_fingerprint import small_facts
from workshop.activities.voice import Voice
from workshop.document.blocks import Block, Heading, KeepTogether, Quote
from workshop.domain.text import Label
from workshop.report.edition import Edition, PlacedQuote
from workshop.report.facts import Facts
from workshop.report.outline import section_blocks

ANSWER = Label.of(fr="Réponse 1", en="Answer 1")


def order(*quotes: PlacedQuote, section: str = "others") -> list[str]:
    """Headings of questions (by their number) and quotes (by their words), as they follow each other."""
    facts: Facts = replace(small_facts(), edition=Edition(quotes=quotes))
    return [found for block in section_blocks(section, facts, Voice("en")) if (found := _told(block))]


def _told(block: Block) -> str:
    if isinstance(block, KeepTogether):
        return _told(block.blocks[0])
    if isinstance(block, Heading) and block.level == 2:
        text = block.text if isinstance(block.text, str) else block.text[0].text
        return text.removeprefix("Question ").removesuffix("?")
    return str(block.text) if isinstance(block, Quote) else ""


def quote(words: str, *about: str) -> PlacedQuote:
    return PlacedQuote("others", Label.of(en=words), about=tuple((key, ANSWER) for key in about))


@pytest.mark.parametrize(("quotes", "expected"), [
    ([quote("a", "q1")], ["q1", "“a”", "q2"]),
    ([quote("a", "q2")], ["q1", "q2", "“a”"]),
    ([quote("a")], ["q1", "q2", "“a”"]),
    ([quote("a", "gone")], ["q1", "q2", "“a”"]),
    ([quote("a", "q2", "q1")], ["q1", "“a”", "q2"]),
    ([quote("a", "q1"), quote("b", "q1"), quote("c", "q2")], ["q1", "“a”", "“b”", "q2", "“c”"]),
])
def test_quotes_follow_the_result_they_speak_of(quotes, expected):
    assert order(*quotes) == expected


def test_a_section_without_results_prints_them_under_its_title():
    plan = replace(quote("a", "q1"), section="plan")
    assert order(plan, section="plan") == ["“a”"]


@pytest.mark.parametrize("section", ["cover", "method", "annex"])
def test_sections_that_take_no_words_of_others_take_no_quotes(section):
    assert "“a”" not in order(replace(quote("a"), section=section), section=section)


def test_what_it_speaks_of_is_named_under_it():
    facts = replace(small_facts(), edition=Edition(quotes=(quote("a", "q1"),)))
    (found,) = [block for block in section_blocks("others", facts, Voice("en")) if isinstance(block, Quote)]
    assert found.source == "A participant, about “Answer 1”"
