"""Every voting kind on a phone, by keyboard alone: answered, checked, changed, sent, opened again and skipped, with and
without script, in both languages, on the widest and the narrowest phone; and what a screen reader hears of it."""

from __future__ import annotations

import pytest

from tests.browser.keyboard import Keys, flaws_of, until
from tests.browser.participant_pages import flaws, small_targets
from tests.browser.spoken import heard, spoken_flaws, unmarked, untold
from tests.support.phones import PICK, RANK, Hall
from tests.support.running import Room
from workshop.activities import KINDS
from workshop.domain.activity import Activity
from workshop.domain.items import Item
from workshop.domain.text import Label

pytestmark = pytest.mark.browser

#: One item in either language only, to be marked as such where the page is in the other.
ITEMS = (
    Item("A", Label.of(fr="Les routes coupées", en="Roads cut off")),
    Item("B", Label.of(fr="Le prix du mil")),
    Item("C", Label.of(en="Idle young people")),
    Item("D", Label.of(fr="L’eau rare", en="Scarce water")),
)
QUESTION = Label.of(fr="Que pesez-vous", en="What do you weigh")
OPTIONS = {
    "pick": {"max": 2},
    "points": {"budget": 10},
    "sort shelves": {"set": "dividers"},
    "agree three": {"scale": "three"},
}
ASKED = [key for key, kind in KINDS.items() if kind.votes] + ["sort shelves", "agree three"]
SIZES = {360: 640, 240: 320}


def activity(asked: str) -> Activity:
    kind = asked.split()[0]
    items = () if KINDS[kind].reads_back else ITEMS
    return Activity(f"asked-{asked}".replace(" ", "-"), kind, QUESTION, options=OPTIONS.get(asked, {}), items=items)


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    folder = tmp_path_factory.mktemp("every-kind")
    room = Room(folder, PICK, RANK, *map(activity, ASKED), prepare=Hall.vote_twice)
    yield room
    room.stop()


@pytest.fixture(scope="module")
def phones(browser, room):
    """A phone that has joined by keyboard, made when it is first asked for: phones("fr", 360, script=True)."""
    made = {}

    def phone(language: str, width: int, script: bool):
        key = language, width, script
        if key not in made:
            size = {"width": width, "height": SIZES[width]}
            made[key] = browser.new_context(viewport=size, java_script_enabled=script).new_page()
            made[key].set_default_timeout(10_000)
            joined(made[key], room.address, language)
        return made[key]

    return phone


def joined(page, address: str, language: str) -> None:
    page.goto(address)
    keys = Keys(page)
    keys.to(f"main button[value={language}]")
    keys.press("Enter")
    page.wait_for_selector("form[action='/join']")
    good(page)
    keys.to(".btn-main")
    keys.press("Enter")
    page.wait_for_selector("form[action='/profile']")
    good(page)
    keys.to("[name=zone]")
    keys.press("Space", "ArrowDown")
    keys.to(".btn-main")
    keys.press("Enter")
    page.wait_for_selector("form[action='/leave'], [data-screen=choose]")


@pytest.fixture(scope="module", params=ASKED)
def question(request, room):
    one = activity(request.param)
    room.open(one.id)
    yield one
    room.close(one.id)


def good(page, language: str = "", question: Activity | None = None) -> None:
    """Nothing is cut off, too small to touch, unnamed, or in a language it is not."""
    told = heard(page)
    words = {item.id: item.label.best(language or "fr")[0] for item in question.items} if question else {}
    only = {text: code for item in question.items for code, text in item.label.texts} if question else {}
    assert flaws(page) == []
    assert small_targets(page, least=44) == []
    assert spoken_flaws(told, words) == []
    assert unmarked(page, {text: code for text, code in only.items() if language and text in words.values()}) == []
    assert untold(page) == []
    if language:
        assert page.get_attribute("html", "lang") == language


def wait(page, screen: str) -> None:
    """The next screen is there, and with script the focus stands on it."""
    page.wait_for_selector(f"[data-screen={screen}]")
    page.wait_for_load_state("load")
    if page.locator("html.scripted").count():
        until(page, "document.activeElement !== document.body")


def press_on(keys: Keys, selector: str, key: str = "Enter") -> None:
    keys.to(selector)
    keys.press(key)


_ANSWERS = """() => [...document.querySelectorAll('main [name^=item]')]
  .filter((e) => e.value && (e.checked || !['radio', 'checkbox'].includes(e.type)))
  .map((e) => `${e.name}=${e.value}`)"""


def answers(page) -> list[str]:
    """What is ticked, typed, selected or in order on the ballot."""
    return page.evaluate(_ANSWERS)


FIELD = {
    "pick": "[name=item]",
    "points": "main [name^='item=']",
    "sort shelves": "main select",
}


def answer(keys: Keys, asked: str) -> None:
    """Something on two lines of the ballot."""
    if asked == "rank":
        for taps in (1, 2, 3):
            keys.to("button.card")
            keys.press("Enter")
            keys.page.wait_for_selector(f"input[name=item] >> nth={taps - 1}", state="attached")
        return
    field = FIELD.get(asked, "main [type=radio]")
    for key in ("1", "2"):
        keys.to(field)
        keys.press({"points": key, "sort shelves": "ArrowDown"}.get(asked, "Space"))


def change(keys: Keys, asked: str) -> None:
    """Another answer on the first line."""
    if asked == "rank":
        press_on(keys, "button[value^='down:']")
        return
    keys.to(FIELD.get(asked, "main [type=radio]"))
    keys.press({"pick": "Space", "points": "3"}.get(asked, "ArrowDown"))


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_ballot_is_answered_checked_changed_sent_and_skipped_by_keyboard(phones, room, question, script):
    asked = question.id.removeprefix("asked-").replace("-", " ")
    turn = (ASKED.index(asked) + script) % 2
    language, width = ("fr", 360) if turn else ("en", 240)
    page = phones(language, width, script)
    page.goto(room.address)
    page.wait_for_selector("[data-screen=choose]")
    keys = Keys(page)
    good(page, language, question)
    assert flaws_of(keys.stops()) == []

    page.reload()
    answer(keys, asked)
    first = answers(page)
    good(page, language, question)
    press_on(keys, ".foot .btn-main")
    wait(page, "check")
    good(page, language, question)
    assert flaws_of(keys.stops()) == []
    page.reload()
    press_on(keys, "button[value=edit]")
    wait(page, "choose")
    assert answers(page) == first
    change(keys, asked)
    until(page, f"(before) => String(({_ANSWERS})()) !== String(before)", first)
    second = answers(page)
    press_on(keys, ".foot .btn-main")
    wait(page, "check")
    press_on(keys, "button[value=send]", "Space")
    wait(page, "recorded")
    good(page, language, question)
    press_on(keys, "button[value=edit]")
    wait(page, "choose")
    assert sorted(answers(page)) == sorted(second)
    press_on(keys, "button[value=skip]")
    wait(page, "recorded")
    good(page, language, question)
