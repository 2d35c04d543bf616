"""A phone as it is in the room: not on the laptop, but on its network, by http and a bare address.

Browsers take http://127.0.0.1 for safe and http://192.168.… not, and withhold some 240 functions from the latter
(SAFETY.md 2.5). Every other journey is on 127.0.0.1 and would not notice."""
from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.participant_pages import join
from tests.support import chromium
from tests.support.room_network import RoomNetwork, room_network
from tests.support.running import Room

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 640}

#: What a developer might reach for and what is not there (SAFETY.md 2.5).
SECURE_ONLY = ("crypto.randomUUID", "crypto.subtle", "navigator.serviceWorker", "navigator.clipboard",
               "navigator.wakeLock", "navigator.storage", "navigator.locks", "window.caches", "window.cookieStore")
PRESENT = """(names) => names.filter(
  (name) => name.split('.').reduce((found, part) => found?.[part], window) !== undefined)"""


class OpenRoom(Room):
    """Served on every address of the laptop, as in a workshop."""

    HOST = "0.0.0.0"


@pytest.fixture(scope="module")
def network(tmp_path_factory) -> Iterator[RoomNetwork]:
    with room_network(tmp_path_factory.mktemp("network")) as found:
        if found is None:
            pytest.skip("this machine has no network namespaces and no address but 127.0.0.1")
        yield found


@pytest.fixture
def room(tmp_path, network) -> Iterator[OpenRoom]:
    room = OpenRoom(tmp_path)
    yield room
    room.stop()


@pytest.fixture(scope="module")
def browsers(network) -> Iterator[tuple[Browser, Browser]]:
    """The phone's, and the laptop's own."""
    with sync_playwright() as playwright:
        launched = [playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
                    for program in (network.browser, chromium())]  # fmt: skip
        yield launched[0], launched[1]
        for browser in launched:
            browser.close()


class Watched:
    """A page and what went wrong in it: errors of its scripts, and requests to anybody but the laptop."""

    def __init__(self, context: BrowserContext, address: str):
        self.page: Page = context.new_page()
        self.wrong: list[str] = []
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("console", lambda said: self._note(said.text) if said.type == "error" else None)
        self.page.on("request", lambda sent: sent.url.startswith(address) or self.wrong.append(sent.url))

    def _note(self, said: str) -> None:
        if "Cross-Origin-Opener-Policy" not in said:  # a header for those who come by https; others ignore it aloud
            self.wrong.append(said)


def seen_by(page: Page, names: tuple[str, ...] = SECURE_ONLY) -> list[str]:
    return page.evaluate(PRESENT, names)


def test_the_phone_gets_what_a_phone_gets_and_the_laptop_gets_all(room, network, browsers, capsys):
    """The controls of this file: an unsafe address for the phone, and the same functions there on the laptop."""
    phone, laptop = (browser.new_page() for browser in browsers)
    phone.goto(f"http://{network.laptop}:{room.port}/")
    laptop.goto(room.address)
    assert [phone.evaluate("isSecureContext"), laptop.evaluate("isSecureContext")] == [False, True]
    assert seen_by(phone) == []
    assert set(seen_by(laptop)) > {"crypto.randomUUID", "crypto.subtle", "navigator.serviceWorker"}
    if not network.apart:
        with capsys.disabled():
            print(f"\nno network namespace here: the phone is on this machine and comes by {network.laptop}")


def test_a_phone_with_a_network_of_its_own_reaches_the_laptop_and_nothing_else(room, network, browsers):
    if not network.apart:
        return  # the journeys below still come by an address that browsers do not trust
    page = browsers[0].new_page()
    refused = page.goto(f"http://{network.laptop}:{room.port}/").status, page.evaluate(
        "port => fetch(`http://127.0.0.1:${port}/`).catch((error) => error.name)", room.port
    )
    assert refused == (200, "TypeError")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_it_joins_and_votes_and_the_wall_follows(room, network, browsers, script):
    address = f"http://{network.laptop}:{room.port}/"
    phone = Watched(browsers[0].new_context(viewport=PHONE, java_script_enabled=script), address)
    wall = Watched(browsers[1].new_context(), room.address)
    wall.page.goto(f"{room.address}projector/")
    join(phone.page, address)
    for activity, choose in (("pick", picked), ("rank", ranked)):
        room.open(activity)
        expect(wall.page.locator(".tally .big")).to_have_text("0 / 1")
        if not script:
            phone.page.goto(address)  # it would come by itself within the minute
        choose(phone.page)
        phone.page.click(".foot .btn-main")
        phone.page.click("button[value=send]")
        phone.page.wait_for_selector("[data-screen=recorded]")
        expect(wall.page.locator(".tally .big")).to_have_text("1 / 1")
        room.close(activity)
        expect(wall.page.locator(".callout")).to_be_visible()
    room.open("ideas")
    if not script:
        phone.page.goto(address)
    phone.page.fill("textarea", "Payer les juges")
    phone.page.click("label[for=to-donors]")
    phone.page.click(".main .btn-main")
    phone.page.wait_for_selector(".sent")
    expect(wall.page.locator(".tally .big")).to_have_text("1 / 1")
    assert (phone.wrong, wall.wrong) == ([], [])


def picked(page: Page) -> None:
    for place in (0, 2):
        page.locator(".pick label").nth(place).click()


def ranked(page: Page) -> None:
    for place in (1, 2, 3):
        page.locator("button.card").first.click()
        page.wait_for_selector(f"input[name=item] >> nth={place - 1}", state="attached")
