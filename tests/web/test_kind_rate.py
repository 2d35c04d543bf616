"""Rating on a phone without script, on the wall, and in the facilitator's form."""

from __future__ import annotations

import re

import pytest

from tests.support.desk import Desk, words_of
from tests.support.phones import Hall
from tests.web.test_participant import seen
from workshop.domain.activity import Activity
from workshop.domain.items import Item
from workshop.domain.text import Label

ITEMS = tuple(Item(key, Label.of(fr=f"Réponse {key}", en=f"Answer {key}")) for key in "abcd")
QUESTION = Label.of(fr="Quelle importance ?", en="How important?")
RATE = Activity("rate", "rate", QUESTION, options={"scale": 5, "words": "importance"}, items=ITEMS)
OWN = {"scale": 5, "words": "own", "own_fr": ["un", "deux", "trois", "quatre", "cinq"]}


@pytest.fixture
def hall(tmp_path):
    made = Hall.made(tmp_path, RATE)
    made.open("rate")
    return made


def say(phone, go, **said):
    return phone.post("/ballot", activity="rate", step="choose", go=go, **{f"item={i}": one for i, one in said.items()})


def ticked(page):
    return dict(re.findall(r'name="item=(\w)" id="[^"]+" value="([^"]+)" checked', page))


def test_each_item_is_a_named_group_of_five_steps_dont_know_and_no_answer(hall):
    page = hall.phone("en").page()
    groups = re.findall('<fieldset class="rating">.*?</fieldset>', page, re.DOTALL)
    assert len(groups) == 4
    for group in groups:
        assert re.search(r"<legend>.*Answer \w.*</legend>", group, re.DOTALL)
        assert re.findall(r'type="radio"[^>]* value="([^"]*)"', group) == ["1", "2", "3", "4", "5", "?", ""]
        assert "very important" in group


def test_a_rating_is_checked_changed_sent_and_read_back(hall):
    phone = hall.phone("en")
    say(phone, "check", a="5", c="?")
    page = seen(phone.page())
    assert "Answer a 5 · very important" in page
    assert "Answer c I don’t know" in page
    assert "2 lines are left out." in page
    marks = re.findall(r'type="hidden" name="item" value="([^"]+)"', phone.page())
    assert sorted(marks) == ["a=5", "c=?"]
    phone.post("/ballot", activity="rate", step="check", go="edit", item=marks)
    assert ticked(phone.page()) == {"a": "5", "c": "?"}
    phone.post("/ballot", activity="rate", step="check", go="send", item=["a=2", "c=?"])
    assert hall.store.answered("rate", 1) == 1
    phone.post("/ballot", activity="rate", go="edit")
    assert ticked(phone.page()) == {"a": "2", "c": "?"}


def test_nothing_chosen_counts_as_skipping_and_the_phone_says_so(hall):
    phone = hall.phone("en")
    say(phone, "check")
    assert "Sent like this, it counts as skipping the question." in seen(phone.page())


@pytest.mark.parametrize("wrong", ["6", "0", "many"])
def test_a_step_that_is_not_on_the_scale_is_refused_and_nothing_recorded(hall, wrong):
    refused = say(hall.phone("en"), "check", a=wrong)
    assert refused.status_code == 400
    assert "This answer could not be read." in seen(refused.get_data(as_text=True))


def test_words_of_ones_own_stand_on_the_phone_also_where_one_language_is_missing(tmp_path):
    hall = Hall.made(tmp_path, Activity("rate", "rate", QUESTION, options=OWN, items=ITEMS[:1]))
    hall.open("rate")
    page = hall.phone("en").page()
    assert "quatre" in page
    assert "Choose one step from 1 to 5." in seen(page)


def test_the_wall_draws_the_bars_with_large_letters_and_turns_pages_where_they_do_not_all_fit(tmp_path):
    words = "A rather long answer, number {}, of two lines at least"
    items = tuple(Item(f"i{n}", Label.of(en=words.format(n))) for n in range(9))
    hall = Hall.made(tmp_path, Activity("rate", "rate", QUESTION, options=dict(RATE.options), items=items))
    hall.open("rate")
    for _ in range(6):
        hall.phone().answer("rate", *(f"i{n}={1 + (n % 5)}" for n in range(9)))
    hall.close("rate")
    hall.reveal("rate")
    hall.show(language="en")
    wall = hall.wall()
    drawn = wall.split('<div class="picture">')[1].split("</svg>")[0]
    rows = drawn.count(">A rather long answer")
    assert 3 <= rows < 9
    assert "Page 1 of" in seen(wall)
    assert 'scale(1.5)"' in drawn
    assert "6 participants" in seen(wall)


def test_the_facilitator_chooses_words_or_writes_five(tmp_path):
    desk = Desk(Hall.made(tmp_path, RATE).app)
    assert '<option value="importance" selected>' in desk.words("activities/rate")
    fields = {"go": "save", "question_en": "How?", "words": "own", "items-0-id": "a", "items-0-en": "Answer a"}
    refused = words_of(desk.post("activities/rate", **fields, own_fr="un\ndeux"))
    assert "A scale has five steps: write five lines, not 2." in refused.split('name="own_fr"')[1]
    assert "un\r\ndeux" in refused or "un\ndeux" in refused
    assert desk.post("activities/rate", **fields, own_fr="un\ndeux\ntrois\nquatre\ncinq").status_code == 303
    assert "un\ndeux\ntrois\nquatre\ncinq" in desk.words("activities/rate")
