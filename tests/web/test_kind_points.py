"""Sharing out points on a phone without script, on the wall, and in the facilitator's form."""

from __future__ import annotations

import re

import pytest

from tests.support.desk import Desk, words_of
from tests.support.phones import Hall
from tests.web.test_participant import seen
from workshop.domain.activity import Activity
from workshop.domain.items import Item
from workshop.domain.text import Label

ITEMS = tuple(Item(key, Label.of(fr=f"Réponse {key}", en=f"Answer {key}")) for key in "abcd")
POINTS = Activity("points", "points", Label.of(fr="Combien ?", en="How many?"), options={"budget": 10}, items=ITEMS)


@pytest.fixture
def hall(tmp_path):
    made = Hall.made(tmp_path, POINTS)
    made.open("points")
    return made


def give(phone, go, **points):
    return phone.post("/ballot", activity="points", step="choose", go=go, **{f"item={i}": n for i, n in points.items()})


def typed(page):
    found = re.findall(r'name="item=(\w)" value="([^"]*)"', page)
    return {item: value for item, value in found if value}


def test_points_are_counted_checked_changed_sent_and_read_back(hall):
    phone = hall.phone("en")
    give(phone, "count", a="6", c="2")
    assert typed(phone.page()) == {"a": "6", "c": "2"}
    assert "Points left: 2" in seen(phone.page())
    give(phone, "check", a="6", c="2")
    page = seen(phone.page())
    assert "Answer a 6 points" in page
    assert "Answer c 2 points" in page
    assert "Answer b" not in page
    assert "2 points are not given. You may keep them, or change your choice." in page
    marks = re.findall(r'type="hidden" name="item" value="([^"]+)"', phone.page())
    phone.post("/ballot", activity="points", step="check", go="edit", item=marks)
    assert typed(phone.page()) == {"a": "6", "c": "2"}
    give(phone, "check", a="6", c="4")
    phone.post("/ballot", activity="points", step="check", go="send", item=["a=6", "c=4"])
    assert hall.store.answered("points", 1) == 1
    phone.post("/ballot", activity="points", go="edit")
    assert typed(phone.page()) == {"a": "6", "c": "4"}


def test_too_many_points_are_said_and_nothing_is_lost(hall):
    phone = hall.phone("en")
    refused = give(phone, "check", a="9", b="4")
    page = refused.get_data(as_text=True)
    assert refused.status_code == 400
    assert "You have given 13 points, but you have only 10. Take 3 points away." in seen(page)
    assert "Points too many: 3" in seen(page)
    assert typed(page) == {"a": "9", "b": "4"}
    assert hall.store.answered("points", 1) == 0


@pytest.mark.parametrize("wrong", ["many", "-1", "1e3", "11", "2.5"])
def test_what_is_no_number_of_points_is_said_at_its_field(hall, wrong):
    page = give(hall.phone("en"), "check", b=wrong).get_data(as_text=True)
    field = page.split('id="item-b"')[1].split("</div>")[0]
    assert 'aria-invalid="true" aria-describedby="wrong-b"' in field
    assert f"Points are whole numbers from 0 to 10, not “{wrong}”." in field
    assert 'aria-invalid="true"' not in page.split('id="item-a"')[1].split("</div>")[0]


def test_no_points_at_all_are_an_abstention_and_the_phone_says_so(hall):
    phone = hall.phone("en")
    give(phone, "check", a="0")
    assert "You have given no points." in seen(phone.page())
    phone.post("/ballot", activity="points", step="check", go="send", item=["a=0"])
    assert hall.store.answered("points", 1) == 1


def test_the_wall_shows_points_and_givers(hall):
    for _ in range(5):
        hall.phone().answer("points", "a=6", "b=4")
    hall.phone().answer("points", "b=10")
    hall.close("points")
    hall.reveal("points")
    hall.show(language="en")
    page = seen(hall.wall())
    assert "30 (5 of 6)" in page
    assert "“Answer a” and “Answer b” were given the most points, 30 each." in page


def test_the_facilitator_chooses_budget_and_cap_and_hears_what_is_wrong(tmp_path):
    desk = Desk(Hall.made(tmp_path, POINTS).app)
    options = re.findall(r'<option value="(\d+)"( selected)?>([^<]+)', desk.words("activities/points"))
    assert options[:2] == [("10", " selected", "10 points"), ("100", "", "100 points")]
    refused = words_of(desk.post("activities/points", go="save", question_en="How many?", budget="10", cap="11"))
    assert "How many points one item may get must be a whole number from 1 to 10." in refused.split('name="cap"')[1]
