"""Both editions carry the same numbers in the same order, in every text that is printed or read aloud."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace

import pytest

from tests.report.report_sample import TEXTS, sample_facts
from workshop.document.text import Span
from workshop.domain.text import Label
from workshop.report.compose import compose
from workshop.report.facts import Facts

#: What people count with in words differs between the languages: groups of digits only.
NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


def printed_texts(value):
    """Every text of a document in reading order; measures, dates and settings of the layout are none."""
    if isinstance(value, Span):
        yield value.text
    elif isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from printed_texts(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from printed_texts(getattr(value, field.name))


def numbers(facts: Facts, language: str) -> list[str]:
    """All numbers of an edition, without the marks by which the languages group and part digits."""
    texts = (re.sub(r"(?<=\d)[\u00a0\u202f,](?=\d{3}\b)", "", text) for text in printed_texts(compose(facts, language)))
    return [found.replace(",", ".") for text in texts for found in NUMBER.findall(text)]


def without_words_of_people(facts: Facts) -> Facts:
    """The facts with one wording in both languages: what people write may count differently in each."""
    return replace(facts, texts=replace(TEXTS, introduction=Label.of(fr="Introduction"), context=Label()))


@pytest.mark.parametrize("people", [24, 12, 4, 60])
def test_both_editions_carry_the_same_numbers_in_the_same_order(people):
    facts = without_words_of_people(sample_facts(people))
    french, english = numbers(facts, "fr"), numbers(facts, "en")
    assert french
    assert french == english


def test_a_number_said_in_one_edition_only_would_be_seen():
    facts = without_words_of_people(sample_facts())
    assert numbers(facts, "fr") != numbers(replace(facts, seats=25), "en")


def test_numbers_are_read_alike_whatever_marks_group_and_part_them():
    assert NUMBER.findall("12,5 et 3") == ["12,5", "3"]
