"""Pieces of the report that the organisers decide: versions, undo, and two who edit at once."""
from __future__ import annotations

import pytest

from workshop.domain.errors import NotFound
from workshop.domain.passages import MOST_STEPS
from workshop.services.edit_report import RELEASED, ChangedMeanwhile, passage, undo_passage, write_passage

KEY = "paragraph/drivers"
ONE, OTHER = {"words": {"fr": "Un"}}, {"words": {"fr": "Autre"}}


def write(room, seen: int, content, key: str = KEY, *, more: bool = False):
    return write_passage(room.store, room.ears, key, seen, content, more=more)


def test_a_piece_is_kept_with_its_version_and_what_it_replaced(room):
    assert passage(room.store, KEY).version == 0
    write(room, 0, ONE)
    write(room, 1, OTHER)
    now = passage(room.store, KEY)
    assert (now.version, now.content, now.history) == (2, OTHER, (None, ONE))


def test_the_second_of_two_who_write_at_once_is_told_and_the_first_loses_nothing(room):
    write(room, 0, ONE)
    with pytest.raises(ChangedMeanwhile) as told:
        write(room, 0, OTHER)
    assert told.value.now.content == ONE
    assert passage(room.store, KEY).content == ONE
    write(room, told.value.now.version, OTHER)  # control: who has seen it may replace it
    assert passage(room.store, KEY).content == OTHER


def test_writing_the_same_once_more_is_no_conflict_and_no_change(room):
    write(room, 0, ONE)
    assert write(room, 0, ONE).version == 1


def test_changes_are_taken_back_one_by_one_to_the_beginning_and_after_a_restart(room):
    for seen in range(5):
        write(room, seen, {"words": {"fr": str(seen)}})
    room.reopen()
    for version, words in ((5, "3"), (6, "2"), (7, "1"), (8, "0")):
        assert undo_passage(room.store, room.ears, KEY, version).content == {"words": {"fr": words}}
    last = undo_passage(room.store, room.ears, KEY, 9)
    assert (last.content, last.can_be_undone) == (None, False)
    with pytest.raises(ChangedMeanwhile):
        undo_passage(room.store, room.ears, KEY, 1)


@pytest.mark.parametrize("key", [KEY, "text/thanks"])
def test_what_was_written_at_one_go_is_taken_back_at_one_go(room, key):
    write(room, 0, ONE, key)
    for seen, words in enumerate(("Autre", "Autre ch", "Autre chose"), start=1):
        write(room, seen, {"words": {"fr": words}}, key, more=seen > 1)
    assert passage(room.store, key).content == {"words": {"fr": "Autre chose"}}
    assert undo_passage(room.store, room.ears, key, 4).content == ONE
    assert undo_passage(room.store, room.ears, key, 5).content is None


def test_going_on_is_no_way_past_somebody_else(room):
    write(room, 0, ONE)
    write(room, 1, OTHER)
    with pytest.raises(ChangedMeanwhile):
        write(room, 1, {"words": {"fr": "Un peu"}}, more=True)
    assert passage(room.store, KEY).content == OTHER


def test_so_many_changes_can_be_taken_back_and_the_oldest_go(room):
    for seen in range(MOST_STEPS + 5):
        write(room, seen, {"words": {"fr": str(seen)}})
    history = passage(room.store, KEY).history
    assert [one["words"]["fr"] for one in history] == [str(n) for n in range(4, MOST_STEPS + 4)]


@pytest.mark.parametrize("key", ["quote/x", "look"])
def test_what_a_quote_or_a_logo_replaced_is_kept_nowhere(room, key):
    write(room, 0, ONE, key)
    write(room, 1, OTHER, key)
    assert passage(room.store, key).history == ()


def test_a_free_text_is_a_piece_with_its_versions_and_its_words_are_the_workshops(room):
    key = "text/thanks"
    write(room, 0, ONE, key)
    write(room, 1, OTHER, key)
    assert room.store.snapshot().texts.thanks["fr"] == "Autre"
    with pytest.raises(ChangedMeanwhile) as told:
        write(room, 1, ONE, key)
    assert told.value.now.content == OTHER
    undo_passage(room.store, room.ears, key, 2)
    assert room.store.snapshot().texts.thanks["fr"] == "Un"
    with pytest.raises(NotFound):
        passage(room.store, "text/min_group")


def test_any_change_makes_the_report_a_draft_again(room):
    write(room, 0, {"results": []}, RELEASED)
    write(room, 0, ONE)
    assert passage(room.store, RELEASED).content is None
