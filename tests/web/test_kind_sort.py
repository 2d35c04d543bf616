"""Sorting by plain forms: answer, read back, change, send; and the hint of Do No Harm in the item editor."""

from __future__ import annotations

import re

import pytest

from tests.support.desk import Desk, words_of
from tests.support.phones import Hall
from workshop.activities import KINDS
from workshop.domain.activity import Activity
from workshop.domain.items import Item
from workshop.domain.text import Label

ITEMS = tuple(Item(key, Label.of(fr=fr)) for key, fr in (("m", "Marché commun"), ("r", "Rumeurs"), ("j", "Justice")))


def sorting(**options):
    settings = KINDS["sort"].options(options).as_json()
    return Activity("sort", "sort", Label.of(fr="Où ranger chaque élément ?"), options=settings, items=ITEMS)


@pytest.fixture
def hall(tmp_path):
    hall = Hall.made(tmp_path, sorting(set="tree"))
    hall.open("sort")
    return hall


def answered(phone, go="check", **said):
    fields = {f"item={item}": category for item, category in said.items()}
    return phone.post("/ballot", activity="sort", go=go, **fields)


def on(page: str) -> list[str]:
    return re.findall(r'name="item=(\w+)"[^>]*value="(\w+)" checked', page)


def test_every_item_is_asked_with_its_categories_under_its_own_name(hall):
    page = hall.phone().page()
    assert page.count("<fieldset") == page.count("<legend") == len(ITEMS)
    assert set(re.findall(r'type="radio" name="item=\w+"[^>]*value="(\w+)"', page)) == {"cause", "core", "effect"}


def test_what_was_chosen_is_read_back_and_recorded_and_can_be_changed(hall):
    phone = hall.phone(language="en")
    assert answered(phone, m="core", r="cause").status_code == 303
    page = phone.page()
    assert re.search(r"Rumeurs</dt>\s*<dd>Cause", page)
    assert "1 item" in page  # left out, and it is said
    answered(phone, "send", m="core", r="cause")
    assert hall.store.answered("sort", 1) == 1
    phone.post("/ballot", activity="sort", go="edit")
    assert sorted(on(phone.page())) == [("m", "core"), ("r", "cause")]
    answered(phone, "send", m="effect")
    assert [cast.ballot for cast in hall.store.casts("sort", 1)] == [{"categories": {"m": "effect"}}]


def test_nothing_chosen_is_said_before_it_is_sent(hall):
    phone = hall.phone(language="en")
    answered(phone)
    assert "counts as skipping the question" in phone.page()


def test_a_category_that_is_not_in_the_list_is_refused_and_the_rest_stays(hall):
    phone = hall.phone()
    refused = answered(phone, m="core", r="must")
    assert refused.status_code >= 400
    assert 'role="alert"' in refused.get_data(as_text=True)
    assert on(phone.page()) == [("m", "core")]


def test_ten_categories_are_one_list_in_two_parts(tmp_path):
    hall = Hall.made(tmp_path, sorting(set="dividers"))
    hall.open("sort")
    phone = hall.phone()
    assert phone.page().count("<select") == len(ITEMS)
    assert phone.page().count("<optgroup") == 2 * len(ITEMS)
    answered(phone, m="connector_symbols", r="")
    answered(phone, "edit", m="connector_symbols")
    assert re.findall(r'value="(\w+)" selected', phone.page()) == ["connector_symbols"]


def editor(**fields):
    rows = {"items-0-fr": "Les Peuls", "items-0-id": "p", "items-1-fr": "Marché", "items-1-id": "m"}
    form = {"question_fr": "Quoi ?", "topic": "other", "set": "dividers", "kind": "sort", "go": "save"}
    return {**form, **rows, **fields}


def test_the_item_editor_refuses_a_community_with_a_hint_and_gives_way(tmp_path):
    hall = Hall.made(tmp_path, sorting())
    desk = Desk(hall.app)
    refused = desk.post("activities/write", **editor())
    assert refused.status_code >= 400
    assert words_of(refused).count("Do No Harm") >= 2  # above, and beside the list
    assert desk.post("activities/write", **editor(people_kept="y")).status_code == 303
    assert desk.post("activities/write", **editor(set="tree")).status_code == 303


def test_items_that_come_from_elsewhere_are_looked_at_when_the_activity_opens(tmp_path):
    people = (Item("p", Label.of(fr="Les Peuls")), *ITEMS)
    activity = sorting(set="dividers")
    hall = Hall.made(tmp_path, Activity("sort", "sort", activity.question, options=activity.options, items=people))
    desk = Desk(hall.app)
    assert "Do No Harm" in words_of(desk.post("step", go="open", activity="sort"))
    assert hall.store.snapshot().activity("sort").state == "draft"
