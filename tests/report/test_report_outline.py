"""The outline: switches and order hold in both languages, and what protects the reader cannot be switched off."""
from __future__ import annotations

from dataclasses import replace

import pytest

from tests.report.report_sample import sample_facts
from workshop.document.blocks import headings
from workshop.domain.text import Label
from workshop.report.compose import compose
from workshop.report.edition import Addition, Edition, PlacedQuote
from workshop.report.facts import Facts
from workshop.report.outline import in_order, moved, printed_sections
from workshop.report.sections import SECTIONS
from workshop.report.titles import ALWAYS, TITLES


def chapters(edition: Edition, code: str = "en") -> list[str]:
    document = compose(replace(sample_facts(), edition=edition), code)
    return [heading.text for heading in headings(document.blocks) if heading.level == 1]


def test_every_section_has_a_title_and_the_usual_order_is_that_of_the_method():
    assert tuple(TITLES) == tuple(SECTIONS) == in_order(())


@pytest.mark.parametrize("code", ["fr", "en"])
def test_a_section_switched_off_is_in_neither_edition(code):
    usual, without = chapters(Edition(), code), chapters(Edition(left_out=("drivers",)), code)
    assert len(without) == len(usual) - 1


def test_method_annex_and_cover_are_printed_whatever_was_chosen():
    assert printed_sections(Edition(left_out=tuple(TITLES))) == ALWAYS
    assert "Left out of this report by the organisers" in str(
        compose(replace(sample_facts(), edition=Edition(left_out=tuple(TITLES))), "en"))


def test_sections_move_up_and_down_between_cover_and_annex():
    order = moved((), "drivers", -1)
    assert order.index("drivers") == in_order(()).index("drivers") - 1
    assert moved(moved((), "drivers", -1), "drivers", 1) == in_order(())
    assert moved((), "summary", -1) == in_order(()) == moved((), "annex", -1)
    everything = chapters(Edition())
    assert sorted(chapters(Edition(order=order))) == sorted(everything) != chapters(Edition(order=order))


def test_a_section_that_an_older_order_does_not_know_follows_the_one_it_usually_follows():
    older = tuple(key for key in reversed(in_order(())) if key != "plan")
    order = in_order(older)
    assert order.index("plan") == order.index("recommendations") + 1


def test_additions_and_quotes_stand_at_the_end_of_their_section_and_never_in_the_method():
    words = Label.of(en="We thank the mayor.", fr="Merci au maire.")
    edition = Edition(additions=(Addition("others", words), Addition("method", words)),
                      quotes=(PlacedQuote("drivers", Label.of(fr="La terre nous divise."), (("zone", ("north",)),)),))
    text = str(compose(replace(sample_facts(), edition=edition), "en"))
    assert text.count("We thank the mayor.") == 1
    assert "La terre nous divise." in text
    assert "A participant (North" in text


def test_the_edition_goes_through_the_press_with_the_facts():
    edition = Edition(order=("drivers",), additions=(Addition("drivers", Label.of(fr="x")),), draft=True,
                      quotes=(PlacedQuote("drivers", Label.of(fr="y"), (("zone", ("north", "centre")),)),))
    facts = replace(sample_facts(), edition=edition)
    assert Facts.from_json(facts.as_json()) == facts
