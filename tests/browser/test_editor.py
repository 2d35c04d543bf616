"""The editor in Chromium: what is typed is kept by itself and seen beside; without script by its button."""
from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.accessibility import violations
from tests.support.phones import PICK
from tests.support.running import Room
from workshop.domain.activity import Topic
from workshop.virtual.facilitator import Facilitator
from workshop.virtual.participant import Participant

pytestmark = pytest.mark.browser
PLAIN = replace(PICK, items=tuple(item for item in PICK.items if not item.sensitive)[:4], topic=Topic.DRIVERS)
EDITOR = "facilitator/report/editor?section={}&preview=fr"
FIELD = "form[data-piece] textarea[lang=fr] >> nth=0"
OWN = "Ce que la salle a cité d’abord."


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
    """Opens the editor: page(width, script, section)."""
    contexts = []

    def opened(width: int = 1366, script: bool = True, section: str = "drivers"):
        context = browser.new_context(viewport={"width": width, "height": 768}, java_script_enabled=script)
        context.add_cookies([{"name": "l", "value": "fr", "url": room.address}])
        contexts.append(context)
        made = context.new_page()
        made.goto(room.address + EDITOR.format(section))
        return made

    yield opened
    for context in contexts:
        context.close()


def seen_beside(page) -> None:
    page.frame_locator("iframe[name=preview]").get_by_text(OWN).first.wait_for()


def saved(page) -> None:
    said = page.locator("#status")
    said.filter(has_text=said.get_attribute("data-saved")).wait_for()


def holds(field, words: str) -> None:
    from playwright.sync_api import expect

    expect(field).to_have_value(words, timeout=20_000)


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


def test_a_text_too_long_is_told_beside_it_and_never_cut(page):
    editor = page()
    field = editor.locator(FIELD)
    field.select_text()
    editor.keyboard.insert_text("mot " * 200)
    editor.wait_for_selector("form[data-piece] [role=alert]")
    assert field.input_value() == "mot " * 200
    field.select_text()
    editor.keyboard.insert_text("mot " * 100_000)  # more than the laptop reads at all: the page says so, the text stays
    said = editor.locator("#status")
    said.filter(has_text="Raccourcissez").wait_for()
    assert len(field.input_value()) == 400_000
    field.fill(OWN)
    saved(editor)


def test_what_the_browser_itself_can_undo_survives_saving(page):
    editor = page()
    field = editor.locator(FIELD)
    before = field.input_value()
    field.press("End")
    editor.keyboard.type(" Encore.")
    saved(editor)
    editor.keyboard.press("ControlOrMeta+z")
    assert field.input_value() != f"{before} Encore."


def thanks(editor):
    """The field of the thanks in French, and the button that takes a step back."""
    return editor.locator("[id='text/thanks:fr']"), editor.locator("[id='text/thanks'] [value=undo]")


def written(editor, field, words):
    """Type, and wait until the preview shows it."""
    field.fill(words)
    editor.frame_locator("iframe[name=preview]").get_by_text(words, exact=True).wait_for()


def test_texts_are_taken_back_step_by_step_also_after_a_reload(page):
    editor = page(section="context")
    field, undo = thanks(editor)
    for words in ("Un.", "Un. Deux.", "Un. Deux. Trois."):
        written(editor, field, words)
        field.blur()
        editor.locator("[id='text/context:fr']").focus()
        editor.keyboard.type(".")  # whoever has written elsewhere begins a new step
        saved(editor)
    editor.reload()
    for left in ("Un. Deux.", "Un.", ""):
        undo.click()
        holds(field, left)
    undo.wait_for(state="detached")


def test_what_is_written_in_one_field_with_pauses_is_one_step(page):
    editor = page(section="context")
    field, undo = thanks(editor)
    for words in ("Un.", "Un. Deux.", "Un. Deux. Trois."):
        written(editor, field, words)
    undo.click()
    holds(field, "")
    undo.wait_for(state="detached")


def test_undoing_takes_back_just_what_was_typed_last_though_it_was_not_saved_yet(page):
    editor = page(section="context")
    field = editor.locator("[id='text/thanks:fr']")
    field.fill("Merci.")
    saved(editor)
    field.press("End")
    editor.keyboard.type(" Trop")
    editor.click("[id='text/thanks'] [value=undo]")
    holds(field, "Merci.")


@pytest.mark.parametrize("choice, kept", [("[value=save]", "Autrement dit. Et plus."), ("[data-theirs]", OWN)])
def test_two_editors_are_told_of_each_other_see_both_texts_and_the_later_chooses(page, choice, kept):
    first, second = page(), page()
    first.locator(FIELD).fill(OWN)
    seen_beside(first)
    second.locator(FIELD).fill("Autrement dit.")
    second.wait_for_selector("form[data-piece] [role=alert]")
    assert OWN in second.locator("form[data-piece] >> nth=0").inner_text()
    second.locator(FIELD).press("End")
    second.keyboard.type(" Et plus.")
    second.wait_for_timeout(1500)  # longer than it takes to save by itself: typing on does not replace theirs
    assert second.locator(FIELD).input_value() == "Autrement dit. Et plus."
    first.reload()
    assert first.locator(FIELD).input_value() == OWN
    second.locator("form[data-piece] >> nth=0").locator(choice).click()
    second.locator("form[data-piece] [role=alert]").wait_for(state="detached")
    assert second.locator(FIELD).input_value() == kept
    first.reload()
    assert first.locator(FIELD).input_value() == kept


def test_a_section_is_switched_and_moved_by_keys_while_the_page_stays(page):
    editor = page()
    editor.evaluate("window.stays = true")
    editor.focus("[value='off:drivers']")
    editor.keyboard.press("Space")
    editor.wait_for_selector("[value='on:drivers']:focus")
    editor.focus("[value='up:drivers']")
    editor.keyboard.press("Enter")
    editor.wait_for_selector(".sw:has([href*='section=drivers']) + .sw [href*='section=participants']")
    assert editor.evaluate("document.activeElement.value") == "up:drivers"
    assert editor.evaluate("window.stays")


def test_whoever_undoes_what_somebody_else_has_moved_meanwhile_is_told_where_they_look(page):
    first, second = page(), page()
    for one in (first, second):
        one.evaluate("document.getElementById('outline').scrollTop = 9999")
    first.click("[value='off:plan']")
    first.wait_for_selector("[value='on:plan']")
    second.click("[value='off:others']")
    second.wait_for_selector("[value='on:others']")
    assert second.locator("[value='on:plan']").count() == 1
    first.click("#arrange [value=undo]")
    first.wait_for_selector("#outline [role=alert]:focus")
    assert first.locator("[value='on:others']").count() == 1
    first.click("#arrange [value=undo]")
    first.wait_for_selector("[value='off:others']")


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


@pytest.mark.parametrize("width", [1000, 1024, 1366])
def test_the_preview_stands_beside_the_text(page, width):
    editor = page(width)
    text, preview = editor.locator("#main").bounding_box(), editor.locator("#preview").bounding_box()
    assert preview["x"] >= text["x"] + text["width"]
    assert preview["width"] > 280
    assert preview["y"] + preview["height"] <= 768


SMALL = """[...document.querySelectorAll('a, button, summary, textarea, select, input')].filter((one) => {
    const box = one.getBoundingClientRect();
    return box.width && (box.height < 44 || box.width < 44) && !one.matches('.skip, [type=hidden], [type=checkbox]');
}).map((one) => one.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("path", ["report", "report/editor?section=drivers", "report/editor?section=context"])
def test_on_a_phone_everything_to_touch_is_large_enough(page, room, path):
    phone = page(360)
    phone.goto(f"{room.address}facilitator/{path}")
    phone.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    assert phone.evaluate(SMALL) == []


@pytest.mark.parametrize("script", [True, False])
def test_a_file_in_the_making_says_how_far_it_is_and_comes_by_itself(page, room, script):
    desk = page(script=script)
    desk.goto(f"{room.address}facilitator/report")
    with desk.expect_download() as download:
        desk.click("a[href*='making/fr/pdf']")
        desk.wait_for_selector("#making progress[value]")
    assert download.value.suggested_filename == "rapport.pdf"
    assert download.value.path().read_bytes().startswith(b"%PDF-")
    if script:
        assert violations(desk) == []


@pytest.mark.parametrize("path", ["", "quotes", "quotes/new", "look"])
def test_the_pages_beside_it_are_accessible_and_fit_a_phone(page, room, path):
    other = page(360)
    other.goto(f"{room.address}facilitator/report/{path}")
    assert violations(other) == []
    assert other.evaluate("document.documentElement.scrollWidth") <= 360
