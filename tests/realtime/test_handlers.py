"""Every event from every role: who may, what is answered, and that "recorded" comes after the disk."""
from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.unit.services.room import IDEAS, PICK, Room
from workshop.domain.text import Message
from workshop.realtime import handlers
from workshop.realtime.audiences import Audience
from workshop.realtime.handlers import Bucket, Doors, Visitor, register


@dataclass
class Server:
    """Stands in for python-socketio: keeps the handlers and what they did."""

    handlers: dict[str, Callable[..., Any]] = field(default_factory=dict)
    rooms: dict[str, str] = field(default_factory=dict)
    sent: list[tuple[str, object, str]] = field(default_factory=list)
    thrown_out: list[str] = field(default_factory=list)
    environs: dict[str, object] = field(default_factory=dict)

    def arrive(self, sid: str, environ: dict[str, str], auth: object) -> bool:
        """A connection that the server itself took."""
        self.environs[sid] = environ
        return self.handlers["connect"](sid, environ, auth)

    def get_environ(self, sid: str) -> object:
        return self.environs.get(sid)

    def on(self, name: str, handler: Callable[..., Any]) -> None:
        self.handlers[name] = handler

    def enter_room(self, sid: str, room: str) -> None:
        self.rooms[sid] = room

    def emit(self, name: str, message: object, to: str) -> None:
        self.sent.append((name, message, to))

    def disconnect(self, sid: str) -> None:
        self.thrown_out.append(sid)


class Hall:
    """A room on disk, the handlers, and visitors whose environ says who they are."""

    def __init__(self, folder: Path):
        self.room, self.server, self.log = Room(folder), Server(), []
        self.store = self.room.store
        register(self.server, Doors(self.admit, lambda: self.store, self, self.recorded, self.say))

    def admit(self, environ: dict[str, str], audience: Audience) -> Visitor | None:
        if environ.get("may") != "yes":
            return None
        return Visitor(audience, self.room.store.snapshot().workshop.id, environ.get("secret", ""), "fr")

    def announce(self, event: object) -> None:
        self.log.append("announced")

    def recorded(self, secret: str, activity: str) -> None:
        self.log.append("forgot the draft")

    def say(self, message: Message, language: str) -> str:
        return f"{language}: {message.text}"

    def connect(self, sid: str, audience: object, may: str = "yes", secret: str = "") -> bool:
        auth = {"as": audience} if isinstance(audience, str) else audience
        return self.server.arrive(sid, {"may": may, "secret": secret}, auth)

    def cast(self, sid: str, data: object) -> dict[str, object]:
        return self.server.handlers["cast"](sid, data)


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    made = Hall(tmp_path)
    yield made
    made.room.vault.close()


@pytest.fixture
def vote(hall: Hall) -> str:
    """An open vote, and a phone with a seat that is connected."""
    activity = hall.room.open(hall.room.add(PICK))
    hall.room.join("k3y-0f-a-ph0ne")
    assert hall.connect("phone", "phone", secret="k3y-0f-a-ph0ne")
    return activity


# ---- connecting ----

@pytest.mark.parametrize("audience", [audience.value for audience in Audience])
def test_who_may_enters_the_room_of_its_audience_and_hears_where_things_stand(hall, audience):
    assert hall.connect("x", audience)
    workshop, version = hall.store.snapshot().workshop.id, hall.store.snapshot().version
    assert hall.server.rooms == {"x": f"{audience}:{workshop}"}
    assert hall.server.sent == [("state", {"version": version}, "x")]


@pytest.mark.parametrize("audience", [audience.value for audience in Audience])
def test_who_may_not_enters_no_room_and_hears_nothing(hall, audience):
    assert hall.connect("x", audience, may="no") is False
    assert (hall.server.rooms, hall.server.sent) == ({}, [])


@pytest.mark.parametrize("auth", [None, {}, "projector", {"as": "boss"}, {"as": None}, {"as": ["projector"]}, 7,
                                  {"as": {"as": "projector"}}], ids=str)
def test_who_does_not_say_who_it_is_counts_as_a_phone(hall, auth):
    assert hall.server.arrive("x", {"may": "yes"}, auth)
    assert hall.server.rooms["x"].startswith("phone:")


def test_a_client_cannot_say_itself_who_it_is_and_where_it_comes_from(hall):
    """python-socketio hands an event that a client calls "connect" to the same handler."""
    hall.connect("x", "phone")
    before = dict(hall.server.rooms)
    for forged in ({"may": "yes"}, {"may": "yes", "REMOTE_ADDR": "127.0.0.1"}, None):
        assert hall.server.handlers["connect"]("x", forged, {"as": "facilitator"}) is False
    assert hall.server.rooms == before
    assert hall.connect("y", "facilitator"), "the control: from the server itself"


def test_nobody_connects_before_there_is_a_workshop(hall):
    hall.store = None
    assert hall.connect("x", "phone") is False


# ---- casting ----

def test_recorded_is_answered_after_the_commit_and_told_after_it(hall, vote):
    class Spy:
        def __getattr__(self, name):
            return getattr(hall.room.store, name)

        def write(self, change):
            result = hall.room.store.write(change)
            hall.log.append("committed")
            return result

    hall.store = Spy()
    answer = hall.cast("phone", {"activity": vote, "items": ["a"]})
    assert answer == {"status": "recorded", "message": ""}
    assert hall.log == ["committed", "announced", "forgot the draft"]
    assert hall.room.store.answered(vote, 1) == 1


def test_what_is_not_on_disk_is_not_recorded(hall, vote, caplog):
    class Broken:
        def __getattr__(self, name):
            return getattr(hall.room.store, name)

        def write(self, change):
            raise OSError("no space left")

    hall.store = Broken()
    answer = hall.cast("phone", {"activity": vote, "items": ["a"]})
    assert answer["status"] == "failed"
    assert "not recorded" in answer["message"]
    assert hall.log == []
    assert "k3y-0f" not in caplog.text


@pytest.mark.parametrize("role", ["facilitator", "projector", "nobody", "gone"])
def test_only_a_connected_phone_casts(hall, vote, role):
    if role != "nobody":
        hall.connect("x", "phone" if role == "gone" else role, secret="k3y-0f-a-ph0ne")
    if role == "gone":
        hall.server.handlers["disconnect"]("x")
    assert hall.cast("x", {"activity": vote, "items": ["a"]})["status"] == "refused"
    assert hall.room.store.answered(vote, 1) == 0


def test_a_phone_whose_seat_is_gone_is_told_to_join(hall, vote):
    hall.connect("stranger", "phone", secret="another")
    answer = hall.cast("stranger", {"activity": vote, "items": ["a"]})
    assert (answer["status"], answer["message"][:3]) == ("missing", "fr:")


GARBAGE = [None, [], "cast", 7, {}, {"activity": 1}, {"activity": None, "items": ["a"]}, {"activity": ["x"]}]
BAD_BALLOTS = [None, "a", {"a": 1}, [1], [["a"]], ["z"], ["a", "a"], ["a", "b", "c"], [None], 3.5]


@pytest.mark.parametrize("data", GARBAGE, ids=str)
def test_garbage_is_refused_with_a_sentence(hall, vote, data):
    answer = hall.cast("phone", data)
    assert answer["status"] == "refused"
    assert answer["message"]
    assert hall.server.thrown_out == []


@pytest.mark.parametrize("items", BAD_BALLOTS, ids=str)
def test_a_ballot_that_is_none_is_refused(hall, vote, items):
    assert hall.cast("phone", {"activity": vote, "items": items})["status"] == "refused"
    assert hall.room.store.answered(vote, 1) == 0


def test_a_late_ballot_is_told_so(hall, vote):
    hall.room.close(vote)
    assert hall.cast("phone", {"activity": vote, "items": ["a"]})["status"] == "closed"
    assert hall.cast("phone", {"activity": "gone", "items": ["a"]})["status"] == "closed"


def test_ideas_do_not_come_by_socket(hall, vote):
    hall.room.close(vote)
    ideas = hall.room.open(hall.room.add(IDEAS))
    assert hall.cast("phone", {"activity": ideas, "items": []})["status"] == "refused"


def test_casting_twice_counts_once(hall, vote):
    for items in (["a"], ["a"], ["b"]):
        assert hall.cast("phone", {"activity": vote, "items": items})["status"] == "recorded"
    assert [dict(cast.ballot) for cast in hall.room.store.casts(vote, 1)] == [{"picks": ["b"]}]


def test_nothing_but_connecting_casting_and_leaving_is_heard(hall):
    assert set(hall.server.handlers) == {"connect", "disconnect", "cast"}


# ---- the limit ----

class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_bucket_gives_twenty_at_once_and_twenty_a_second():
    clock = Clock()
    bucket = Bucket(clock)
    assert [bucket.take() for _ in range(21)] == [True] * 20 + [False]
    clock.now += 1
    assert sum(bucket.take() for _ in range(100)) < 21
    clock.now += 60
    assert sum(bucket.take() for _ in range(100)) == 20


def test_a_phone_that_floods_is_thrown_out_and_others_are_not(hall, vote, monkeypatch):
    clock = Clock()
    monkeypatch.setattr(handlers.Bucket.__init__, "__defaults__", (clock,))
    hall.connect("flood", "phone", secret="k3y-0f-a-ph0ne")
    statuses = [hall.cast("flood", {"activity": vote, "items": ["a"]})["status"] for _ in range(21)]
    assert statuses == ["recorded"] * 20 + ["limit"]
    assert hall.server.thrown_out == ["flood"]
    assert hall.cast("phone", {"activity": vote, "items": ["b"]})["status"] == "recorded"
