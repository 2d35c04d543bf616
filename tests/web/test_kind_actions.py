"""An action plan by plain forms: on a group's phone, on the control page, on the wall, and as a table to take away."""
from __future__ import annotations

import csv
import io
import re
from datetime import date

import pytest

from tests.support.desk import STRANGER, Desk
from tests.support.phones import IDEAS, Hall
from workshop.domain.activity import Activity
from workshop.domain.text import Label
from workshop.services.write_plan import Entry, write_action
from workshop.web.facilitator import run

PLAN = Activity(
    "plan", "actions", Label.of(fr="Qui fait quoi ?", en="Who does what?"), options={"phones": True, "per_phone": 2}
)
MEET = {"text": "Meet every month", "responsible": "Town hall of Mopti", "ends": "2026-06-30"}


@pytest.fixture
def hall(tmp_path):
    hall = Hall.made(tmp_path, PLAN, IDEAS, language="en")
    hall.open("plan")
    return hall


def save(phone, go="save", **fields):
    return phone.post("/action", activity="plan", step="choose", go=go, **fields)


def rows(hall):
    return hall.store.actions("plan")


def filled(page: str) -> dict[str, str]:
    """What stands in the fields."""
    texts = re.findall(r'<textarea id="plan-(\w+)"[^>]*>([^<]*)</textarea>', page)
    days = re.findall(r'<input type="date" id="plan-(\w+)" name="\w+" value="([^"]*)"', page)
    return {name: value for name, value in (*texts, *days) if value}


def test_a_group_writes_changes_and_deletes_its_rows_without_script(hall):
    phone = hall.phone("en")
    assert save(phone, **MEET).status_code == 303
    (row,) = rows(hall)
    assert (row["action"]["en"], row["responsible"]["en"], row.ends) == (*list(MEET.values())[:2], date(2026, 6, 30))
    assert "Written on this phone: 1" in phone.page()
    phone.post("/action/edit", activity="plan", row=row.id)
    assert filled(phone.page()) == {"action": MEET["text"], "responsible": MEET["responsible"], "ends": "2026-06-30"}
    save(phone, row=row.id, language="en", **MEET | {"text": "Meet every week"})
    assert [action["action"]["en"] for action in rows(hall)] == ["Meet every week"]
    assert filled(phone.page()) == {}
    phone.post("/action/withdraw", activity="plan", row=row.id)
    assert rows(hall) == ()


@pytest.mark.parametrize("wrong, field", [
    ({"text": ""}, "action"), ({"starts": "2026-07-01"}, "ends"), ({"ends": "31/02/2026"}, "ends"),
    ({"risk": "x" * 301}, "risk"), ({"responsible": "Mamadou Traoré"}, "responsible"), ({"progress": "?"}, "progress"),
    ({"partners": "76 12 34 56"}, "partners"),
])  # fmt: skip
def test_what_is_refused_is_said_near_its_field_and_nothing_typed_is_lost(hall, wrong, field):
    phone = hall.phone("en")
    answer = save(phone, **{**MEET, "indicator": "Six meetings", **wrong})
    assert answer.status_code == 400
    assert re.search(rf'id="plan-{field}"[^>]*aria-invalid="true"', answer.text)
    assert f'id="plan-{field}-wrong"' in answer.text
    assert filled(answer.text)["indicator"] == "Six meetings"
    assert filled(phone.page())["indicator"] == "Six meetings", "a reload finds it again"
    assert rows(hall) == ()


def test_the_warning_on_a_persons_name_can_be_overruled_and_other_errors_cannot(hall):
    phone = hall.phone("en")
    warned = save(phone, **MEET | {"responsible": "Mamadou Traoré"})
    assert 'value="overrule"' in warned.text
    assert 'value="overrule"' not in save(phone, **MEET | {"ends": "never"}).text
    assert save(phone, go="overrule", **MEET | {"ends": "never"}).status_code == 400
    assert save(phone, go="overrule", **MEET | {"responsible": "Mamadou Traoré"}).status_code == 303
    assert len(rows(hall)) == 1


def test_the_other_language_loses_nothing_and_words_stay_in_their_own(hall):
    phone = hall.phone("en")
    phone.post("/language", activity="plan", step="choose", language="fr", **MEET)
    page = phone.page()
    assert 'lang="fr"' in page
    assert filled(page)["responsible"] == MEET["responsible"]
    save(phone, **MEET)
    (row,) = rows(hall)
    phone.post("/language", language="en")
    phone.post("/action/edit", activity="plan", row=row.id)
    save(phone, row=row.id, language="fr", **MEET | {"text": "Se réunir"})
    assert rows(hall)[0]["action"] == Label.of(fr="Se réunir")


def seen_on(page: str) -> str:
    return re.search(r'name="seen" value="(\w+)"', page)[1]


def test_who_saves_a_row_later_reads_what_stands_in_it_now_and_replaces_it_knowingly(hall):
    """Two facilitators have the same row on their screens."""
    desk = Desk(hall.app)
    desk.post("plan/plan/new", language="en", **MEET)
    (row,) = rows(hall)
    page = f"plan/plan/{row.id}"
    seen = seen_on(desk.words(page))
    first = desk.post(page, row=row.id, language="en", seen=seen, **MEET | {"text": "Meet every week"})
    assert first.status_code == 303
    mine = {**MEET, "text": "Meet every day", "partners": "Radio"}
    refused = desk.post(page, row=row.id, language="en", seen=seen, **mine)
    words = refused.get_data(as_text=True)
    assert refused.status_code == 409
    assert "Somebody else has changed this meanwhile" in words
    assert re.findall(r'id="plan-(\w+)-theirs"', words) == ["action", "partners"]
    assert "Meet every week" in words.split('id="plan-action-theirs"')[1].split("</span>")[0]
    assert filled(words) == {"action": "Meet every day", "responsible": MEET["responsible"], "partners": "Radio",
                             "ends": MEET["ends"]}  # fmt: skip
    assert rows(hall)[0]["action"]["en"] == "Meet every week"
    assert desk.post(page, row=row.id, language="en", seen=seen_on(words), **mine).status_code == 303
    assert rows(hall)[0]["action"]["en"] == "Meet every day"


def test_saving_twice_moving_and_the_same_words_are_no_conflict(hall):
    desk = Desk(hall.app)
    for text in ("Meet every month", "Plant trees"):
        desk.post("plan/plan/new", language="en", text=text)
    first, second = rows(hall)
    page = f"plan/plan/{first.id}"
    seen = seen_on(desk.words(page))
    desk.post("plan", activity="plan", go=f"down:{first.id}")
    assert [row.id for row in rows(hall)] == [second.id, first.id]
    for _ in range(2):
        assert desk.post(page, row=first.id, language="en", seen=seen, text="Meet").status_code == 303


def test_a_row_that_was_deleted_meanwhile_stands_there_as_a_new_one(hall):
    desk = Desk(hall.app)
    desk.post("plan/plan/new", language="en", **MEET)
    (row,) = rows(hall)
    seen = seen_on(desk.words(f"plan/plan/{row.id}"))
    desk.post("plan", activity="plan", go=f"delete:{row.id}")
    refused = desk.post(f"plan/plan/{row.id}", row=row.id, language="en", seen=seen, **MEET)
    words = refused.get_data(as_text=True)
    assert refused.status_code == 404
    assert filled(words)["action"] == MEET["text"]
    assert 'name="row" value=""' in words
    assert desk.post("plan/plan/new", row="", seen="", language="en", **MEET).status_code == 303
    assert len(rows(hall)) == 1


def test_a_phone_reads_what_the_facilitator_wrote_into_its_row_meanwhile(hall):
    phone, desk = hall.phone("en"), Desk(hall.app)
    save(phone, **MEET)
    (row,) = rows(hall)
    phone.post("/action/edit", activity="plan", row=row.id)
    seen = seen_on(phone.page())
    desk.post(f"plan/plan/{row.id}", row=row.id, language="en", **MEET | {"responsible": "Youth council"})
    mine = MEET | {"text": "Meet every week"}
    refused = save(phone, row=row.id, seen=seen, language="en", **mine)
    words = refused.get_data(as_text=True)
    assert refused.status_code == 409
    assert "Youth council" in words.split('id="plan-responsible-theirs"')[1].split("</span>")[0]
    assert filled(words)["action"] == "Meet every week"
    assert filled(phone.page())["action"] == "Meet every week"  # also after a reload
    assert rows(hall)[0]["responsible"]["en"] == "Youth council"
    assert save(phone, row=row.id, seen=seen_on(phone.page()), language="en", **mine).status_code == 303
    assert rows(hall)[0]["responsible"]["en"] == MEET["responsible"]


def test_one_phone_never_reaches_the_rows_of_another(hall):
    one, other = hall.phone("en"), hall.phone("en")
    save(one, **MEET)
    (row,) = rows(hall)
    assert MEET["text"] not in other.page()
    other.post("/action/withdraw", activity="plan", row=row.id)
    other.post("/action/edit", activity="plan", row=row.id)
    assert filled(other.page()) == {}
    stolen = save(other, row=row.id, **MEET | {"text": "Stolen"})
    assert stolen.status_code == 404
    assert filled(stolen.text)["action"] == "Stolen", "what was written stands there as a new row"
    assert [action["action"]["en"] for action in rows(hall)] == [MEET["text"]]


def test_the_limit_and_a_plan_without_phones_are_said_instead_of_the_fields(hall, tmp_path):
    phone = hall.phone("en")
    for text in ("One", "Two"):
        save(phone, text=text)
    assert 'id="plan-action"' not in phone.page()
    assert "the most for one phone" in phone.page()
    alone = Hall.made(tmp_path / "b", Activity("plan", "actions", PLAN.question, options={"phones": False}))
    alone.open("plan")
    assert 'id="plan-action"' not in alone.phone("en").page()


def test_too_late_is_said_and_nothing_is_written(hall):
    phone = hall.phone("en")
    hall.close("plan")
    assert save(phone, **MEET).status_code == 409
    assert rows(hall) == ()


def test_words_are_shown_as_text_wherever_they_stand(hall):
    evil = "<script>alert(1)</script>"
    phone = hall.phone("en")
    save(phone, text=evil, responsible=evil, partners=evil)
    desk = Desk(hall.app)
    pages = [phone.page(), desk.get().text]
    hall.close("plan")
    hall.reveal("plan")
    pages += [hall.wall(), desk.get("report/preview/en").text]
    assert all("alert(1)" in page and evil not in page for page in pages)


def test_the_facilitator_writes_rows_in_both_languages_moves_and_deletes_them(hall):
    desk = Desk(hall.app)
    new = "plan/plan/new"
    for text in ("A", "B"):
        assert desk.post(new, text=text, language="en", go="save").status_code == 303
    first, second = rows(hall)
    further = desk.post(f"plan/plan/{first.id}", row=first.id, text="A", language="en", then="fr")
    assert further.location.endswith(f"{first.id}?words=fr")
    desk.post(f"plan/plan/{first.id}", row=first.id, text="Premier", language="fr", go="save")
    assert rows(hall)[0]["action"] == Label.of(fr="Premier", en="A")
    desk.post("plan", activity="plan", go=f"up:{second.id}")
    assert [row.id for row in rows(hall)] == [second.id, first.id]
    wrong = desk.post(new, text="C", starts="2026-02-02", ends="2026-02-01", language="en", risk="Kept")
    assert wrong.status_code == 400
    assert filled(wrong.text) | {"risk": "Kept", "starts": "2026-02-02"} == filled(wrong.text)
    assert '<a href="#plan-ends">' in wrong.text, "the message leads to its field"
    desk.post("plan", activity="plan", go=f"delete:{second.id}")
    assert [row.id for row in rows(hall)] == [first.id]
    assert desk.post("plan", activity="plan", go=f"sleeping:{first.id}").status_code == 400
    assert desk.post("plan", activity="plan", go="done:nobody").status_code == 404


def written(hall, **typed):
    entry = Entry({"action": "Do", **typed}, "en")
    return write_action(hall.store, hall.parts.announcer, hall.parts.ids, "plan", entry)


def test_months_later_the_control_page_asks_what_became_of_overdue_rows(hall, monkeypatch):
    late = written(hall, action="Late row", ends="2026-03-31")
    written(hall, action="Later row", ends="2027-03-31")
    hall.close("plan")
    desk = Desk(hall.app)
    monkeypatch.setattr(run, "today", lambda: date(2026, 3, 31))
    assert "Overdue actions" not in desk.get().text, "its last day is not over"
    monkeypatch.setattr(run, "today", lambda: date(2026, 9, 1))
    page = desk.get(look="ideas").text  # wherever the facilitator looks
    part = page[page.index("Overdue actions") : page.index("</details>", page.index("Overdue actions"))]
    assert "Late row" in part
    assert "Later row" not in part
    for state in ("planned", "under_way", "done", "dropped"):
        assert f'value="{state}:{late.id}"' in part
    back = desk.post("plan", activity="plan", back="ideas", go=f"done:{late.id}")
    assert back.location.endswith("look=ideas")
    assert "Overdue actions" not in desk.get().text


def test_while_a_plan_is_written_its_actions_are_counted_and_nobody_is_asked_to_answer(hall):
    written(hall, action="One")
    page = Desk(hall.app).get(look="plan").text
    assert "· 1 action" in page
    assert "have answered" not in page


def test_a_plan_has_no_items_to_edit_and_an_empty_one_no_sentence_to_say(tmp_path):
    hall = Hall.made(tmp_path, PLAN, language="en")
    desk = Desk(hall.app)
    assert "Edit the question" in desk.words()
    hall.open("plan")
    hall.close("plan")
    assert ("Show the plan" in desk.words(), "Generated sentence" in desk.words()) == (True, False)
    written(hall)
    assert "Generated sentence" in desk.words()


def test_the_wall_shows_the_plan_page_by_page(hall):
    for number in range(12):
        written(hall, action=f"Action number {number} " + "of many words " * 4, responsible="Council")
    hall.close("plan")
    assert "Action number" not in hall.wall(), "nothing is shown before the facilitator has read it"
    hall.reveal("plan")
    shown = []
    pages = int(re.search(r"Page 1 of (\d+)", Desk(hall.app).get().text)[1])
    assert pages > 1
    for page in range(1, pages + 1):
        hall.show(panel="result" if page == 1 else f"page-{page}")
        shown += re.findall(r"Action number (\d+)", hall.wall())
    assert shown == [str(number) for number in range(12)]
    hall.show(panel="result")
    assert 'name="panel" value="page-2" data-key="space"' in Desk(hall.app).get().text, "one key goes on"
    hall.show(panel="page-60")
    assert "Action number 11" in hall.wall(), "beyond the last page stands the last"


def test_the_table_to_take_away_opens_in_a_spreadsheet_and_holds_no_formula(hall):
    for cell in ("=1+1", "+1", "-1", "@a", "＝1", "Fine; \"quoted\""):
        written(hall, action=cell)
    answer = Desk(hall.app).get("plan/plan.csv")
    assert answer.data.startswith(b"\xef\xbb\xbf")
    assert answer.headers["Cache-Control"] == "no-store"
    table = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig")), delimiter=";"))
    assert [line[2] for line in table[1:]] == ["'=1+1", "'+1", "'-1", "'@a", "'＝1", 'Fine; "quoted"']
    assert {len(line) for line in table} == {11}


def test_strangers_and_other_kinds_have_no_plan_to_see(hall):
    stranger = Desk(hall.app, address=STRANGER)
    assert stranger.get("plan/plan.csv").status_code == 403
    assert Desk(hall.app).get("plan/ideas.csv").status_code == 404
    assert Desk(hall.app).get("plan/plan/nobody").status_code == 404


def test_no_question_takes_its_items_from_a_plan(hall):
    page = Desk(hall.app).get("activities/write", kind="pick").text
    assert '<option value="ideas"' in page
    assert '<option value="plan"' not in page
