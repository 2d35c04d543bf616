"""The facilitator in Chromium: laptop, small laptop and phone, both languages, with and without script."""
from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.accessibility import violations
from tests.support.phones import IDEAS, PICK, RANK
from tests.support.running import Room
from workshop.virtual.facilitator import Facilitator
from workshop.virtual.participant import Participant

pytestmark = pytest.mark.browser
LAPTOP, SMALL, PHONE = (1366, 768), (1024, 768), (360, 640)
PLAIN = replace(PICK, items=tuple(item for item in PICK.items if not item.sensitive)[:4])


@pytest.fixture
def room(tmp_path: Path):
    room = Room(tmp_path, PLAIN, RANK, IDEAS)
    yield room
    room.stop()


@pytest.fixture
def desk(browser, room):
    """Opens a facilitator's page: desk(path, language, size, script); what the console complains of is a failure."""
    contexts, complaints = [], []

    def opened(path="", language="en", size=LAPTOP, script=True):
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, java_script_enabled=script)
        context.add_cookies([{"name": "l", "value": language, "url": room.address}])
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if "Content Security" in said.text else None)
        page.goto(f"{room.address}facilitator/{path}")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def elsewhere(room):
    """A second facilitator, without screen."""
    facilitator = Facilitator("127.0.0.1", room.port)
    yield facilitator
    facilitator.browser.close()


@pytest.fixture
def people(room):
    """People who join: people(10)."""
    joined: list[Participant] = []

    def join(count: int) -> list[Participant]:
        new = [Participant("127.0.0.1", room.port) for _ in range(count)]
        for number, person in enumerate(new):
            person.join({"zone": ("north", "centre")[number % 2]})
        joined.extend(new)
        return new

    yield join
    for person in joined:
        person.browser.close()


def all_answer(persons: list[Participant]) -> None:
    for number, person in enumerate(persons):
        question = person.question()
        person.answer_by_form(question, [sorted(question.asked)[number % 2]])


def state_of(page) -> str:
    return page.get_attribute(".flow .here", "class").removeprefix("here ").strip()


# ---- from an empty agenda to the report ----

@pytest.mark.parametrize("language, script", [("fr", True), ("en", False)])
def test_a_whole_workshop_from_the_form_to_the_report(desk, room, people, language, script):
    page = desk("workshops/new", language, script=script)
    page.fill("[name=title_fr]", "Essai")
    page.check("[value=empty]")
    page.click(".savebar .btn-main")
    page.click("main .btn-main")
    page.click("a[href*='kind=pick']")
    page.fill("[name=question_fr]", "Quoi d’abord ?")
    page.click("summary")
    page.fill("[name=paste]", "Terre | Land\nEau | Water\nTravail | Jobs\nRoutes | Roads")
    page.click(".savebar .btn-main")
    assert page.locator(".numbered li").count() == 4
    page.click("#step")
    page.wait_for_selector(".flow .here.open")
    all_answer(people(10))
    page.click("#step")
    page.wait_for_selector(".flow .here.closed")
    page.click("#step")
    page.wait_for_selector(".flow .here.revealed")
    assert page.locator(".views .btn").count() >= 2
    page.goto(f"{room.address}facilitator/report/editor?section=context&preview=fr")
    page.fill("[id='text/thanks:fr']", "Merci à tous.")
    if not script:
        page.click("[id='text/thanks'] .save")
    page.frame_locator("iframe[name=preview]").get_by_text("Merci à tous.").first.wait_for()
    page.goto(f"{room.address}facilitator/report")
    with page.expect_download() as download:
        page.click("a[href*='making/fr/pdf']")
    assert download.value.path().read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("script", [True, False])
def test_ideas_are_approved_edited_set_aside_and_merged(desk, elsewhere, people, script):
    elsewhere.step("open", "ideas")
    for words, person in zip(("Créer des emplois", "Créer des emplois", "Un pont", "Bruit"), people(4), strict=True):
        person.share_idea(person.question(), words, "national")
    page = desk(script=script)
    for box in page.locator("[name=chosen]").all()[:2]:
        box.check()
    page.click(".mergebar .btn")
    page.wait_for_selector(".tools a:nth-child(3):has-text('1')")
    page.click(".idea .acts a.sq >> nth=0")
    page.fill("#words-en", "New words")
    page.click("[value^=reword]")
    page.wait_for_selector(".idea:has-text('New words')")
    page.click("[value^=approve] >> nth=0")
    page.wait_for_selector(".tools a:nth-child(1):has-text('1')")
    page.click("[value^=reject] >> nth=0")
    page.wait_for_selector(".tools a:nth-child(4):has-text('1')")
    page.click(".tools a:nth-child(4)")
    page.click("[value^=restore]")
    page.wait_for_selector(".tools a:nth-child(4):has-text('0')")


# ---- in step ----

def test_two_browsers_and_the_small_wall_stay_in_step(desk, room):
    laptop, remote = desk(), desk(size=PHONE)
    laptop.click("#step")
    remote.wait_for_selector(".flow .here.open")
    remote.click("#step")
    laptop.wait_for_selector(".flow .here.closed")
    remote.click("[value=blank]")
    laptop.wait_for_selector("[value=blank][aria-pressed=true]")


def test_the_count_follows_without_reloading(desk, people):
    page = desk()
    page.evaluate("window.stays = true")
    page.click("#step")
    page.wait_for_selector(".flow .here.open")
    all_answer(people(10))
    page.wait_for_selector("[data-answered]:has-text('10')")
    assert page.evaluate("window.stays")


def test_what_is_being_typed_survives_what_others_do(desk, elsewhere, people):
    elsewhere.step("open", "ideas")
    (person,) = people(1)
    person.share_idea(person.question(), "Un pont", "national")
    page, other = desk(), desk()
    page.click(".idea .acts a.sq >> nth=0")
    page.fill("#words-en", "Half a sentence")
    other.click("[value=codes]")
    page.wait_for_selector("[value=codes][aria-pressed=true]")
    assert page.input_value("#words-en") == "Half a sentence"


def test_the_page_comes_back_by_itself_after_a_restart(desk, room):
    page = desk()
    page.wait_for_timeout(500)
    room.stop()
    page.wait_for_selector("#unlinked:not([hidden])")
    room.start()
    page.wait_for_selector("#unlinked", state="hidden")
    page.click("#step")
    page.wait_for_selector(".flow .here.open")


# ---- keys ----

def test_keys_take_the_steps_and_one_press_too_many_is_not_a_step(desk, room):
    page = desk()
    page.keyboard.press("Space")
    page.keyboard.press("Space")
    page.wait_for_selector(".flow .here.open")
    page.wait_for_timeout(1200)
    assert state_of(page) == "open"
    for key, selector in (("b", "[value=blank][aria-pressed=true]"), ("a", "[value=codes][aria-pressed=true]"),
                          ("Space", ".flow .here.closed"), ("r", ".flow .here.revealed")):
        page.wait_for_timeout(1200)
        page.keyboard.press(key)
        page.wait_for_selector(selector)
    page.wait_for_timeout(1200)
    page.keyboard.press("n")
    page.wait_for_selector(".flow .here.draft")


def test_keys_do_nothing_while_somebody_types(desk, room):
    page = desk()
    page.click("#step")
    page.wait_for_selector("#minutes")
    page.wait_for_timeout(1200)
    page.focus("#minutes")
    for key in ("b", "a", "Space", "r", "n"):
        page.keyboard.press(key)
    page.wait_for_timeout(600)
    assert state_of(page) == "open"
    assert page.get_attribute("[value=blank]", "aria-pressed") == "false"


# ---- looks ----

PAGES = ("", "?look=rank", "?look=ideas", "workshops", "workshops/new", "workshop", "activities/new",
         "activities/rank", "activities/write?kind=ideas", "report", "help")


def results_everywhere(elsewhere, people) -> None:
    """One revealed result, one closed vote, open ideas with something to read."""
    persons = people(10)
    for activity in ("pick", "rank"):
        elsewhere.step("open", activity)
        all_answer(persons)
        elsewhere.step("close", activity)
    elsewhere.step("reveal", "pick")
    elsewhere.step("open", "ideas")
    for person in persons[:3]:
        person.share_idea(person.question(), "Créer des emplois", "national")


def test_no_page_has_an_accessibility_violation_or_overflows(desk, room, elsewhere, people):
    found = {}
    for busy in (False, True):
        if busy:
            results_everywhere(elsewhere, people)
        for language, size in (("fr", LAPTOP), ("en", SMALL), ("fr", PHONE)):
            page = desk(language=language, size=size)
            for path in PAGES:
                page.goto(f"{room.address}facilitator/{path}")
                wide = page.evaluate("document.documentElement.scrollWidth > innerWidth + 1")
                objections = violations(page) + (["wider than the screen"] if wide else [])
                if objections:
                    found[f"{path} {language} {size[0]} {busy}"] = objections
    assert found == {}


def test_a_page_with_violations_is_caught(desk):
    page = desk("help")
    assert violations(page) == []
    page.evaluate("document.querySelector('main').append(document.createElement('input'))")
    assert any("label" in found for found in violations(page))


def test_the_remote_has_its_button_under_the_thumb(desk, room):
    page = desk(size=PHONE)
    page.click("#step")
    page.wait_for_selector(".flow .here.open")
    box = page.locator("#step").bounding_box()
    assert box["y"] + box["height"] <= PHONE[1]
    assert box["height"] >= 56
    for selector in ("[value=blank]", "[value=codes]", ".clock .btn"):
        assert page.locator(selector).first.bounding_box()["height"] >= 48


def test_on_the_smallest_phone_no_word_is_cut_off_and_no_field_lies_under_the_save_bar(desk, elsewhere, people):
    remote = desk(size=(240, 320))
    assert all(face.bounding_box()["width"] > 150 for face in remote.locator(".faces .btn").all())
    elsewhere.step("open", "ideas")
    for person in people(2):
        person.share_idea(person.question(), "Un pont", "national")
    remote = desk(size=(240, 320))
    assert remote.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert all(tick.bounding_box()["width"] >= 44 for tick in remote.locator("[name=chosen]").all())
    page = desk("activities/rank", size=(240, 320))
    name = page.locator(".bar-top .who b")
    assert name.evaluate("e => e.scrollHeight <= e.clientHeight + 1 && e.scrollWidth <= e.clientWidth + 1")
    assert page.locator(".savebar").evaluate("e => getComputedStyle(e).position") == "static"
    usual = desk("activities/rank", size=PHONE)
    assert usual.locator(".savebar").evaluate("e => getComputedStyle(e).position") == "sticky"
