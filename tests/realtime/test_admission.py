"""Who may connect, and as what: the same rules as for the pages, with cookies as browsers send them."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from workshop.app import admit, create_app, same_origin
from workshop.config import Config
from workshop.domain.text import Label
from workshop.domain.workshop import Workshop
from workshop.places import Places
from workshop.realtime.audiences import Audience
from workshop.services.create_workshop import create_workshop
from workshop.services.join_workshop import join_workshop
from workshop.services.start_rehearsal import start_rehearsal
from workshop.storage.keys import Effort
from workshop.storage.vault import DiskVault
from workshop.web.parts import EXTENSION, Parts

PHONE, STRANGER, DESK = "p" * 43, "x" * 43, "d" * 43
HERE, ELSEWHERE = "127.0.0.1", "192.168.1.20"


def parts_with(folder: Path, passphrase: str | None) -> Parts:
    app = create_app(Config(data_dir=folder))
    parts = replace(app.extensions[EXTENSION], vault=DiskVault(Places(folder), effort=Effort(1, 64, 1)))
    parts.vault.set_up(passphrase)
    store = create_workshop(parts.vault, parts.ids, Workshop("", Label.of(en="Peace")))
    join_workshop(store, PHONE, "", {})
    parts.desks.add(DESK)
    return parts


@pytest.fixture
def free(tmp_path: Path) -> Iterator[Parts]:
    parts = parts_with(tmp_path, None)
    yield parts
    parts.vault.close()


@pytest.fixture
def guarded(tmp_path: Path) -> Iterator[Parts]:
    parts = parts_with(tmp_path, "four or five words")
    yield parts
    parts.vault.close()


def may(parts: Parts, audience: str, cookies: str = "", address: str = ELSEWHERE) -> bool:
    environ = {"HTTP_COOKIE": cookies, "REMOTE_ADDR": address}
    return admit(parts)(environ, Audience(audience)) is not None


@pytest.mark.parametrize("cookies, welcome", [
    (f"s={PHONE}", True), (f"s={STRANGER}", False), ("", False), ("s=short", False), (f"d={PHONE}", False),
    (f"s={PHONE}; l=en", True), (f"s={PHONE}'; --", False),
])
@pytest.mark.parametrize("address", [HERE, ELSEWHERE])
def test_a_phone_needs_its_seat_wherever_it_is(free, cookies, welcome, address):
    assert may(free, "phone", cookies, address) == welcome


@pytest.mark.parametrize("audience", ["facilitator", "projector"])
@pytest.mark.parametrize("cookies", ["", f"s={PHONE}", f"d={DESK}", f"d={STRANGER}"])
def test_without_passphrase_only_the_laptop_itself_is_facilitator(free, audience, cookies):
    assert may(free, audience, cookies, HERE)
    assert not may(free, audience, cookies, ELSEWHERE)


@pytest.mark.parametrize("audience", ["facilitator", "projector"])
@pytest.mark.parametrize("address", [HERE, ELSEWHERE])
@pytest.mark.parametrize("cookies, welcome", [(f"d={DESK}", True), (f"d={STRANGER}", False), ("", False),
                                              (f"s={DESK}", False), (f"s={PHONE}", False)])
def test_with_a_passphrase_only_browsers_that_gave_it_are(guarded, audience, address, cookies, welcome):
    assert may(guarded, audience, cookies, address) == welcome


@pytest.mark.parametrize("audience", ["phone", "facilitator", "projector"])
def test_nobody_is_let_in_while_the_data_are_locked(guarded, audience):
    guarded.vault.lock()
    assert not may(guarded, audience, f"s={PHONE}; d={DESK}", HERE)


def test_the_wall_of_a_rehearsal_may_be_watched_by_its_participants_and_by_nobody_else(free):
    class Silence:
        def announce(self, event: object) -> None: ...

    assert not may(free, "projector", f"s={PHONE}", ELSEWHERE)
    rehearsal = start_rehearsal(free.vault, Silence(), free.ids)
    join_workshop(free.vault.open(rehearsal.id), PHONE, rehearsal.room_code, {})
    assert may(free, "projector", f"s={PHONE}", ELSEWHERE)
    assert not may(free, "projector", f"s={STRANGER}", ELSEWHERE)


def test_the_language_of_the_answers_is_the_phones(free):
    environ = {"HTTP_COOKIE": f"s={PHONE}; l=en", "REMOTE_ADDR": HERE}
    assert admit(free)(environ, Audience.PHONE).language == "en"
    assert admit(free)({**environ, "HTTP_COOKIE": f"s={PHONE}"}, Audience.PHONE).language == "fr"


@pytest.mark.parametrize("origin, host, ours", [
    ("http://192.168.1.5", "192.168.1.5", True), ("http://192.168.1.5:8080", "192.168.1.5:8080", True),
    ("http://192.168.1.5", "192.168.1.5:8080", False), ("https://192.168.1.5", "192.168.1.5", False),
    ("http://evil.example", "192.168.1.5", False), ("null", "192.168.1.5", False), ("", "", False),
])
def test_a_socket_comes_from_our_own_page(origin, host, ours):
    assert same_origin(origin, {"HTTP_HOST": host}) == ours
