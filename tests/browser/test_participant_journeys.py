"""A phone in the room, from joining to closing: with and without script, large and small, in both languages."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.participant_pages import flaws, join, small_targets, violations
from tests.support.phones import Hall
from tests.support.running import Room

pytestmark = pytest.mark.browser

SIZES = {"360": {"width": 360, "height": 640}, "240": {"width": 240, "height": 320}}
WORDS = {
    "fr": {
        "read back": "Est-ce bien votre choix",
        "recorded": "Enregistré",
        "wait": "La prochaine question arrive",
        "late": "arrivée trop tard",
        "missed": "close avant l’envoi",
        "unsent": "Pas encore envoyé",
    },
    "en": {
        "read back": "Is this your choice?",
        "recorded": "Recorded",
        "wait": "The next question is coming",
        "late": "came too late",
        "missed": "closed before your answer",
        "unsent": "Not sent yet",
    },
}


@pytest.fixture
def room(tmp_path):
    room = Room(tmp_path, room_code="MOPTI")
    yield room
    room.stop()


def answered(room: Room) -> dict[str, int]:
    """How many answered each question, asked of the files after the server has stopped."""
    room.stop()
    from workshop.app import create_app
    from workshop.config import Config

    store = Hall(create_app(Config(data_dir=room.folder))).store
    counted = {activity.id: store.answered(activity.id, 1) for activity in store.snapshot().activities}
    store.close()
    room.start()
    return counted


def good(page) -> None:
    """Nothing to object to on this screen."""
    page.wait_for_load_state("load")
    assert flaws(page) == []
    assert small_targets(page) == []
    assert violations(page) == []


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize("language, size", [("fr", "360"), ("en", "240"), ("fr", "240"), ("en", "360")])
def test_joining_answering_each_kind_changing_and_closing(room, browser, language, size, script):
    words = WORDS[language]
    context = browser.new_context(viewport=SIZES[size], java_script_enabled=True)
    page = context.new_page()
    if not script:
        page.route("**/*.js", lambda route: route.abort())  # as a phone without script sees it, axe can still look
    page.goto(room.address)
    good(page)
    page.click(f"main button[value={language}]")
    good(page)
    page.fill("#code", "GAO")
    page.click(".btn-main")
    assert page.locator("[role=alert]:visible").count() == 1
    good(page)
    page.fill("#code", "mopti")
    page.click(".btn-main")
    good(page)
    page.click("label[for=zone-centre]")
    page.click(".btn-main")
    assert words["wait"] in page.inner_text("h1").replace("\n", " ")
    good(page)

    room.open("pick")
    if not script:
        page.goto(room.address)
    page.wait_for_selector("[data-screen=choose]")
    good(page)
    for place in (0, 2):
        page.locator(".pick label").nth(place).click()
    page.click(".foot .btn-main")
    page.wait_for_selector("[data-screen=check]")
    assert words["read back"] in page.inner_text("h1").replace("\u202f", " ")
    good(page)
    page.click("button[value=send]")
    page.wait_for_selector("[data-screen=recorded]")
    assert page.inner_text("h1") == words["recorded"]
    good(page)
    page.click("button[value=edit]")
    page.wait_for_selector("[data-screen=choose]")
    assert page.locator("input:checked").count() == 2
    page.reload()
    assert page.locator("input:checked").count() == 2

    room.close("pick")
    room.open("rank")
    if not script:
        page.goto(room.address)
    page.wait_for_selector("button.card")
    for place in (1, 2, 3):
        page.locator("button.card").first.click()
        page.wait_for_selector(f"input[name=item] >> nth={place - 1}", state="attached")
    first = page.locator(".order b").all_inner_texts()
    page.locator("button[value^='up:']").last.click()
    expect(page.locator(".order b")).to_have_text([first[0], first[2], first[1]])
    page.click("button[value=undo]")
    page.wait_for_selector(".order .next")
    good(page)
    page.click(".foot .btn-main")
    page.wait_for_selector("[data-screen=check]")
    page.click("button[value=send]")
    page.wait_for_selector("[data-screen=recorded]")

    room.close("rank")
    room.open("ideas")
    if not script:
        page.goto(room.address)
    page.wait_for_selector("textarea")
    page.fill("textarea", "Payer les juges")
    page.click("label[for=to-donors]")
    good(page)
    page.click(".main .btn-main")
    page.wait_for_selector(".sent")
    good(page)
    page.click(".take-back")
    page.wait_for_selector(".sent", state="detached")
    room.close("ideas")
    if not script:
        page.goto(room.address)
    page.wait_for_selector("form[action='/leave']")
    page.click("form[action='/leave'] button")
    page.wait_for_selector("form[action='/leave']", state="detached")
    good(page)
    context.close()
    assert answered(room) == {"pick": 1, "rank": 1, "ideas": 0}


def test_without_script_at_all_a_late_comer_votes_and_the_page_refreshes_itself(room, browser):
    room.open("pick")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    join(page, room.address, code="MOPTI")
    page.locator(".pick label").first.click()
    assert page.evaluate("1") == 1
    page.click(".foot .btn-main")
    page.click("button[value=send]")
    assert page.inner_text("h1") == "Enregistré"
    assert page.locator("meta[http-equiv=refresh]").count() == 1
    room.close("pick")
    page.click("button[value=edit]")
    assert WORDS["fr"]["late"] in page.inner_text("[role=alert] >> visible=true")
    context.close()
    assert answered(room)["pick"] == 1


@pytest.mark.parametrize("language", ["fr", "en"])
def test_away_from_the_wifi_nothing_is_lost_and_sending_again_counts_once(room, browser, language):
    room.open("pick")
    context = browser.new_context(viewport=SIZES["360"])
    page = context.new_page()
    join(page, room.address, language, "MOPTI")
    page.locator(".pick label").first.click()
    page.click(".foot .btn-main")
    page.wait_for_selector("[data-screen=check]")
    chosen = page.inner_text(".order")
    context.set_offline(True)
    page.click("button[value=send]")
    page.wait_for_selector("[data-unsent]:visible", timeout=15000)
    assert WORDS[language]["unsent"] in page.inner_text("[data-unsent]")
    assert page.inner_text(".order") == chosen
    good(page)
    context.set_offline(False)
    page.click("button[value=send]")
    page.wait_for_selector("[data-screen=recorded]", timeout=15000)
    context.close()
    assert answered(room)["pick"] == 1


def test_two_tabs_and_a_double_tap_are_one_answer(room, browser):
    room.open("pick")
    context = browser.new_context()
    one, other = context.new_page(), context.new_page()
    join(one, room.address, code="MOPTI")
    one.locator(".pick label").first.click()
    one.click(".foot .btn-main")
    one.wait_for_selector("[data-screen=check]")
    other.goto(room.address)
    other.wait_for_selector("[data-screen=check]")
    other.dblclick("button[value=send]")
    one.dblclick("button[value=send]")
    for page in (one, other):
        page.wait_for_selector("[data-screen=recorded]")
    context.close()
    assert answered(room)["pick"] == 1


def test_the_language_changes_in_the_middle_and_ticks_words_and_order_stay(room, browser):
    room.open("pick")
    context = browser.new_context()
    page = context.new_page()
    join(page, room.address, code="MOPTI")
    page.locator(".pick label").nth(1).click()
    page.click("button[name=language]")
    page.wait_for_selector("html[lang=en]")
    assert page.locator("input:checked").count() == 1
    assert "What worries you most" in page.inner_text("h1")
    room.close("pick")
    room.open("ideas")
    page.wait_for_selector("textarea")
    page.fill("textarea", "Pay the judges")
    page.click("label[for=to-national]")
    page.click("button[name=language]")
    page.wait_for_selector("html[lang=fr]")
    assert page.input_value("textarea") == "Pay the judges"
    assert page.locator("input:checked").get_attribute("value") == "national"
    context.close()


def test_ticks_that_nobody_has_sent_survive_a_reload(room, browser):
    room.open("pick")
    context = browser.new_context()
    page = context.new_page()
    join(page, room.address, code="MOPTI")
    with page.expect_response("**/draft"):
        page.locator(".pick label").nth(1).click()
    page.reload()
    assert page.locator("input:checked").count() == 1
    context.close()


def test_more_ticks_than_allowed_are_held_back_with_a_sentence_and_without_script_the_style_sheet_counts(room, browser):
    room.open("pick")
    context = browser.new_context()
    page = context.new_page()
    join(page, room.address, code="MOPTI")
    for place in range(3):
        page.locator(".pick label").nth(place).click()
    assert page.locator("[data-full]").is_hidden()
    page.locator(".pick label").nth(3).click()
    assert page.locator("[data-full]").is_visible()
    assert page.locator("input:checked").count() == 3
    assert page.inner_text(".count") == "3"
    context.close()
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    join(page, room.address, code="MOPTI")
    assert "chosen" in page.evaluate("getComputedStyle(document.querySelector('.count'), '::before').content")
    context.close()


def test_whoever_was_choosing_when_the_question_closed_is_told_and_whoever_was_not_is_not(room, browser):
    room.open("pick")
    busy, idle = browser.new_context(), browser.new_context()
    pages = [busy.new_page(), idle.new_page()]
    for page in pages:
        join(page, room.address, code="MOPTI")
    pages[0].locator(".pick label").first.click()
    for page in pages:
        page.wait_for_timeout(500)  # the live link stands
    room.close("pick")
    for page in pages:
        page.wait_for_selector("form[action='/leave']")
    assert WORDS["fr"]["missed"] in pages[0].inner_text("[data-missed]")
    assert pages[1].locator("[data-missed]").is_hidden()
    busy.close()
    idle.close()


@pytest.mark.parametrize("script", [True, False])
def test_the_first_visit_until_the_first_question_is_light(room, browser, script):
    room.open("pick")
    context = browser.new_context(viewport=SIZES["360"], java_script_enabled=script)
    page = context.new_page()
    network, weight, asked, cached, kinds = context.new_cdp_session(page), [], set(), set(), []
    network.send("Network.enable")
    network.on(
        "Network.requestWillBeSent",
        lambda event: event["request"]["url"].startswith("http") and asked.add(event["requestId"]),
    )
    network.on("Network.webSocketCreated", lambda event: asked.add(event["requestId"]))
    network.on("Network.requestServedFromCache", lambda event: cached.add(event["requestId"]))
    network.on("Network.loadingFinished", lambda event: weight.append(event["encodedDataLength"]))
    network.on("Network.responseReceived", lambda event: kinds.append(event["type"]))
    join(page, room.address, code="MOPTI")
    page.wait_for_selector("[data-screen=choose]")
    page.wait_for_timeout(1000)
    assert 10_000 < sum(weight) <= 60_000
    assert 4 < len(asked - cached) <= 12  # an answer of a form and the page it leads to are one
    assert "Font" not in kinds
    context.close()
