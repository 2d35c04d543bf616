"""Pages that are made once for everybody are, byte for byte, those that Flask makes for each phone."""

from __future__ import annotations

import gzip
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.test import Client

from tests.support.phones import Hall, Phone
from workshop.domain.text import Label
from workshop.services.edit_workshop import edit_workshop
from workshop.web.compression import LEVEL
from workshop.web.stencil import GAP, TOKEN_LENGTH, Stencil

STEPS = ("language", "join", "profile", "wait", "question")


@pytest.fixture
def hall(tmp_path):
    return Hall.made(tmp_path, room_code="MOPTI")


def phone_at(hall: Hall, step: str, language: str = "fr") -> Phone:
    phone = Phone(hall.app)
    if step != "language":
        phone.post("/language", language=language)
    if step in ("profile", "wait", "question"):
        phone.post("/join", code="MOPTI")
    if step in ("wait", "question"):
        phone.post("/profile", zone="centre", code="MOPTI")
    if step == "question":
        hall.open("pick")
    return phone


def by_flask(hall: Hall, phone: Phone, **headers: str):
    """The page as Flask makes it for the same cookies."""
    client = Client(hall.app.wsgi_app._behind)
    client._cookies = phone.client._cookies
    return client.get("/", headers=headers)


def plain(answer) -> bytes:
    packed = answer.headers.get("Content-Encoding") == "gzip"
    return gzip.decompress(answer.get_data()) if packed else answer.get_data()


@pytest.mark.parametrize("accepts", ["", "gzip, deflate", "gzip;q=0"])
@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("step", STEPS)
def test_a_page_and_its_headers_are_the_same_with_and_without_the_door(hall, step, language, accepts):
    phone = phone_at(hall, step, language)
    phone.page()
    wishes = {"Accept-Encoding": accepts}
    for _ in range(2):  # made for the first one who asks, kept for the next
        ours, flasks = phone.client.get("/", headers=wishes), by_flask(hall, phone, **wishes)
        assert (ours.status, plain(ours)) == (flasks.status, plain(flasks))
        varying = ("Content-Length", "Vary")
        assert {n: v for n, v in ours.headers if n not in varying} == {
            n: v for n, v in flasks.headers if n not in varying
        }
        assert int(ours.headers["Content-Length"]) == len(ours.get_data())
        assert ("Content-Encoding" in ours.headers) == (accepts == "gzip, deflate")


def test_the_first_visit_brings_a_secret_of_its_own_and_the_token_that_goes_with_it(hall):
    first, second = Phone(hall.app), Phone(hall.app)
    answers = [phone.client.get("/") for phone in (first, second)]
    cookies = [answer.headers["Set-Cookie"] for answer in answers]
    assert cookies[0] != cookies[1]
    assert all(cookie.endswith("; HttpOnly; Path=/; SameSite=Strict") for cookie in cookies)
    assert plain(answers[0]) != plain(answers[1])
    assert first.post("/language", language="fr").status_code == 303, "its token is taken"
    assert "Set-Cookie" not in first.client.get("/").headers


def test_a_token_is_not_taken_from_another_phone(hall):
    first, second = phone_at(hall, "join"), phone_at(hall, "join")
    second.page()
    assert first.client.post("/join", data={"token": token_of(second.page()), "code": "MOPTI"}).status_code == 400
    assert first.client.post("/join", data={"token": token_of(first.page()), "code": "MOPTI"}).status_code == 303


def token_of(page: str) -> str:
    return page.split('name="token" value="')[1].split('"')[0]


def test_what_changes_is_seen_at_the_next_visit(hall):
    waiting, joining = phone_at(hall, "wait"), phone_at(hall, "join")
    assert "Échange de Mopti" in waiting.page()
    changed = replace(hall.store.snapshot().workshop, title=Label.of(fr="Échange de Gao"))
    edit_workshop(hall.parts.vault, hall.store, hall.parts.announcer, changed)
    for phone in (waiting, joining):
        assert "Échange de Gao" in phone.page()
    hall.open("pick")
    assert "data-activity" in waiting.page()
    hall.close("pick")
    assert "data-activity" not in waiting.page()


def test_no_page_of_a_workshop_is_kept_once_it_is_locked(hall):
    phone = phone_at(hall, "wait")
    assert "Mopti" in phone.page()
    hall.parts.vault.choose(None)
    assert "Mopti" not in phone.page()
    assert "Mopti" not in repr([stencil.filled("") for stencil in hall.app.wsgi_app._stencils.values()])


def test_what_somebody_typed_is_shown_to_nobody_else(hall):
    typing, other = phone_at(hall, "profile"), phone_at(hall, "profile")
    typing.post("/language", language="en", step="profile", zone="south", code="MOPTI")
    assert "checked" in typing.page()
    typing.post("/language", language="fr", step="profile", zone="south", code="MOPTI")
    assert "checked" in typing.page()
    assert "checked" not in other.page()


@given(st.lists(st.text(st.characters(exclude_characters="\0", codec="utf-8"), max_size=300), min_size=1, max_size=5),
       st.text("0123456789abcdef", min_size=TOKEN_LENGTH, max_size=TOKEN_LENGTH))  # fmt: skip
def test_a_filled_stencil_unpacks_to_the_page(pieces, token):
    stencil = Stencil(GAP.join(pieces))
    page = stencil.filled(token)
    assert page.decode() == token.join(pieces)
    assert gzip.decompress(stencil.compressed(page, token)) == page


def test_a_stencil_is_about_as_small_as_a_page_compressed_in_one_go(hall):
    page = phone_at(hall, "join").client.get("/", headers={"Accept-Encoding": "gzip"})
    ours, usual = len(page.get_data()), len(gzip.compress(plain(page), LEVEL))
    assert ours < usual * 1.1
