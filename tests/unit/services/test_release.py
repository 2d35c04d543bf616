"""Releasing the report destroys the sealed ballots and keeps what they said."""
from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.unit.services.room import IDEAS, PICK, RANK, Room
from workshop.domain.activity import Activity
from workshop.domain.errors import Mendable
from workshop.domain.text import Label
from workshop.services.build_report import gather_facts
from workshop.services.edit_report import write_passage
from workshop.services.edit_workshop import edit_workshop
from workshop.services.hand_out_recount import ballots_file
from workshop.services.import_events import remove_events
from workshop.services.moderate_ideas import approve_idea, merge_ideas, reword_idea
from workshop.services.open_activity import open_activity
from workshop.services.prepare_agenda import add_activity, edit_activity
from workshop.services.read_results import read_results
from workshop.services.release_report import is_draft, keeps_ballots, release_report
from workshop.services.write_plan import Entry, delete_action, move_action, set_progress, write_action


def test_released_ballots_are_gone_and_the_result_stays(tmp_path):
    room = Room(tmp_path, auditor_file=True)
    voted = room.voted(PICK, ["ab"] * 12)
    before = read_results(room.store, room.activity(voted))
    assert keeps_ballots(room.store)
    assert len(ballots_file(room.store, room.activity(voted))["ballots"]) == 12
    release_report(room.store, room.ears)
    assert not keeps_ballots(room.store)
    assert read_results(room.store, room.activity(voted)) == before
    with pytest.raises(Mendable, match="has been released"):
        ballots_file(room.store, room.activity(voted))


def test_nothing_is_released_while_people_vote_or_before_a_result(tmp_path):
    room = Room(tmp_path, auditor_file=True)
    with pytest.raises(Mendable):
        release_report(room.store, room.ears)
    room.voted(PICK, ["a"] * 6)
    running = room.open(room.add(RANK))
    with pytest.raises(Mendable):
        release_report(room.store, room.ears)
    assert keeps_ballots(room.store)
    room.close(running)
    release_report(room.store, room.ears)
    assert not keeps_ballots(room.store)


def test_without_an_auditor_closing_leaves_nothing_to_release(tmp_path):
    room = Room(tmp_path)
    voted = room.voted(PICK, ["a"] * 6)
    assert not keeps_ballots(room.store)
    release_report(room.store, room.ears)
    assert read_results(room.store, room.activity(voted)).n == 6


def test_releasing_twice_harms_nothing(tmp_path):
    room = Room(tmp_path, auditor_file=True)
    room.voted(PICK, ["a"] * 6)
    release_report(room.store, room.ears)
    release_report(room.store, room.ears)
    assert not keeps_ballots(room.store)


def test_the_report_is_a_draft_until_just_these_results_are_released(tmp_path):
    room = Room(tmp_path)
    room.voted(PICK, ["a"] * 6)
    assert is_draft(room.store)
    release_report(room.store, room.ears)
    assert not is_draft(room.store)
    assert not gather_facts(room.store, date(2026, 3, 14)).edition.draft
    room.voted(RANK, ["abc"] * 6)
    assert is_draft(room.store)
    release_report(room.store, room.ears)
    write_passage(room.store, room.ears, "paragraph/others", 0, {"words": {"fr": "Merci."}})
    assert is_draft(room.store)


PLAN = Activity("", "actions", Label.of(en="Who does what?"))


def after_release(tmp_path):
    """A released report of a vote, two ideas and a plan of one action; the ids of each."""
    room = Room(tmp_path)
    voted = room.voted(PICK, ["a"] * 6)
    ideas = room.open(room.add(IDEAS))
    shared = [room.share("phone 0", ideas, text) for text in ("Land", "Law")]
    room.close(ideas)
    plan = room.open(room.add(PLAN))
    entry = Entry({"action": "Meet", "responsible": "The council"}, "en", overrule=True)
    action = write_action(room.store, room.ears, room.ids, plan, entry).id
    room.close(plan)
    release_report(room.store, room.ears)
    assert not is_draft(room.store)
    return room, voted, ideas, shared, plan, action


def rename_an_answer(room, voted, ideas, shared, plan, action):
    asked = room.activity(voted)
    first, *others = asked.items
    edit_activity(room.store, room.ears, replace(asked, items=(replace(first, label=Label.of(en="Other")), *others)))


def rename_the_workshop(room, voted, ideas, shared, plan, action):
    workshop = room.store.snapshot().workshop
    edit_workshop(room.vault, room.store, room.ears, replace(workshop, organisers="Somebody else"))


def merge_two_ideas(room, voted, ideas, shared, plan, action):
    merge_ideas(room.store, room.ears, ideas, shared)


def approve_one(room, voted, ideas, shared, plan, action):
    approve_idea(room.store, room.ears, ideas, shared[0])


def reword_one(room, voted, ideas, shared, plan, action):
    reword_idea(room.store, room.ears, ideas, shared[0], Label.of(en="Other land"), "")


def add_an_action(room, voted, ideas, shared, plan, action):
    write_action(room.store, room.ears, room.ids, plan, Entry({"action": "Write"}, "en", overrule=True))


def delete_the_action(room, voted, ideas, shared, plan, action):
    delete_action(room.store, room.ears, plan, action)


def move_the_action(room, voted, ideas, shared, plan, action):
    move_action(room.store, room.ears, plan, action, 1)


def do_the_action(room, voted, ideas, shared, plan, action):
    set_progress(room.store, room.ears, plan, action, "done")


def let_somebody_in(room, voted, ideas, shared, plan, action):
    room.join("late")


def remove_event_data(room, voted, ideas, shared, plan, action):
    remove_events(room.store, room.ears)


@pytest.mark.parametrize("changed", [
    rename_an_answer, rename_the_workshop, merge_two_ideas, approve_one, reword_one, add_an_action, delete_the_action,
    move_the_action, do_the_action, remove_event_data, let_somebody_in,
])  # fmt: skip
def test_whatever_changes_what_is_printed_makes_a_released_report_a_draft(tmp_path, changed):
    room, *known = after_release(tmp_path)
    changed(room, *known)
    assert is_draft(room.store)
    assert gather_facts(room.store, date(2026, 3, 14)).edition.draft


def test_what_is_prepared_for_later_leaves_it_released(tmp_path):
    room, *_ = after_release(tmp_path)
    added = add_activity(room.store, room.ears, room.ids, RANK)
    edit_activity(room.store, room.ears, replace(added, question=Label.of(en="And then?")))
    assert not is_draft(room.store)
    open_activity(room.store, room.ears, added.id)
    assert not is_draft(room.store)
