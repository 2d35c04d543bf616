"""The summary stands alone on two pages at most, whatever the labels are, and is cut no shorter than needed."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pytest

from tests.report.report_sample import sample_facts
from tests.report.test_report_compose import texts
from workshop.activities.said import findings
from workshop.activities.voice import Voice
from workshop.document.render.pdf import render_pdf
from workshop.domain.safe import Shown
from workshop.domain.text import Label
from workshop.report.compose import framed
from workshop.report.sections import room
from workshop.report.sections.result import room_sentences
from workshop.report.sections.summary import first_places, section, spoken
from workshop.report.words import words

LONG = {
    "fr": "appuyer dans chaque commune les femmes, les jeunes et les chefs traditionnels qui règlent les litiges ",
    "en": "support in every commune the women, young people and traditional leaders who settle disputes over land ",
}
#: At least so much of two pages is filled where labels had to be cut.
FILLED = 0.8


def lengthened(part, letters):
    """The result with every label of so many letters, and what is said of it."""
    words_of = [{code: f"{n} {text * 3}"[:letters].strip() for code, text in LONG.items()} for n in range(60)]
    items = tuple(replace(item, label=Label.of(**words_of[n])) for n, item in enumerate(part.activity.items))
    activity, outcome = replace(part.activity, items=items), part.outcome
    if "ideas" in outcome.results:
        ideas = [{**idea, "wording": words_of[n]} for n, idea in enumerate(outcome.results["ideas"])]
        outcome = replace(outcome, results={**outcome.results, "ideas": ideas})
    return replace(part, activity=activity, outcome=outcome, findings=findings(activity, outcome, ()))


def summary_of(letters, language):
    facts = sample_facts()
    parts = tuple(lengthened(part, letters) for part in facts.activities) if letters else facts.activities
    return section(replace(facts, activities=parts), Voice(language))


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("letters", [0, 60, 110, 160, 230])
def test_the_summary_has_two_pages_at_most(letters, language):
    blocks, voice = summary_of(letters, language), Voice(language)
    made = render_pdf(framed(sample_facts(), voice, blocks), words(voice))
    assert len(pikepdf.open(io.BytesIO(made)).pages) <= room.PAGES


@pytest.mark.parametrize("letters", [110, 230])
def test_labels_are_cut_no_shorter_than_their_pages_ask(letters):
    blocks = summary_of(letters, "fr")
    assert "…" in " ".join(texts(blocks))
    assert sum(room.height(block, room.WIDTH) for block in blocks) > FILLED * room.PAGES * room.PAGE


def test_what_fits_is_not_cut():
    assert "…" not in " ".join(texts(summary_of(0, "fr")))


@pytest.mark.parametrize("text, letters, cut", [
    ("Trafics d’armes", 20, "Trafics d’armes"),
    ("Trafics d’armes et de drogue", 20, "Trafics d’armes et…"),
    ("Trafics, armes", 10, "Trafics…"),
    ("m" * 30, 10, "m" * 10 + "…"),
])  # fmt: skip
def test_a_label_is_cut_after_a_word_and_says_so(text, letters, cut):
    assert room._brief(text, letters) == cut


def part_of(kind):
    return next(part for part in sample_facts().activities if part.activity.kind == kind and part.shown)


def nobody_named(part, *items):
    named = {**part.outcome.named, **dict.fromkeys(items, Shown(0))}
    return replace(part, outcome=replace(part.outcome, named=named))


def test_an_answer_that_nobody_named_has_no_place():
    part = part_of("pick")
    first, *others = (one.item.id for one in first_places(part))
    assert others
    assert [one.item.id for one in first_places(nobody_named(part, *others))] == [first]


def test_a_question_on_which_nobody_named_anything_has_no_part_in_the_summary():
    facts = sample_facts()
    parts = tuple(nobody_named(part, *part.outcome.items) for part in facts.activities)
    silent = section(replace(facts, activities=parts), Voice("en"))
    assert "What people worry about where they live" in texts(section(facts, Voice("en")))
    assert "What people worry about where they live" not in texts(silent)


def test_a_chart_of_first_places_says_aloud_which_of_them_are_shared():
    part = part_of("pick")
    said = spoken(part, Voice("en"))
    assert ("tied" in said) == any(one.tied for one in first_places(part))
    assert all(one.item.label["en"] in said for one in first_places(part))


def test_a_decision_that_the_table_lists_row_by_row_is_told_once():
    part = part_of("agree")
    keys = [found.key for found in part.findings if not found.dimension]
    told = room_sentences(part)
    listed = [found.sentence for found in part.findings if found.key in ("consensus", "broad_support", "divided")]
    assert ("consensus_count" in keys) != any(sentence in told for sentence in listed)
    unsaid = replace(part, findings=tuple(one for one in part.findings if one.key != "consensus_count"))
    assert all(sentence in room_sentences(unsaid) for sentence in listed)
