"""Licence and organisations on the facilitator’s page: named only with their agreement; the words of the data."""
from __future__ import annotations

import pytest

from tests.support.desk import words_of
from workshop.domain.imprint import LONGEST_NAME, MOST_ORGANISATIONS, Imprint, Organisation
from workshop.report.fingerprint import eight_words
from workshop.services.build_report import gather_facts
from workshop.services.write_imprint import imprint_of
from workshop.web.locale import today


def send(desk, *names: str, agreed=(), seen=0, **more):
    ticked = [str(number) for number in agreed]
    return desk.post("report/imprint", organisation=list(names), agreed=ticked, seen=str(seen), **more)


def kept(hall) -> Imprint:
    return imprint_of(hall.store.passages())


def test_only_who_agreed_is_printed_in_the_order_of_the_alphabet(hall, desk):
    hall.vote()
    names = ("WANEP-Mali", "École de la paix", "Radio Jamana", "", "Association des femmes")
    assert send(desk, *names, agreed=(0, 1, 4)).status_code == 303
    assert kept(hall).named == ("Association des femmes", "École de la paix", "WANEP-Mali")
    page = desk.words("report/preview/en")
    places = [page.index(f">{name}<") for name in kept(hall).named]
    assert places == sorted(places)
    assert "Radio Jamana" not in page
    assert "Radio Jamana" in desk.words("report/imprint")


def test_without_organisations_there_is_no_annex_of_them(hall, desk):
    hall.vote()
    send(desk, "Radio Jamana")
    assert "Organisations that agreed" not in desk.words("report/preview/en")


def test_the_licence_is_printed_in_both_languages(hall, desk):
    hall.vote()
    assert send(desk, licence="cc-by-nc").status_code == 303
    for code in ("fr", "en"):
        page = desk.words(f"report/preview/{code}")
        assert "CC BY-NC 4.0" in page
        assert "https://creativecommons.org/licenses/by-nc/4.0/" in page


@pytest.mark.parametrize(("names", "licence", "words"), [
    (("x" * (LONGEST_NAME + 1),), "", "too long"), (("Radio Jamana", "radio jamanà"), "", "named twice"),
    ((), "wtfpl", "Choose one of these licences"), (("Amadou Traoré",), "", "name of a person"),
    (("+223 76 12 34 56",), "", "phone number"), (("a@b.example",), "", "e-mail address"),
    (tuple(f"ONG {n}" for n in range(MOST_ORGANISATIONS + 1)), "", "Too many"),
])
def test_what_is_refused_is_said_and_stays_in_the_fields(hall, desk, names, licence, words):
    answer = send(desk, *names, licence=licence)
    assert answer.status_code == 400
    assert words in words_of(answer)
    assert all(f'value="{name}"' in words_of(answer) for name in names[:2])
    assert kept(hall) == Imprint()


def test_a_name_that_looks_like_a_person_can_be_kept_and_is_not_doubted_again(hall, desk):
    assert send(desk, "Amadou Traoré", go="overrule").status_code == 303
    assert send(desk, "Amadou Traoré", "Radio Jamana", seen=1).status_code == 303
    assert kept(hall).organisations == (Organisation("Amadou Traoré"), Organisation("Radio Jamana"))


def test_the_second_of_two_sees_both_lists(hall, desk):
    send(desk, "Radio Jamana")
    answer = send(desk, "WANEP-Mali")
    assert answer.status_code == 409
    assert "Radio Jamana" in words_of(answer)
    assert 'value="WANEP-Mali"' in words_of(answer)
    assert kept(hall).organisations == (Organisation("Radio Jamana"),)


def test_a_change_makes_a_released_report_a_draft_again(hall, desk):
    hall.vote()
    desk.post("report/release")
    assert "draft-mark" not in desk.words("report/preview/en")
    send(desk, licence="cc-by")
    assert "draft-mark" in desk.words("report/preview/en")


def test_the_words_of_the_data_stand_on_the_report_page_and_in_both_previews(hall, desk):
    assert "after the first result" in desk.words("report/imprint")
    hall.vote()
    with hall.app.test_request_context():
        words = eight_words(gather_facts(hall.store, today()))
    for path in ("report", "report/imprint", "report/preview/fr", "report/preview/en"):
        assert all(said in desk.words(path) for said in words.values())
    send(desk, "Radio Jamana", agreed=(0,), licence="reserved")
    assert words["fr"] in desk.words("report/preview/fr")


def test_hostile_words_are_only_words(hall, desk):
    hall.vote()
    for name in ("<script>alert(1)</script>", "=cmd|' /C calc'!A0", "\u202eevil", "🕊️ paix", "m" * 100):
        assert send(desk, name, agreed=(0,), go="overrule", seen=passage_version(hall)).status_code == 303
        page = desk.get("report/imprint").get_data(as_text=True) + desk.get("report/preview/fr").get_data(as_text=True)
        assert "<script>alert" not in page
        assert "\u202e" not in page


def passage_version(hall) -> int:
    return hall.store.passages()["imprint"].version if "imprint" in hall.store.passages() else 0
