"""Ideas compared two by two: offered for a long list, ten pairs on a phone without script, an order on the wall."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest

from tests.support.desk import Desk
from tests.support.phones import IDEAS, Hall
from workshop.domain.activity import Activity
from workshop.domain.items import Source

IDEAS_OF_MANY = replace(IDEAS, options={"per_person": 10, "addressee": False})


def collected(folder, how_many: int) -> Hall:
    hall = Hall.made(folder, IDEAS_OF_MANY, language="en")
    hall.open("ideas")
    for start in range(0, how_many, 10):
        phone = hall.phone("en")
        for number in range(start, min(start + 10, how_many)):
            phone.share(f"Idea number {number}")
    hall.approve()
    hall.close("ideas")
    return hall


def compared(hall) -> Activity:
    Desk(hall.app).post("activities", activity="ideas", go="compare")
    return hall.store.snapshot().activities[1]


@pytest.mark.parametrize("how_many, offered", [(15, False), (16, True)])
def test_a_long_list_is_offered_to_be_compared_two_by_two(tmp_path, how_many, offered):
    hall = collected(tmp_path, how_many)
    assert ("Compare two by two" in Desk(hall.app).words(look="ideas")) is offered


def test_the_comparison_takes_over_the_ideas_and_is_offered_once(tmp_path):
    hall = collected(tmp_path, 16)
    added = compared(hall)
    assert (added.kind, added.source, added.topic) == ("duels", Source("ideas"), IDEAS.topic)
    page = Desk(hall.app).words(look="ideas")
    assert "These ideas are compared two by two in:" in page
    assert 'value="compare"' not in page
    hall.open(added.id)
    assert len(hall.store.snapshot().activity(added.id).items) == 16


def test_ten_pairs_are_answered_read_back_changed_and_recorded_without_script(tmp_path):
    hall = collected(tmp_path, 16)
    added = compared(hall)
    hall.open(added.id)
    phone = hall.phone("en")
    names = asked(phone.page())
    assert len(names) == 10
    phone.post("/ballot", activity=added.id, go="check", **{f"item={name}": "" for name in names})
    assert "You have chosen nothing." in phone.page()
    said = {f"item={name}": "12"[place % 2] for place, name in enumerate(names[:8])}
    phone.post("/ballot", activity=added.id, go="check", **said)
    page = phone.page()
    assert page.count("rather than:") == 8
    assert "Pairs that you left out count for neither." in page
    marks = [f"{name.removeprefix('item=')}={value}" for name, value in said.items()]
    phone.post("/ballot", activity=added.id, go="edit", item=marks)
    assert asked(phone.page()) == names
    phone.post("/ballot", activity=added.id, go="send", item=marks)
    assert hall.store.answered(added.id, 1) == 1
    phone.post("/ballot", activity=added.id, go="edit")
    assert len(re.findall(r" checked>", phone.page())) == 8
    assert phone.post("/ballot", activity=added.id, go="check", **{f"item={names[0]}": "3"}).status_code == 400


def asked(page: str) -> list[str]:
    return list(dict.fromkeys(unescape(name) for name in re.findall(r'name="item=([^"]+)"', page)))


def test_the_wall_shows_the_order_and_what_comes_first(tmp_path):
    hall = collected(tmp_path, 16)
    added = compared(hall)
    hall.open(added.id)
    place = {item.id: number for number, item in enumerate(hall.store.snapshot().activity(added.id).items)}
    for _ in range(8):
        phone = hall.phone("en")
        pairs = [name.split(">") for name in asked(phone.page())]
        phone.answer(added.id, *(f"{a}>{b}={1 if place[a] < place[b] else 2}" for a, b in pairs))
    hall.close(added.id)
    hall.reveal(added.id)
    hall.show(language="en")
    assert "Compared two by two," in hall.wall()
    assert "Wins out of 100 against an average item" in hall.wall()
