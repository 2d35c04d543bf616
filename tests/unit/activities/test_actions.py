"""The kind of the action plan: no ballot, rows counted by state, and what may be said of them."""
from __future__ import annotations

import random
from datetime import date

import pytest

from workshop.activities import KINDS
from workshop.activities.actions.report import actions_of, overdue
from workshop.activities.actions.rules import plan_cast
from workshop.activities.said import findings
from workshop.activities.voice import Voice
from workshop.domain.activity import Activity
from workshop.domain.disclosure import release
from workshop.domain.errors import Mendable
from workshop.domain.plan import Action, Progress
from workshop.domain.text import Label

KIND = KINDS["actions"]
PLAN = Activity("p", "actions", Label.of(en="Who does what?"))


def rows(*states: Progress) -> list[Action]:
    return [Action(str(n), "p", {"action": Label.of(en=f"Row {n}")}, progress=state, place=n + 1)
            for n, state in enumerate(states)]  # fmt: skip


def outcome(actions):
    return release(KIND.count(PLAN, (), 5, [plan_cast(action) for action in actions]), (), (), 0)


@pytest.mark.parametrize("data", [{}, {"items": []}, {"items": ["A"]}, {"items": None}, {"text": "Meet"}])
def test_no_ballot_is_ever_right(data):
    with pytest.raises(Mendable):
        KIND.parse(data, KIND.options({}), [])


@pytest.mark.parametrize("per_phone", [0, 21, -1, "many", None, True, 2.5, "1e1"])
def test_a_senseless_number_of_rows_is_refused(per_phone):
    with pytest.raises(Mendable) as refused:
        KIND.options({"per_phone": per_phone})
    assert refused.value.field == "per_phone"


def test_rows_are_counted_by_state_and_keep_their_order_whatever_order_they_come_in():
    chance = random.Random(1)
    for _ in range(50):
        made = rows(*chance.choices(list(Progress), k=chance.randrange(12)))
        safe = outcome(chance.sample(made, len(made)))
        assert list(actions_of(safe)) == made
        assert safe.results["progress"] == {s.value: sum(a.progress is s for a in made) for s in Progress}
        assert safe.n == len(made)


@pytest.mark.parametrize("states, said", [
    ((), []),
    ((Progress.PLANNED,), ["The plan holds one action."]),
    ((Progress.UNDER_WAY,) * 3, ["The plan holds three actions."]),
    ((Progress.DONE, Progress.PLANNED), ["The plan holds two actions.", "One action of two is done."]),
    ((Progress.DONE, Progress.DONE, Progress.DROPPED),
     ["The plan holds three actions.", "Two actions of three are done.", "One action of three was dropped."]),
])  # fmt: skip
def test_only_how_much_of_a_plan_there_is_may_be_said(states, said):
    assert [Voice("en").say(found.sentence) for found in findings(PLAN, outcome(rows(*states)), ())] == said


def test_overdue_rows_come_oldest_first():
    day = date(2026, 9, 1)
    made = [Action("a", "p", ends=date(2026, 8, 1)), Action("b", "p", ends=date(2026, 5, 1)), Action("c", "p"),
            Action("d", "p", ends=date(2026, 1, 1), progress=Progress.DONE), Action("e", "p", ends=day)]  # fmt: skip
    assert [action.id for action in overdue(made, day)] == ["b", "a"]
