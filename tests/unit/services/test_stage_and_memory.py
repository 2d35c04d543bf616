"""What the wall shows, and what is only ever in memory: drafts and the timer."""
from __future__ import annotations

import pytest

from tests.unit.services.room import PICK, RANK
from workshop.domain.errors import Mendable, NotFound
from workshop.domain.stage import DISCUSSION, RESULT, Face, Stage
from workshop.services import drafts as memory
from workshop.services.drafts import Draft, Drafts
from workshop.services.reveal_activity import go_to, next_activity, show_face, show_language, show_panel
from workshop.services.timer import Timer


def stage(room) -> Stage:
    return room.store.snapshot().stage


# ---- the wall ----

def test_blank_and_codes_come_and_go_with_the_same_key(room):
    for face in ("blank", "codes", "activity"):
        show_face(room.store, room.ears, "activity") if stage(room).face != Face.ACTIVITY else None
        show_face(room.store, room.ears, face)
        assert stage(room).face == face
        show_face(room.store, room.ears, face)
        assert stage(room).face is Face.ACTIVITY


def test_a_panel_shows_the_activity_again(room):
    show_face(room.store, room.ears, "blank")
    for panel in (DISCUSSION, "zone", RESULT):
        show_panel(room.store, room.ears, panel)
        assert (stage(room).panel, stage(room).face) == (panel, Face.ACTIVITY)


@pytest.mark.parametrize("show, what", [(show_face, "mirror"), (show_panel, "gender"), (show_language, "de")])
def test_the_wall_refuses_what_it_cannot_show(room, show, what):
    before = stage(room)
    with pytest.raises(Mendable, match="cannot show that"):
        show(room.store, room.ears, what)
    assert stage(room) == before


@pytest.mark.parametrize("language", ["fr", "en", "both"])
def test_the_wall_speaks_either_language_or_both(room, language):
    show_language(room.store, room.ears, language)
    room.reopen()
    assert stage(room).language == language


def test_the_agenda_is_walked_step_by_step_to_its_end(room):
    first, second = room.add(PICK), room.add(RANK)
    assert next_activity(room.store.snapshot()) == first
    go_to(room.store, room.ears, first)
    assert next_activity(room.store.snapshot()) == second
    go_to(room.store, room.ears, second)
    assert next_activity(room.store.snapshot()) is None
    with pytest.raises(NotFound):
        go_to(room.store, room.ears, "gone")


# ---- drafts ----

def test_a_draft_is_found_until_it_is_forgotten():
    drafts = Drafts()
    drafts.put("mine", Draft(("a",)))
    assert drafts.get("mine") == Draft(("a",))
    assert drafts.get("yours") is None
    drafts.forget("mine")
    drafts.forget("mine")
    assert drafts.get("mine") is None
    drafts.put("mine", Draft(("a",)))
    drafts.forget_all()
    assert drafts.get("mine") is None


def test_the_oldest_drafts_make_room(monkeypatch):
    monkeypatch.setattr(memory, "MOST", 2)
    drafts = Drafts()
    for key in ("one", "two", "one", "three"):
        drafts.put(key, Draft())
    assert [drafts.get(key) is not None for key in ("one", "two", "three")] == [True, False, True]


# ---- the timer ----

class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_countdown_runs_pauses_grows_and_ends():
    clock = Clock()
    timer = Timer(clock)
    assert timer.state() is None
    timer.start(60)
    clock.now += 10
    assert (timer.state().remaining, timer.state().total, timer.state().running) == (50, 60, True)
    timer.pause()
    clock.now += 100
    assert (timer.state().remaining, timer.state().running) == (50, False)
    timer.add(30)
    timer.resume()
    timer.resume()
    clock.now += 20
    assert (timer.state().remaining, timer.state().total) == (60, 90)
    timer.add(10)
    assert timer.state().remaining == 70
    clock.now += 1000
    assert (timer.state().remaining, timer.state().running) == (0, False)
    timer.resume()
    timer.stop()
    assert timer.state() is None


def test_more_time_starts_a_countdown_where_there_is_none():
    clock = Clock()
    timer = Timer(clock)
    timer.resume()
    assert timer.state() is None
    timer.add(120)
    assert timer.state().running
