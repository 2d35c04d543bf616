"""Releasing the report destroys the sealed ballots and keeps what they said."""
from __future__ import annotations

from datetime import date

import pytest

from tests.unit.services.room import PICK, RANK, Room
from workshop.domain.errors import Mendable
from workshop.services.build_report import gather_facts
from workshop.services.edit_report import write_passage
from workshop.services.hand_out_recount import ballots_file
from workshop.services.read_results import read_results
from workshop.services.release_report import is_draft, keeps_ballots, release_report


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
