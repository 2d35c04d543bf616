"""The phone's pages as plain forms: what they show, keep, refuse and record."""

from __future__ import annotations

import re

import pytest

from tests.support.phones import IDEAS, PICK, RANK, Hall, Phone
from workshop.domain.activity import Activity
from workshop.domain.items import Item
from workshop.domain.people import UNSAID
from workshop.domain.text import Label
from workshop.web.participant.moves import moved, place_after


@pytest.fixture
def hall(tmp_path):
    return Hall.made(tmp_path)


def seen(page: str) -> str:
    """The words of a page, as a person reads them."""
    return " ".join(
        re.sub(r"<[^>]+>", " ", page.split("<body>")[1]).replace("\u202f", " ").replace("\xa0", " ").split()
    )


def ticked(page: str) -> list[str]:
    return re.findall(r'value="([^"]+)" checked', page)


def chosen(page: str) -> list[str]:
    return re.findall(r'type="hidden" name="item" value="([^"]+)"', page)


def ballot(hall: Hall, activity: str) -> int:
    return hall.store.answered(activity, 1)


def test_a_phone_goes_from_language_to_join_to_profile_to_the_question_at_one_address(hall):
    phone = Phone(hall.app)
    assert "Choisissez la langue Choose your language" in seen(phone.page())
    phone.post("/language", language="fr")
    assert "Votre voix compte, sans votre nom." in seen(phone.page())
    phone.post("/join")
    assert "Quelques mots sur vous" in seen(phone.page())
    phone.post("/profile", zone="centre", gender="f")
    assert "La prochaine question arrive" in seen(phone.page())
    hall.open("pick")
    assert PICK.question["fr"] in seen(phone.page()).replace(" ?", " ?")


def test_the_profile_is_kept_and_what_is_left_out_is_not_said(hall):
    hall.phone(zone="centre", gender="f")
    assert hall.store.profiles() == ({"zone": "centre", "gender": "f", "age": UNSAID, "organisation": UNSAID},)


def test_a_title_says_nothing_and_no_form_is_filled_in_by_the_browser(hall):
    hall.open("ideas")
    phone, early = hall.phone(), Phone(hall.app)
    for page in (phone.page(), early.page(), phone.client.get("/help").get_data(as_text=True)):
        assert re.search("<title>(Atelier|Workshop)</title>", page)
        assert "Mopti" not in page.split("<body>")[0]
        assert all('autocomplete="off"' in form for form in re.findall(r"<(?:form|textarea)[^>]*>", page))


@pytest.mark.parametrize("open_now, refreshes", [(None, True), ("pick", False)])
def test_only_a_waiting_page_refreshes_itself_without_script(hall, open_now, refreshes):
    if open_now:
        hall.open(open_now)
    assert ('<noscript><meta http-equiv="refresh"' in hall.phone().page()) is refreshes


@pytest.mark.parametrize("code, joins", [("mopti", True), (" MOPTI ", True), ("GAO", False), ("", False)])
def test_the_room_code_on_the_wall_lets_in(tmp_path, code, joins):
    hall = Hall.made(tmp_path, room_code="MOPTI")
    Phone(hall.app).join(code=code)
    assert hall.store.seats() == joins


def test_a_wrong_code_is_said_and_the_right_one_still_lets_in_after_an_activity_closed_meanwhile(tmp_path):
    hall = Hall.made(tmp_path, room_code="MOPTI")
    phone = Phone(hall.app)
    phone.post("/language", language="fr")
    refused = phone.post("/join", code="GAO")
    assert refused.status_code == 400
    assert "Ce n’est pas le code affiché au mur." in seen(refused.get_data(as_text=True))
    for page in (refused.get_data(as_text=True), phone.page()):
        assert re.search('name="code"[^>]* value="GAO"', page), "what was typed stays in the field, to be mended there"
    phone.post("/join", code="MOPTI")
    hall.parts.drafts.forget_all()
    phone.post("/profile", code="MOPTI", zone="north")
    assert hall.store.seats() == 1


@pytest.mark.parametrize("order, move, result", [
    ("", "tap:a", "a"), ("a", "tap:b", "ab"), ("ab", "tap:a", "b"), ("ab", "undo", "a"), ("", "undo", ""),
    ("abc", "up:c", "acb"), ("abc", "up:a", "abc"), ("abc", "down:a", "bac"), ("abc", "down:c", "abc"),
    ("ab", "up:z", "ab"), ("ab", "nonsense", "ab"), ("ab", "tap:", "ab"),
])  # fmt: skip
def test_a_tap_moves_an_answer(order, move, result):
    assert [item for item in moved(tuple(order), move) if item] == list(result)


@pytest.mark.parametrize("order, move, place", [
    ("ab", "tap:b", 2), ("acb", "up:c", 2), ("bac", "down:a", 2), ("a", "undo", 2), ("", "undo", 1),
    ("ab", "tap:z", None), ("ab", "check", None), ("ab", "", None),
])  # fmt: skip
def test_after_a_move_the_place_that_changed_is_looked_at(order, move, place):
    assert place_after(tuple(order), move) == place


def test_without_script_the_focus_goes_to_the_place_and_the_address_tells_no_answer(hall):
    hall.open("rank")
    phone = hall.phone()
    assert phone.tap("tap:D3").location == "/#place-1"
    assert phone.tap("up:D1", "D3", "D1").location == "/#place-1"
    assert phone.tap("undo", "D1", "D3").location == "/#place-2"
    assert phone.tap("check", "D1").location == "/"
    phone.tap("edit", "D1")
    assert 'id="place-2" tabindex="-1"' in phone.page()


def test_ranking_works_by_one_form_post_for_each_tap(hall):
    hall.open("rank")
    phone = hall.phone()
    phone.tap("tap:D3")
    phone.tap("tap:D1", "D3")
    phone.tap("up:D1", "D3", "D1")
    assert chosen(phone.page()) == ["D1", "D3"]
    assert "Touchez votre n° 3 ci-dessous" in seen(phone.page())
    phone.tap("undo", "D1", "D3")
    assert chosen(phone.page()) == ["D1"]


def test_the_items_are_in_another_order_on_another_phone_and_stay_so_on_the_same(hall):
    hall.open("rank")

    def order(page):
        return re.findall(r'value="tap:([^"]+)"', page)

    phones = [hall.phone() for _ in range(4)]
    assert len({tuple(order(phone.page())) for phone in phones}) > 1
    assert all(order(phone.page()) == order(phone.page()) for phone in phones)
    assert {frozenset(order(phone.page())) for phone in phones} == {frozenset(RANK.item_ids)}


def test_an_answer_is_read_back_and_recorded_only_when_it_is_sent(hall):
    hall.open("pick")
    phone = hall.phone()
    phone.post("/ballot", activity="pick", item=["P1", "P5"], go="check")
    assert "Est-ce bien votre choix ?" in seen(phone.page()).replace(" ?", " ?")
    assert ballot(hall, "pick") == 0
    phone.post("/ballot", activity="pick", item=["P1", "P5"], go="send")
    assert "Enregistré" in seen(phone.page())
    assert ballot(hall, "pick") == 1


def test_a_recorded_answer_is_not_shown_again_to_whoever_takes_the_phone_until_it_is_to_be_changed(hall):
    hall.open("pick")
    phone = hall.phone()
    phone.answer("pick", "P5")
    assert "P5" not in phone.page()
    assert "Conflits fonciers" not in phone.page()
    phone.post("/ballot", activity="pick", go="edit")
    assert ticked(phone.page()) == ["P5"]


def test_a_double_tap_a_second_tab_and_a_changed_mind_count_once_and_the_last_one_wins(hall):
    hall.open("pick")
    phone = hall.phone()
    for items in (["P1"], ["P1"], ["P2", "P3"]):
        assert phone.answer("pick", *items).status_code == 303
    assert ballot(hall, "pick") == 1
    phone.post("/ballot", activity="pick", go="edit")
    assert sorted(ticked(phone.page())) == ["P2", "P3"]
    hall.phone().answer("pick", "P1")
    assert ballot(hall, "pick") == 2


@pytest.mark.parametrize("items, words", [
    (["P1", "P2", "P3", "P4"], "Choisissez au plus 3 réponses."),
    (["P1", "P1"], None),
    (["nothing"], None),
])  # fmt: skip
@pytest.mark.parametrize("go", ["check", "send"])
def test_an_answer_that_is_not_valid_is_refused_with_a_sentence_and_nothing_is_recorded(hall, items, words, go):
    hall.open("pick")
    phone = hall.phone()
    refused = phone.post("/ballot", activity="pick", item=items, go=go)
    assert refused.status_code == 400
    told = re.search(r'role="alert">([^<]+)<', refused.get_data(as_text=True))[1]
    assert words is None or words in told
    assert ballot(hall, "pick") == 0
    assert phone.answer("pick", "P1").status_code == 303


def test_skipping_is_recorded_and_says_so(hall):
    hall.open("pick")
    phone = hall.phone()
    phone.post("/ballot", activity="pick", go="skip")
    assert "Vous avez passé cette question." in seen(phone.page())
    assert ballot(hall, "pick") == 1


@pytest.mark.parametrize("path, fields", [
    ("/ballot", {"activity": "pick", "item": ["P1"], "go": "send"}),
    ("/ballot", {"activity": "pick", "item": ["P1"], "go": "check"}),
    ("/idea", {"activity": "ideas", "text": "Payer les juges", "addressee": "national"}),
])  # fmt: skip
def test_what_arrives_after_closing_gets_a_plain_sentence_and_before_it_is_taken(hall, path, fields):
    hall.open(fields["activity"])
    phone = hall.phone()
    assert phone.post(path, **fields).status_code == 303
    hall.close(fields["activity"])
    late = phone.post(path, **fields)
    assert late.status_code == 409
    assert "la réponse est arrivée trop tard et n’est pas comptée." in seen(late.get_data(as_text=True))


def test_a_phone_without_a_seat_cannot_vote_and_with_one_can(hall):
    hall.open("pick")
    stranger = Phone(hall.app)
    stranger.post("/language", language="fr")
    assert stranger.post("/ballot", activity="pick", item=["P1"], go="send").status_code == 404
    assert hall.phone().post("/ballot", activity="pick", item=["P1"], go="send").status_code == 303
    assert ballot(hall, "pick") == 1


def test_a_form_without_our_token_changes_nothing(hall):
    hall.open("pick")
    phone = hall.phone()
    refused = phone.client.post("/ballot", data={"activity": "pick", "item": "P1", "go": "send"})
    assert refused.status_code == 400
    assert "Ce formulaire est trop ancien" in seen(refused.get_data(as_text=True))
    assert ballot(hall, "pick") == 0


def test_ideas_are_sent_up_to_the_limit_and_one_s_own_are_taken_back(hall):
    hall.open("ideas")
    phone, other = hall.phone(), hall.phone()
    phone.share("Payer les juges")
    phone.share("Payer les juges")
    phone.share("Ouvrir les écoles")
    assert phone.share("Une de trop").status_code == 400
    assert "Vos idées envoyées : 2" in seen(phone.page())
    one = hall.store.ideas("ideas")[0]
    other.post("/idea/withdraw", activity="ideas", idea=one.id)
    assert len(hall.store.ideas("ideas")) == 2
    phone.post("/idea/withdraw", activity="ideas", idea=one.id)
    assert [idea.id for idea in hall.store.ideas("ideas")] != [one.id]
    assert len(hall.store.ideas("ideas")) == 1


@pytest.mark.parametrize("text, addressee", [("Payer les juges", ""), ("x" * 201, "donors"), ("   ", "donors")])
def test_a_refused_idea_stays_on_the_page(hall, text, addressee):
    hall.open("ideas")
    phone = hall.phone()
    refused = phone.post("/idea", activity="ideas", step="choose", text=text, addressee=addressee)
    assert refused.status_code == 400
    page = refused.get_data(as_text=True)
    assert re.search(r"<textarea[^>]*>([^<]*)<", page)[1] == text
    assert ticked(page) == [addressee] * bool(addressee)
    assert hall.store.ideas("ideas") == ()


def test_control_and_direction_characters_do_not_get_in(hall):
    hall.open("ideas")
    hall.phone().share("Payer\u202e les\x00 juges\n demain")
    assert [idea.original for idea in hall.store.ideas("ideas")] == ["Payer les juges demain"]


@pytest.mark.parametrize("fields, kept", [
    ({"activity": "pick", "step": "choose", "item": ["P2", "P7"]}, ["P2", "P7"]),
    ({"activity": "pick", "step": "choose", "item": ["P2", "nothing", "P2"]}, ["P2"]),
    ({"activity": "rank", "step": "choose", "item": ["P2"]}, []),
    ({"activity": "pick", "item": ["P2"]}, []),
])  # fmt: skip
@pytest.mark.parametrize("path", ["/language", "/draft"])
def test_ticks_survive_a_change_of_language_and_a_reload(hall, path, fields, kept):
    hall.open("pick")
    phone = hall.phone()
    phone.post(path, language="en", **fields)
    assert sorted(ticked(phone.page())) == kept
    assert ballot(hall, "pick") == 0


@pytest.mark.parametrize("kind, given", {
    "rate": {"a": "5", "b": "2"},
    "matrix": {"importance:a": "4", "importance:b": "2"},
    "agree": {"a": "5", "b": "1"},
    "sort": {"a": "must", "b": "could"},
}.items())  # fmt: skip
def test_a_line_touched_by_mistake_goes_back_to_no_answer(tmp_path, kind, given):
    items = tuple(Item(key, Label.of(en=f"Item {key}")) for key in "ab")
    options = {"agree": {"scale": "fist"}, "sort": {"set": "moscow"}}.get(kind, {})
    hall = Hall.made(tmp_path, Activity("one", kind, Label.of(en="What?"), options=options, items=items))
    hall.open("one")
    phone = hall.phone("en")
    phone.post("/draft", activity="one", step="choose", **{f"item={item}": said for item, said in given.items()})
    assert sorted(ticked(phone.page())) == sorted(given.values())
    (line, _), (other, kept) = given.items()
    cleared = re.findall(rf'name="item={line}"[^>]* value="([^"]*)"', phone.page())[-1]
    phone.post("/draft", activity="one", step="choose", **{f"item={line}": cleared, f"item={other}": kept})
    assert ticked(phone.page()) == [kept]


def test_the_read_back_stays_a_read_back_in_the_other_language(hall):
    hall.open("rank")
    phone = hall.phone()
    phone.tap("check", "D3", "D1")
    phone.post("/language", language="en", activity="rank", step="check", item=["D3", "D1"])
    assert "Is this your choice?" in seen(phone.page())
    assert chosen(phone.page()) == ["D3", "D1"]


def test_the_words_of_an_idea_and_its_addressee_survive_a_change_of_language_and_go_once_sent(hall):
    hall.open("ideas")
    phone = hall.phone()
    phone.post("/language", language="en", activity="ideas", step="choose", text="Payer les", addressee="donors")
    assert re.search(r"<textarea[^>]*>Payer les<", phone.page())
    assert ticked(phone.page()) == ["donors"]
    phone.share("Payer les juges", "donors")
    assert re.search(r"<textarea[^>]*><", phone.page())


def test_the_profile_and_the_code_survive_a_change_of_language(tmp_path):
    hall = Hall.made(tmp_path, room_code="MOPTI")
    phone = Phone(hall.app)
    phone.post("/language", language="fr")
    phone.post("/language", language="en", step="join", code="MOP")
    assert 'value="MOP"' in phone.page()
    phone.post("/join", code="MOPTI")
    phone.post("/language", language="fr", step="profile", code="MOPTI", zone="south", gender="nonsense")
    assert ticked(phone.page()) == ["south"]
    assert 'name="code" value="MOPTI"' in phone.page()


def test_what_was_typed_is_forgotten_when_the_activity_closes(hall):
    hall.open("pick")
    phone = hall.phone()
    phone.post("/draft", activity="pick", step="choose", item=["P2"])
    hall.close("pick")
    hall.open("ideas")
    assert ticked(phone.page()) == []


def test_the_help_is_there_in_both_languages_and_stays_the_help(hall):
    phone = hall.phone()
    moved_on = phone.post("/language", language="en", step="help")
    assert moved_on.headers["Location"] == "/help"
    assert "Who sees what I answer?" in seen(phone.client.get("/help").get_data(as_text=True))


def test_leaving_gives_the_phone_a_new_secret_and_keeps_what_was_counted(hall):
    hall.open("pick")
    phone = hall.phone()
    phone.answer("pick", "P1")
    page = phone.post("/leave").get_data(as_text=True)
    assert "Ce téléphone a quitté l’atelier." in seen(page)
    assert "Votre voix compte" in seen(phone.page())
    assert ballot(hall, "pick") == 1


def test_a_workshop_that_asks_for_no_groups_seats_with_one_tap(tmp_path):
    hall = Hall.made(tmp_path, dimensions=())
    phone = Phone(hall.app)
    phone.post("/language", language="fr")
    phone.post("/join")
    assert hall.store.seats() == 1


def test_every_page_is_said_in_the_language_of_its_reader(hall):
    for activity in (PICK, RANK, IDEAS):
        hall.open(activity.id)
        for language in ("fr", "en"):
            page = hall.phone(language).page()
            assert f'<html lang="{language}"' in page
            assert activity.question[language].rstrip(" ?") in seen(page).replace(" ?", " ?")
        hall.close(activity.id)
