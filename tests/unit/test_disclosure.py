"""The gate, case by case (METHOD 5.2)."""
from __future__ import annotations

import json
from dataclasses import asdict, replace

import pytest

from tests.support.voting_room import dimensions_of, items_of, outcome_of, room_of
from workshop.domain.disclosure import TOO_FEW, Counts, may_republish, partition, partitions, release, share_text
from workshop.domain.outcome import Comparison
from workshop.domain.outcome_json import outcome_from_json, safe_as_json, safe_from_json
from workshop.domain.people import UNSAID
from workshop.domain.safe import Hidden, Shown
from workshop.domain.text import Message

ZONE_GENDER = dimensions_of({"zone": "north centre south", "gender": "m f"})

#: METHOD 5.2: North 7, Centre 6, South 7; men 12, women 8.
METHOD_ROOM = [("north m", 5), ("north f", 2), ("centre m", 4), ("centre f", 2), ("south m", 3), ("south f", 4)]


@pytest.mark.parametrize(
    "sizes, parts",
    [
        ({"a": 7, "b": 6, "c": 7}, (("a",), ("b",), ("c",))),
        ({"a": 5, "b": 5}, (("a",), ("b",))),
        ({"a": 4, "b": 5}, ()),
        ({"a": 6, "b": 5}, (("a",), ("b",))),
        ({"a": 4, "b": 6, "c": 7}, (("a", "b"), ("c",))),
        ({"a": 4, "b": 6, "c": 6}, (("a", "c"), ("b",))),  # among equals the later choice is merged
        ({"a": 3, "b": 9, "c": 2}, (("a", "c"), ("b",))),
        ({"a": 2, "b": 9, "c": 2, "d": 6}, (("a", "c", "d"), ("b",))),
        ({"a": 9, "b": 8, UNSAID: 1}, (("a",), ("b", UNSAID))),
        ({"a": 9, "b": 0, UNSAID: 5}, (("a",), (UNSAID,))),
        ({"a": 9, "elsewhere": 5}, (("a",), ("elsewhere",))),
        ({"a": 20}, ()),
        ({}, ()),
    ],
)
def test_a_dimension_is_published_in_parts_of_five_or_more(sizes, parts):
    assert partition(sizes, 5, ("a", "b", "c", "d", UNSAID)) == parts


def test_the_example_of_the_method_publishes_both_breakdowns_and_no_cross_table():
    people = room_of(ZONE_GENDER, METHOD_ROOM)
    parts = partitions([(groups, 1) for _, groups in people], ZONE_GENDER, 5)
    assert parts == {"zone": (("north",), ("centre",), ("south",)), "gender": (("m",), ("f",))}


def test_one_person_who_does_not_tell_their_gender_is_counted_with_the_smaller_group():
    people = room_of(ZONE_GENDER, [*METHOD_ROOM[:-1], ("south f", 3), ("south unsaid", 1)])
    assert partitions([(g, 1) for _, g in people], ZONE_GENDER, 5)["gender"] == (("m",), ("f", UNSAID))


@pytest.mark.parametrize("apart, published", [(1, False), (4, False), (5, True), (6, True)])
def test_two_breakdowns_that_nearly_coincide_are_not_both_published(apart, published):
    dimensions = dimensions_of({"zone": "north south", "org": "x y"})
    people = room_of(dimensions, [("north x", 6), ("north y", apart), ("south y", 9)])
    parts = partitions([(g, 1) for _, g in people], dimensions, 5)
    assert parts["zone"] == (("north",), ("south",))
    assert bool(parts["org"]) is published


def test_a_later_dimension_is_published_more_coarsely_where_that_is_harmless():
    dimensions = dimensions_of({"zone": "north south", "org": "x y z"})
    people = room_of(dimensions, [("north x", 6), ("north z", 1), ("south y", 7), ("south z", 6)])
    parts = partitions([(g, 1) for _, g in people], dimensions, 5)
    assert parts["org"] == (("x", "z"), ("y",))  # x alone is the North without one person


@pytest.mark.parametrize("n, shown", [(4, False), (5, True), (6, True)])
def test_nothing_is_shown_before_five_ballots(n, shown):
    outcome = outcome_of(room_of(ZONE_GENDER, [("north m", n)], {"a": "north m: 3"}), ZONE_GENDER, ["a", "b"], 5)
    safe = release(outcome, items_of("ab"), ZONE_GENDER, 5)
    assert (safe.withheld is None, bool(safe.results)) == (shown, shown)
    assert safe.n == n


def released(answers, cells=METHOD_ROOM, sensitive="", k=5, dimensions=ZONE_GENDER, comparisons=()):
    outcome = outcome_of(room_of(dimensions, cells, answers), dimensions, sorted(answers), k)
    compared = (replace(outcome.breakdowns[0], comparisons=comparisons), *outcome.breakdowns[1:])
    outcome = replace(outcome, breakdowns=compared)
    return outcome, release(outcome, items_of(sorted(answers), sensitive), dimensions, k)


def figures(safe, dimension, item):
    groups = safe.breakdown(dimension).groups
    return [figure.value if isinstance(figure, Shown) else None for figure in (group.named[item] for group in groups)]


MIXED = {"a": "north m: 3, north f: 1, centre m: 2, south f: 2", "b": "north m: 2, centre f: 1, south m: 1, south f: 2"}


def test_ordinary_answers_are_shown_by_zone_and_by_gender():
    _, safe = released(MIXED | dict.fromkeys("cde", MIXED["a"]))
    assert figures(safe, "zone", "a") == [4, 2, 2]
    assert figures(safe, "gender", "a") == [5, 3]
    assert safe.results["results"]["a"]["count"] == 8


def test_figures_that_together_tell_how_a_small_group_answered_are_not_shown_together():
    """Men 0 of 12 and North 2 of 7: both women of the North."""
    _, safe = released({"a": "north f: 2, south f: 2", **dict.fromkeys("bcde", MIXED["a"])})
    assert figures(safe, "zone", "a") == [2, 0, 2]
    assert figures(safe, "gender", "a") == [None, None]
    assert figures(safe, "gender", "c") == [5, 3]


@pytest.mark.parametrize(
    "namings",
    [
        "north m: 3, south f: 3",
        "north m: 3, south f: 3, centre m: 2",
        "north m: 5, north f: 2, centre m: 3, south f: 3",
        "north m: 4, centre m: 3, south f: 3",  # an everyday answer: that it is missing must tell nothing
    ],
)
def test_a_sensitive_item_is_never_shown_by_group(namings):
    _, safe = released({"s": namings, **dict.fromkeys("abcdef", MIXED["a"])}, sensitive="s")
    assert safe.results["results"]["s"]["count"] > 2
    assert figures(safe, "zone", "s") == [None, None, None]


def test_a_hidden_item_takes_companions_with_it_so_that_it_cannot_be_computed_back():
    _, safe = released({"s": "north m: 3, south f: 3", **dict.fromkeys("abcdef", MIXED["a"])}, sensitive="s")
    hidden = {i for i in "sabcdef" if figures(safe, "zone", i)[0] is None}
    assert {"s"} < hidden < set("sabcdef")


def test_a_breakdown_is_withheld_where_all_its_items_would_be_hidden():
    _, safe = released({"s": "north m: 3, south f: 3", "a": MIXED["a"]}, sensitive="s")
    assert safe.breakdown("zone").groups == ()
    assert safe.breakdown("zone").withheld.text == "Too few participants for a separate result."


@pytest.mark.parametrize("count, shown", [(0, False), (1, False), (2, False), (3, True), (19, True), (20, False)])
def test_a_sensitive_item_named_by_none_one_two_or_all_in_the_room_is_hidden(count, shown):
    cells = [("north m", 10), ("south f", 10)]
    answers = {"s": f"north m: {min(count, 10)}, south f: {max(0, count - 10)}", "a": "north m: 6", "b": "south f: 9"}
    _, safe = released(answers, cells, sensitive="s")
    results = safe.results["results"]
    assert (results["s"]["count"] is not None) == shown
    assert (results["a"]["count"] is not None) == shown  # a companion: the sum of all namings may be known
    assert results["b"]["count"] == 9


def test_a_group_that_was_counted_otherwise_than_the_gate_decides_is_withheld():
    outcome, _ = released(MIXED)
    finer = replace(outcome.breakdowns[0], parts=(("north", "centre"), ("south",)))
    safe = release(replace(outcome, breakdowns=(finer,)), items_of("ab"), ZONE_GENDER, 5)
    assert safe.breakdown("zone").withheld


def test_small_groups_are_merged_in_one_dimension_and_withheld_in_the_other():
    cells = [("north m", 7), ("centre m", 3), ("south m", 7), ("south f", 2)]
    _, safe = released({"a": "north m: 3, south m: 2", "b": "north m: 2"}, cells)
    assert sorted(len(group.choices) for group in safe.breakdown("zone").groups) == [1, 2]
    assert (safe.breakdown("gender").groups, safe.breakdown("gender").withheld) == ((), TOO_FEW)


def test_a_hidden_item_of_the_room_takes_a_companion_along():
    _, safe = released({"s": "", **dict.fromkeys("abcd", MIXED["a"])}, sensitive="s")
    hidden = [item for item, found in safe.results["results"].items() if found["count"] is None]
    assert "s" in hidden
    assert len(hidden) == 2


def comparison(item, one="north", other="centre"):
    return Comparison(item, (one, other), "share", 0.5, 0.04, 0.1, exact=True)


def test_comparisons_of_shown_items_pass_and_point_at_their_groups():
    _, safe = released(MIXED, comparisons=(comparison("a", "centre", "south"),))
    (row,) = safe.breakdown("zone").comparisons
    assert (row.item, row.groups, row.comparison.p, row.direction) == ("a", (1, 2), 0.04, None)


LARGER_ROOM = [("north m", 12), ("centre m", 12), ("south f", 12)]


@pytest.mark.parametrize(
    "namings, one, other, direction",
    [
        ("north m: 9, south f: 5, centre m: 1", "north", "centre", 0),
        ("north m: 9, south f: 5, centre m: 1", "centre", "north", 0),
        ("north m: 9, south f: 5, centre m: 1", "north", "south", None),  # not twice as often
        ("north m: 2, south f: 1, centre m: 1", "north", "centre", None),  # fewer than three name it
        ("north m: 3", "north", "centre", None),  # three in all: the direction would tell the number
    ],
)
def test_a_direction_is_told_only_where_it_leaves_the_number_open(namings, one, other, direction):
    rest = dict.fromkeys("abcdef", "north m: 5, centre m: 5, south f: 5")
    compared = (comparison("s", one, other),)
    _, safe = released({"s": namings, **rest}, LARGER_ROOM, sensitive="s", comparisons=compared)
    (row,) = safe.breakdown("zone").comparisons
    assert (row.comparison, row.direction) == (None, direction)


def test_no_direction_is_told_of_items_that_are_hidden_for_another_reason():
    rest = dict.fromkeys("abcdef", MIXED["a"])
    _, safe = released({"s": "", **rest}, sensitive="s", comparisons=(comparison("s"), comparison("a")))
    assert [row.direction for row in safe.breakdown("zone").comparisons] == [None, None]


def test_a_corrected_p_value_tells_nothing_of_a_hidden_item():
    """Holm's correction looks at all items of a pair: with the hidden one among them, its p-value could be read off."""
    shown = []
    for hidden_p in (0.001, 0.02, 0.9):
        rows = [replace(comparison(item), p=p) for item, p in (("s", hidden_p), ("d", 0.01), ("e", 0.015), ("f", 0.2))]
        rest = dict.fromkeys("abcdef", MIXED["a"])
        _, safe = released({"s": "north m: 3, south f: 3", **rest}, sensitive="s", comparisons=tuple(rows))
        shown.append([row.comparison.p_holm for row in safe.breakdown("zone").comparisons if row.comparison])
    assert shown[0] == shown[1] == shown[2]
    assert len(shown[0]) > 1


def test_the_test_of_all_groups_passes_for_one_that_found_nothing_where_hidden_figures_went_into_it():
    rest = dict.fromkeys("abcdef", MIXED["a"])
    outcome, _ = released({"s": "north m: 3, south f: 3", **rest}, sensitive="s")
    for tested, told in (("sabcdef", 1.0), ("ef", 0.001)):
        zone = replace(outcome.breakdowns[0], overall_p=0.001, overall_of=tuple(tested))
        safe = release(replace(outcome, breakdowns=(zone,)), items_of("sabcdef", "s"), ZONE_GENDER, 5)
        assert safe.breakdown("zone").overall_p == told


def test_groups_too_small_for_any_significant_difference_are_marked():
    outcome, _ = released(MIXED)
    for smallest, marked in ((0.03, True), (0.02, False), (None, False)):
        zone = replace(outcome.breakdowns[0], smallest_p=smallest)
        safe = release(replace(outcome, breakdowns=(zone,)), items_of("ab"), ZONE_GENDER, 5)
        assert safe.breakdown("zone").too_small_to_tell is marked


RANKING = {
    "score_100": {"s": 10.0, "a": 60.0, "b": 70.0},
    "named": {"s": 1, "a": 8, "b": 9},
    "pairwise": {"s": {"a": 1}, "a": {"s": 5, "b": 2}, "b": {}},
    "places": {"s": [1, 0], "a": [4, 4], "b": [5, 4]},
    "methods": {"borda": {"scores": {"s": 1}, "order": [["b"], ["a"], ["s"]]}, "kemeny": None},
    "agreement": {"kendall_w": 0.4444, "s": 99},
    "robustness": {"verdict": "robust", "first_place": {"s": 0, "a": 1, "b": 19}},
}


def test_a_ranking_with_a_hidden_item_keeps_orders_and_verdict_and_no_workings():
    outcome, _ = released({"s": "north m: 1", "a": MIXED["a"], "b": MIXED["b"], "c": MIXED["a"]}, sensitive="s")
    safe = release(replace(outcome, results=RANKING), items_of("sabc", "s"), ZONE_GENDER, 5)
    assert safe.results["named"] == {"s": None, "a": 8, "b": None}
    assert safe.results["pairwise"] is None
    assert safe.results["places"] is None
    assert safe.results["methods"] == {"borda": {"scores": None, "order": [["b"], ["a"], ["s"]]}, "kemeny": None}
    assert safe.results["agreement"] == {"kendall_w": 0.4, "s": None}
    assert safe.results["robustness"] == {"verdict": "robust", "first_place": {"s": None, "a": 1, "b": None}}


def test_agreement_that_is_unknown_stays_unknown():
    outcome, _ = released({"s": "", **dict.fromkeys("abc", MIXED["a"])}, sensitive="s")
    results = RANKING | {"agreement": {"kendall_w": None}}
    assert release(replace(outcome, results=results), items_of("sabc", "s"), ZONE_GENDER, 5).results["agreement"] == {
        "kendall_w": None
    }


def test_scores_of_hidden_items_are_hidden_too():
    outcome, _ = released({"s": "north m: 3, south f: 3", **dict.fromkeys("abcdef", MIXED["a"])}, sensitive="s")
    zone = outcome.breakdowns[0]
    scored = replace(zone, merged=tuple(replace(g, scores=dict.fromkeys(g.named, 50.0)) for g in zone.merged))
    safe = release(replace(outcome, breakdowns=(scored,)), items_of("sabcdef", "s"), ZONE_GENDER, 5)
    group = safe.breakdown("zone").groups[0]
    assert isinstance(group.scores["s"], Hidden)
    assert {type(group.scores[i]) is type(group.named[i]) for i in "sabcdef"} == {True}


def test_an_outcome_without_cells_keeps_its_room_and_shows_no_breakdown():
    outcome, _ = released(MIXED)
    safe = release(replace(outcome, cells=()), items_of("ab"), ZONE_GENDER, 5)
    assert safe.results["results"]["a"]["count"] == 8
    assert {bool(part.withheld) for part in safe.breakdowns} == {True}


def said(message: Message) -> str:
    return message.text.format(**dict(message.params))


@pytest.mark.parametrize(
    "x, n, text",
    [
        (2, 5, "2 of 5"),
        (9, 9, "9 of 9"),
        (9, 24, "38% (9 of 24)"),
        (0, 10, "0% (0 of 10)"),
        (5, 10, "50% (5 of 10)"),
        (29, 29, "100% (29 of 29)"),
        (12, 30, "40% of 30"),
        (1, 300, "under 1% of 300"),
        (299, 300, "over 99% of 300"),
        (0, 300, "0% of 300"),
        (1, 200, "1% of 200"),
    ],
)
def test_shares_are_written_as_the_size_of_the_group_allows(x, n, text):
    assert said(share_text(x, n)) == text


@pytest.mark.parametrize(
    "previous, current, allowed",
    [
        (None, (5, {}), True),
        (None, (4, {}), False),
        (None, (10, {"n": 5, "s": 5}), True),
        (None, (9, {"n": 5, "s": 4}), False),
        ((10, {"n": 5, "s": 5}), (20, {"n": 10, "s": 10}), True),
        ((10, {"n": 5, "s": 5}), (20, {"n": 9, "s": 11}), False),
        ((10, {"n": 5, "s": 5}), (14, {}), False),
        ((10, {"n": 5, "s": 5}), (20, {"n": 10}), False),
        ((10, {}), (20, {"n": 5}), True),
    ],
)
def test_a_live_result_moves_only_with_five_more_ballots_in_every_published_group(previous, current, allowed):
    assert may_republish(previous and Counts(*previous), Counts(*current), 5) is allowed


@pytest.mark.parametrize("sensitive", ["", "s"])
def test_outcomes_come_back_from_json_as_they_were(sensitive):
    rest = dict.fromkeys("abcdef", MIXED["a"])
    compared = (comparison("a"), comparison("s"))
    outcome, safe = released({"s": "north m: 5, south f: 4", **rest}, sensitive=sensitive, comparisons=compared)
    assert outcome_from_json(json.loads(json.dumps(asdict(outcome)))) == outcome
    assert safe_from_json(json.loads(json.dumps(safe_as_json(safe)))) == safe


def test_a_withheld_outcome_comes_back_from_json():
    outcome = outcome_of(room_of(ZONE_GENDER, [("north m", 3)]), ZONE_GENDER, ["a"], 5)
    safe = release(outcome, items_of("a"), ZONE_GENDER, 5)
    assert safe_from_json(json.loads(json.dumps(safe_as_json(safe)))) == safe
