"""The editor in Chromium: what is typed is kept by itself and seen beside; without script by its button."""
from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.support import chromium
from tests.support.accessibility import violations
from tests.support.phones import PICK
from tests.support.running import Room
from workshop.domain.activity import Topic
from workshop.virtual.facilitator import Facilitator
from workshop.virtual.participant import Participant

pytestmark = pytest.mark.browser
PLAIN = replace(PICK, items=tuple(item for item in PICK.items if not item.sensitive)[:4], topic=Topic.DRIVERS)
EDITOR = "facilitator/report/editor?section=drivers&preview=fr"
FIELD = "form[data-piece] textarea[lang=fr] >> nth=0"
OWN = "Ce que la salle a cité d’abord."


@pytest.fixture(scope="module")
def browser():
    sync_playwright = pytest.importorskip("playwright.sync_api").sync_playwright
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def room(tmp_path: Path):
    """A room with one result."""
    room = Room(tmp_path, PLAIN)
    facilitator = Facilitator("127.0.0.1", room.port)
    facilitator.step("open", "pick")
    for number in range(12):
        person = Participant("127.0.0.1", room.port)
        person.join({"zone": ("north", "centre")[number % 2]})
        question = person.question()
        person.answer_by_form(question, [sorted(question.asked)[number % 3 // 2]])
        person.browser.close()
    facilitator.step("close", "pick")
    facilitator.browser.close()
    yield room
    room.stop()


@pytest.fixture
def page(browser, room):
    """Opens the editor: page(width, script)."""
    contexts = []

    def opened(width: int = 1366, script: bool = True):
        context = browser.new_context(viewport={"width": width, "height": 768}, java_script_enabled=script)
        context.add_cookies([{"name": "l", "value": "fr", "url": room.address}])
        contexts.append(context)
        made = context.new_page()
        made.goto(f"{room.address}{EDITOR}")
        return made

    yield opened
    for context in contexts:
        context.close()


def seen_beside(page) -> None:
    page.frame_locator("iframe[name=preview]").get_by_text(OWN).first.wait_for()


def test_what_is_typed_is_kept_and_seen_beside_while_the_caret_stays(page):
    editor = page()
    field = editor.locator(FIELD)
    field.fill(OWN)
    seen_beside(editor)
    assert editor.locator(".blk.mod").count() == 1
    assert editor.evaluate("document.activeElement.lang") == "fr"
    field.press("End")
    field.type(" Encore.")
    editor.wait_for_timeout(1500)
    assert editor.locator(FIELD).input_value() == f"{OWN} Encore."
    editor.reload()
    assert editor.locator(FIELD).input_value() == f"{OWN} Encore."


def test_a_figure_that_the_sentence_does_not_state_is_told_beside_it_and_stays_in_the_field(page):
    editor = page()
    editor.locator(FIELD).fill("97 sur 98.")
    editor.wait_for_selector("form[data-piece] [role=alert]")
    assert editor.locator(FIELD).input_value() == "97 sur 98."


def test_two_editors_are_told_of_each_other_and_neither_loses_a_word(page):
    first, second = page(), page()
    first.locator(FIELD).fill(OWN)
    seen_beside(first)
    second.locator(FIELD).fill("Autrement dit.")
    second.wait_for_selector("form[data-piece] [role=alert]")
    assert second.locator(FIELD).input_value() == "Autrement dit."
    assert OWN in second.locator("form[data-piece] >> nth=0").inner_text()


def test_without_script_the_button_keeps_and_undoes(page):
    editor = page(script=False)
    editor.locator(FIELD).fill(OWN)
    editor.locator("form[data-piece] >> nth=0").locator("button[value=save]").click()
    assert editor.locator(FIELD).input_value() == OWN
    editor.locator("form[data-piece] >> nth=0").locator("button[value=undo]").click()
    assert editor.locator(FIELD).input_value() != OWN


@pytest.mark.parametrize("width", [1366, 1024, 360])
def test_the_editor_is_accessible_and_fits_its_window(page, width):
    editor = page(width)
    assert violations(editor) == []
    assert editor.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("path", ["quotes", "quotes/new", "look"])
def test_the_pages_beside_it_are_accessible_and_fit_a_phone(page, room, path):
    other = page(360)
    other.goto(f"{room.address}facilitator/report/{path}")
    assert violations(other) == []
    assert other.evaluate("document.documentElement.scrollWidth") <= 360
