"""The wall in the room: it follows by itself, comes back by itself, and every face can be read from ten metres."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from tests.browser.participant_pages import flaws, join, violations
from tests.support.phones import IDEAS, PICK, RANK, Hall
from tests.support.running import Room
from workshop.domain.items import Item
from workshop.domain.text import Label
from workshop.domain.workshop import Wifi

pytestmark = pytest.mark.browser

SIZES = [(1366, 768), (1024, 768), (800, 600)]
LONG = replace(
    RANK,
    id="long",
    question=Label.of(
        fr="Classez " + "les recommandations que vous défendriez devant tous " * 3,
        en="Rank " + "what you would defend before all " * 5,
    ),
    items=tuple(
        Item(
            f"I{n}",
            Label.of(
                fr=f"{n} " + "renforcer les cadres de concertation " * 6,
                en=f"{n} " + "strengthen dialogue frameworks " * 7,
            ),
        )
        for n in range(8)
    ),
)


def answer_everything(hall: Hall) -> None:
    """Twenty-four people answer the votes and send ideas; all is closed and revealed."""
    chance = random.Random(3)
    phones = [hall.phone(zone=("north", "centre", "south")[n % 3], gender="fm"[n % 2]) for n in range(24)]
    for vote in (PICK, RANK, LONG):
        hall.open(vote.id)
        for place, phone in enumerate(phones):
            order = sorted(
                vote.item_ids,
                key=lambda item: chance.random() * (2 if vote.item_ids.index(item) % 3 == place % 3 else 1),
            )
            phone.answer(vote.id, *order[:3])
        hall.close(vote.id)
        hall.reveal(vote.id)
    hall.open("ideas")
    for place, phone in enumerate(phones[:9]):
        phone.share(
            f"{place} Créer un cadre de concertation dans chaque commune " * 3,
            ("national", "donors", "security_forces")[place % 3],
        )
    hall.approve()


@pytest.fixture(scope="module")
def full(tmp_path_factory):
    """A room at the end of its day, but for the ideas, which are open."""
    room = Room(
        tmp_path_factory.mktemp("wall"),
        PICK,
        RANK,
        LONG,
        IDEAS,
        replace(LONG, id="next"),
        prepare=answer_everything,
        wifi=Wifi("Atelier-de-Paix", "un mot de passe long"),
        room_code="MOPTI",
    )
    yield room
    room.stop()


def faces(room: Room):
    """Every face of the wall, in the order of the agenda; the room's state changes while they are looked at."""
    yield "codes", lambda: room.show(face="codes")
    yield "blank", lambda: room.show(face="blank")
    yield "ideas", lambda: (room.show(face="activity"), room.do("step", go="here", activity="ideas"))
    for vote in ("pick", "rank", "long"):
        yield vote, lambda vote=vote: room.do("step", go="here", activity=vote)
        for panel in ("zone", "gender", "age", "discussion"):
            yield f"{vote} {panel}", lambda panel=panel: room.show(panel=panel)
    yield "ideas result", lambda: (room.close("ideas"), room.reveal("ideas"))
    yield "soon", lambda: room.do("step", go="here", activity="next")
    yield "open", lambda: (room.open("next"), room.do("timer", go="start", minutes="5"))
    yield "closed", lambda: room.close("next")


def test_every_face_has_room_for_its_words_and_none_is_small(full, browser):
    pages = {size: browser.new_page(viewport={"width": size[0], "height": size[1]}) for size in SIZES}
    objections = []
    for name, turn in faces(full):
        turn()
        for language in ("both", "fr", "en"):
            full.show(language=language)
            for size, page in pages.items():
                page.goto(full.address + "projector/")
                objections += [(name, language, size, flaw) for flaw in flaws(page, 26 * size[1] / 768)]
            objections += [(name, language, problem) for problem in violations(pages[SIZES[1]])]
    assert sorted(map(str, objections)) == []


@pytest.fixture
def room(tmp_path):
    room = Room(tmp_path)
    yield room
    room.stop()


def test_the_wall_follows_facilitator_and_phones_by_itself(room, browser):
    wall, phone = browser.new_page(), browser.new_page()
    wall.goto(room.address + "projector/")
    assert wall.locator(".addr").inner_text() == f"127.0.0.1:{room.port}"
    room.open("pick")
    wall.wait_for_selector(".tally")
    join(phone, room.address)
    expect(wall.locator(".big")).to_have_text("0 / 1")
    phone.locator(".pick label").first.click()
    phone.click(".foot .btn-main")
    phone.wait_for_selector("[data-screen=check]")
    phone.click("button[value=send]")
    expect(wall.locator(".big")).to_have_text("1 / 1")
    room.show(face="blank")
    wall.wait_for_selector(".dark")
    room.show(face="blank")
    wall.wait_for_selector(".tally")
    room.show(language="en")
    wall.wait_for_selector("html[lang=en]")
    room.do("timer", go="start", minutes="3")
    wall.wait_for_selector(".countdown")
    before = wall.inner_text(".countdown")
    expect(wall.locator(".countdown")).not_to_have_text(before)
    wall.close()
    phone.close()


def test_after_a_restart_of_the_server_wall_and_phone_go_on_by_themselves(room, browser):
    wall, context = browser.new_page(), browser.new_context()
    phone = context.new_page()
    wall.goto(room.address + "projector/")
    join(phone, room.address)
    room.open("pick")
    wall.wait_for_selector(".tally")
    phone.wait_for_selector("[data-screen=choose]")
    room.stop()
    room.start()
    room.close("pick")
    wall.wait_for_selector(".callout", timeout=15000)
    phone.wait_for_selector("form[action='/leave']", timeout=15000)
    wall.reload()
    assert wall.locator(".callout").count() == 1
    wall.close()
    context.close()


def test_without_script_the_wall_refreshes_itself(room, browser):
    context = browser.new_context(java_script_enabled=False)
    wall = context.new_page()
    wall.goto(room.address + "projector/")
    assert wall.locator("meta[http-equiv=refresh]").count() == 1
    room.open("pick")
    wall.wait_for_selector(".tally", timeout=15000)
    context.close()
