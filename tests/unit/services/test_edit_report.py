"""Pieces of the report that the organisers decide: versions, undo, and two who edit at once."""
from __future__ import annotations

import pytest

from workshop.services.edit_report import RELEASED, ChangedMeanwhile, passage, undo_passage, write_passage

ONE, OTHER = {"words": {"fr": "Un"}}, {"words": {"fr": "Autre"}}


def write(room, seen: int, content, key: str = "k"):
    return write_passage(room.store, room.ears, key, seen, content)


def test_a_piece_is_kept_with_its_version_and_what_it_replaced(room):
    assert passage(room.store, "k").version == 0
    write(room, 0, ONE)
    write(room, 1, OTHER)
    now = passage(room.store, "k")
    assert (now.version, now.content, now.before) == (2, OTHER, ONE)


def test_the_second_of_two_who_write_at_once_is_told_and_the_first_loses_nothing(room):
    write(room, 0, ONE)
    with pytest.raises(ChangedMeanwhile) as told:
        write(room, 0, OTHER)
    assert told.value.now.content == ONE
    assert passage(room.store, "k").content == ONE
    write(room, told.value.now.version, OTHER)  # control: who has seen it may replace it
    assert passage(room.store, "k").content == OTHER


def test_writing_the_same_once_more_is_no_conflict_and_no_change(room):
    write(room, 0, ONE)
    assert write(room, 0, ONE).version == 1


def test_the_last_change_can_be_taken_back_and_that_too(room):
    write(room, 0, ONE)
    assert undo_passage(room.store, room.ears, "k", 1).content is None
    assert undo_passage(room.store, room.ears, "k", 2).content == ONE
    with pytest.raises(ChangedMeanwhile):
        undo_passage(room.store, room.ears, "k", 1)


def test_any_change_makes_the_report_a_draft_again(room):
    write(room, 0, {"results": []}, RELEASED)
    write(room, 0, ONE)
    assert passage(room.store, RELEASED).content is None
