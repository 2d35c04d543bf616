"""Interviews and quotes on the facilitator’s pages: consent near its box, and nothing that was typed is lost."""
from __future__ import annotations

import pytest

from tests.support.desk import Desk, words_of
from tests.support.phones import PLAIN
from workshop.services.write_quotes import quotes

SAID = {"words_fr": "La terre nous divise.", "level": "zone", "zone": "north", "consent": "yes", "reviewed": "yes",
        "section": "others", "items": "pick:x", "seen": "0"}


@pytest.fixture
def desk(hall):
    hall.vote(people=30)
    return Desk(hall.app)


def kept(hall):
    return quotes(hall.store.passages())


def test_a_quote_with_consent_is_printed_under_its_zone_in_the_section_chosen(hall, desk):
    assert desk.post("report/quotes/new", **SAID).status_code == 303
    assert "La terre nous divise." in desk.words("report/quotes")
    page = desk.words("report/editor/preview/fr/others")
    assert "La terre nous divise." in page
    assert "(Nord" in page
    assert "La terre nous divise." in desk.words("report/editor", section="others")


@pytest.mark.parametrize("missing", ["consent", "reviewed"])
def test_without_consent_or_without_being_read_nothing_is_placed_and_nothing_typed_is_lost(hall, desk, missing):
    answer = desk.post("report/quotes/new", **{key: value for key, value in SAID.items() if key != missing})
    assert answer.status_code == 400
    assert "La terre nous divise.</textarea>" in words_of(answer)
    assert kept(hall) == ()


def test_the_second_of_two_note_takers_sees_both_versions(hall, desk):
    desk.post("report/quotes/new", **SAID)
    (quote,) = kept(hall)
    desk.post(f"report/quotes/{quote.id}", **SAID | {"words_fr": "Le premier.", "seen": "1"})
    answer = desk.post(f"report/quotes/{quote.id}", **SAID | {"words_fr": "Le second.", "seen": "1"})
    assert answer.status_code == 409
    assert "Le premier." in words_of(answer)
    assert "Le second.</textarea>" in words_of(answer)
    assert "Printed in “Other results”" in words_of(answer)
    assert kept(hall)[0].words["fr"] == "Le premier."


def test_a_quote_taken_back_is_gone_from_every_page(hall, desk):
    desk.post("report/quotes/new", **SAID)
    (quote,) = kept(hall)
    assert desk.post(f"report/quotes/{quote.id}/forget").status_code == 303
    assert "La terre" not in desk.words("report/quotes") + desk.words("report/editor/preview/fr/others")
    assert desk.get(f"report/quotes/{quote.id}").status_code == 404


def test_hostile_words_are_only_words(hall, desk):
    desk.post("report/quotes/new", **SAID | {"words_fr": "<script>alert(1)</script>", "level": "other"})
    for path in ("report/quotes", "report/editor/preview/fr/others", f"report/quotes/{kept(hall)[0].id}"):
        assert "<script>alert" not in desk.get(path).get_data(as_text=True)


def test_words_that_may_name_somebody_are_doubted_once_and_can_be_kept(hall, desk):
    named = SAID | {"words_fr": "Amadou Traoré nous a parlé.", "section": ""}
    answer = desk.post("report/quotes/new", **named)
    assert answer.status_code == 400
    assert "name of a person" in words_of(answer)
    assert kept(hall) == ()
    assert desk.post("report/quotes/new", **named | {"go": "overrule"}).status_code == 303
    (quote,) = kept(hall)
    assert desk.post(f"report/quotes/{quote.id}", **named | {"seen": "1", "note": "Calme."}).status_code == 303


def test_a_note_with_a_telephone_number_is_doubted(hall, desk):
    answer = desk.post("report/quotes/new", note="+223 76 12 34 56")
    assert answer.status_code == 400
    assert "phone number" in words_of(answer)
    assert kept(hall) == ()


def test_what_a_quote_speaks_of_stands_under_it(hall, desk):
    item = PLAIN.items[1]
    desk.post("report/quotes/new", **SAID | {"items": f"pick:{item.id}"})
    page = desk.words("report/editor/preview/en/others")
    assert f"about “{item.label['en']}”" in page
    assert item.label["en"] in desk.words("report/quotes")


def test_notes_are_never_printed(hall, desk):
    desk.post("report/quotes/new", **SAID | {"note": "Rencontrée au marché"})
    for path in ("report/preview/fr", "report/editor/preview/fr/others"):
        assert "au marché" not in desk.words(path)
    assert "au marché" in desk.words("report/quotes")
