"""Reading results back: sentences chosen by the facilitator, confirmed on phones, remarked on, moderated, printed."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest

from tests.support.desk import Desk
from tests.support.phones import IDEAS, PICK, RANK, Hall
from workshop.activities.validate.words import SUMMARY
from workshop.domain.activity import Activity
from workshop.domain.errors import Mendable
from workshop.domain.text import Label
from workshop.report.compose import compose
from workshop.services.build_report import gather_facts
from workshop.services.hand_out_recount import recount_sheet
from workshop.services.moderate_ideas import approve_idea, merge_ideas
from workshop.services.read_back import MOST_SENTENCES, sentences
from workshop.services.secrets import ballot_key, remark_key

READ = Activity("read", "validate", Label.of(fr="Ce résumé ?", en="Does this summary say what we said?"))
WORDS = "Say that most of them are young."


@pytest.fixture
def hall(tmp_path):
    """Twelve people have voted on two questions; the third one's result is not shown yet."""
    hall = Hall.made(tmp_path, PICK, RANK, IDEAS, READ, language="en")
    hall.people = hall.vote_twice("en")
    return hall


def read(hall):
    return hall.store.snapshot().activity("read")


def chosen(hall):
    return [one.item for one in sentences(hall.store, read(hall)) if one.chosen]


def test_sentences_of_revealed_results_are_read_back_in_both_languages_and_the_summary_last(hall):
    said = chosen(hall)
    assert {item.about for item in said} == {PICK.question, RANK.question}
    hall.open("read")
    items = read(hall).items
    assert items[:-1] == tuple(said)
    assert items[-1].id == SUMMARY
    assert all(item.label["fr"] and item.label["en"] and item.label["fr"] != item.label["en"] for item in items[:-1])


def test_without_any_result_there_is_nothing_to_read_back(tmp_path):
    hall = Hall.made(tmp_path, READ)
    with pytest.raises(Mendable):
        hall.open("read")


def test_the_facilitator_leaves_sentences_out_and_puts_them_back(hall):
    desk, first = Desk(hall.app), chosen(hall)[0]
    assert desk.post("sentences", activity="read", go=f"out:{first.id}").status_code == 303
    assert first not in chosen(hall)
    assert first.label["en"] in re.sub("\\s", " ", unescape(desk.words(look="read")).split("Left out")[1])
    form = dict(re.findall(r'name="(left_out|put_in)"[^>]*value="([^"]*)"', desk.words("activities/read")))
    assert form == {"left_out": first.id, "put_in": ""}
    desk.post("activities/read", question_en="Is it so?", go="save", topic="other", **form)
    assert read(hall).question["en"] == "Is it so?"
    assert first not in chosen(hall)
    desk.post("sentences", activity="read", go=f"in:{first.id}")
    assert chosen(hall)[0] == first


def test_no_more_sentences_than_people_bear_are_chosen(hall, monkeypatch):
    monkeypatch.setattr("workshop.services.read_back.MOST_SENTENCES", 2)
    assert len(chosen(hall)) == 2 < MOST_SENTENCES
    other = next(one.item for one in sentences(hall.store, read(hall)) if not one.chosen)
    refused = Desk(hall.app).post("sentences", activity="read", go=f"in:{other.id}")
    assert refused.status_code == 400
    assert "At most 2 sentences" in refused.get_data(as_text=True)


def test_every_vote_has_its_main_finding_read_back_before_any_has_a_second(hall, monkeypatch):
    """However much may be said of one of them."""
    monkeypatch.setattr("workshop.services.read_back.USUAL_SENTENCES", 3)
    first = {one.item.about: one.item for one in reversed(sentences(hall.store, read(hall)))}
    assert set(first.values()) <= set(chosen(hall))
    assert len(chosen(hall)) == 3
    monkeypatch.setattr("workshop.services.read_back.USUAL_SENTENCES", 1)
    assert set(chosen(hall)) == set(first.values())


def test_once_open_the_choice_is_fixed_and_going_back_makes_it_anew(hall):
    first = chosen(hall)[0]
    hall.open("read")
    desk = Desk(hall.app)
    assert desk.post("sentences", activity="read", go=f"out:{first.id}").status_code == 400
    desk.post("step", activity="read", go="withdraw")
    assert read(hall).items == ()
    desk.post("sentences", activity="read", go=f"out:{first.id}")
    hall.open("read")
    assert first.id not in read(hall).item_ids


def answered(hall, changes):
    """Everybody says yes, but the first three want these changed."""
    hall.open("read")
    for n, phone in enumerate(hall.people):
        said = {item: "changes" if n < 3 and item in changes else "yes" for item in read(hall).item_ids}
        phone.answer("read", *(f"{item}={answer}" for item, answer in said.items()))


def remark(phone, item, text=WORDS, **fields):
    return phone.post("/remark", activity="read", item=item, text=text, **fields)


def test_the_phone_shows_each_sentence_under_its_question_and_reads_the_answer_back(hall):
    hall.open("read")
    phone = hall.people[0]
    page, ids = phone.page(), read(hall).item_ids
    assert page.count("<fieldset") == len(ids)
    assert len(re.findall(r'type="radio" name="item=', page)) == 4 * len(ids)
    assert unescape(page).index(PICK.question["en"]) < unescape(page).index(RANK.question["en"])
    phone.post("/ballot", activity="read", go="check", **{f"item={ids[0]}": "changes", f"item={ids[1]}": "no"})
    assert phone.page().count("No answer on this one") == len(ids) - 2
    refused = phone.post("/ballot", activity="read", go="check", **{f"item={ids[0]}": "perhaps"})
    assert refused.status_code == 400
    phone.answer("read", f"{ids[0]}=changes")
    assert hall.store.answered("read", 1) == 1


def test_whoever_wants_a_change_may_write_it_change_it_and_take_it_back(hall):
    first = chosen(hall)[0].id
    answered(hall, [first])
    phone = hall.people[0]
    assert phone.page().count("<textarea") == 1
    assert 'http-equiv="refresh"' not in phone.page()
    assert 'http-equiv="refresh"' in hall.people[5].page()
    assert remark(phone, first).status_code == 303
    assert "Sent. It will be read." in phone.page()
    remark(phone, first)
    remark(phone, first, "Other words.")
    assert [idea.original for idea in hall.store.ideas("read")] == ["Other words."]
    remark(phone, first, go="withdraw")
    assert hall.store.ideas("read") == ()
    assert hall.store.answered("read", 1) == 12


@pytest.mark.parametrize("text", ["", "  ", "x" * 201])
def test_words_that_cannot_be_kept_are_refused_and_stay_on_the_page(hall, text):
    first = chosen(hall)[0].id
    answered(hall, [first])
    refused = remark(hall.people[0], first, text)
    assert refused.status_code == 400
    assert f">{text}</textarea>" in refused.get_data(as_text=True)
    assert hall.store.ideas("read") == ()


def test_nobody_remarks_on_what_they_do_not_want_changed_nor_takes_back_anothers_words(hall):
    first = chosen(hall)[0].id
    answered(hall, [first])
    assert remark(hall.people[5], first).status_code == 400
    assert remark(hall.people[0], SUMMARY).status_code == 400
    remark(hall.people[0], first)
    remark(hall.people[1], first, go="withdraw")
    assert len(hall.store.ideas("read")) == 1
    hall.close("read")
    assert remark(hall.people[1], first).status_code in (404, 409, 410)
    assert len(hall.store.ideas("read")) == 1


def test_a_remark_has_no_groups_and_no_key_that_leads_to_the_ballot(hall):
    assert remark_key("s", "read", 1) != ballot_key("s", "read", 1)
    first = chosen(hall)[0].id
    answered(hall, [first])
    remark(hall.people[0], first)
    secret = next(c.value for c in hall.people[0].client._cookies.values() if len(c.value) > 20)
    assert hall.store.own_ideas("read", ballot_key(secret, "read", 1)) == ()
    assert len(hall.store.own_ideas("read", remark_key(secret, "read", 1))) == 1
    hall.close("read")
    assert hall.store.own_ideas("read", remark_key(secret, "read", 1)) == ()


def test_nothing_is_shown_before_it_was_read_and_both_editions_show_the_same_sentences(hall):
    first = chosen(hall)[0].id
    answered(hall, [first])
    remark(hall.people[0], first)
    remark(hall.people[1], first, "Never shown.")
    hall.close("read")
    hall.reveal("read")
    hall.show(language="en")
    assert WORDS not in report(hall, "en")
    assert WORDS in Desk(hall.app).words(look="read")
    for idea in hall.store.ideas("read"):
        if idea.original == WORDS:
            approve_idea(hall.store, hall.parts.announcer, "read", idea.id)
    for language in ("fr", "en"):
        printed = report(hall, language)
        assert "Never shown." not in printed
        assert WORDS in printed
        assert repr(read(hall).items[0].label[language])[1:-1] in printed
    assert "Summary as a whole" in unescape(hall.wall()), "the wall has no room for the sentence, the desk says it"
    assert "yes, with changes: 0; no: 0" in Desk(hall.app).words(look="read").replace("\u00a0", " ")


def report(hall, language):
    return repr(compose(gather_facts(hall.store, date(2026, 3, 14)), language).blocks)


def test_remarks_on_different_sentences_are_not_merged(hall):
    first, second = (item.id for item in chosen(hall)[:2])
    answered(hall, [first, second])
    remark(hall.people[0], first)
    remark(hall.people[0], second, "Other words.")
    with pytest.raises(Mendable):
        merge_ideas(hall.store, hall.parts.announcer, "read", [idea.id for idea in hall.store.ideas("read")])


def test_the_recount_sheet_is_missing_with_a_reason_and_no_ballots_are_kept(hall):
    answered(hall, [])
    hall.close("read")
    with pytest.raises(Mendable, match="no recount sheet for a validation"):
        recount_sheet(hall.store, read(hall))
    assert hall.store.casts("read", 1) == ()
