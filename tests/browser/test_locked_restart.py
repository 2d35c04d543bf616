"""A program started again stays locked until the passphrase is given; then wall and phone go on by themselves."""
from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.running import Room

pytestmark = pytest.mark.browser
WORDS = "mango river canoe sun"


class LockedRoom(Room):
    """Nothing prepared: the first page asks for a passphrase."""

    PASSPHRASE = "ask"

    def __init__(self, folder: Path):
        self.begin(folder)


@pytest.fixture
def room(tmp_path: Path):
    room = LockedRoom(tmp_path)
    yield room
    room.stop()


def prepared(room, page) -> None:
    page.goto(f"{room.address}facilitator/")
    page.fill("[name=passphrase]", WORDS)
    page.fill("[name=again]", WORDS)
    page.click(".card.gold .btn-main")
    page.click("main .btn-main")
    page.fill("[name=title_fr]", "Essai")
    page.click(".savebar .btn-main")
    page.wait_for_selector("#step")


def test_what_is_typed_into_the_report_outlives_a_new_start_and_is_kept_after_the_passphrase(room, browser):
    context = browser.new_context()
    desk = context.new_page()
    prepared(room, desk)
    desk.click("#step")
    desk.wait_for_selector(".flow .here.open")
    desk.click("#step")
    desk.wait_for_selector(".flow .here.closed")
    desk.goto(f"{room.address}facilitator/report/editor?section=context")
    room.stop()
    desk.fill("[id='text/thanks:fr']", "Merci à tous.")
    said = desk.locator("#status")
    said.filter(has_text=said.get_attribute("data-lost")).wait_for()
    room.start()
    said.filter(has_text=said.get_attribute("data-locked")).wait_for()
    with context.expect_page() as opened:
        desk.click("#unlock")
    opened.value.fill("[name=passphrase]", WORDS)
    opened.value.click("main .btn-main")
    said.filter(has_text=said.get_attribute("data-saved")).wait_for()
    desk.locator("#unlock").wait_for(state="hidden")
    desk.reload()
    assert desk.input_value("[id='text/thanks:fr']") == "Merci à tous."


def test_desk_wall_and_phone_go_on_after_a_restart_and_the_passphrase_and_leave_what_is_erased(room, browser):
    desk = browser.new_context().new_page()
    prepared(room, desk)
    wall = desk.context.new_page()
    wall.goto(f"{room.address}projector/")
    phone = browser.new_context().new_page()
    phone.goto(room.address)
    phone.click("[name=language][value=fr]")
    phone.click(".foot .btn-main")
    phone.click(".foot .btn-main")
    phone.wait_for_selector("text=question arrive")
    room.stop()
    room.start()
    desk.wait_for_url(re.compile("/unlock"))  # the page that lost the program asks for the passphrase by itself
    desk.fill("[name=passphrase]", WORDS)
    desk.click("main .btn-main")
    desk.click("#step")
    wall.wait_for_selector("text=moteurs du conflit violent")
    phone.wait_for_selector("textarea")
    desk.goto(f"{room.address}facilitator/workshops")
    desk.click("a[href*='erase=']")
    desk.click("#erase .btn-stop")
    wall.wait_for_function("() => !document.body.innerText.includes('moteurs du conflit')")
    phone.wait_for_selector("textarea", state="detached")
