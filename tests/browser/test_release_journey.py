"""From the last vote to a released, edited report in both languages, by the facilitator's pages alone.

The clicks and keys are counted and turned into the time of a person by the keystroke-level model (Card, Moran and
Newell 1983), with a slow typist; the estimate is printed, not asserted."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from time import monotonic

import pikepdf
import pytest

from tests.support.pdf_text import pages
from tests.support.pdf_validation import failures
from tests.support.phones import PICK
from tests.support.running import Room
from workshop.domain.activity import Topic
from workshop.virtual.participant import Participant

pytestmark = pytest.mark.browser
ITEMS = tuple(item for item in PICK.items if not item.sensitive)[:4]
DRIVERS = replace(PICK, items=ITEMS, topic=Topic.DRIVERS)
LAST = replace(PICK, id="last", items=ITEMS, topic=Topic.OTHER)

#: Seconds of a person for one key, for pointing and pressing, for making up one's mind, for a word read.
KEY, POINT, MIND, WORD = 0.5, 1.3, 1.35, 0.3
EDITED = {
    "fr": "La salle a dit clairement ce qui presse.",
    "en": "The room said clearly what presses.",
}
OPENING = {"fr": "Trois jours à Mopti, sous le même toit.", "en": "Three days in Mopti, under one roof."}
QUOTE = {"fr": "Sans eau, pas de paix.", "en": "No water, no peace."}
ORGANISER = "Réseau des femmes de Mopti"
MARKS = {"fr": "Brouillon", "en": "Draft"}


@pytest.fixture
def room(tmp_path: Path):
    """A room that has answered two questions; the last one is still open."""
    room = Room(tmp_path, DRIVERS, LAST, auditor_file=True)
    try:
        prepare(room)
        yield room
    finally:
        room.stop()


def prepare(room: Room) -> None:
    room.open("pick")
    people = [Participant("127.0.0.1", room.port) for _ in range(12)]
    for number, person in enumerate(people):
        person.join({"zone": ("north", "centre")[number % 2]})
        question = person.question()
        person.answer_by_form(question, [sorted(question.asked)[number % 3 // 2]])
    room.close("pick")
    room.reveal("pick")
    room.open("last")
    for person in people:
        question = person.question()
        person.answer_by_form(question, sorted(question.asked)[:2])
        person.browser.close()


@dataclass
class Hand:
    """A facilitator's hand and eyes: everything done on the page is counted."""

    page: object
    clicks: int = 0
    keys: int = 0
    words: int = 0

    def click(self, selector: str) -> None:
        self.page.click(selector)
        self.clicks += 1

    def write(self, selector: str, text: str) -> None:
        """Mark what stands there, type over it."""
        field = self.page.locator(selector)
        field.click()
        self.page.keyboard.press("ControlOrMeta+a")
        field.press_sequentially(text)
        self.clicks, self.keys = self.clicks + 1, self.keys + len(text) + 2

    def read(self, selector: str) -> str:
        text = self.page.locator(selector).first.inner_text()
        self.words += len(text.split())
        return text

    def choose(self, selector: str, value: str) -> None:
        self.page.select_option(selector, value)
        self.clicks += 2

    def see_beside(self, text: str) -> None:
        self.page.frame_locator("iframe[name=preview]").get_by_text(text).first.wait_for()
        self.words += len(text.split())

    def saved(self) -> None:
        said = self.page.locator("#status")
        said.filter(has_text=said.get_attribute("data-saved")).wait_for()

    def download(self, selector: str) -> bytes:
        with self.page.expect_download() as download:
            self.click(selector)
        return download.value.path().read_bytes()

    @property
    def seconds(self) -> float:
        return self.clicks * (POINT + MIND) + self.keys * KEY + self.words * WORD


def text_of(data: bytes) -> str:
    return re.sub(r"\s+", " ", " ".join(pages(data)))


def marked(data: bytes) -> list[bool]:
    """For each page whether a watermark is drawn there."""
    with pikepdf.open(BytesIO(data)) as file:
        for page in file.pages:
            page.contents_coalesce()
        return [b"/Subtype /Watermark" in page.Contents.read_bytes() for page in file.pages]


def close_and_show(hand: Hand) -> None:
    hand.click("#step")
    hand.page.wait_for_selector(".flow .here.closed")
    hand.click("#step")
    hand.page.wait_for_selector(".flow .here.revealed")


def name_the_organiser(hand: Hand) -> None:
    hand.click("a[href$='/facilitator/workshop']")
    hand.write("[name=organisers]", ORGANISER)
    hand.click(".savebar .btn-main")


def edit_the_texts(hand: Hand) -> None:
    hand.click(".sw a[href*='section=context']")
    for code, words in OPENING.items():
        hand.write(f"[id='text/introduction:{code}']", words)
    hand.see_beside(OPENING["fr"])
    hand.click(".sw a[href*='section=drivers']")
    finding = hand.page.locator("form[data-piece].gen >> nth=0").get_attribute("id")
    for code, words in EDITED.items():
        hand.read(f"[id='{finding}'] .cap")
        hand.write(f"[id='{finding}:{code}']", words)
    hand.see_beside(EDITED["fr"])
    hand.saved()


def add_a_quote(hand: Hand) -> None:
    hand.click("a[href*='quotes/new']")
    for code, words in QUOTE.items():
        hand.write(f"[name=words_{code}]", words)
    hand.click("[name=consent]")
    hand.click("[name=reviewed]")
    hand.click(".savebar .btn-main")
    hand.page.wait_for_selector("h1")
    hand.click("a[href$='report/editor']")


def arrange(hand: Hand) -> None:
    """Perspectives up, other results off."""
    hand.click(".sw a[href*='section=perspectives']")
    hand.click("[value='up:perspectives']")
    hand.page.wait_for_selector(".sw:has([href*='section=perspectives']) + .sw [href*='section=drivers']")
    hand.click("[value='off:others']")
    hand.page.wait_for_selector("[value='on:others']")


def release(hand: Hand) -> str:
    """What is warned of before the ballots are destroyed."""
    hand.click("#release a.btn")
    warning = hand.read("#release form")
    hand.click("#release form button")
    hand.page.wait_for_selector(".head .tag-done")
    return warning


def test_from_the_last_vote_to_a_released_edited_report_in_two_languages_by_the_pages_alone(browser, room):
    context = browser.new_context(viewport={"width": 1366, "height": 768}, accept_downloads=True)
    context.add_cookies([{"name": "l", "value": "fr", "url": room.address}])
    hand = Hand(context.new_page())
    begun = monotonic()
    hand.page.goto(f"{room.address}facilitator/")
    close_and_show(hand)
    hand.click(".links a[href$='/facilitator/report']")
    hand.click("main a[href$='report/editor']")
    name_the_organiser(hand)
    hand.click(".links a[href$='/facilitator/report']")
    hand.click("main a[href$='report/editor']")
    edit_the_texts(hand)
    add_a_quote(hand)
    arrange(hand)
    hand.click(".pub .btn-main")
    hand.see_beside(ORGANISER)
    draft = hand.download("[data-making][href*='/fr/pdf']")
    warning = release(hand)
    editions = {code: hand.download(f"[data-making][href*='/{code}/pdf']") for code in ("fr", "en")}
    waited = monotonic() - begun
    context.close()

    assert all(marked(draft))
    assert "bulletins" in warning.lower()
    for code, data in editions.items():
        text = text_of(data)
        for words in (EDITED[code], OPENING[code], QUOTE[code], ORGANISER):
            assert words.replace("’", "'") in text.replace("’", "'").replace("\u00a0", " ").replace("\u202f", " ")
        assert not any(marked(data))
        assert failures(data, "ua1") == []
    minutes = (hand.seconds + waited) / 60
    print(f"{hand.clicks} clicks, {hand.keys} keys, {hand.words} words read, {waited:.0f} s at the machine: ", end="")
    print(f"about {minutes:.1f} minutes")
