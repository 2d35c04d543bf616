"""The matrix: what a ballot may say, where items stand, what stays hidden, what may be said."""

from __future__ import annotations

import json
from statistics import median

import pytest

from workshop.activities.matrix import KIND
from workshop.activities.matrix.report import wall
from workshop.activities.voice import Voice
from workshop.document.plots import QuadrantPlot
from workshop.document.text import plain
from workshop.domain.activity import Activity
from workshop.domain.disclosure import release
from workshop.domain.errors import Mendable
from workshop.domain.items import Item
from workshop.domain.people import Choice, Dimension
from workshop.domain.safe import Hidden
from workshop.domain.text import Label
from workshop.tally.recount.json_file import read_json
from workshop.tally.recount.kinds import KINDS as FILES

ZONES = ("north", "centre", "south")
ZONE = Dimension("zone", Label.of(en="Zone"), tuple(Choice(key, Label.of(en=key.title())) for key in ZONES))
ITEMS = tuple(Item(key, Label.of(fr=f"Mesure {key}", en=f"Measure {key}")) for key in "ABCDE")
OWN = {"importance_en": "Urgency", "importance_fr": "Urgence", "feasibility_en": "Cost", "feasibility_fr": "Coût"}


def counted(answers, items=ITEMS, **options):
    """`answers`: per person {item: (first, second)}."""
    activity = Activity("a", "matrix", Label.of(en="?"), options=KIND.options(options).as_json(), items=items)
    casts = [
        (
            {
                key: {i: pair[side] for i, pair in said.items()}
                for side, key in enumerate(("importance", "feasibility"))
            },
            {"zone": ZONES[place % 3]},
        )
        for place, said in enumerate(answers)
    ]
    return activity, release(KIND.count(activity, (ZONE,), 5, casts), items, (ZONE,), 5)


def alike(n=18, **pairs):
    """So many people who all say the same."""
    return [pairs] * n


def said(activity, safe):
    return [Voice("en").say(found.sentence) for found in KIND.findings(activity, safe)]


def test_a_ballot_holds_a_step_by_either_criterion_for_some_of_the_items():
    marks = ["feasibility:B=2", "importance:A=5"]
    ballot = KIND.parse({"items": marks}, KIND.options({}), list("ABC"))
    assert ballot == {"importance": {"A": 5}, "feasibility": {"B": 2}}
    assert sorted(KIND.marks(ballot)) == sorted(marks)


@pytest.mark.parametrize("mark", [
    "importance:A=0", "importance:A=6", "importance:A=3.5", "importance:A=", "A=3", "cost:A=3", "importance:Z=3",
    "importance=3", "importance:A", "feasibility:A=high", "importance:A=3=3", "importance:A=٣",
])  # fmt: skip
def test_what_is_not_a_step_by_a_criterion_is_refused_with_a_sentence(mark):
    with pytest.raises(Mendable) as refused:
        KIND.parse({"items": [mark]}, KIND.options({}), list("ABC"))
    assert Voice("en").say(refused.value.message).endswith("answer again.")


def test_one_item_judged_twice_by_the_same_criterion_is_refused():
    with pytest.raises(Mendable):
        KIND.parse({"items": ["importance:A=3", "importance:A=4"]}, KIND.options({}), list("ABC"))
    assert KIND.parse({"items": ["importance:A=3", "feasibility:A=4"]}, KIND.options({}), list("ABC"))


@pytest.mark.parametrize("options, field", [
    ({"importance_en": "Urgency"}, "feasibility_fr"),
    ({"feasibility_fr": "Coût"}, "importance_fr"),
    (OWN | {"importance_fr": "x" * 41}, "importance_fr"),
    ({"importance_en": "Cost", "feasibility_en": "Cost"}, "feasibility_fr"),
    ({"importance_en": 5, "feasibility_en": "Cost"}, "importance_en"),
    ({"scale": 7}, "scale"),
])  # fmt: skip
def test_criteria_that_make_no_sense_are_refused_beside_their_field(options, field):
    with pytest.raises(Mendable) as refused:
        KIND.options(options)
    assert refused.value.field == field


def test_own_criteria_are_named_in_both_languages_wherever_the_usual_ones_would_be():
    options = KIND.options(OWN)
    assert "“Urgency”, then “Cost”" in Voice("en").say(KIND.describe(options, 3))
    assert [Voice("fr").say(criterion.name) for criterion in options.criteria] == ["Urgence", "Coût"]
    activity, safe = counted(alike(A=(5, 5), B=(5, 1), C=(1, 5), D=(1, 1), E=(3, 5)), **OWN)
    on_paper = repr((*KIND.results(activity, safe, Voice("en")), *KIND.tallies(activity, safe, (ZONE,), Voice("en"))))
    assert "Urgency" in on_paper
    assert not any(word in on_paper + " ".join(said(activity, safe)) for word in ("mportan", "easib", "act now"))
    assert "importance" in repr(KIND.results(*counted(alike(A=(5, 5))), Voice("en")))


def test_items_stand_where_the_medians_of_both_criteria_meet():
    answers = [{"A": (1 + n % 5, 5 - n % 2), "B": (n % 3 + 1, 1)} for n in range(20)]
    _, safe = counted(answers)
    for item in "AB":
        for side, key in enumerate(("importance", "feasibility")):
            assert safe.results["results"][item][f"{key}_median"] == median(one[item][side] for one in answers)


@pytest.mark.parametrize("pair, quadrant, sentence", [
    ((4, 4), "act_now", "Act now, judged important and feasible by participants: “Measure A”."),
    ((4, 2), "prepare", "Prepare, judged important but less feasible by participants: “Measure A”."),
    ((2, 4), "quick_win", "Quick wins, judged feasible but less important by participants: “Measure A”."),
    ((2, 2), "later", "Later, judged neither important nor feasible by participants: “Measure A”."),
    ((3, 5), "borderline", "To discuss, since a median lies just on the middle of the scale: “Measure A”."),
    ((2, 3), "borderline", "To discuss, since a median lies just on the middle of the scale: “Measure A”."),
])  # fmt: skip
def test_a_quadrant_is_said_of_the_items_in_it_and_a_median_on_the_middle_is_borderline(pair, quadrant, sentence):
    activity, safe = counted(alike(A=pair), ITEMS[:1])
    assert safe.results["results"]["A"]["quadrant"] == quadrant
    assert said(activity, safe) == [sentence]


def test_own_criteria_are_only_high_or_low_for_nobody_knows_what_follows_from_them():
    activity, safe = counted(alike(A=(5, 5), B=(5, 1), C=(1, 5), D=(1, 1), E=(3, 5)), **OWN)
    assert said(activity, safe) == [
        "Judged high by participants on both “Urgency” and “Cost”: “Measure A”.",
        "Judged high by participants on “Urgency” only: “Measure B”.",
        "Judged high by participants on “Cost” only: “Measure C”.",
        "Judged low by participants on both “Urgency” and “Cost”: “Measure D”.",
        "To discuss, since a median lies just on the middle of the scale: “Measure E”.",
    ]


@pytest.mark.parametrize("steps, apart", [((2, 4), True), ((3, 4), False), ((1, 5), True), ((4, 4), False)])
def test_an_item_that_people_see_differently_is_named(steps, apart):
    activity, safe = counted([{"A": (steps[n % 2], 5)} for n in range(20)], ITEMS[:1])
    assert any("Judgements lie far apart" in sentence for sentence in said(activity, safe)) is apart


def test_of_a_sensitive_item_no_figure_is_shown_but_how_many_put_it_high_by_both():
    items = (*ITEMS[:2], Item("C", ITEMS[2].label, sensitive=True))
    answers = [{"A": (5, 5), "B": (1, 4), "C": (5, 5) if place < 9 else (1, 1)} for place in range(18)]
    activity, safe = counted(answers, items)
    figures = safe.results["results"]["C"]
    assert {value for name, value in figures.items() if name != "n"} == {None}
    assert KIND.recount(safe) is None
    assert "50% (9 of 18)" in repr(KIND.results(activity, safe, Voice("en")))
    plot = KIND.results(activity, safe, Voice("en"))[0]
    assert isinstance(plot, QuadrantPlot)
    assert [(point.x, point.x_text) for point in plot.points if point.x is None] == [(None, "not shown")]


def test_an_item_that_hardly_anybody_puts_high_hides_with_its_count_when_it_is_sensitive():
    items = (*ITEMS[:2], Item("C", ITEMS[2].label, sensitive=True))
    _, safe = counted([{"A": (5, 5), "B": (4, 4), "C": (1, 1) if place else (5, 5)} for place in range(18)], items)
    assert isinstance(safe.named["C"], Hidden)


def test_an_item_that_nobody_judged_is_not_in_the_plot_and_says_so():
    activity, safe = counted(alike(A=(5, 5)))
    plot = KIND.results(activity, safe, Voice("en"))[0]
    assert [point.x for point in plot.points] == [5, None, None, None, None]
    assert "not judged" in repr(plot)
    assert "not shown" not in repr(plot)


def test_the_boxes_are_the_quartiles_and_borderline_items_are_not_in_a_quadrant():
    activity, safe = counted([{"A": (1 + n % 5, 3)} for n in range(25)], ITEMS[:1])
    (point,) = KIND.results(activity, safe, Voice("en"))[0].points
    assert (point.y_span, point.x_span) == ((2, 4), (3, 3))
    assert point.quadrant == "to discuss (borderline)"


def test_the_wall_names_the_numbers_in_whole_words():
    long = tuple(
        Item(i.id, Label.of(en=f"Strengthen {i.id} " + "dialogue between State and civil society " * 3)) for i in ITEMS
    )
    activity, safe = counted(alike(A=(5, 5)), long)
    (plot,) = wall(activity, safe, Voice("en"))
    assert plot.listed
    assert [plain(point.label) for point in plot.points] == [item.label["en"] for item in long]


def test_the_recount_sheet_counts_to_the_same_figures():
    activity, safe = counted([{"A": (1 + n % 5, 1 + n % 3), "B": (5, 1 + n % 2)} for n in range(17)], **OWN)
    items = [{"id": item.id, "label": item.label.as_json()} for item in ITEMS]
    sheet = {"format": "workshop-recount/1", "kind": "matrix", "options": activity.options, "items": items}
    question = read_json(json.dumps(sheet | {"summary": KIND.recount(safe)}))
    assert FILES["matrix"].count(question)["results"] == safe.results["results"]


def test_two_rounds_are_compared_by_the_steps_of_both_criteria_without_what_is_hidden():
    items = (*ITEMS[:2], Item("C", ITEMS[2].label, sensitive=True))
    _, safe = counted([{"A": (1 + 4 * (n % 2), 5), "B": (4, 4), "C": (5, 5 - 4 * (n % 2))} for n in range(18)], items)
    found = KIND.rounds.answers(safe)
    assert found["importance:A"] == [9, 0, 0, 0, 9, 0]  # nobody left it out
    assert found["feasibility:C"] is None
    assert KIND.rounds.level(safe, "A") == 50
    assert KIND.rounds.split(safe) == ["A"]
