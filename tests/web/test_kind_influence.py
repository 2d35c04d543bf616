"""Influence by plain forms: each phone is asked other pairs, in words and with an arrow; and importance beside it."""

from __future__ import annotations

import re
from datetime import date

import pytest

from tests.support.desk import Desk, words_of
from tests.support.phones import RANK, Hall
from workshop.activities import KINDS
from workshop.domain.activity import Activity
from workshop.domain.items import Item, Source
from workshop.domain.text import Label
from workshop.services.build_report import gather_facts

ITEMS = tuple(Item(key, Label.of(fr=f"Moteur {key}", en=f"Driver {key}")) for key in "abcde")
QUESTION = Label.of(fr="Quel moteur agit sur quel autre ?", en="Which driver acts on which?")
OPTIONS = KINDS["influence"].options({}).as_json()
OWN = Activity("links", "influence", QUESTION, options=OPTIONS, items=ITEMS)


@pytest.fixture
def hall(tmp_path):
    hall = Hall.made(tmp_path, OWN)
    hall.open("links")
    return hall


def asked(page: str) -> list[str]:
    return list(dict.fromkeys(re.findall(r'type="radio" name="item=([\w-]+>[\w-]+)"', page.replace("&gt;", ">"))))


def judged(phone, said, go="check"):
    fields = {f"item={pair}": strength for pair, strength in said.items()}
    return phone.post("/ballot", activity="links", go=go, **fields)


def test_each_phone_is_asked_eight_pairs_and_together_all_of_them(hall):
    pages = [asked(hall.phone(language="en").page()) for _ in range(5)]
    assert [len(pairs) for pairs in pages] == [8] * 5
    assert len({pair for pairs in pages for pair in pairs}) == 20


def test_a_pair_is_one_group_with_both_names_and_keeps_its_place_on_reload(hall):
    phone = hall.phone(language="en")
    page = phone.page()
    assert page.count("<fieldset") == page.count("<legend") == 8
    a, b = asked(page)[0].split(">")
    legend = re.search(r"<legend>(.*?)</legend>", page, re.S)[1]
    assert re.search(f"Does the first feed the second.*Driver {a}.*Driver {b}", legend, re.S)
    assert asked(phone.page()) == asked(page)


def test_judgements_are_read_back_recorded_and_changed(hall):
    phone = hall.phone(language="en")
    first, second = asked(phone.page())[:2]
    assert judged(phone, {first: "3", second: "0"}).status_code == 303
    assert re.search(r"Driver {}.*Driver {}.*strong".format(*first.split(">")), phone.page(), re.S)
    judged(phone, {first: "3", second: "0"}, "send")
    assert [cast.ballot for cast in hall.store.casts("links", 1)] == [{"links": {first: 3, second: 0}}]
    phone.post("/ballot", activity="links", go="edit")
    assert re.findall(r'value="([03])" checked', phone.page()) == ["3", "0"]
    judged(phone, {first: "1", second: ""}, "send")
    assert [cast.ballot for cast in hall.store.casts("links", 1)] == [{"links": {first: 1}}]


def test_a_phone_that_has_answered_is_asked_the_same_pairs_after_the_program_was_started_again(hall):
    """Turns and drafts are in memory only: a phone that comes first now must not get the pairs of another."""
    others, phone = [hall.phone(language="en") for _ in range(3)], hall.phone(language="en")
    pages = [asked(other.page()) for other in others]
    mine = asked(phone.page())
    assert mine not in pages
    judged(phone, {mine[0]: "3", mine[6]: "0"}, "send")
    hall.parts.drafts.forget_all()
    phone.post("/ballot", activity="links", go="edit")
    assert asked(phone.page()) == mine
    assert re.findall(r'value="([03])" checked', phone.page()) == ["3", "0"]


def test_a_page_that_was_shown_before_the_program_was_started_again_keeps_its_pairs(hall):
    others, phone = [hall.phone(language="en") for _ in range(3)], hall.phone(language="en")
    mine = [asked(other.page()) for other in (*others, phone)][-1]
    hall.parts.drafts.forget_all()
    judged(phone, dict.fromkeys(mine, "2"), "check")
    judged(phone, dict.fromkeys(mine, "2"), "back")
    assert asked(phone.page()) == mine


def test_nothing_judged_is_said_before_it_is_sent_and_a_wrong_strength_is_refused(hall):
    phone = hall.phone(language="en")
    judged(phone, {})
    assert "counts as skipping the question" in phone.page()
    refused = judged(phone, {"a>b": "7"})
    assert refused.status_code >= 400
    assert 'role="alert"' in refused.get_data(as_text=True)


def test_too_few_or_too_many_items_are_refused_when_it_opens(tmp_path):
    hall = Hall.made(tmp_path, Activity("links", "influence", QUESTION, options=OPTIONS, items=ITEMS[:3]))
    assert "4 to 8 items" in words_of(Desk(hall.app).post("step", go="open", activity="links"))


@pytest.mark.parametrize("each", ["5", "11", "many"])
def test_a_number_of_pairs_out_of_range_is_refused_near_the_field(tmp_path, each):
    hall = Hall.made(tmp_path, OWN)
    answer = Desk(hall.app).post("activities/write", kind="influence", question_fr="Quoi ?", topic="other", each=each)
    assert answer.status_code >= 400
    assert words_of(answer).count("a whole number from 6 to 10") >= 2


def after_a_ranking(folder, *, taken_over: bool):
    """A ranking of five items in the order of the list, and the same five judged by influence."""
    ranking = Activity("rank", "rank", RANK.question, options={"top": 5}, items=ITEMS)
    copies = tuple(Item(f"own-{item.id}", item.label) for item in ITEMS)
    source = {"source": Source("rank", 5)} if taken_over else {"items": copies}
    links = Activity("links", "influence", QUESTION, options=OPTIONS, **source)
    hall = Hall.made(folder, ranking, links, language="en")
    phones = [hall.phone() for _ in range(12)]
    for activity in ("rank", "links"):
        hall.open(activity)
        for phone in phones:
            marks = "abcde" if activity == "rank" else [f"{pair}={_strength(pair)}" for pair in asked(phone.page())]
            assert phone.answer(activity, *marks).status_code == 303
        hall.close(activity)
    return hall


def _strength(pair: str) -> int:
    """The last of the ranking drives all the others."""
    return 3 if pair.split(">")[0].endswith("e") else 0


@pytest.mark.parametrize("taken_over", [True, False])
def test_the_report_knows_importance_from_the_source_or_from_a_ranking_of_the_same_items(tmp_path, taken_over):
    hall = after_a_ranking(tmp_path, taken_over=taken_over)
    links = gather_facts(hall.store, date(2026, 3, 14)).activities[1]
    assert {item.label["en"]: item.place for item in links.activity.items} == {
        f"Driver {key}": place for place, key in enumerate("abcde", 1)
    }
    assert {"not_driving", "unseen"} <= {finding.key for finding in links.findings}


def test_an_order_by_influence_is_none_of_importance(tmp_path):
    hall = after_a_ranking(tmp_path, taken_over=True)
    again = Activity("again", "influence", QUESTION, options=OPTIONS, source=Source("links"))
    hall.store.write(lambda tx: (tx.put_activity(again), tx.bump()))
    hall.open("again")
    assert {item.place for item in hall.store.snapshot().activity("again").items} == {None}
