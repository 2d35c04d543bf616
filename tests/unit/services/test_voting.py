"""From joining to the sealed result: who may answer, what is recorded, what is counted."""
from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from tests.unit.services.room import IDEAS, ITEMS, PICK, RANK, Belated, Room
from workshop.domain.activity import State
from workshop.domain.errors import Closed, Mendable, NotFound, TooMany
from workshop.domain.events import Changed, Progressed
from workshop.domain.items import Source
from workshop.domain.people import UNSAID
from workshop.domain.stage import Face
from workshop.domain.text import msg
from workshop.services import join_workshop as joining
from workshop.services.cast_ballot import cast_ballot, recorded_ballot
from workshop.services.close_activity import close_activity, finish_closing
from workshop.services.join_workshop import join_workshop
from workshop.services.moderate_ideas import approve_idea, merge_ideas, reject_idea
from workshop.services.open_activity import withdraw_activity
from workshop.services.read_results import read_results
from workshop.services.reveal_activity import reveal_activity
from workshop.services.secrets import ballot_key, seat_id, shuffled

# ---- joining ----

def test_joining_twice_is_one_seat_and_keeps_the_first_profile(room):
    room.join("phone", "north")
    room.join("phone", "south")
    assert room.store.seats() == 1
    assert room.store.profiles() == ({"zone": "north"},)
    room.join("another phone")
    assert room.store.seats() == 2


def test_a_question_of_the_profile_left_out_is_prefer_not_to_say(room):
    join_workshop(room.store, "phone", "", {})
    assert room.store.profiles() == ({"zone": UNSAID},)


def test_a_group_that_was_not_offered_is_refused(room):
    with pytest.raises(Mendable, match="Choose one of the answers"):
        room.join("phone", "moon")
    assert room.store.seats() == 0


@pytest.mark.parametrize("code, welcome", [
    ("AB12", True), (" ab12 ", True), ("", False), ("AB1", False), ("ÀB12", False), ("AB123", False),
])
def test_the_room_code_lets_in_who_can_read_the_wall(tmp_path, code, welcome):
    room = Room(tmp_path, room_code="AB12")
    if welcome:
        room.join("phone", code=code)
    else:
        with pytest.raises(Mendable, match="code on the wall"):
            room.join("phone", code=code)
    assert room.store.seats() == int(welcome)
    room.vault.close()


def test_a_full_workshop_says_so(room, monkeypatch):
    monkeypatch.setattr(joining, "MAX_SEATS", 1)
    room.join("phone")
    with pytest.raises(TooMany):
        room.join("another phone")
    room.join("phone")
    assert room.store.seats() == 1


def test_the_store_never_sees_the_secret(room):
    room.join("the phone’s secret")
    seat = seat_id("the phone’s secret", room.store.snapshot().workshop.id)
    assert room.store.seat(seat)
    assert room.store.seat("the phone’s secret") is None
    assert seat != seat_id("the phone’s secret", "another workshop")


def test_items_stand_in_an_order_of_each_phones_own_that_stays(room):
    orders = {shuffled(f"phone {n}", "activity", "abcdefgh") for n in range(20)}
    assert len(orders) > 15
    assert shuffled("phone 1", "activity", "abcdefgh") in orders
    assert {"".join(sorted(order)) for order in orders} == {"abcdefgh"}


# ---- opening ----

def test_opening_shows_the_activity_to_phones_and_wall(room):
    activity = room.open(room.add(PICK))
    assert room.activity(activity).state is State.OPEN
    stage = room.store.snapshot().stage
    assert (stage.activity, stage.face) == (activity, Face.ACTIVITY)
    assert room.ears.last() == Changed(room.store.snapshot().workshop.id, room.store.snapshot().version, phones=True)


def test_only_one_activity_is_open_at_a_time(room):
    first, second = room.open(room.add(PICK)), room.add(RANK)
    with pytest.raises(Mendable, match="still open"):
        room.open(second)
    room.close(first)
    room.open(second)


@pytest.mark.parametrize("state", ["open", "closed", "revealed"])
def test_an_activity_opens_once(room, state):
    activity = room.open(room.add(PICK))
    if state != "open":
        room.close(activity)
    if state == "revealed":
        reveal_activity(room.store, room.ears, activity)
    with pytest.raises(Mendable, match="already been opened"):
        room.open(activity)


TOO_FEW = {
    "one to rank": (RANK, {"items": ITEMS[:1], "options": {}}),
    "no item": (PICK, {"items": ()}),
    "one item": (PICK, {"items": ITEMS[:1]}),
    "two of two to pick": (PICK, {"items": ITEMS[:2]}),
    "three places for two items": (RANK, {"items": ITEMS[:2]}),
}


@pytest.mark.parametrize("draft, changes", TOO_FEW.values(), ids=TOO_FEW)
def test_an_activity_with_too_few_items_does_not_open(room, draft, changes):
    activity = room.add(draft, **changes)
    with pytest.raises(Mendable):
        room.open(activity)
    assert room.activity(activity).state is State.DRAFT
    assert room.open(room.add(IDEAS)), "ideas need no items"


def test_an_activity_that_is_gone_does_not_open(room):
    with pytest.raises(NotFound):
        room.open("gone")


def test_a_source_must_be_closed_first(room):
    source = room.add(IDEAS)
    user = room.add(PICK, items=(), source=Source(source), options={"max": 1})
    with pytest.raises(Mendable, match="Close that one first"):
        room.open(user)
    assert room.activity(user).state is State.DRAFT


def test_approved_ideas_become_items(room):
    source = room.open(room.add(IDEAS))
    people = room.people(3)
    ideas = [room.share(secret, source, f"Idea {n}") for n, secret in enumerate(people)]
    room.close(source)
    approve_idea(room.store, room.ears, source, ideas[0])
    reject_idea(room.store, room.ears, source, ideas[1])
    user = room.add(PICK, items=(), source=Source(source), options={"max": 1})
    with pytest.raises(Mendable):
        room.open(user)
    approve_idea(room.store, room.ears, source, ideas[2])
    room.open(user)
    assert set(room.activity(user).item_ids) == {ideas[0], ideas[2]}


def test_the_same_idea_approved_twice_is_merged_where_it_was_collected(room):
    source = room.open(room.add(IDEAS))
    said = zip(room.people(3), ("Water", "water", "School"), strict=True)
    water, again, school = (room.share(secret, source, text) for secret, text in said)
    room.close(source)
    for idea in (water, again, school):
        approve_idea(room.store, room.ears, source, idea)
    user = room.add(PICK, items=(), source=Source(source), options={"max": 1})
    with pytest.raises(Mendable, match="is approved twice"):
        room.open(user)
    merge_ideas(room.store, room.ears, source, [water, again])
    room.open(user)
    assert set(room.activity(user).item_ids) == {water, school}


@pytest.mark.parametrize("top, expected", [(1, "a"), (2, "abc"), (3, "abc"), (4, "abcde"), (None, "abcde")])
def test_the_first_of_a_vote_bring_everybody_who_shares_their_last_place(room, top, expected):
    source = room.voted(PICK, ["a", "a", "a", "ab", "bc", "c"])
    user = room.add(PICK, items=(), source=Source(source, top), options={"max": 1})
    if len(expected) < 2:
        with pytest.raises(Mendable, match="Allow fewer"):
            room.open(user)
    else:
        room.open(user)
        assert set(room.activity(user).item_ids) == set(expected)


def test_the_first_of_a_ranking_lead_too(room):
    source = room.voted(RANK, ["abc", "abc", "abd", "bac", "ab"])
    user = room.add(PICK, items=(), source=Source(source, 2), options={"max": 1})
    room.open(user)
    assert set(room.activity(user).item_ids) == {"a", "b"}


def test_a_vote_with_too_few_answers_leads_to_nothing(room):
    source = room.voted(PICK, ["a", "a", "b"])
    with pytest.raises(Mendable, match="too few answers"):
        room.open(room.add(PICK, items=(), source=Source(source, 2)))


@pytest.mark.parametrize("named", ["", "a"], ids=["named by nobody", "named once"])
def test_an_item_with_a_hidden_figure_comes_along_so_that_its_place_is_not_told(room, named):
    sensitive = (replace(ITEMS[0], sensitive=True), *ITEMS[1:])
    source = room.voted(PICK, ["bc"] * 6 + ["bd"] * 6 + [named], items=sensitive)
    user = room.open(room.add(PICK, items=(), source=Source(source, 1), options={"max": 1}))
    counts = read_results(room.store, room.activity(source)).results["results"]
    hidden = [item for item in "abcde" if counts[item]["count"] is None]
    assert "a" in hidden
    assert room.activity(user).item_ids == ("b", *hidden)


def test_withdrawing_works_until_somebody_has_answered(room):
    activity = room.open(room.add(PICK))
    withdraw_activity(room.store, room.ears, activity)
    assert room.activity(activity).state is State.DRAFT
    assert room.activity(activity).items == ITEMS
    room.open(activity)
    room.cast(room.join("phone"), activity, "a")
    with pytest.raises(Mendable, match="answered already"):
        withdraw_activity(room.store, room.ears, activity)


def test_withdrawing_gives_taken_items_back(room):
    source = room.voted(PICK, ["a", "a", "b", "b", "c"])
    user = room.open(room.add(PICK, items=(), source=Source(source), options={"max": 1}))
    assert room.activity(user).items
    withdraw_activity(room.store, room.ears, user)
    assert room.activity(user).items == ()


# ---- casting ----

def answers(room: Room, activity: str) -> list[object]:
    return sorted(str(dict(cast.ballot)) for cast in room.store.casts(activity, 1))


def test_a_ballot_sent_twice_counts_once_and_a_changed_mind_replaces(room):
    activity = room.open(room.add(PICK))
    room.join("phone")
    room.cast("phone", activity, "ab")
    room.cast("phone", activity, "ab")
    assert answers(room, activity) == ["{'picks': ['a', 'b']}"]
    room.cast("phone", activity, "c")
    assert answers(room, activity) == ["{'picks': ['c']}"]
    assert room.store.answered(activity, 1) == 1


def test_two_seats_are_two_ballots(room):
    activity = room.open(room.add(PICK))
    for secret in room.people(2):
        room.cast(secret, activity, "a")
    assert room.store.answered(activity, 1) == 2


def test_a_phone_finds_its_own_ballot_again_and_no_other(room):
    activity = room.open(room.add(RANK))
    one, other = room.people(2)
    room.cast(one, activity, "cab")
    assert recorded_ballot(room.store, one, room.activity(activity)) == {"ranking": [["c"], ["a"], ["b"]]}
    assert recorded_ballot(room.store, other, room.activity(activity)) is None
    room.close(activity)
    assert recorded_ballot(room.store, one, room.activity(activity)) is None


def test_without_a_seat_nothing_is_recorded(room):
    activity = room.open(room.add(PICK))
    with pytest.raises(NotFound, match="Join first"):
        room.cast("a stranger", activity, "a")
    assert room.store.answered(activity, 1) == 0


@pytest.mark.parametrize("data", [
    {"items": ["a", "a"]}, {"items": ["z"]}, {"items": ["a", "b", "c"]}, {"items": "ab"}, {"items": None}, {},
    {"items": [1]}, {"items": [["a"]]}, {"items": {"a": 1}},
])
def test_what_is_no_ballot_leaves_the_earlier_one_alone(room, data):
    activity = room.open(room.add(PICK))
    room.cast(room.join("phone"), activity, "a")
    with pytest.raises(Mendable):
        cast_ballot(room.store, room.ears, "phone", activity, data)
    assert answers(room, activity) == ["{'picks': ['a']}"]


def test_an_empty_choice_is_an_abstention_and_counts_as_answered(room):
    activity = room.voted(PICK, ["a", "a", "a", "b", "b", ""])
    safe = read_results(room.store, room.activity(activity))
    assert (safe.n, safe.abstentions) == (5, 1)


@pytest.mark.parametrize("state", ["draft", "closed", "gone"])
def test_an_answer_before_or_after_its_time_is_told_so(room, state):
    activity = room.add(PICK)
    room.join("phone")
    if state == "closed":
        room.close(room.open(activity))
    with pytest.raises(Closed, match="too late"):
        room.cast("phone", "gone" if state == "gone" else activity, "a")


def test_an_answer_that_meets_the_closing_in_the_writer_is_too_late(room):
    """The phone's request saw the activity open; before its turn to write came the closing."""
    activity = room.open(room.add(PICK))
    belated = Belated(room.store)
    room.join("phone")
    room.close(activity)
    with pytest.raises(Closed):
        cast_ballot(belated, room.ears, "phone", activity, {"items": ["a"]})
    assert room.store.casts(activity, 1) == ()


def test_ideas_do_not_come_as_ballots(room):
    activity = room.open(room.add(IDEAS))
    with pytest.raises(Mendable, match="one by one"):
        room.cast(room.join("phone"), activity, [])


def test_progress_is_told_in_steps_after_the_ballot_is_there(room):
    activity = room.open(room.add(PICK))
    people = room.people(7)
    told = []
    for secret in people:
        room.cast(secret, activity, "a")
        told.append(room.ears.last())
    workshop = room.store.snapshot().workshop.id
    assert told == [Progressed(workshop, activity, n, 7) for n in (0, 0, 0, 0, 5, 5, 7)]


def test_many_phones_at_once_are_all_counted_once(room):
    activity = room.open(room.add(PICK))
    people = room.people(20)
    threads = [threading.Thread(target=room.cast, args=(secret, activity, choice))
               for secret in people for choice in ("a", "b")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert room.store.answered(activity, 1) == len(room.store.casts(activity, 1)) == 20


# ---- closing and revealing ----

def test_closing_counts_seals_and_only_revealing_turns_the_wall(room):
    activity = room.voted(PICK, ["a", "a", "a", "ab", "b"])
    assert room.activity(activity).state is State.CLOSED
    assert room.store.outcome(activity, 1)
    assert room.store.ballot(activity, 1, ballot_key("phone 1", activity, 1)) is None
    assert (room.store.answered(activity, 1), room.store.casts(activity, 1)) == (5, ())
    reveal_activity(room.store, room.ears, activity)
    assert room.activity(activity).state is State.REVEALED
    assert not room.ears.last().phones, "phones show nothing else"


@pytest.mark.parametrize("state", ["draft", "closed", "gone"])
def test_only_an_open_activity_closes(room, state):
    activity = room.add(PICK)
    if state == "closed":
        room.close(room.open(activity))
    with pytest.raises(Mendable):
        room.close("gone" if state == "gone" else activity)


@pytest.mark.parametrize("state", ["draft", "open", "revealed", "gone"])
def test_only_a_closed_activity_is_revealed(room, state):
    activity = room.add(PICK)
    if state in ("open", "revealed"):
        room.open(activity)
    if state == "revealed":
        room.close(activity)
        reveal_activity(room.store, room.ears, activity)
    with pytest.raises(Mendable):
        reveal_activity(room.store, room.ears, "gone" if state == "gone" else activity)


def stopped_in_the_middle(room: Room) -> str:
    """An activity that was closed when the laptop died, before it was counted."""
    activity = room.open(room.add(PICK))
    for secret in room.people(5):
        room.cast(secret, activity, "ab")
    room.store.write(lambda tx: tx.put_activity(replace(room.activity(activity), state=State.CLOSED)))
    return activity


def test_what_a_power_cut_left_half_closed_is_finished_after_the_restart(room):
    activity = stopped_in_the_middle(room)
    room.reopen()
    with pytest.raises(Mendable, match="after the activity is closed"):
        read_results(room.store, room.activity(activity))
    finish_closing(room.store)
    finish_closing(room.store)
    safe = read_results(room.store, room.activity(activity))
    assert (safe.n, safe.results["results"]["a"]["count"]) == (5, 5)
    assert room.store.answered(activity, 1) == 5


def test_a_closing_that_met_a_full_disk_is_finished_by_revealing(room, monkeypatch):
    activity = room.open(room.add(PICK))
    for secret in room.people(5):
        room.cast(secret, activity, "a")

    def full(*_, **__):
        raise Mendable(msg("The disk is full."))

    with monkeypatch.context() as trouble:
        trouble.setattr(room.store, "seal", full)
        with pytest.raises(Mendable, match="disk is full"):
            room.close(activity)
    assert room.store.outcome(activity, 1) is None
    reveal_activity(room.store, room.ears, activity)
    assert read_results(room.store, room.activity(activity)).n == 5


def test_long_computing_is_handed_aside_with_all_it_needs(room):
    """The store is not among the arguments, so another thread may do it."""

    class Aside:
        handed = []

        def run(self, function, *arguments):
            self.handed.append((function.__name__, arguments))
            return function(*arguments)

    activity = room.open(room.add(PICK))
    for secret in room.people(5):
        room.cast(secret, activity, "a")
    close_activity(room.store, room.ears, activity, Aside())
    assert [name for name, _ in Aside.handed] == ["_counted"]
    assert not any(argument is room.store for _, arguments in Aside.handed for argument in arguments)


def test_the_first_page_that_shows_a_result_computes_nothing(room):
    activity = room.voted(PICK, ["a", "a", "a", "b", "b"])

    class NotNow:
        def run(self, function, *arguments):
            raise AssertionError("this should have been ready")

    assert read_results(room.store, room.activity(activity), NotNow()).n == 5
