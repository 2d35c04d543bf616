"""Getting in: the first start, the passphrase, strangers on the Wi-Fi, and the forms of other sites."""
from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.desk import LAPTOP, STRANGER, Desk, empty_app, parts_of, words_of
from workshop.services.secrets import form_token
from workshop.web.access import DESK
from workshop.web.attempts import FREE_TRIES
from workshop.web.facilitator import entry
from workshop.web.parts import EXTENSION

PASSPHRASE = "quatre mots bien choisis"


@pytest.fixture
def app(tmp_path: Path):
    entry.attempts.forget(LAPTOP)
    entry.attempts.forget(STRANGER)
    app = empty_app(tmp_path)
    yield app
    parts_of(app).vault.close()


@pytest.fixture
def protected(app):
    """An app whose passphrase was set by the first desk."""
    desk = Desk(app)
    assert desk.post("set-up", passphrase=PASSPHRASE, again=PASSPHRASE).status_code == 303
    return desk


TYPED = {"key": "text/thanks", "words_fr": "Merci à nos hôtes de Mopti.", "go": "save"}


def test_what_was_typed_when_the_passphrase_is_asked_for_is_handed_back(protected):
    protected.post("lock")
    assert protected.get("report/editor").status_code == 302
    answer = protected.post("report/editor/piece", **TYPED)
    assert answer.status_code == 403
    assert "was not saved" in words_of(answer)
    assert f"{TYPED['words_fr']}</textarea>" in words_of(answer)
    assert 'action="/facilitator/unlock" target="_blank"' in words_of(answer)  # what is handed back stays in sight
    assert protected.post("step", go="open", activity="x").status_code == 302  # nothing typed: nothing to hand back


def test_what_was_typed_into_a_form_too_old_is_handed_back_but_no_secret(protected):
    answer = protected.post("report/editor/piece", **TYPED, token="0" * 32, password="river of secret words")
    assert answer.status_code == 400
    assert f"{TYPED['words_fr']}</textarea>" in words_of(answer)
    assert "river" not in words_of(answer)
    wrong = protected.post("unlock", passphrase="mango river canoe moon")
    assert "canoe" not in words_of(wrong)


def test_the_first_start_leads_to_the_set_up(app):
    assert Desk(app).get().location == "/facilitator/set-up"


def test_a_stranger_cannot_do_the_set_up(app):
    stranger = Desk(app, STRANGER)
    assert stranger.get("set-up").status_code == 302
    stranger.post("set-up", go="without")
    stranger.post("set-up", passphrase=PASSPHRASE, again=PASSPHRASE)
    assert not parts_of(app).vault.is_set_up()
    Desk(app).post("set-up", go="without")  # the laptop itself can
    assert parts_of(app).vault.is_set_up()


@pytest.mark.parametrize("fields, sentence", [
    ({"passphrase": "short", "again": "short"}, "at least 12 characters"),
    ({"passphrase": "", "again": ""}, "at least 12 characters"),
    ({"passphrase": PASSPHRASE, "again": PASSPHRASE + "!"}, "not the same"),
])
def test_a_passphrase_that_does_not_do_is_explained_and_nothing_is_set(app, fields, sentence):
    answer = Desk(app).post("set-up", **fields)
    assert answer.status_code == 400
    assert sentence in words_of(answer)
    assert not parts_of(app).vault.is_set_up()


@pytest.mark.parametrize("again, field", [("short", "passphrase"), (PASSPHRASE, "again")])
def test_what_is_wrong_with_a_passphrase_is_said_at_its_field_which_gets_the_focus(app, again, field):
    first = "short" if field == "passphrase" else PASSPHRASE + "!"
    page = Desk(app).post("set-up", passphrase=first, again=again).text
    assert re.findall(r'id="(\w+)-wrong"', page) == [field]
    assert re.findall(r'<input id="(\w+)"[^>]* autofocus', page) == [field]


def test_with_a_passphrase_only_those_who_give_it_come_in(protected):
    assert protected.get("workshops").status_code == 200
    stranger = Desk(protected.app, STRANGER)
    assert stranger.get("workshops").location == "/facilitator/unlock"
    assert stranger.post("unlock", passphrase="not this one").status_code == 400
    assert stranger.get("workshops").status_code == 302
    assert stranger.post("unlock", passphrase=PASSPHRASE).status_code == 303
    assert stranger.get("workshops").status_code == 200


def test_without_a_passphrase_the_pages_open_on_the_laptop_only(app):
    Desk(app).post("set-up", go="without")
    assert Desk(app).get("workshops").status_code == 200
    assert Desk(app, STRANGER).get("workshops").status_code == 403
    assert Desk(app, STRANGER).post("workshops/erase", workshop="x").status_code == 403


def test_guessing_is_slowed_down(protected):
    stranger = Desk(protected.app, STRANGER)
    answers = [stranger.post("unlock", passphrase="wrong") for _ in range(FREE_TRIES + 1)]
    assert "Wait" in words_of(answers[-1])
    assert "Wait" not in words_of(answers[0])
    assert Desk(protected.app).post("unlock", passphrase=PASSPHRASE).status_code == 303  # others do not wait


def test_guessing_many_at_once_is_slowed_down_as_well(protected, monkeypatch):
    stranger, tried = Desk(protected.app, STRANGER), []

    def unlock(passphrase: str) -> bool:  # while one is worked on, the next one arrives
        tried.append(passphrase)
        if len(tried) < 2 * FREE_TRIES:
            stranger.post("unlock", passphrase="wrong")
        return False

    monkeypatch.setattr(parts_of(protected.app).vault, "unlock", unlock)
    stranger.post("unlock", passphrase="wrong")
    assert len(tried) == FREE_TRIES


def test_a_secret_known_before_the_passphrase_is_worth_nothing_after_it(protected):
    """Session fixation: somebody planted the cookie, or saw it, before the facilitator came in."""
    facilitator, thief = Desk(protected.app, STRANGER), Desk(protected.app, STRANGER)
    thief.client.set_cookie(DESK, facilitator.secret)
    facilitator.post("unlock", passphrase=PASSPHRASE)
    assert facilitator.get("workshops").status_code == 200
    assert thief.get("workshops").location == "/facilitator/unlock"
    thief.client.set_cookie(DESK, facilitator.secret)  # the control: the fresh one would do
    assert thief.get("workshops").status_code == 200


def test_a_stranger_is_led_back_to_the_page_for_phones(app):
    Desk(app).post("set-up", go="without")
    assert 'href="/"' in words_of(Desk(app, STRANGER).get("workshops"))
    assert 'href="/facilitator/"' in words_of(Desk(app).get("nothing/here"))


def test_locking_ends_the_live_connections_too(protected):
    parts, ended = parts_of(protected.app), []
    protected.app.extensions[EXTENSION] = replace(parts, hang_up=lambda: ended.append("all"))
    protected.get()
    assert ended == []
    protected.post("lock")
    assert ended == ["all"]


def test_locking_shuts_every_browser_out_until_the_passphrase_is_given_again(protected):
    second = Desk(protected.app, STRANGER)
    second.post("unlock", passphrase=PASSPHRASE)
    protected.post("lock")
    assert parts_of(protected.app).vault.is_locked()
    for desk in (protected, second):
        assert desk.get("workshops").location == "/facilitator/unlock"
    protected.post("unlock", passphrase=PASSPHRASE)
    assert protected.get("workshops").status_code == 200
    assert second.get("workshops").status_code == 302


def test_the_page_for_the_passphrase_says_nothing_of_the_workshop(protected):
    protected.post("workshops/new", title_en="Very private title", min_group="5", template="empty")
    assert "Very private title" in protected.words()
    assert "Very private title" not in Desk(protected.app, STRANGER).words("unlock")


@pytest.mark.parametrize("token", ["", "0" * 32, "é"])
def test_a_form_without_our_token_is_refused(protected, token):
    answer = protected.post("workshops/new", title_en="Foreign", min_group="5", template="empty", token=token)
    assert answer.status_code == 400
    assert "did not come from our page" in words_of(answer)
    assert parts_of(protected.app).vault.workshop_ids() == ()


def test_the_token_of_another_browser_does_not_do(protected):
    other = form_token(Desk(protected.app).secret)
    assert protected.post("lock", token=other).status_code == 400
    assert protected.post("lock").status_code == 303


def test_the_language_changes_and_the_page_stays(protected):
    answer = protected.post("language", language="fr", back="/facilitator/workshops")
    assert answer.location == "/facilitator/workshops"
    assert 'lang="fr"' in protected.words("workshops")


@pytest.mark.parametrize("back", ["//elsewhere", "http://elsewhere/", "/facilitator//x", "/facilitator/\\x", "/",
                                  "/facilitator/\r\nX-Evil: 1", "/facilitator/\0"])
def test_changing_the_language_leads_nowhere_else(protected, back):
    assert protected.post("language", language="fr", back=back).location == "/facilitator/"


def test_the_help_calls_the_data_unreadable_only_where_there_is_a_passphrase(protected, tmp_path):
    unreadable = "without the passphrase they cannot be read"
    assert unreadable in words_of(protected.get("help"))
    open_laptop = Desk(empty_app(tmp_path / "open"))
    open_laptop.post("set-up", go="without")
    page = words_of(open_laptop.get("help"))
    assert unreadable not in page
    assert "or a copy of its data, can read titles, questions and results" in page
    parts_of(open_laptop.app).vault.close()


def test_before_there_is_a_workshop_the_wall_waits_calmly_and_looks_again(app):
    desk = Desk(app)
    desk.post("set-up", go="without")
    page = desk.client.get("/projector/", environ_base={"REMOTE_ADDR": LAPTOP})
    assert page.status_code == 200
    assert "has not begun yet" in words_of(page) or "pas encore commencé" in words_of(page)
    assert 'http-equiv="refresh"' in page.get_data(as_text=True)
