"""A second round on phone, control page and wall: announced before, opened with two taps, no first answer shown."""
from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest

from tests.support.desk import Desk
from tests.support.phones import PICK, Hall, Phone
from workshop.domain.activity import State

#: No sensitive one, of which little is shown.
ASKED = replace(PICK, items=PICK.items[:6], rounds=2)
ITEMS = ASKED.item_ids


@pytest.fixture
def hall(tmp_path):
    return Hall.made(tmp_path, ASKED, language="en")


def words(page: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def answered(hall, phones, *choices):
    """One round: `choices` in turn from phone to phone, then closed and shown."""
    number = str(hall.store.snapshot().activity("pick").round)
    for place, phone in enumerate(phones):
        phone.post("/ballot", activity="pick", round=number, item=[choices[place % len(choices)]], go="send")
    hall.close("pick")
    hall.reveal("pick")


@pytest.fixture
def again(hall):
    """Twelve phones that answered once; the second round is open."""
    hall.open("pick")
    phones = [hall.phone("en", zone=("north", "centre")[n % 2]) for n in range(12)]
    answered(hall, phones, ITEMS[0], ITEMS[1])
    Desk(hall.app).post("step", go="round", activity="pick")
    return phones


def test_the_rule_stands_on_phone_and_control_page_before_the_first_ballot(hall):
    assert "Up to 2 rounds" in Desk(hall.app).words(look="pick")
    hall.open("pick")
    assert "Up to 2 rounds" in words(hall.phone("en").page())


def test_a_question_asked_once_says_nothing_of_rounds(tmp_path):
    hall = Hall.made(tmp_path, PICK, language="en")
    hall.open("pick")
    assert "rounds" not in words(hall.phone("en").page())
    assert "rounds" not in Desk(hall.app).words(look="pick")


def test_the_second_round_shows_the_first_result_by_group_and_no_own_answer(again):
    page = again[0].page()
    assert "What round 1 found" in words(page)
    assert "50% (6 of 12)" in words(page)
    assert "North" in words(page)
    assert "checked" not in page
    assert 'data-round="2"' in page


def test_every_form_of_an_answer_is_closed_to_the_memory_of_the_browser(again):
    forms = re.findall(r"<form[^>]+action=\"/ballot\"[^>]*>", again[0].page())
    assert forms
    assert all('autocomplete="off"' in form for form in forms)
    assert again[0].client.get("/").headers["Cache-Control"] == "no-store"


def test_a_page_from_before_the_discussion_is_refused_with_a_sentence(hall, again):
    late = again[0].post("/ballot", activity="pick", round="1", item=[ITEMS[0]], go="send")
    assert late.status_code >= 400
    assert hall.store.answered("pick", 2) == 0
    again[0].post("/ballot", activity="pick", round="2", item=[ITEMS[0]], go="send")
    assert hall.store.answered("pick", 2) == 1


@pytest.mark.parametrize("number", ["", "x", "-1", "²", "99999"])
def test_a_round_that_is_none_is_refused_and_nothing_is_recorded(hall, again, number):
    assert again[0].post("/ballot", activity="pick", round=number, item=[ITEMS[0]], go="send").status_code >= 400
    assert hall.store.answered("pick", 2) == 0


def test_the_wall_shows_the_round_before_while_the_next_one_is_open(hall, again):
    assert "Round 2 of 2 at most" in words(hall.wall()) or "au plus" in words(hall.wall())
    hall.show(panel="before", language="en")
    assert "Result of round 1" in words(hall.wall())
    hall.show(panel="zone")
    assert "Result of round 1" in words(hall.wall())
    hall.show(panel="result")
    assert "Result of round 1" not in words(hall.wall())


def test_afterwards_page_and_wall_say_what_changed_and_which_part_of_the_rule_applied(hall, again):
    answered(hall, again, ITEMS[0])
    page = Desk(hall.app).words(look="pick")
    assert "answers moved most on" in page
    assert "this was the last of 2 rounds" in page
    assert "Open round" not in page
    hall.show(panel="change", language="en")
    assert "Round 2: the last one" in words(hall.wall())
    assert Desk(hall.app).get("recount/pick.json", round="1").status_code == 200
    assert Desk(hall.app).get("recount/pick.json", round="3").status_code == 404


def test_the_page_offers_the_next_round_behind_a_second_tap_only_where_it_may_be_opened(hall):
    hall.open("pick")
    assert 'value="round"' not in Desk(hall.app).words(look="pick")
    answered(hall, [hall.phone("en") for _ in range(12)], ITEMS[0], ITEMS[1])
    offered = Desk(hall.app).words(look="pick")
    assert "<summary class=\"btn\">Open round 2</summary>" in offered
    assert "Yes, ask again now" in offered


def test_how_many_rounds_there_may_be_is_set_in_the_form_and_nowhere_else(hall):
    desk = Desk(hall.app)
    form = {"question_en": "Which?", "max": "1", "topic": "other", "rounds": "3"}
    rows = {f"items-{n}-{name}": value for n, item in enumerate(ASKED.items)
            for name, value in (("id", item.id), ("en", item.label["en"]), ("fr", item.label["fr"]))}
    desk.post("activities/pick", go="save", **form, **rows)
    assert hall.store.snapshot().activity("pick").rounds == 3
    assert desk.post("activities/pick", go="save", **{**form, "rounds": "9"}, **rows).status_code >= 400
    hall.open("pick")
    desk.post("activities/pick", go="save", **{**form, "rounds": "1"}, **rows)
    now = hall.store.snapshot().activity("pick")
    assert (now.rounds, now.state) == (3, State.OPEN)


def test_a_phone_that_comes_late_sees_the_question_of_the_second_round(hall, again):
    late = Phone(hall.app)
    late.join("en", hall.store.snapshot().workshop.room_code)
    assert "What round 1 found" in words(late.page())
