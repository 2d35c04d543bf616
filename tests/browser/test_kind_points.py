"""Sharing out points on a phone with script: what is left is counted while giving, and no button gives too much."""

from __future__ import annotations

import pytest

from tests.browser.participant_pages import flaws, join, small_targets, violations
from tests.support.running import Room
from workshop.domain.activity import Activity
from workshop.domain.items import Item
from workshop.domain.text import Label

ITEMS = tuple(Item(key, Label.of(fr=f"Réponse {key}", en=f"Answer {key}")) for key in "abc")
QUESTION = Label.of(fr="Combien ?", en="How many?")


def points(key: str, **options: int) -> Activity:
    return Activity(key, "points", QUESTION, options=options, items=ITEMS)


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    room = Room(tmp_path_factory.mktemp("points"), points("ten", budget=10, cap=6), points("hundred", budget=100))
    yield room
    room.stop()


def phone(browser, room):
    page = browser.new_page(viewport={"width": 240, "height": 320})
    join(page, room.address, language="en")
    page.wait_for_selector("form[data-kind=points]")
    return page


def left(page) -> str:
    return " ".join(page.inner_text(".remainder > span").split())


def test_what_is_left_follows_each_number_and_too_many_is_said(browser, room):
    room.open("ten")
    page = phone(browser, room)
    assert left(page) == "Points left: 10"
    page.fill("#item-a", "4")
    assert left(page) == "Points left: 6"
    page.fill("#item-b", "9")
    assert left(page) == "Points too many: 3"
    page.fill("#item-b", "many")
    assert left(page) == "Points left: 6"
    assert not page.is_visible(".without-script")
    assert (flaws(page), small_targets(page), violations(page)) == ([], [], [])


def test_the_buttons_stop_at_the_cap_at_what_is_left_and_at_nothing(browser, room):
    page = phone(browser, room)
    on_a, on_b = (page.locator(f"#item-{key} ~ button[data-by='1']") for key in "ab")
    for _ in range(9):
        on_a.click()
    assert page.input_value("#item-a") == "6"
    for _ in range(9):
        on_b.click()
    assert (page.input_value("#item-b"), left(page)) == ("4", "Points left: 0")
    less = page.locator(".gift:has(#item-b) button[data-by='-1']")
    for _ in range(6):
        less.click()
    assert (page.input_value("#item-b"), left(page)) == ("", "Points left: 4")
    page.click(".foot .btn-main")
    page.wait_for_selector("[data-screen=check]")
    assert "Answer a\n6 points" in page.inner_text(".read")
    page.click(".foot .btn-main")
    page.wait_for_selector("[data-screen=recorded]")
    room.close("ten")


def test_of_a_hundred_points_a_tap_gives_five(browser, room):
    room.open("hundred")
    page = phone(browser, room)
    page.click("#item-c ~ button[data-by='1']")
    assert (page.input_value("#item-c"), left(page)) == ("5", "Points left: 95")
