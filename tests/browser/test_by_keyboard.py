"""Moments on a phone in which keyboard and screen reader are easily lost: moves, counts, errors, interruptions, forms.
And the measures themselves: each objects to a page that is wrong in just its way."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from tests.browser.keyboard import Keys, flaws_of, until
from tests.browser.participant_pages import flaws, join, small_targets
from tests.browser.spoken import announced, heard, listen, spoken_flaws, unmarked, untold
from tests.browser.test_every_kind import ITEMS, QUESTION, SIZES, good
from tests.support.phones import IDEAS, PICK, RANK, Hall
from tests.support.running import Room
from workshop.domain.activity import Activity

pytestmark = pytest.mark.browser

TICK = Activity("tick", "pick", QUESTION, options={"max": 2}, items=ITEMS)
ORDER = Activity("order", "rank", QUESTION, options={"top": 3}, items=ITEMS)
SHARE = Activity("share", "points", QUESTION, options={"budget": 10}, items=ITEMS)
AGAIN = Activity("again", "rate", QUESTION, items=ITEMS, rounds=2)
PLAN = Activity("plan", "actions", QUESTION, options={"phones": True})
READ = Activity("read", "validate", QUESTION)
WRITE = replace(IDEAS, id="write")

ASKED = (TICK, ORDER, SHARE, WRITE, PLAN, READ)
#: No test takes more of one question.
COPIES = {one.id: [f"{one.id}-{number}" for number in range(5)] for one in ASKED}

both = pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])


def first_round(hall: Hall) -> None:
    """Twelve people have answered; the round is still open."""
    hall.open("again")
    for n in range(12):
        hall.phone("fr", zone=("north", "south")[n % 2]).answer("again", *(f"{item.id}={1 + n % 5}" for item in ITEMS))


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    folder = tmp_path_factory.mktemp("by-keyboard")
    copies = (replace(one, id=copy) for one in ASKED for copy in COPIES[one.id])
    room = Room(folder, PICK, RANK, *copies, prepare=Hall.vote_twice)
    yield room
    room.stop()


class Visitor:
    """Phones at one question after the other; it is opened only once, so each visit takes a fresh copy."""

    def __init__(self, browser, room: Room):
        self.browser, self.room, self.contexts, self.running = browser, room, [], ""

    def __call__(self, asked: Activity, script: bool = True, language: str = "fr", width: int = 360):
        """A page that has joined, at the open question."""
        self.running = COPIES[asked.id].pop()
        self.room.open(self.running)
        size = {"width": width, "height": SIZES[width]}
        self.contexts.append(self.browser.new_context(viewport=size, java_script_enabled=script))
        page = self.contexts[-1].new_page()
        page.set_default_timeout(10_000)
        join(page, self.room.address, language)
        page.wait_for_selector("[data-screen]")
        return page

    def close(self) -> None:
        """The facilitator closes the question."""
        if self.running:
            self.room.close(self.running)
        self.running = ""


@pytest.fixture
def phone(browser, room):
    visitor = Visitor(browser, room)
    yield visitor
    for context in visitor.contexts:
        context.close()
    visitor.close()


def at_place(keys: Keys, number: int, chosen: int) -> None:
    """The order has so many places taken, and the focus stands on this one, where it can be seen."""
    expect(keys.page.locator("main input[name=item]")).to_have_count(chosen)
    until(keys.page, f"document.activeElement.id === 'place-{number}'")
    assert keys.at().flaws() == []


@both
def test_in_a_ranking_the_focus_follows_what_was_moved(phone, script):
    keys = Keys(phone(ORDER, script, width=360 if script else 240))
    for taps in (1, 2, 3):
        keys.to("button.card")
        keys.press("Enter")
        at_place(keys, taps, chosen=taps)
    keys.to("button[value^='up:']", "Tab")
    keys.press("Space")
    at_place(keys, 2, chosen=3)
    words = keys.page.inner_text("#place-2 b")
    keys.to("button[value^='up:']")
    keys.press("Enter")
    at_place(keys, 1, chosen=3)
    assert keys.page.inner_text("#place-1 b") == words
    keys.to("button[value='undo']")
    keys.press("Enter")
    at_place(keys, 3, chosen=2)


def test_the_second_half_of_a_double_tap_on_the_last_card_skips_nothing(phone):
    page = phone(ORDER)
    for taps in (1, 2):
        page.locator("button.card").first.click()
        page.wait_for_selector(f"#place-{taps + 1}.next")
    tapped = page.evaluate(
        """(detail) => new Promise((done) => {
      const again = () => {
        if (!document.querySelector('#place-3:not(.next)')) return requestAnimationFrame(again);
        const tap = () => new MouseEvent('click', { bubbles: true, cancelable: true, detail });
        done(document.querySelector('button[value=skip]').dispatchEvent(tap()));
      };
      document.querySelector('button.card').click();
      again();
    })""",
        1,
    )
    assert tapped is False, "it was held back"
    page.wait_for_timeout(600)
    page.click("button[value=skip]")
    page.wait_for_selector("[data-screen=recorded]")


def test_what_is_left_and_how_many_are_chosen_is_said_politely(phone):
    page = phone(TICK)
    listen(page)
    keys = Keys(page)
    for _ in range(2):
        keys.to("[name=item]")
        keys.press("Space")
    assert announced(page) == ["1 sur 2 au plus", "2 sur 2 au plus"]
    keys.to("[name=item]")
    keys.press("Space")
    assert announced(page)[2:] == ["Vous en avez déjà 2. Retirez-en une avant d’en choisir une autre."]
    assert page.locator("main input:checked").count() == 2


def test_points_that_are_left_are_said_while_giving(phone):
    page = phone(SHARE, language="en")
    listen(page)
    keys = Keys(page)
    keys.to("main [name^='item=']")
    keys.press("4")
    keys.to("button[data-by='1']")
    keys.press("Space")
    assert announced(page)[-1] == "Points left: 5"
    assert page.get_attribute("[data-budget]", "role") == "status"


@both
def test_an_error_takes_the_focus_and_describes_its_field(phone, script):
    page = phone(SHARE, script, language="en", width=240)
    keys = Keys(page)
    first = keys.to("main [name^='item=']")
    keys.press("x", "Enter")
    page.wait_for_selector("#wrong")
    until(page, "document.activeElement.id === 'wrong'")
    assert page.get_attribute("#wrong", "role") == "alert"
    said = [one for one in heard(page) if one.role == "textbox" and one.mark == first.name.removeprefix("item=")]
    assert "Points are whole numbers from 0 to 10" in said[0].description
    assert (untold(page), flaws(page)) == ([], [])


def test_without_script_too_many_ticks_are_refused_where_one_hears_it(phone):
    page = phone(TICK, script=False)
    keys = Keys(page)
    for _ in range(3):
        keys.to("[name=item]")
        keys.press("Space")
    keys.press("Enter")
    page.wait_for_selector("#wrong")
    assert keys.at().id == "wrong"
    assert page.get_attribute(".list[role=group]", "aria-describedby") == "wrong"
    good(page, "fr", TICK)


@both
def test_ideas_are_typed_sent_and_taken_back_by_keyboard(phone, script):
    page = phone(WRITE, script, language="en", width=240)
    keys = Keys(page)
    good(page, "en")
    assert flaws_of(keys.stops()) == []
    keys.to("textarea")
    page.keyboard.type("Pay the judges")
    keys.to("[name=addressee]")
    keys.press("Space")
    keys.to("main .btn-main")
    keys.press("Enter")
    page.wait_for_selector(".sent")
    good(page, "en")
    keys.to(".take-back")
    keys.press("Enter")
    page.wait_for_selector(".sent", state="detached")


@both
def test_a_group_writes_an_action_by_keyboard(phone, script):
    page = phone(PLAN, script, width=240)
    keys = Keys(page)
    good(page, "fr")
    keys.to("#plan-action")
    page.keyboard.type("Ouvrir le puits")
    keys.to(".plan-save .btn-main")
    keys.press("Enter")
    page.wait_for_selector(".sent")
    good(page, "fr")
    keys.to(".plan-own button")
    keys.press("Enter")
    page.wait_for_selector(".edited")
    assert page.input_value("#plan-action") == "Ouvrir le puits"


@both
def test_remarks_on_a_summary_are_written_by_keyboard(phone, script):
    page = phone(READ, script)
    keys = Keys(page)
    keys.to("main [type=radio]")
    keys.press("Space", "ArrowRight")
    keys.to(".foot .btn-main")
    keys.press("Enter")
    page.wait_for_selector("[data-screen=check]")
    keys.to("button[value=send]")
    keys.press("Enter")
    page.wait_for_selector(".remark")
    good(page, "fr")
    keys.to("textarea")
    page.keyboard.type("Dites que ce sont surtout des jeunes.")
    keys.to(".remark button")
    keys.press("Enter")
    page.wait_for_selector(".got")
    good(page, "fr")


def sent(keys: Keys) -> None:
    """From the ballot over the check page to the end, by the Enter key."""
    for selector, screen in ((".foot .btn-main", "check"), ("button[value=send]", "recorded")):
        keys.to(selector)
        keys.press("Enter")
        keys.page.wait_for_selector(f"[data-screen={screen}]")


@both
def test_a_second_round_shows_nothing_of_the_first_answer_and_its_fold_opens_by_keyboard(tmp_path, browser, script):
    room = Room(tmp_path, AGAIN, prepare=first_round)
    context = browser.new_context(viewport={"width": 240, "height": 320}, java_script_enabled=script)
    page = context.new_page()
    join(page, room.address, "fr")
    keys = Keys(page)
    keys.to("main [type=radio]")
    keys.press("Space", "ArrowRight")
    sent(keys)
    room.close("again")
    room.reveal("again")
    room.do("step", go="round", activity="again")
    page.goto(room.address)
    page.wait_for_selector("summary")
    assert page.locator("main input:checked").count() == 0
    keys.to(".before > summary")
    keys.press("Enter")
    assert page.locator(".before ol").is_visible()
    good(page, "fr", AGAIN)
    assert flaws_of(keys.stops()) == []
    context.close()
    room.stop()


def test_when_the_wifi_is_away_that_is_said_and_the_focus_stays_at_the_button(phone):
    page = phone(TICK)
    keys = Keys(page)
    keys.to("[name=item]")
    keys.press("Space")
    keys.to(".foot .btn-main")
    keys.press("Enter")
    page.wait_for_selector("[data-screen=check]")
    listen(page)
    page.context.set_offline(True)
    keys.to("button[value=send]")
    keys.press("Enter")
    page.wait_for_selector("[data-unsent]:visible", timeout=15_000)
    assert announced(page)[-1].startswith("Pas encore envoyé")
    assert (keys.at().value, page.inner_text("button[value=send]")) == ("send", "Envoyer de nouveau")
    page.context.set_offline(False)
    keys.press("Enter")
    page.wait_for_selector("[data-screen=recorded]", timeout=15_000)


@both
def test_whoever_is_answering_when_the_question_closes_hears_it(phone, script):
    page = phone(SHARE, script)
    keys = Keys(page)
    keys.to("main [name^='item=']")
    keys.press("4")
    page.wait_for_timeout(700)  # the live link stands
    phone.close()
    if not script:
        keys.press("Enter")
    page.wait_for_selector("form[action='/leave']")
    until(page, "document.activeElement.matches('[role=alert]')")
    assert keys.at().flaws() == []
    good(page, "fr")


WRONG = {
    "no name": "<main><button></button></main>",
    "item not said": "<main><input type=radio name='item=A' value=1 aria-label=Yes></main>",
    "sounds like another": "<main><button>Go</button><button>Go</button></main>",
}
RIGHT = """<main><fieldset><legend>Mille</legend><input type=radio name='item=A' value=1 aria-label=Yes>
<input type=radio name='item=A' value=2 aria-label=No></fieldset><button>Go</button></main>"""


@pytest.fixture
def blank(browser):
    page = browser.new_page(viewport={"width": 240, "height": 320})
    yield page
    page.close()


@pytest.mark.parametrize("flaw", WRONG)
def test_a_flaw_that_is_heard_is_found(blank, flaw):
    blank.set_content(WRONG[flaw])
    assert [flaw in found for found in spoken_flaws(heard(blank), {"A": "Mille"})] == [True]


def test_a_page_that_sounds_right_passes(blank):
    blank.set_content(RIGHT)
    assert spoken_flaws(heard(blank), {"A": "Mille"}) == []


def test_a_group_without_a_name_is_found(blank):
    blank.set_content("<div role=group><button>Go</button></div>")
    assert spoken_flaws(heard(blank), {})[0].startswith("no name: group")


@pytest.mark.parametrize("page, found", [
    ("<html lang=en><p>Mil</p>", 1), ("<html lang=en><p><b lang=fr> Mil </b></p>", 0), ("<html lang=fr><p>Mil</p>", 0),
])  # fmt: skip
def test_words_in_another_language_without_a_mark_are_found(blank, page, found):
    blank.set_content(page)
    assert len(unmarked(blank, {"Mil": "fr"})) == found


@pytest.mark.parametrize("described, found", [("", 1), ("aria-describedby=no", 1), ("aria-describedby=why", 0)])
def test_a_wrong_field_that_nothing_describes_is_found(blank, described, found):
    blank.set_content(f"<input aria-invalid=true {described}><p id=why>Because</p>")
    assert len(untold(blank)) == found


@pytest.mark.parametrize("style, found", [
    ("button:focus {outline: 0}", "focus cannot be seen"),
    ("i {position: fixed; inset: 0; background: red}", "focus is covered"),
    ("p {display: flex; flex-direction: column-reverse}", "back from"), ("", ""),
])  # fmt: skip
def test_focus_that_is_hidden_or_jumps_is_found(blank, style, found):
    blank.set_content(
        f"<style>:focus {{outline: 3px solid}} button {{display: block; margin: 5px}} {style}</style>"
        "<p><button>1</button><button>2</button></p><i></i>"
    )
    flaw = " ".join(flaws_of(Keys(blank).stops()))
    assert (found in flaw) if found else flaw == ""


@pytest.mark.parametrize("control, found", [
    ("<label style='display: block; height: 30px'>a<input type=radio></label>", 1),
    ("<select style='height: 30px'></select>", 1),
    ("<summary style='height: 30px'>a</summary>", 1), ("<button style='height: 44px; width: 44px'>a</button>", 0),
])  # fmt: skip
def test_a_target_that_a_thumb_misses_is_found(blank, control, found):
    blank.set_content(f"<div id=page>{control}</div>")
    assert len(small_targets(blank, least=44)) == found


def test_a_page_that_scrolls_sideways_is_found(blank):
    blank.set_content("<div id=page><p style='width: 300px'>wide</p></div>")
    assert "scrolls sideways" in flaws(blank)
