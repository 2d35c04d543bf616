"""The poster: one page, accessible and archivable, the drivers of the report, honest about whose words these are."""

from __future__ import annotations

import io
import re
import subprocess
from dataclasses import replace

import pikepdf
import pytest

from tests.report.report_sample import sample_facts
from tests.report.test_document_pdf import text
from tests.support.pdf_validation import PROFILES, failures
from workshop.activities.voice import Voice
from workshop.document.figures import BarChart
from workshop.document.text import plain
from workshop.domain.activity import Topic
from workshop.domain.text import Label
from workshop.report.editions import printed
from workshop.report.facts import ActivityFacts, Facts
from workshop.report.poster import compose_poster
from workshop.report.sections.summary import bars, caution

FORMS = {"poster": (842, 1191), "poster-a4": (595, 842)}


def longest(words: str = "longuement ") -> Facts:
    """The same facts with the longest words that may be typed."""
    facts = sample_facts()
    long = Label.of(fr="Échange pour la paix entre toutes les communautés " * 4)
    return replace(facts, title=long, activities=tuple(_with_long_items(part, words) for part in facts.activities))


def _with_long_items(part: ActivityFacts, words: str) -> ActivityFacts:
    labels = (Label.of(fr=f"{item.label['fr']} {words * 23}"[:230]) for item in part.activity.items)
    items = tuple(replace(item, label=label) for item, label in zip(part.activity.items, labels, strict=True))
    return replace(part, activity=replace(part.activity, items=items))


def box(data: bytes) -> tuple[tuple[int, int], int]:
    with pikepdf.open(io.BytesIO(data)) as file:
        _, _, width, height = map(round, map(float, file.pages[0].MediaBox))
        return (width, height), len(file.pages)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("profile", PROFILES)
def test_it_is_accessible_and_archivable(language, profile):
    assert failures(printed(sample_facts(), language, "poster"), profile) == []


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("facts", [sample_facts, longest, lambda: sample_facts(4)], ids=["usual", "longest", "few"])
def test_it_is_one_page_of_its_size_whatever_is_on_it(form, facts):
    assert box(printed(facts(), "fr", form)) == (FORMS[form], 1)


@pytest.mark.needs("pdftotext")
@pytest.mark.parametrize("language", ["fr", "en"])
def test_it_says_the_three_first_drivers_their_figures_and_the_caution(language):
    facts, voice = sample_facts(), Voice(language)
    said = " ".join(text(printed(facts, language, "poster")).split())
    (drivers,) = facts.about(Topic.DRIVERS_LONG)
    for bar in bars(drivers, voice)[:3]:
        assert plain(bar.label).split()[0] in said
        assert bar.value_text in said
    assert " ".join(caution(voice).title.split()) in said
    assert "24" in said


@pytest.mark.needs("pdftotext")
def test_a_draft_says_so_at_its_head_and_a_released_one_does_not():
    drafted = replace(sample_facts(), edition=replace(sample_facts().edition, draft=True))
    assert "DRAFT" in text(printed(drafted, "en", "poster"))
    assert "DRAFT" not in text(printed(sample_facts(), "en", "poster"))


def test_a_room_too_small_has_no_figure_on_it_and_a_larger_one_has():
    assert not any(isinstance(block, BarChart) for block in compose_poster(sample_facts(4), "fr").blocks)
    assert any(isinstance(block, BarChart) for block in compose_poster(sample_facts(), "fr").blocks)


@pytest.mark.parametrize("form", FORMS)
def test_the_same_facts_give_the_same_bytes_and_few_of_them(form):
    data = printed(sample_facts(), "fr", form)
    assert data == printed(sample_facts(), "fr", form)
    assert len(data) < 100_000


@pytest.mark.needs("pdftotext")
def test_many_organisers_stay_on_the_paper():
    names = "\n".join(f"Réseau {n} des artisans de la paix du Centre" for n in range(6))
    made = printed(replace(sample_facts(), organisers=names), "fr", "poster-a4")
    bounds = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=made, capture_output=True, check=True).stdout
    assert max(float(x) for x in re.findall(rb'xMax="([0-9.]+)"', bounds)) < 560
