"""Pages that a reader minds: none ends with a heading or a caption, none begins with small print or one row of a table,
none is half empty within a chapter."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.report.report_sample import sample_facts
from tests.report.test_document_pdf import rendered
from tests.report.test_report_poster import longest
from tests.report.whole_report import whole_facts
from tests.support.pdf_pages import complaints, filled_shares, tags_by_page
from workshop.document.blocks import Callout, Heading, KeepTogether, Note, PageBreak, Paragraph, Table
from workshop.document.figures import Bar, BarChart, Measure, Measures
from workshop.domain.text import Label
from workshop.report.edition import PlacedQuote
from workshop.report.editions import printed

pytestmark = pytest.mark.needs("pdftotext")


def one_question():
    return replace(sample_facts(), activities=sample_facts().activities[8:9])


def two_pages_of_quotes():
    words = [Label.of(fr="La paix commence au puits. " * (2 + n % 9)) for n in range(18)]
    quotes = tuple(PlacedQuote(("drivers", "peacebuilders", "recommendations")[n % 3], w) for n, w in enumerate(words))
    return replace(sample_facts(), edition=replace(sample_facts().edition, quotes=quotes))


SAMPLES = {
    "usual": sample_facts, "all of it": whole_facts, "few": lambda: sample_facts(12),
    "so few that most is withheld": lambda: sample_facts(6), "one question": one_question,
    "two pages of quotes": two_pages_of_quotes,
}  # fmt: skip


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


def table(rows: int, **more) -> Table:
    return Table(("Nom", "n", "Mot"), tuple((f"Ligne {n}", str(n), "oui") for n in range(rows)), numeric=(1,), **more)


def test_a_caption_at_the_foot_of_a_page_would_be_seen():
    made = rendered(Heading(1, "A"), PageBreak(), Paragraph("Tableau 1 · B"), PageBreak(), Paragraph("x"))
    assert any("caption" in one for one in complaints(made))


def test_small_print_at_the_head_of_a_page_would_be_seen():
    made = rendered(Heading(1, "A"), Paragraph("x " * 2500), PageBreak(), Note("Parmi ceux qui ont répondu."))
    assert any("small print" in one for one in complaints(made))


def test_one_row_at_the_head_of_a_page_would_be_seen(monkeypatch):
    monkeypatch.setattr("workshop.document.render.grid.FEWEST", 1)
    assert any("1 row of a table" in one for rows in range(28, 38) for one in complaints(rendered(table(rows))))


@pytest.mark.parametrize("rows", range(25, 40))
def test_a_table_is_parted_with_two_rows_or_more_on_each_side_the_last_with_what_explains_it(rows):
    made = rendered(Heading(1, "A"), table(rows, caption="B", note="Parmi ceux qui ont répondu."), Note("C"), Note("D"))
    assert complaints(made) == []


@pytest.mark.parametrize("lines", range(2, 30, 2))
def test_the_box_and_the_notes_that_explain_a_figure_stand_where_it_ends(lines):
    bars = tuple(Bar(f"Moteur {n}", n, str(n), str(n)) for n in range(1, 15))
    drawn = BarChart(bars, "tout", caption="B", note="Vingt-quatre participants.")
    explained = (drawn, Measures((Measure("Accord", "faible", 1),)), Note("Stabilité : " + "mot " * 80))
    words = Paragraph("mot " * 20 * lines)
    made = rendered(Heading(1, "A"), words, KeepTogether((Heading(2, "B"), Callout("", "mot " * 40), *explained)))
    assert complaints(made) == []
