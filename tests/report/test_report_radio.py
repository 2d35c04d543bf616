"""The text for the radio: sentences only, the same facts, nothing that cannot be spoken."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.report.report_sample import sample_facts
from tests.report.whole_report import whole_facts
from workshop.document.blocks import Heading, Paragraph
from workshop.document.text import plain
from workshop.i18n.numerals import in_words
from workshop.report.editions import printed
from workshop.report.radio import compose_radio

languages = pytest.mark.parametrize("language", ["fr", "en"])


def read(language: str, people: int = 24) -> str:
    return printed(sample_facts(people), language, "radio").decode("utf-8-sig")


@languages
def test_it_is_made_of_headings_and_sentences_only(language):
    blocks = compose_radio(sample_facts(), language).blocks
    assert {type(block) for block in blocks} == {Heading, Paragraph}
    assert all(plain(block.text).rstrip("»” ").endswith((".", ":")) for block in blocks if isinstance(block, Paragraph))


@languages
def test_numbers_are_words_but_for_the_dates(language):
    figures = [line for line in read(language).splitlines() if re.search(r"\d", line)]
    assert len(figures) == 1
    assert "2026" in figures[0]


@languages
def test_what_cannot_be_spoken_is_not_in_it(language):
    told = read(language).split("\r\n", 3)[3]
    assert not set("()·%|•\t") & set(told)


@languages
def test_the_count_of_the_room_is_said_and_another_room_says_another(language):
    assert in_words("24", language).capitalize() in read(language)
    other = printed(replace(sample_facts(), seats=25), language, "radio").decode()
    assert in_words("25", language).capitalize() in other


@languages
def test_a_room_too_small_for_any_result_is_told_none(language):
    assert len(read(language, 1)) < len(read(language)) / 2


@languages
def test_the_same_facts_give_the_same_bytes(language):
    assert printed(sample_facts(), language, "radio") == printed(sample_facts(), language, "radio")


def test_a_draft_says_so_at_its_head_and_a_released_one_does_not():
    drafted = replace(sample_facts(), edition=replace(sample_facts().edition, draft=True))
    assert "DRAFT" in printed(drafted, "en", "radio").decode()
    assert "DRAFT" not in read("en")


def test_lines_end_so_that_every_editor_shows_them():
    assert "\n" not in read("fr").replace("\r\n", "")


@languages
def test_a_gap_between_groups_is_told_after_its_question_in_short_sentences(language):
    said = [plain(block.text) for block in compose_radio(whole_facts(), language).blocks]
    asked = [n for n, line in enumerate(said) if line.endswith(":")]
    assert asked
    assert all(";" not in said[n + 1] and ". " in said[n + 1] for n in asked)
