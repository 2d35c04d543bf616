"""Real sockets against a real server in this process: who hears what, and when."""
from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import gevent
import pytest

from tests.support.phones import PICK, Hall
from tests.support.running import free_port
from workshop.app import Thread, create_app, serve_laptop
from workshop.config import Config
from workshop.services import count_answers
from workshop.services.close_activity import close_activity
from workshop.services.join_workshop import join_workshop
from workshop.virtual.browser import Browser
from workshop.virtual.live import Live, Refused
from workshop.virtual.participant import Participant
from workshop.web.parts import EXTENSION


class Served:
    """A hall with its server; live connections and browsers are closed at the end."""

    def __init__(self, folder: Path):
        self.hall = Hall.made(folder, PICK)
        self.laptop = serve_laptop(self.hall.app, Config(data_dir=folder, host="127.0.0.1", port=free_port()))
        self._open: list[Any] = []

    def browser(self) -> Browser:
        self._open.append(browser := Browser("127.0.0.1", self.laptop.port))
        return browser

    def phone(self) -> Participant:
        participant = Participant("127.0.0.1", self.laptop.port)
        self._open.append(participant.browser)
        participant.join({"zone": "north"})
        return participant

    def live(self, browser: Browser, audience: str) -> tuple[Live, list[tuple[str, Any]]]:
        """A connection, and what it hears."""
        heard: list[tuple[str, Any]] = []
        live = Live(browser, audience, lambda event, data: heard.append((event, data)))
        self._open.append(live)
        return live, heard

    def end(self) -> None:
        for opened in self._open:
            with suppress(OSError):
                opened.close()
        self.laptop.stop()
        self.hall.parts.vault.close()


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    made = Served(tmp_path)
    yield made
    made.end()


def until(condition: Callable[[], bool], seconds: float = 10) -> None:
    with gevent.Timeout(seconds):
        while not condition():
            gevent.sleep(0.01)


def test_a_vote_is_recorded_and_only_facilitator_and_wall_hear_how_many(served):
    served.hall.open("pick")
    phones = [served.phone() for _ in range(2)]
    lives = [served.live(phone.browser, "phone") for phone in phones]
    _, facilitator = served.live(served.browser(), "facilitator")
    _, wall = served.live(served.browser(), "projector")
    for phone, (live, _) in zip(phones, lives, strict=True):
        question = phone.question()
        assert live.cast(question.activity, list(question.asked[:2])) == {"status": "recorded", "message": ""}
    until(lambda: ("progress", {"activity": "pick", "answered": 2, "seats": 2}) in wall)
    assert wall[-1] in facilitator
    assert [event for _, heard in lives for event, _ in heard] == ["state", "state"], "on connecting, and no more"


def test_a_change_reaches_everybody_who_shows_it(served):
    phone = served.phone()
    _, heard_by_phone = served.live(phone.browser, "phone")
    _, heard_by_wall = served.live(served.browser(), "projector")
    served.hall.open("pick")
    version = served.hall.store.snapshot().version
    for heard in (heard_by_phone, heard_by_wall):
        until(lambda heard=heard: ("state", {"version": version}) in heard)
    served.hall.show(face="blank")
    until(lambda: ("state", {"version": version + 1}) in heard_by_wall)
    assert ("state", {"version": version + 1}) not in heard_by_phone


def test_a_stranger_is_refused(served):
    with pytest.raises(Refused):
        served.live(served.browser(), "phone")
    strange = served.browser()
    strange.cookies["s"] = "x" * 43
    with pytest.raises(Refused):
        served.live(strange, "phone")


def test_a_phone_that_calls_an_event_connect_stays_a_phone(served):
    served.hall.open("pick")
    phone = served.phone()
    live, heard = served.live(phone.browser, "phone")
    live._send('42' + json.dumps(["connect", {"REMOTE_ADDR": "127.0.0.1"}, {"as": "facilitator"}]))
    question = phone.question()
    assert live.cast(question.activity, list(question.asked[:1]))["status"] == "recorded"
    served.hall.show(face="blank")  # facilitator and wall are told
    gevent.sleep(0.1)
    assert [event for event, _ in heard] == ["state"]


def test_a_late_vote_gets_a_sentence_in_the_phones_language(served):
    served.hall.open("pick")
    phone = served.phone()
    live, _ = served.live(phone.browser, "phone")
    question = phone.question()
    served.hall.close("pick")
    answer = live.cast(question.activity, list(question.asked[:1]))
    assert answer["status"] == "closed"
    assert len(answer["message"]) > 20


def test_counting_does_not_stop_the_room(served, monkeypatch):
    """While the answers are counted in a thread, the loop answers others."""
    counting, may_end = threading.Event(), threading.Event()
    threads = []

    def slow(*arguments):
        threads.append(threading.current_thread())
        counting.set()
        assert may_end.wait(20)
        return counted(*arguments)

    counted = count_answers._counted
    monkeypatch.setattr(count_answers, "_counted", slow)
    served.hall.open("pick")
    closing = gevent.spawn(close_activity, served.hall.store, served.hall.parts.announcer, "pick", Thread())
    until(counting.is_set)
    assert served.browser().get("/").status == 200, "somebody else's page, in the middle of counting"
    assert not closing.ready()
    may_end.set()
    closing.get(timeout=20)
    assert threads != [threading.current_thread()]
    assert served.hall.store.outcome("pick", 1)


def test_a_passphrase_does_not_stop_the_room(tmp_path):
    """Unlocking computes for a while, on purpose; meanwhile the loop turns."""
    vault = create_app(Config(data_dir=tmp_path)).extensions[EXTENSION].vault
    vault.set_up("four or five words")
    vault.lock()
    turns = []
    turning = gevent.spawn(lambda: [turns.append(time.monotonic()) or gevent.sleep(0.005) for _ in range(1000)])
    assert not vault.unlock("another passphrase")
    assert vault.unlock("four or five words")
    turning.kill()
    assert len(turns) > 3


def test_joining_by_page_and_by_service_is_the_same_seat(served):
    phone = served.phone()
    seats = served.hall.store.seats()
    join_workshop(served.hall.store, phone.browser.cookies["s"], "", {})
    assert served.hall.store.seats() == seats


def test_hanging_up_ends_every_connection_and_pages_may_knock_again(served):
    phone = served.phone()
    (live, _), (desk, heard) = served.live(phone.browser, "phone"), served.live(served.browser(), "facilitator")
    gevent.sleep(0.2)
    assert heard  # control: it is connected
    assert live.cast("pick", ["a"])["status"] == "closed"
    served.hall.parts.hang_up()
    gevent.sleep(0.5)
    for ended in (live, desk):
        with pytest.raises(Refused):
            ended.cast("pick", ["a"])
    assert served.live(phone.browser, "phone")[0]
