"""Steps of the agenda, ideas, what is on the wall, and how many have answered."""
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.domain.activity import MAX_QUESTION, MAX_ROUNDS, Activity, State, Topic
from workshop.domain.errors import Mendable
from workshop.domain.ideas import Idea, IdeaState
from workshop.domain.items import Item
from workshop.domain.people import Dimension
from workshop.domain.progress import STEP, stepped
from workshop.domain.stage import DISCUSSION, Face, Stage
from workshop.domain.text import Label
from workshop.domain.workshop import Workshop

QUESTION = Label.of(fr="Quels moteurs ?")
ITEMS = (Item("A", Label.of(fr="Un")), Item("B", Label.of(fr="Deux")))


@pytest.mark.parametrize("wrong, field", [
    ({"question": Label()}, "question"),
    ({"rounds": 0}, "rounds"),
    ({"rounds": MAX_ROUNDS + 1}, "rounds"),
    ({"question": Label.of(fr="Oui ?", en="x" * (MAX_QUESTION + 1))}, "question"),
    ({"items": (ITEMS[0], ITEMS[0])}, "items"),
])
def test_a_question_nobody_could_answer_is_refused(wrong, field):
    with pytest.raises(Mendable) as refused:
        Activity(**{"id": "a", "kind": "pick", "question": QUESTION} | wrong)
    assert refused.value.field == field


def test_an_activity_begins_as_a_draft_and_knows_its_items():
    activity = Activity("a", "pick", QUESTION, items=ITEMS)
    assert (activity.state, activity.topic, activity.item_ids, activity.item("B")) == (
        State.DRAFT, Topic.OTHER, ("A", "B"), ITEMS[1]
    )


@pytest.mark.parametrize("sensitive, chosen, smallest", [(False, 5, 5), (True, 5, 10), (True, 12, 12), (False, 12, 12)])
def test_a_sensitive_question_publishes_no_group_under_ten(sensitive, chosen, smallest):
    workshop = Workshop("w", QUESTION, min_group=chosen)
    assert Activity("a", "pick", QUESTION, sensitive=sensitive).min_group(workshop) == smallest


def test_an_idea_waits_for_moderation():
    idea = Idea("i", "a", "créer des emplois", "fr", Label.of(fr="Créer des emplois"))
    assert (idea.state, idea.merged_into, idea.addressee) == (IdeaState.PENDING, None, "")


def test_the_wall_begins_with_the_codes_and_compares_only_by_a_dimension():
    zone = Dimension("zone", Label.of(fr="Zone"), ())
    assert Stage().face is Face.CODES
    assert (Stage(panel="zone").compares((zone,)), Stage(panel=DISCUSSION).compares((zone,))) == (zone, None)


@pytest.mark.parametrize("answered, seats, shown", [(0, 24, 0), (4, 24, 0), (5, 24, 5), (23, 24, 20), (24, 24, 24)])
def test_answers_are_counted_in_steps_until_all_are_there(answered, seats, shown):
    assert stepped(answered, seats) == shown


@given(st.integers(0, 3000), st.integers(0, 3000))
def test_a_step_never_shows_more_than_there_is_nor_a_single_tap(answered, seats):
    shown = stepped(answered, seats)
    assert shown == seats or (shown % STEP == 0 and shown <= answered)
