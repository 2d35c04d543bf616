"""By keyboard alone: after an action the focus stands where the hand would go on."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.support.phones import IDEAS, PICK, Hall
from tests.support.running import Room

pytestmark = pytest.mark.browser
WORDS = ("Former les juges de chaque cercle", "Ouvrir les écoles", "Créer des emplois", "Réunir les chefs")


def prepare(hall: Hall) -> None:
    """A revealed result that is longer than the wall, and ideas to read."""
    phones = [hall.phone() for _ in range(6)]
    hall.open("pick")
    for phone in phones:
        phone.answer("pick", "P1", "P2")
    hall.close("pick")
    hall.reveal("pick")
    hall.show(panel="result")
    hall.open("ideas")
    for phone, words in zip(phones, WORDS, strict=False):
        phone.share(words)


@pytest.fixture
def page(tmp_path, browser):
    room = Room(tmp_path, PICK, IDEAS, prepare=prepare)
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    page.goto(f"{room.address}facilitator/?look=ideas")
    yield page
    page.close()
    room.stop()


def test_after_an_idea_is_approved_the_focus_goes_on_to_the_next(page):
    page.wait_for_selector("[data-idea]")
    for left in (3, 2, 1):
        page.locator("button[value^=approve]").first.focus()
        page.keyboard.press("Enter")
        expect(page.locator("[data-idea]")).to_have_count(left)
        assert re.match("approve:", page.evaluate("document.activeElement.value"))
    page.keyboard.press("Enter")
    expect(page.locator("[data-idea]")).to_have_count(0)
    assert page.evaluate("document.activeElement.id") == "main", "nothing is left to approve: the focus is not lost"


def test_pages_are_turned_by_keys_and_the_focus_stays_on_the_button_at_both_ends(page):
    page.goto(page.url.replace("look=ideas", "look=pick"))
    page.click("#step")  # shown to the room again
    page.wait_for_selector("#page-after")
    page.focus("#page-after")
    page.keyboard.press("Enter")
    expect(page.locator("#page-after")).to_have_attribute("aria-disabled", "true")
    assert page.evaluate("document.activeElement.id") == "page-after"
    page.wait_for_timeout(1100)  # keys rest for a moment after a change
    page.keyboard.press("PageUp")
    expect(page.locator("#page-before")).to_have_attribute("aria-disabled", "true")
