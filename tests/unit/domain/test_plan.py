"""Rows of an action plan: what is taken, what is refused and where, their order, and which are overdue."""
from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.domain.errors import Mendable
from workshop.domain.plan import LONGEST, Action, Progress, in_order, typed_of, written
from workshop.domain.text import Label, cleaned_line

EMPTY = Action("r1", "plan")
MEET = {"action": "Réunir le cadre de concertation"}


def row(**typed: str) -> Action:
    return written(EMPTY, {**MEET, **typed}, "fr")


@pytest.mark.parametrize("typed, field", [
    ({"action": ""}, "action"),
    ({"action": " \u200b\t "}, "action"),
    *(({name: "x" * (limit + 1)}, name) for name, limit in LONGEST.items()),
    ({"starts": "soon"}, "starts"),
    ({"starts": "2026-02-30"}, "starts"),
    ({"ends": "30/02/2026"}, "ends"),
    ({"ends": "2026-13-01"}, "ends"),
    ({"ends": "٢٠٢٦-٠٣-٠١x"}, "ends"),
    ({"ends": "1999-12-31"}, "ends"),
    ({"ends": "20261-01-01"}, "ends"),
    ({"ends": "2101-01-01"}, "ends"),
    ({"starts": "2026-03-02", "ends": "2026-03-01"}, "ends"),
    ({"progress": "sleeping"}, "progress"),
])  # fmt: skip
def test_what_makes_no_sense_is_refused_near_its_field(typed, field):
    with pytest.raises(Mendable) as refused:
        row(**typed)
    assert refused.value.field == field


@pytest.mark.parametrize("typed, day", [
    ("2026-03-12", date(2026, 3, 12)), ("12/03/2026", date(2026, 3, 12)), ("12.3.2026", date(2026, 3, 12)),
    (" 2026-3-1 ", date(2026, 3, 1)), ("", None), ("2028-02-29", date(2028, 2, 29)),
])  # fmt: skip
def test_a_day_may_be_written_as_here_or_as_browsers_do(typed, day):
    assert row(ends=typed).ends == day


def test_one_day_may_be_first_and_last():
    assert row(starts="2026-03-12", ends="2026-03-12").starts == date(2026, 3, 12)


def test_words_are_cleaned_and_empty_fields_are_not_kept():
    made = row(risk="  a\u202eb\n c  ", partners=" ")
    assert made["risk"]["fr"] == "ab c"
    assert "partners" not in made.words


def test_words_in_another_language_stay_when_one_is_written():
    both = written(row(problem="Rumeurs"), {"action": "Bring people together", "problem": "Rumours"}, "en")
    assert both["action"] == Label.of(fr=MEET["action"], en="Bring people together")
    gone = written(both, {"action": ""}, "en")
    assert gone["action"] == Label.of(fr=MEET["action"])
    assert gone["problem"] == Label.of(fr="Rumeurs")


TYPED = st.fixed_dictionaries({name: st.text(max_size=limit // 2) for name, limit in LONGEST.items()})
DAYS = st.one_of(st.none(), st.dates(date(2000, 1, 1), date(2100, 12, 31)))


@given(TYPED, DAYS, DAYS, st.sampled_from(Progress))
def test_a_form_shows_what_was_written_and_gives_it_back(typed, one, other, progress):
    starts, ends = sorted((one, other)) if one and other else (one, other)
    days = {"starts": starts.isoformat() if starts else "", "ends": ends.isoformat() if ends else ""}
    if not cleaned_line(typed["action"]):
        typed["action"] = "x"
    made = written(EMPTY, {**typed, **days, "progress": progress.value}, "fr")
    assert written(EMPTY, typed_of(made, "fr"), "fr") == made
    assert Action.from_json(json.loads(json.dumps(made.as_json()))) == made


@pytest.mark.parametrize("ends, progress, overdue", [
    (date(2026, 3, 11), Progress.PLANNED, True),
    (date(2026, 3, 11), Progress.UNDER_WAY, True),
    (date(2026, 3, 11), Progress.DONE, False),
    (date(2026, 3, 11), Progress.DROPPED, False),
    (date(2026, 3, 12), Progress.PLANNED, False),
    (None, Progress.PLANNED, False),
])  # fmt: skip
def test_a_row_is_overdue_the_day_after_its_last_unless_done_or_dropped(ends, progress, overdue):
    assert Action("r", "p", {}, None, ends, progress).is_overdue(date(2026, 3, 12)) is overdue


def test_rows_with_a_place_come_first_and_the_others_in_the_order_of_their_random_ids():
    rows = [Action("b", "p"), Action("z", "p", place=2), Action("a", "p"), Action("y", "p", place=1)]
    assert [action.id for action in in_order(rows)] == ["y", "z", "a", "b"]
