"""Who may write what into an action plan, and when; what is left of it after closing."""
from __future__ import annotations

from datetime import date

import pytest

from tests.unit.services.room import Room
from workshop.domain.activity import Activity
from workshop.domain.errors import Closed, Mendable, NotFound
from workshop.domain.persons import LooksLikePerson
from workshop.domain.plan import MAX_ACTIONS, Progress
from workshop.domain.text import Label
from workshop.services.open_activity import withdraw_activity
from workshop.services.read_results import read_results
from workshop.services.write_plan import (
    Entry,
    delete_action,
    move_action,
    overdue_actions,
    own_actions,
    set_progress,
    share_action,
    withdraw_action,
    write_action,
)

PLAN = Activity("", "actions", Label.of(en="Who does what?"), options={"phones": True, "per_phone": 2})


@pytest.fixture
def room(tmp_path):
    return Room(tmp_path)


@pytest.fixture
def plan(room):
    room.people(2)
    return room.open(room.add(PLAN))


def entry(words="Meet", action="", overrule=False, **typed):
    return Entry({"action": words, **typed}, "en", action, overrule)


def share(room, plan, phone=0, **typed):
    share_action(room.store, room.ears, room.ids, f"phone {phone}", plan, entry(**typed))


def write(room, plan, **typed):
    return write_action(room.store, room.ears, room.ids, plan, entry(**typed))


def words(room, plan):
    return [action["action"]["en"] for action in room.store.actions(plan)]


def test_a_phone_sees_and_changes_its_own_rows_and_nobody_elses(room, plan):
    share(room, plan, 0, words="Mine")
    share(room, plan, 1, words="Theirs")
    (mine,) = own_actions(room.store, "phone 0", room.activity(plan))
    (theirs,) = own_actions(room.store, "phone 1", room.activity(plan))
    share(room, plan, 0, words="Mine, better", action=mine.id)
    with pytest.raises(NotFound):
        share(room, plan, 0, words="Stolen", action=theirs.id)
    withdraw_action(room.store, room.ears, "phone 0", plan, theirs.id)
    assert sorted(words(room, plan)) == ["Mine, better", "Theirs"]
    withdraw_action(room.store, room.ears, "phone 0", plan, mine.id)
    assert words(room, plan) == ["Theirs"]
    assert room.store.answered(plan, 1) == 1


def test_the_same_row_sent_twice_is_one_and_a_phone_has_its_limit(room, plan):
    for text in ("One", "One", "Two"):
        share(room, plan, words=text)
    assert len(words(room, plan)) == 2
    with pytest.raises(Mendable, match="the most for one phone"):
        share(room, plan, words="Three")
    share(room, plan, 1, words="Three")  # control: another phone may


def test_a_stranger_a_late_phone_and_a_phone_without_leave_write_nothing(room, plan):
    with pytest.raises(NotFound):
        share(room, plan, 7)
    share(room, plan)
    room.close(plan)
    with pytest.raises(Closed):
        share(room, plan)
    alone = room.open(room.add(PLAN, options={"phones": False, "per_phone": 2}))
    with pytest.raises(Mendable, match="Only the facilitators"):
        share(room, alone)


def test_facilitators_write_and_change_every_row_before_and_after_closing(room, plan):
    share(room, plan, words="From a phone")
    (row,) = room.store.actions(plan)
    write(room, plan, words="Better", action=row.id)
    (still,) = own_actions(room.store, "phone 0", room.activity(plan))
    assert still["action"]["en"] == "Better", "it is still the phone's own"
    room.close(plan)
    write(room, plan, words="Late", action=row.id)
    write(room, plan, words="Another")
    assert sorted(words(room, plan)) == ["Another", "Late"]
    delete_action(room.store, room.ears, plan, row.id)
    with pytest.raises(NotFound):
        delete_action(room.store, room.ears, plan, row.id)
    assert words(room, plan) == ["Another"]


def test_after_closing_no_row_leads_to_a_phone_and_the_outcome_holds_no_words(room, plan):
    share(room, plan, words="Dangerous words")
    room.close(plan)
    activity = room.activity(plan)
    assert own_actions(room.store, "phone 0", activity) == ()
    assert room.store.answered(plan, 1) == 0
    assert "Dangerous" not in repr(room.store.outcome(plan, 1))
    assert "Dangerous" in repr(read_results(room.store, activity).results)
    delete_action(room.store, room.ears, plan, room.store.actions(plan)[0].id)
    assert read_results(room.store, activity).n == 0
    assert read_results(room.store, activity).withheld is None, "an empty plan is empty, not secret"


def test_a_row_is_refused_whole_and_nothing_of_it_is_kept(room, plan):
    for typed in ({"words": ""}, {"starts": "2026-03-02", "ends": "2026-03-01"}, {"responsible": "Awa Diarra"}):
        with pytest.raises(Mendable):
            share(room, plan, **typed)
        with pytest.raises(Mendable):
            write(room, plan, **typed)
    assert words(room, plan) == []
    with pytest.raises(LooksLikePerson):
        share(room, plan, responsible="Awa Diarra")
    share(room, plan, responsible="Awa Diarra", overrule=True)
    assert len(words(room, plan)) == 1


def test_a_draft_another_kind_and_a_full_plan_take_no_row(room, plan):
    with pytest.raises(Mendable, match="Open the action plan"):
        write(room, room.add(PLAN))
    with pytest.raises(Mendable, match="no plan"):
        write(room, room.add(Activity("", "ideas", Label.of(en="?"))))
    for number in range(MAX_ACTIONS):
        write(room, plan, words=f"Row {number}")
    with pytest.raises(Mendable, match="at most"):
        write(room, plan)
    with pytest.raises(Mendable, match="at most"):
        share(room, plan)


def test_rows_are_moved_and_then_stay_as_they_were_put(room, plan):
    for text in "ABC":
        write(room, plan, words=text)
    rows = {action["action"]["en"]: action.id for action in room.store.actions(plan)}
    move_action(room.store, room.ears, plan, rows["C"], -1)
    assert words(room, plan) == ["A", "C", "B"]
    move_action(room.store, room.ears, plan, rows["A"], -1)
    move_action(room.store, room.ears, plan, rows["B"], 5)
    assert words(room, plan) == ["A", "C", "B"]
    room.reopen()
    assert words(room, plan) == ["A", "C", "B"]


def test_rows_whose_day_has_passed_are_found_months_later_in_closed_plans_only(room, plan):
    write(room, plan, words="Late", ends="2026-06-30")
    write(room, plan, words="Later", ends="2026-06-01")
    write(room, plan, words="In time", ends="2027-01-01")
    write(room, plan, words="No day")
    day = date(2026, 11, 22)
    assert overdue_actions(room.store, day) == []
    room.close(plan)
    room.reopen()
    ((activity, late),) = overdue_actions(room.store, day)
    assert (activity.id, [action["action"]["en"] for action in late]) == (plan, ["Later", "Late"])
    set_progress(room.store, room.ears, plan, late[0].id, "done")
    set_progress(room.store, room.ears, plan, late[1].id, "dropped")
    assert overdue_actions(room.store, day) == []
    assert {action.progress for action in late} == {Progress.PLANNED}
    with pytest.raises(Mendable):
        set_progress(room.store, room.ears, plan, late[0].id, "sleeping")


def test_a_plan_with_rows_does_not_go_back_to_draft(room, plan):
    write(room, plan)
    with pytest.raises(Mendable):
        withdraw_activity(room.store, room.ears, plan)
    delete_action(room.store, room.ears, plan, room.store.actions(plan)[0].id)
    withdraw_activity(room.store, room.ears, plan)
