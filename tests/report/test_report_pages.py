"""Pages that a reader minds: none ends with a heading, none is half empty within a chapter."""

from __future__ import annotations

import pytest

from tests.report.report_sample import sample_facts
from tests.report.test_document_pdf import rendered
from tests.report.test_report_poster import longest
from tests.report.whole_report import whole_facts
from tests.support.pdf_pages import complaints, filled_shares, tags_by_page
from workshop.document.blocks import Heading, PageBreak, Paragraph
from workshop.report.editions import printed

pytestmark = pytest.mark.needs("pdftotext")
SAMPLES = {"usual": sample_facts, "all of it": whole_facts, "few": lambda: sample_facts(12)}


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", SAMPLES)
def test_no_page_of_a_report_is_minded(name, language):
    assert complaints(printed(SAMPLES[name](), language)) == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_with_the_longest_words_figures_that_cannot_be_parted_leave_more_of_a_page(language):
    assert complaints(printed(longest(), language), least=0.25) == []


def test_a_heading_at_the_foot_of_a_page_would_be_seen():
    made = rendered(Heading(1, "A"), *[Paragraph("x " * 2500)], Heading(2, "B"), PageBreak(), Paragraph("x " * 2500))
    assert any("ends with a heading" in one for one in complaints(made))


def test_a_page_left_half_empty_would_be_seen():
    made = rendered(Heading(1, "A"), Paragraph("x " * 2500), PageBreak(), Heading(2, "B"), Paragraph("x"), PageBreak(),
                    Heading(2, "C"), Paragraph("x"))  # fmt: skip
    assert any("filled" in one for one in complaints(made))
    assert filled_shares(made)[-1] < 0.2
    assert tags_by_page(made)[-1] == ["H2", "P"]
