"""Influence: who is asked what, what is counted and kept back, importance beside it, what may be said."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from workshop.activities.influence import KIND
from workshop.activities.influence.importance import driving_unseen, importance_places, not_driving
from workshop.activities.influence.report import MOST_ARROWS, strongest_links
from workshop.activities.said import findings
from workshop.activities.voice import Voice
from workshop.document.blocks import Note, Table
from workshop.document.plots import LinkDiagram, QuadrantPlot
from workshop.domain.activity import Activity
from workshop.domain.disclosure import release
from workshop.domain.errors import Mendable
from workshop.domain.items import Item
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import Label
from workshop.tally.recount.json_file import read_json
from workshop.tally.recount.kinds import KINDS as KINDS_OF_FILES

EIGHT = KIND.options({})
#: What acts on what in the matrix of the tests: A drives, D is the result, B passes on, C stands aside.
STRENGTH = {"A>B": 3, "A>D": 3, "B>D": 3, "B>C": 1, "A>C": 1}


def items(keys="ABCD", **places):
    return tuple(Item(key, Label.of(en=f"Item {key}"), place=places.get(key)) for key in keys)


def influence(listed=None, each=8):
    return Activity("a", "influence", Label.of(en="?"), options={"each": each}, items=listed or items())


def room(listed=None, people=12, each=8):
    """Everybody judges the links asked as STRENGTH says."""
    activity = influence(listed, each)
    asked = (KIND.ask(activity, turn) for turn in range(people))
    return [({"links": {name: STRENGTH.get(name, 0) for name in names}}, {}) for names in asked]


def safe(listed=None, **how):
    listed = listed or items()
    return release(KIND.count(influence(listed), (), 5, room(listed, **how)), listed, (), 5)


def said(listed=None, **how):
    found = findings(influence(listed), safe(listed, **how), ())
    return {finding.key: Voice("en").say(finding.sentence) for finding in found}


@given(count=some.integers(4, 8), people=some.integers(8, 60), each=some.integers(6, 10))
def test_every_pair_gets_nearly_equally_many_judgements(count, people, each):
    activity = influence(items("ABCDEFGH"[:count]), each)
    asked = [KIND.ask(activity, turn) for turn in range(people)]
    times = Counter(name for names in asked for name in names)
    assert {len(set(names)) for names in asked} == {each}  # nobody is asked the same twice
    pairs = count * (count - 1)
    assert max(times.values()) - (min(times.values()) if len(times) == pairs else 0) <= 1


def test_eight_people_judge_every_pair_of_five_items_three_times():
    times = Counter(name for turn in range(8) for name in KIND.ask(influence(items("ABCDE")), turn))
    assert len(times) == 20
    assert min(times.values()) >= 3


@pytest.mark.parametrize(
    "marks",
    [
        ["A"],
        ["A>B"],
        ["A>B=4"],
        ["A>B=-1"],
        ["A>B=1.5"],
        ["A>B=strong"],
        ["A>A=1"],
        ["A>Z=1"],
        ["A=1"],
        ["A>B=1", "A>B=2"],
        ["A>B>C=1"],
        [">B=1"],
        "A>B=1",
        None,
        [f"{a}>{b}=1" for a in "ABCD" for b in "ABCD" if a != b][:9],
    ],
)
def test_what_judges_no_link_is_refused(marks):
    with pytest.raises(Mendable):
        KIND.parse({"items": marks}, EIGHT, list("ABCD"))


def test_links_stand_in_the_order_of_the_list_not_in_that_of_the_phone():
    ballot = KIND.parse({"items": ["C>A=0", "A>B=3"]}, EIGHT, list("ABCD"))
    assert list(ballot["links"].items()) == [("A>B", 3), ("C>A", 0)]


@pytest.mark.parametrize("count, fits", [(3, False), (4, True), (8, True), (9, False)])
def test_influence_is_judged_among_four_to_eight_items(count, fits):
    if fits:
        return EIGHT.check_items(count)
    with pytest.raises(Mendable):
        EIGHT.check_items(count)
    return None


def test_drivers_and_outcomes_stand_in_their_quadrants_and_the_plot_says_so():
    plot = next(block for block in KIND.results(influence(), safe(), Voice("en")) if isinstance(block, QuadrantPlot))
    assert {point.label[0].text: (point.y, point.x, point.quadrant) for point in plot.points} == {
        "Item A": (7, 0, "Drivers"),
        "Item B": (4, 3, "Relays"),
        "Item C": (0, 2, "Autonomous"),
        "Item D": (0, 6, "Outcomes"),
    }
    corners = plot.quadrants
    assert (corners.top_left, corners.top_right) == ("Drivers", "Relays")
    assert (corners.bottom_left, corners.bottom_right) == ("Autonomous", "Outcomes")


def test_arrows_go_from_what_acts_to_what_it_acts_upon():
    diagram = next(block for block in KIND.results(influence(), safe(), Voice("en")) if isinstance(block, LinkDiagram))
    names = [node.label[0].text[-1] for node in diagram.nodes]
    assert {f"{names[a.source]}>{names[a.target]}": a.strength for a in diagram.links} == STRENGTH


def test_equal_arrows_that_do_not_all_fit_are_left_out():
    def found(*means):
        links = [{"from": "A", "to": "B", "strength": 2, "mean": mean, "judgements": 5} for mean in means]
        return len(strongest_links(SafeOutcome("influence", (), 9, 0, {"strongest": links})))

    assert found(*range(MOST_ARROWS)) == MOST_ARROWS
    assert found(3, 2, *[1] * MOST_ARROWS) == 2
    assert found(*[1] * (MOST_ARROWS + 3)) == MOST_ARROWS  # all are equal: some must be drawn


def test_pairs_that_lack_judgements_are_named():
    few = safe(items("ABCDE"), people=12)  # 96 judgements of 20 pairs: some have only four
    notes = [b for b in KIND.results(influence(items("ABCDE")), few, Voice("en")) if isinstance(b, Note)]
    assert "Counted as none, with fewer than 5 judgements: 4 pairs" in str(notes[0].text)
    assert str(notes[0].text).count("→") == len(few.results["asked_too_seldom"]) == 4
    assert not [b for b in KIND.results(influence(), safe(), Voice("en")) if isinstance(b, Note)]


@pytest.mark.parametrize("smallest, known", [(5, 16), (4, 20)])
def test_of_a_link_that_fewer_than_the_smallest_group_judged_nothing_is_shown(smallest, known):
    listed = items("ABCDE")
    activity, cast = influence(listed), room(listed, people=12)
    found = release(KIND.count(activity, (), smallest, cast), listed, (), smallest)
    told = [KIND.results(activity, found, Voice("en")), KIND.tallies(activity, found, (), Voice("en"))]
    figures = {key: found.results[key] for key in ("matrix", "judgements")}
    for matrix in figures.values():
        assert sum(figure is not None for row in matrix.values() for figure in row.values()) == known
    assert len(found.results["counts"]) == known
    assert min(link["judgements"] for link in found.results["strongest"]) >= smallest
    assert all(sum(row) >= smallest for row in KIND.recount(found)["links"].values())
    assert ("fewer than 5 people count as none: sums, and chains over them" in str(told)) == (known < 20)


def test_while_too_little_is_known_no_place_is_shown():
    listed = items("ABCDEFGH")
    blocks = KIND.results(influence(listed), safe(listed, people=8), Voice("en"))
    assert not [b for b in blocks if isinstance(b, QuadrantPlot | Table)]
    assert [b for b in KIND.results(influence(), safe(), Voice("en")) if isinstance(b, QuadrantPlot)]


def test_while_too_little_is_known_nothing_is_said_of_what_drives():
    assert list(said(items("ABCDEFGH"), people=8)) == ["unknown"]
    assert {"drivers", "outcomes"} <= said().keys()


def test_priorities_that_do_not_drive_the_rest_are_told_and_what_was_overlooked():
    upside_down = items(D=1, C=2, B=3, A=4)
    assert importance_places(influence(upside_down)) == {"D": 1, "C": 2, "B": 3, "A": 4}
    assert not_driving(influence(upside_down), safe()) == ("D", "C")
    assert driving_unseen(influence(upside_down), safe()) == ("B", "A")
    assert said(upside_down)["not_driving"] == (
        "Participants placed “Item D” and “Item C” high in importance, but they do not drive the rest: their influence "
        "is below the average."
    )


def test_where_importance_and_influence_agree_that_is_said_and_nothing_else_of_priorities():
    found = said(items(A=1, B=2, C=3, D=4))
    assert found["both_first"] == "“Item A” comes first by importance and by influence."
    assert not found.keys() & {"not_driving", "unseen"}


def test_without_a_vote_on_importance_nothing_is_said_of_it():
    assert not said().keys() & {"not_driving", "unseen", "both_first"}


def test_the_item_in_the_middle_is_neither_high_nor_low():
    five = items("ABCDE", A=1, B=2, D=3, C=4, E=5)
    assert "D" not in (*not_driving(influence(five), safe(five)), *driving_unseen(influence(five), safe(five)))


def test_of_a_sensitive_item_nobody_learns_how_many_said_what():
    listed = (*items()[:3], replace(items()[3], sensitive=True))
    found = safe(listed)
    assert not [name for name in found.results["counts"] if "D" in name]
    assert {link["mean"] for link in found.results["strongest"] if "D" in (link["from"], link["to"])} == {None}
    assert KIND.recount(found) is None
    KIND.tallies(influence(listed), found, (), Voice("en"))
    assert KIND.recount(safe())["links"]["A>B"][3] > 0


def test_the_sheet_counts_to_the_same_figures():
    """Of 20 links, 4 were judged by four people only."""
    shown = safe(items("ABCDE"))
    assert len(KIND.recount(shown)["links"]) == 16
    listed = [{"id": item.id, "label": item.label.as_json(), "sensitive": False} for item in items("ABCDE")]
    sheet = {"format": "workshop-recount/1", "kind": "influence", "options": {"each": 8, "min_group": 5}}
    sheet |= {"items": listed}
    again = KINDS_OF_FILES["influence"].count(read_json(json.dumps(sheet | {"summary": KIND.recount(shown)})))
    assert {**again, "enough": 5} | shown.results == {**again, "enough": 5}
    cast = [ballot for ballot, _ in room(items("ABCDE"))]
    again = KINDS_OF_FILES["influence"].count(read_json(json.dumps(sheet | {"ballots": cast})))
    assert {key: again[key] for key in ("matrix", "influence", "dependence", "indirect", "strongest")} == {
        key: shown.results[key] for key in ("matrix", "influence", "dependence", "indirect", "strongest")
    }
