"""The report on paper: small, the same bytes for the same facts, readable by everybody."""

from __future__ import annotations

import io
import json
import sys
from dataclasses import replace

import pytest

from tests.report.report_sample import played, profiles, sample_facts
from tests.report.test_document_pdf import text as read_aloud
from tests.report.whole_report import whole_facts
from tests.support.pdf_validation import PROFILES, failures
from workshop.activities import KINDS
from workshop.cli import main
from workshop.cli.report import printed
from workshop.domain.activity import Activity, Topic
from workshop.domain.items import MAX_ITEMS, Item
from workshop.domain.text import Label
from workshop.report.editions import printed as edition
from workshop.report.facts import Facts

languages = pytest.mark.parametrize("language", ["fr", "en"])
#: Every kind of activity once at least, in one report (WhatsApp, a 3G link); with few kinds it is far less.
LIMIT = 400_000
MOST_PAGES = 46


@languages
def test_a_whole_peace_exchange_stays_under_400_kilobytes(language):
    assert len(printed(sample_facts(), language)) < LIMIT


@languages
def test_ideas_choices_and_rankings_alone_stay_under_300_kilobytes(language):
    facts = sample_facts()
    few = tuple(part for part in facts.activities if part.activity.kind in ("ideas", "pick", "rank"))
    assert len(printed(replace(facts, activities=few), language)) < 300_000


@languages
def test_a_whole_peace_exchange_takes_few_pages_and_its_summary_two(language):
    chapters = {"fr": ("Résumé des conclusions", "Introduction et contexte"),
                "en": ("Summary of findings", "Introduction and context")}[language]  # fmt: skip
    pages = read_aloud(printed(sample_facts(), language)).split("\f")
    first, after = (next(n for n, page in enumerate(pages[2:], 3) if title in page) for title in chapters)
    assert len(pages) <= MOST_PAGES
    assert after - first == 2


def test_the_same_facts_give_the_same_bytes():
    again = Facts.from_json(json.loads(json.dumps(sample_facts().as_json())))
    assert printed(sample_facts(), "fr") == printed(again, "fr")


@languages
def test_every_format_prints_both_languages(language):
    assert b"<" in printed(sample_facts(), language, "html")


def test_the_command_prints_a_file_of_facts(tmp_path, monkeypatch):
    file = tmp_path / "facts.json"
    file.write_text(json.dumps(sample_facts().as_json()), "utf-8")
    output = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", type("Out", (), {"buffer": output}))
    assert main(["report", "--language", "en", str(file)]) == 0
    assert output.getvalue().startswith(b"%PDF-")


@pytest.mark.parametrize("content", ["", "{", "[]", '{"format": "workshop-facts/1"}'])
def test_the_command_refuses_what_is_not_facts_with_one_sentence(tmp_path, capsys, content):
    file = tmp_path / "facts.json"
    file.write_text(content, "utf-8")
    assert main(["report", str(file)]) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


@pytest.mark.parametrize("kind", ["pick", "rank"])
@pytest.mark.parametrize("people", [0, 1, 24])
def test_sixty_answers_with_the_longest_words_still_fit_the_page(kind, people):
    items = tuple(Item(f"i{n}", Label.of(fr=f"{n} " + "longuement " * 21)) for n in range(MAX_ITEMS))
    question = Label.of(fr="Q " + "m" * 190)
    draft = Activity(
        "long", kind, question, items=items, options=KINDS[kind].options({}).as_json(), topic=Topic.CONCERNS
    )
    facts = replace(sample_facts(), activities=(played(draft, profiles(people)),))
    assert printed(facts, "fr").startswith(b"%PDF-")


@languages
@pytest.mark.parametrize("profile", PROFILES)
def test_the_report_is_accessible_and_archivable(language, profile):
    assert failures(printed(sample_facts(), language), profile) == []


@languages
def test_the_word_document_of_every_kind_stays_under_400_kilobytes(language):
    assert len(edition(whole_facts(), language, "docx")) < LIMIT
