"""Pieces of the organisers' report: what a change leaves behind, and what can be taken back."""
from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workshop.domain.passages import MOST_STEPS, Passage

NEW = Passage("sentence/1")
ONE, TWO, THREE = ({"fr": word} for word in ("un", "deux", "trois"))


def test_the_same_words_again_are_no_change():
    once = NEW.changed(ONE)
    assert NEW.changed(None) is NEW
    assert once.changed(ONE) is once
    assert once.continued(ONE) is once
    assert once.replaced(ONE) is once


def test_typing_on_is_taken_back_in_one_step_and_a_change_of_its_own_in_another():
    typed = NEW.changed(ONE).continued(TWO)
    assert (typed.content, typed.undone().content) == (TWO, None)
    assert typed.changed(THREE).undone().content == TWO


def test_what_goes_on_from_nothing_is_a_change():
    assert NEW.continued(ONE) == NEW.changed(ONE)


def test_what_is_replaced_is_kept_nowhere():
    gone = NEW.changed(ONE).changed(TWO).replaced(None)
    assert gone == Passage(NEW.key, 3)
    assert not gone.can_be_undone


def test_where_nothing_was_changed_nothing_is_taken_back():
    assert NEW.undone() is NEW


@given(st.lists(st.sampled_from([None, ONE, TWO, THREE]), max_size=MOST_STEPS + 5))
def test_every_change_counts_and_the_last_fifty_can_be_taken_back(contents):
    piece, stood = NEW, [NEW.content]
    for content in contents:
        piece = piece.changed(content)
        if content != stood[-1]:
            stood.append(content)
    assert piece.version == len(stood) - 1
    for before in reversed(stood[:-1][-MOST_STEPS:]):
        piece = piece.undone()
        assert piece.content == before
    assert not piece.can_be_undone
