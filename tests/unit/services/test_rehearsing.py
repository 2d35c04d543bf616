"""The throw-away workshop for trying out laptop and router."""
from __future__ import annotations

import pytest

from tests.unit.services.room import PICK, Room
from workshop.domain.activity import State
from workshop.domain.errors import Mendable, NotFound
from workshop.domain.events import Changed
from workshop.services.cast_ballot import cast_ballot
from workshop.services.join_workshop import join_workshop
from workshop.services.start_rehearsal import find_rehearsal, start_rehearsal, stop_rehearsal


def start(room: Room) -> str:
    return start_rehearsal(room.vault, room.ears, room.ids).id


def test_it_has_one_open_question_and_a_code_and_everybody_is_sent_there(room):
    real = room.vault.current_id()
    rehearsal = start(room)
    assert room.vault.current_id() == rehearsal
    (question,) = room.vault.open(rehearsal).snapshot().activities
    assert question.state is State.OPEN
    assert find_rehearsal(room.vault).room_code
    assert isinstance(room.ears.last(), Changed)
    assert (room.ears.last().workshop, room.ears.last().phones) == (real, True)


def test_starting_it_twice_is_one_rehearsal(room):
    assert start(room) == start(room)
    assert len(room.vault.workshop_ids()) == 2


def test_it_does_not_begin_while_people_answer(room):
    activity = room.open(room.add(PICK))
    with pytest.raises(Mendable, match="close it before"):
        start(room)
    assert find_rehearsal(room.vault) is None
    room.close(activity)
    assert start(room)


def test_it_begins_without_any_workshop_too(room):
    room.vault.choose(None)
    assert start(room) == room.vault.current_id()


def test_ending_it_erases_it_and_goes_back(room):
    real = room.vault.current_id()
    rehearsal = start(room)
    store = room.vault.open(rehearsal)
    (question,) = store.snapshot().activities
    join_workshop(store, "phone", find_rehearsal(room.vault).room_code, {})
    cast_ballot(store, room.ears, "phone", question.id, {"items": [question.item_ids[0]]})
    stop_rehearsal(room.vault, room.ears, real)
    assert room.vault.current_id() == real
    assert room.vault.workshop_ids() == (real,)
    assert room.store.seats() == 0
    with pytest.raises(NotFound):
        room.vault.open(rehearsal)


@pytest.mark.parametrize("back_to", [None, "gone"])
def test_without_a_way_back_no_workshop_is_current(room, back_to):
    start(room)
    stop_rehearsal(room.vault, room.ears, back_to)
    assert room.vault.current_id() is None


def test_ending_what_does_not_run_changes_nothing(room):
    real = room.vault.current_id()
    stop_rehearsal(room.vault, room.ears, None)
    assert room.vault.current_id() == real
