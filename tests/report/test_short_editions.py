"""Poster, bilingual sheet and radio text: the organisers' own words and the quotes they chose stand there, too."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.report.whole_report import QUOTE, whole_facts
from workshop.document.text import plain
from workshop.domain.text import Label, nmsg
from workshop.report.edition import PlacedQuote, Rewording
from workshop.report.editions import EDITIONS
from workshop.report.facts import Facts
from workshop.report.outline import printed_quotes
from workshop.report.prose import organisers_voice

ASKED = nmsg("{n} person took part.", "{n} people took part.", 24)
OWN = Label.of(fr="Ils étaient deux douzaines.", en="Two dozen came.")
short = pytest.mark.parametrize("form", ["poster", "sheet", "radio"])
languages = pytest.mark.parametrize("language", ["fr", "en"])


def said(facts: Facts, language: str, form: str) -> str:
    return str(EDITIONS[form].compose(facts, language).blocks)


def with_edition(**changes) -> Facts:
    return replace(whole_facts(), edition=replace(whole_facts().edition, **changes))


@short
@languages
def test_a_reworded_sentence_is_said_in_the_organisers_words(form, language):
    own = with_edition(reworded=(Rewording("", "", ASKED, OWN, "summary"),))
    assert OWN[language] in said(own, language, form)
    assert OWN[language] not in said(whole_facts(), language, form)


@short
@languages
def test_a_sentence_with_other_figures_than_those_reworded_is_said_as_generated(form, language):
    stale = nmsg("{n} person took part.", "{n} people took part.", 23)
    assert OWN[language] not in said(with_edition(reworded=(Rewording("", "", stale, OWN, "summary"),)), language, form)


@short
@languages
def test_a_quote_stands_with_whose_words_it_is_and_without_quotes_there_are_none(form, language):
    speaker = {"fr": "Une personne participante", "en": "A participant"}[language]
    told = said(whole_facts(), language, form)
    assert QUOTE[language].rstrip(".") in told
    assert speaker in told
    assert QUOTE[language] not in said(with_edition(quotes=()), language, form)


@short
def test_a_quote_of_a_section_that_is_left_out_is_left_out(form):
    assert QUOTE["en"] not in said(with_edition(left_out=("drivers",)), "en", form)


@pytest.mark.parametrize("form", ["poster", "sheet"])
def test_a_long_quote_stands_in_the_report_only(form):
    long = PlacedQuote("drivers", Label.of(en="Peace begins at the well, where we meet. " * 6))
    assert "at the well" not in said(with_edition(quotes=(long,)), "en", form)
    assert "at the well" in said(with_edition(quotes=(long,)), "en", "pdf")


def test_quotes_come_in_the_order_of_the_report():
    quotes = (PlacedQuote("recommendations", Label.of(en="Second")), PlacedQuote("drivers", Label.of(en="First")))
    facts = with_edition(quotes=quotes)
    found = [plain(quote.text) for quote in printed_quotes(facts, organisers_voice(facts, "en"))]
    assert found == ["“First”", "“Second”"]
