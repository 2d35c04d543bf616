"""Several rounds in the report: both are kept, the change is drawn, what is hidden shows none."""
from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.activities.situations_rounds import course
from workshop.activities import KINDS
from workshop.activities.change import change_chart, in_order
from workshop.activities.rounds import course_findings
from workshop.activities.voice import Voice
from workshop.document.blocks import Bullets, Heading, KeepTogether, Note, Table
from workshop.document.figures import Change
from workshop.report.facts import ActivityFacts
from workshop.report.sections.rounds import change_of, declared_rules, other_rounds

FIRST, SECOND = "c+p*12 t*12", "c*20 t*4"


def facts_of(*rounds):
    found = course("pick", *rounds, most=2)
    standing = found.outcomes[found.shown[-1] - 1]
    return ActivityFacts(replace(found.activity, round=found.shown[-1]), standing, rounds=found.outcomes)


def whole(blocks):
    """Blocks with those inside groups."""
    for block in blocks:
        yield from whole(block.blocks) if isinstance(block, KeepTogether) else (block,)


@pytest.mark.parametrize("code", ["en", "fr"])
def test_two_rounds_are_drawn_with_what_changed(code):
    (chart,) = (block for block in whole(change_of(facts_of(FIRST, SECOND), Voice(code))) if isinstance(block, Change))
    assert [(row.first, row.second) for row in chart.rows][:2] == [
        (50, pytest.approx(250 / 3)), (50, pytest.approx(50 / 3))
    ]  # fmt: skip
    assert chart.rows[0].change == "+33"
    assert chart.rows[1].change == "−33"


def test_one_round_has_no_chapter_on_change():
    assert change_of(facts_of(FIRST), Voice("en")) == ()
    assert not list(other_rounds(facts_of(FIRST), None, Voice("en")))


def test_a_withheld_round_is_named_with_its_reason_and_shows_no_change():
    blocks = list(whole(change_of(facts_of(FIRST, ""), Voice("en"))))
    assert not any(isinstance(block, Change) for block in blocks)
    assert any(isinstance(block, Note) and "Round 2" in str(block) for block in blocks)


def test_a_figure_that_is_hidden_in_one_round_shows_no_change_in_either():
    found = course("pick", FIRST, SECOND)

    def level(outcome, item):
        return None if item == "c" and outcome is found.outcomes[1] else 50.0

    chart = change_chart(replace(found, rounds=replace(found.rounds, level=level)), in_order(found, []), Voice("en"))
    (row,) = (row for row in chart.rows if row.first is None)
    assert (row.second, row.first_text, row.second_text, row.change) == (None, "not shown", "not shown", "")


def test_the_annex_holds_the_figures_of_the_other_round_and_what_moved():
    class Report:
        dimensions = ()

    blocks = list(other_rounds(facts_of(FIRST, SECOND), Report, Voice("en")))
    tables = [block for block in blocks if isinstance(block, Table)]
    assert "33%" in str(tables[0].rows)
    assert len(tables) > 1


def test_the_method_prints_the_rule_as_it_was_declared():
    class Report:
        activities = (facts_of(FIRST, SECOND),)

    heading, bullets = whole(declared_rules(Report, Voice("en")))
    assert isinstance(heading, Heading)
    assert isinstance(bullets, Bullets)
    assert "Up to 2 rounds" in str(bullets.items)


@pytest.mark.parametrize("kind", [key for key, kind in KINDS.items() if kind.rounds])
def test_every_kind_with_rounds_tells_its_answers_and_levels_of_every_item(kind):
    marks = {"rank": "c+p*6 p+t*6", "pick": "c+p*6 t*6", "agree": "c=1+p=8*6 c=2*6", "rate": "c=1+p=5*6 c=?*6",
             "points": "c=5+p=5*6 t=10*6", "sort": "c=long_term*6 p=trigger*6",
             "influence": "c>p=3+p>c=1+t>c=0+c>t=2+p>t=1+t>p=0*12", "duels": "c>p=1+p>t=2*12",
             "matrix": "importance:c=5+feasibility:c=4*6 importance:p=1+feasibility:p=2*6"}  # fmt: skip
    found = course(kind, marks[kind], marks[kind])
    answers = found.rounds.answers(found.outcomes[0])
    assert {key.rpartition(":")[2] for key in answers} == set("cpt")
    whole = {sum(row) for row in answers.values()}
    assert all(whole) if found.rounds.dealt else whole == {found.outcomes[0].n}
    assert found.changed["largest"] == 0
    assert all(found.rounds.level(found.outcomes[0], item) is None or
               0 <= found.rounds.level(found.outcomes[0], item) <= 100 for item in "cpt")  # fmt: skip


def test_where_pairs_are_dealt_anew_a_change_is_not_called_a_change_of_mind():
    every, other = (f"c>p={strength}+p>c=1+t>c=0+c>t=2+p>t=1+t>p=0*12" for strength in (3, 0))
    (told,) = [Voice("en").say(one.sentence) for one in course_findings(course("influence", every, other))
               if one.key == "moved"]  # fmt: skip
    assert "Everybody was asked other pairs each time" in told
