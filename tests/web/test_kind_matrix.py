"""The matrix on the phone as plain forms: two strips for each item, an answer, its check, a change; the wall's plot."""

from __future__ import annotations

import re

import pytest

from tests.support.desk import Desk
from tests.support.phones import Hall
from workshop.activities import KINDS
from workshop.domain.activity import Activity
from workshop.domain.text import Label
from workshop.material import item_lists

ITEMS = item_lists()["recommendations"].items[:3]
FIRST, SECOND = ITEMS[0].id, ITEMS[1].id
OWN = {"importance_fr": "Urgence", "feasibility_fr": "Coût", "importance_en": "Urgency", "feasibility_en": "Cost"}


def judged(**options) -> Activity:
    chosen = KINDS["matrix"].options(options).as_json()
    return Activity("matrix", "matrix", Label.of(fr="Que faire ?", en="What to do?"), options=chosen, items=ITEMS)


@pytest.fixture
def hall(tmp_path):
    hall = Hall.made(tmp_path, judged())
    hall.open("matrix")
    return hall


def ticked(page: str) -> set[tuple[str, str]]:
    return set(re.findall(r'name="item=([^"]+)"[^>]* value="([^"]+)" checked', page))


def answer(phone, go: str, **said: str):
    fields = {f"item={key.replace('_', ':')}": step for key, step in said.items()}
    return phone.post("/ballot", activity="matrix", go=go, **fields)


def test_every_item_has_two_named_groups_of_five_steps_and_no_answer(hall):
    page = hall.phone("en").page()
    assert page.count("<fieldset") == page.count("<legend") == 3 * len(ITEMS)
    assert page.count("<legend>Importance</legend>") == page.count("<legend>Feasibility</legend>") == len(ITEMS)
    assert len(re.findall(r'type="radio" name="item=', page)) == 12 * len(ITEMS)


@pytest.mark.parametrize("language, names", [("fr", ("Urgence", "Coût")), ("en", ("Urgency", "Cost"))])
def test_own_criteria_are_asked_in_the_language_of_the_phone(tmp_path, language, names):
    hall = Hall.made(tmp_path, judged(**OWN))
    hall.open("matrix")
    page = hall.phone(language).page()
    assert [page.count(f"<legend>{name}</legend>") for name in names] == [len(ITEMS)] * 2
    assert "Importance" not in page


def test_an_answer_is_read_back_changed_and_recorded_without_script(hall):
    phone = hall.phone("en")
    assert answer(phone, "check", **{f"importance_{FIRST}": "5", f"feasibility_{SECOND}": "2"}).status_code == 303
    page = phone.page()
    assert "Importance: 5" in page
    assert "Feasibility: 2" in page
    assert page.count("no answer") == 2 * len(ITEMS) - 2
    assert hall.store.answered("matrix", 1) == 0
    marks = [f"importance:{FIRST}=5", f"feasibility:{SECOND}=2"]
    phone.post("/ballot", activity="matrix", go="edit", item=marks)
    assert ticked(phone.page()) == {(f"importance:{FIRST}", "5"), (f"feasibility:{SECOND}", "2")}
    phone.post("/ballot", activity="matrix", go="send", item=marks[:1])
    assert hall.store.answered("matrix", 1) == 1
    phone.post("/ballot", activity="matrix", go="edit")
    assert ticked(phone.page()) == {(f"importance:{FIRST}", "5")}


def test_nothing_tapped_is_said_before_it_counts_as_skipping(hall):
    phone = hall.phone("en")
    answer(phone, "check")
    assert "You have chosen nothing." in phone.page()


@pytest.mark.parametrize("key, step", [("importance", "6"), ("importance", "many"), ("cost", "3")])
@pytest.mark.parametrize("go", ["check", "send"])
def test_what_is_not_on_the_scale_is_refused_and_nothing_is_recorded(hall, key, step, go):
    phone = hall.phone("en")
    assert answer(phone, go, **{f"{key}_{FIRST}": step}).status_code == 400
    assert hall.store.answered("matrix", 1) == 0
    assert answer(phone, go, **{f"importance_{FIRST}": "3"}).status_code == 303


def test_the_wall_draws_the_plot_with_its_quadrants(hall):
    for _ in range(6):
        hall.phone("en").answer("matrix", f"importance:{FIRST}=5", f"feasibility:{FIRST}=4")
    hall.close("matrix")
    hall.reveal("matrix")
    hall.show(language="en")
    wall = hall.wall()
    assert all(name in wall for name in ("act now", "prepare", "quick wins", "later", "Importance", "Feasibility"))
    assert wall.count("<circle") == 1, "only what was judged has a dot"


def test_half_named_criteria_are_refused_beside_the_missing_one_and_stay_typed(tmp_path):
    desk = Desk(Hall.made(tmp_path).app)
    refused = desk.post("activities/write", kind="matrix", question_en="?", importance_en="Urgency", go="save")
    page = refused.get_data(as_text=True)
    assert refused.status_code == 400
    assert re.search(r'name="feasibility_fr"[^§]*?<span class="wrong"[^>]*>Name both criteria, or neither', page)
    assert 'value="Urgency"' in page
