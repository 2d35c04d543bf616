"""Whose words stand in the report: the organisers’ are marked as theirs, and no outline takes the method away."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.report.report_sample import sample_facts
from workshop.activities.voice import Voice
from workshop.document.blocks import Callout, Document, Heading, Note, Table
from workshop.document.text import plain
from workshop.domain.text import Label, msg
from workshop.domain.workshop import ReportTexts
from workshop.report.compose import compose
from workshop.report.edition import Addition, Edition, Rewording
from workshop.report.facts import Facts
from workshop.report.outline import section_blocks
from workshop.report.prose import sayings
from workshop.report.titles import TITLES

FALSE_FIGURE = Label.of(fr="20 sur 24 nomment la corruption.", en="20 of 24 named corruption.")
EVERYTHING = (*TITLES, "METHOD", "method ", "method/x", "../method", "")


def told(section: str, facts: Facts, language: str) -> list[str]:
    return [plain(block.text) for block in section_blocks(section, facts, Voice(language)) if isinstance(block, Note)]


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("texts", [
    ReportTexts(introduction=FALSE_FIGURE), ReportTexts(context=FALSE_FIGURE, thanks=FALSE_FIGURE)])
def test_the_organisers_own_texts_say_that_their_figures_are_not_results(texts, language):
    mark = Voice(language).say(
        msg("In the organisers’ own words; figures in them are theirs, not results of the votes."))
    assert mark in told("context", replace(sample_facts(), texts=texts), language)
    assert mark not in told("context", replace(sample_facts(), texts=ReportTexts()), language), "control"


@pytest.mark.parametrize("section", ["summary", "drivers", "recommendations"])
def test_what_they_add_to_a_section_stands_under_their_name(section):
    facts = replace(sample_facts(), edition=Edition(additions=(Addition(section, FALSE_FIGURE),)))
    boxes = [block for block in section_blocks(section, facts, Voice("en")) if isinstance(block, Callout)]
    assert [box.title for box in boxes if FALSE_FIGURE["en"] in map(plain, box.text)] == ["From the organisers"]


def headings(document: Document) -> list[str]:
    return [plain(block.text) for block in document.blocks if isinstance(block, Heading) and block.level == 1]


@pytest.mark.parametrize("form", ["en", "fr"])
def test_an_outline_that_leaves_everything_out_still_prints_the_method_whole(form):
    facts, voice = sample_facts(), Voice(form)
    bare = replace(facts, edition=Edition(order=EVERYTHING[::-1], left_out=EVERYTHING))
    whole, left = section_blocks("method", facts, voice), section_blocks("method", bare, voice)
    assert list(whole) == list(left[: len(whole)])
    assert any(isinstance(block, Callout) and block.tone == "caution" for block in left)
    assert sum(isinstance(block, Table) for block in left) >= 3
    assert headings(compose(bare, form)) == [voice.say(TITLES["method"]), voice.say(TITLES["annex"])]
    assert len(headings(compose(facts, form))) > 8, "control"


def test_a_forged_rewording_of_the_method_or_of_a_caution_is_not_printed():
    """Facts that somebody wrote by hand: every sentence of the method in other words."""
    facts, voice = sample_facts(), Voice("en")
    whole = section_blocks("method", facts, voice)
    said = [message for section in TITLES for _, message in sayings(section, facts)]
    forged = tuple(Rewording("", "x", message, Label.of(en="\u200b", fr="\u200b"), "method") for message in said)
    edited = section_blocks("method", replace(facts, edition=Edition(reworded=forged)), voice)
    assert repr(whole)[1:-1] in repr(edited)
    cautions = [block for block in edited if isinstance(block, Callout) and block.tone == "caution"]
    assert cautions == [block for block in whole if isinstance(block, Callout) and block.tone == "caution"]
