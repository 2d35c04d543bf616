"""Agreement on the phone as plain forms: the rule before the vote, an answer, its check, a change, the wall."""

from __future__ import annotations

import re

import pytest

from tests.support.desk import Desk
from tests.support.phones import Hall
from workshop.activities import KINDS
from workshop.domain.activity import Activity
from workshop.domain.text import Label
from workshop.material import item_lists

ITEMS = item_lists()["recommendations"].items[:4]
FIRST, SECOND = ITEMS[0].id, ITEMS[1].id


def proposals(scale: str = "gradients", **options) -> Activity:
    chosen = KINDS["agree"].options({"scale": scale, **options}).as_json()
    return Activity("agree", "agree", Label.of(fr="Jusqu’où ?", en="How far?"), options=chosen, items=ITEMS)


@pytest.fixture
def hall(tmp_path):
    hall = Hall.made(tmp_path, proposals())
    hall.open("agree")
    return hall


def ticked(page: str) -> set[tuple[str, str]]:
    return set(re.findall(r'name="item=([^"]+)"[^>]* value="([^"]+)" checked', page))


def answer(phone, go: str, **said: object):
    return phone.post("/ballot", activity="agree", go=go, **{f"item={item}": step for item, step in said.items()})


def test_every_proposal_is_a_group_of_its_own_with_the_words_of_every_step(hall):
    page = hall.phone("en").page()
    assert page.count("<fieldset>") == page.count("<legend>") == len(ITEMS)
    assert page.count("Support with reservations") == page.count(">Veto<") == len(ITEMS)
    assert len(re.findall(r'type="radio" name="item=', page)) == 8 * len(ITEMS)
    assert ticked(page) == set()


@pytest.mark.parametrize("scale, steps", [("fist", 7), ("three", 3)])
def test_other_scales_have_their_own_steps(tmp_path, scale, steps):
    hall = Hall.made(tmp_path, proposals(scale))
    hall.open("agree")
    assert len(re.findall(r'type="radio" name="item=', hall.phone("en").page())) == steps * len(ITEMS)


def test_the_rule_stands_on_phone_and_wall_before_anybody_votes(tmp_path):
    hall = Hall.made(tmp_path, proposals(consensus=80, broad=55), language="en")
    hall.open("agree")
    hall.show(language="en")
    for page in (hall.phone("en").page(), hall.wall()):
        assert "Consensus: at least 80% support (steps 1 to 3) and no veto. Broad support: at least 55%." in page


def test_an_answer_is_read_back_in_words_changed_and_recorded_without_script(hall):
    phone = hall.phone("en")
    assert answer(phone, "check", **{FIRST: "2", SECOND: "8"}).status_code == 303
    page = phone.page()
    assert "Support, apart from a minor point" in page
    assert "Veto" in page
    assert page.count("No answer on this one") == len(ITEMS) - 2
    assert hall.store.answered("agree", 1) == 0
    phone.post("/ballot", activity="agree", go="edit", item=[f"{FIRST}=2", f"{SECOND}=8"])
    assert ticked(phone.page()) == {(FIRST, "2"), (SECOND, "8")}
    answer(phone, "check", **{FIRST: "3"})
    phone.post("/ballot", activity="agree", go="send", item=[f"{FIRST}=3"])
    assert hall.store.answered("agree", 1) == 1
    phone.post("/ballot", activity="agree", go="edit")
    assert ticked(phone.page()) == {(FIRST, "3")}


def test_nothing_tapped_is_said_before_it_counts_as_skipping(hall):
    phone = hall.phone("en")
    answer(phone, "check")
    assert "You have chosen nothing." in phone.page()


def test_a_step_taken_back_on_a_hand_counts_as_no_answer(tmp_path):
    hall = Hall.made(tmp_path, proposals("fist"))
    hall.open("agree")
    phone = hall.phone("en")
    answer(phone, "check", **{FIRST: "", SECOND: "5"})
    assert phone.page().count("No answer on this one") == len(ITEMS) - 1


@pytest.mark.parametrize("said", [{FIRST: "9"}, {FIRST: ["1", "2"]}, {"nothing": "1"}])
@pytest.mark.parametrize("go", ["check", "send"])
def test_what_is_not_on_the_scale_is_refused_and_nothing_is_recorded(hall, said, go):
    phone = hall.phone("en")
    assert answer(phone, go, **said).status_code == 400
    assert hall.store.answered("agree", 1) == 0
    assert answer(phone, go, **{FIRST: "1"}).status_code == 303


def test_the_wall_shows_the_decisions_in_words_and_the_vetoes(hall):
    for place in range(9):
        hall.phone("en", zone=("north", "south")[place % 2]).answer(
            "agree", f"{FIRST}=1", f"{SECOND}={1 if place else 8}"
        )
    hall.close("agree")
    hall.reveal("agree")
    hall.show(language="en")
    wall = hall.wall()
    assert "broad support, 1 veto" in wall
    assert "1 of 4 proposals reached a consensus" not in wall  # nobody answered on two of them
    assert "9 of 9" in wall


def test_a_rule_that_cannot_be_is_refused_beside_its_field(tmp_path):
    hall = Hall.made(tmp_path)
    desk = Desk(hall.app)
    fields = {"kind": "agree", "question_en": "How far?", "scale": "three", "consensus": "70", "broad": "80"}
    refused = desk.post("activities/write", **fields, go="save")
    page = refused.get_data(as_text=True)
    assert refused.status_code == 400
    beside = r'name="broad"[^§]*?<span class="wrong" id="broad-wrong">Broad support \(80%\) cannot need more'
    assert re.search(beside, page)
    assert re.search(r'<option value="three" selected>', page)
