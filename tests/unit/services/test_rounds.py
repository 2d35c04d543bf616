"""A question asked again after the discussion: declared before, opened by hand, never a way to who answered what."""
from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.services.room import PICK, RANK
from workshop.domain.activity import State
from workshop.domain.errors import Closed, Mendable
from workshop.services.cast_ballot import cast_ballot, recorded_ballot
from workshop.services.hand_out_recount import recount_sheet
from workshop.services.open_activity import withdraw_activity
from workshop.services.open_round import open_round
from workshop.services.prepare_agenda import duplicate_activity, edit_activity
from workshop.services.read_results import leading_items, read_course, read_results, standing_round
from workshop.services.reveal_activity import reveal_activity

FIRST = ["ab"] * 6 + ["cd"] * 6
MOVED = ["ab"] * 11 + ["cd"]


def revealed(room, activity):
    reveal_activity(room.store, room.ears, activity)
    return activity


def again(room, activity, answers):
    """The next round, answered and closed."""
    open_round(room.store, room.ears, activity)
    number = room.activity(activity).round
    for secret, answer in zip(room.people(len(answers)), answers, strict=True):
        cast_ballot(room.store, room.ears, secret, activity, {"items": list(answer)}, number)
    return room.close(activity)


@pytest.fixture
def asked_twice(room):
    activity = revealed(room, room.voted(PICK, FIRST, rounds=3))
    return again(room, activity, MOVED)


def test_both_rounds_stay_and_can_be_compared(room, asked_twice):
    course = read_course(room.store, room.activity(asked_twice))
    assert [outcome.named["a"].value for outcome in course.outcomes] == [6, 11]
    assert course.changed["moved"]["a"] == pytest.approx(5 / 12)
    assert course.changed["moved"]["e"] == 0


def test_while_a_further_round_is_open_its_own_result_is_hidden_and_the_earlier_one_is_not(room):
    activity = revealed(room, room.voted(PICK, FIRST, rounds=2))
    open_round(room.store, room.ears, activity)
    assert len(read_course(room.store, room.activity(activity)).outcomes) == 1
    with pytest.raises(Mendable):
        read_results(room.store, room.activity(activity))


def test_nobody_finds_the_own_first_answer_in_the_next_round(room):
    activity = revealed(room, room.voted(PICK, FIRST, rounds=2))
    assert recorded_ballot(room.store, "phone 0", room.activity(activity)) is None
    open_round(room.store, room.ears, activity)
    assert recorded_ballot(room.store, "phone 0", room.activity(activity)) is None


def test_what_was_chosen_before_the_discussion_is_no_answer_after_it(room):
    activity = revealed(room, room.voted(PICK, FIRST, rounds=2))
    open_round(room.store, room.ears, activity)
    with pytest.raises(Closed):
        cast_ballot(room.store, room.ears, "phone 0", activity, {"items": ["a"]}, 1)
    cast_ballot(room.store, room.ears, "phone 0", activity, {"items": ["a"]}, 2)
    assert room.store.answered(activity, 2) == 1


def test_a_round_opens_only_as_declared_after_the_result_and_alone(room):
    once = revealed(room, room.voted(PICK, FIRST))
    with pytest.raises(Mendable, match="No further round was declared"):
        open_round(room.store, room.ears, once)
    twice = room.voted(PICK, FIRST, rounds=2)
    with pytest.raises(Mendable, match="Show the result"):
        open_round(room.store, room.ears, twice)
    revealed(room, twice)
    other = room.open(room.add(PICK))
    with pytest.raises(Mendable, match="still open"):
        open_round(room.store, room.ears, twice)
    withdraw_activity(room.store, room.ears, other)
    open_round(room.store, room.ears, twice)
    assert (room.activity(twice).state, room.activity(twice).round) == (State.OPEN, 2)


def test_the_number_of_rounds_is_fixed_before_the_first_ballot(room):
    activity = room.open(room.add(PICK, rounds=2))
    edit_activity(room.store, room.ears, replace(room.activity(activity), rounds=3))
    assert room.activity(activity).rounds == 2


def test_a_round_opened_by_mistake_goes_back_to_the_result_before_it(room):
    activity = revealed(room, room.voted(PICK, FIRST, rounds=2))
    open_round(room.store, room.ears, activity)
    withdraw_activity(room.store, room.ears, activity)
    assert (room.activity(activity).state, room.activity(activity).round) == (State.REVEALED, 1)
    assert read_results(room.store, room.activity(activity)).n == 12


def test_a_copy_begins_with_the_first_round(room, asked_twice):
    copy = duplicate_activity(room.store, room.ears, room.ids, asked_twice)
    assert (copy.round, copy.rounds) == (1, 3)


def test_rounds_end_where_answers_are_stable_and_no_further_one_opens(room):
    many = ["ab"] * 30 + ["cd"] * 30
    activity = revealed(room, room.voted(PICK, many, rounds=3))
    revealed(room, again(room, activity, ["ab"] * 34 + ["cd"] * 26))
    assert read_course(room.store, room.activity(activity)).reason == "stable"
    with pytest.raises(Mendable, match="stable"):
        open_round(room.store, room.ears, activity)


def test_where_hardly_anybody_moved_the_earlier_result_stands_and_goes_on(room):
    activity = revealed(room, room.voted(PICK, FIRST, rounds=2))
    again(room, activity, ["ab"] * 7 + ["cd"] * 5)
    assert read_results(room.store, room.activity(activity)).withheld
    assert standing_round(room.store, room.activity(activity)).round == 1
    assert {item.id for item in leading_items(room.store, room.activity(activity), 4)} == set("abcd")


def test_every_round_has_its_recount_sheet(room):
    activity = revealed(room, room.voted(RANK, ["abc"] * 6 + ["cba"] * 6, rounds=2))
    again(room, activity, ["abc"] * 12)
    now = room.activity(activity)
    before = replace(now, round=1)
    assert recount_sheet(room.store, now)["summary"]["places"]["a"][0] == 12
    assert recount_sheet(room.store, before)["summary"]["places"]["a"][0] == 6


def test_both_rounds_are_there_after_a_restart(room, asked_twice):
    room.reopen()
    course = read_course(room.store, room.activity(asked_twice))
    assert [outcome.n for outcome in course.outcomes] == [12, 12]
