"""Points, ratings, the matrix and agreement in recount files: what is counted, what is refused, what groups tell."""
import json

import pytest

NORTH, SOUTH = {"zone": "north"}, {"zone": "south"}

#: One good file of each kind: options, two ballots, and the sheet that says the same.
GOOD = {
    "points": (
        {"budget": 10, "cap": 6},
        [{"points": {"A": 6, "B": 4}}, {"points": {"A": 2, "B": 0}}],
        {"n": 2, "counts": {"A": {"6": 1, "2": 1}, "B": {"4": 1}, "C": {}}},
    ),
    "rate": (
        {},
        [{"ratings": {"A": 5, "B": None}}, {"ratings": {"A": 3}}],
        {"n": 2, "counts": {"A": [0, 0, 1, 0, 1], "B": [0] * 5, "C": [0] * 5}, "dont_know": {"A": 0, "B": 1, "C": 0}},
    ),
    "matrix": (
        {"scale": 5},
        [{"importance": {"A": 5}, "feasibility": {"A": 2}}, {"importance": {"A": 4}, "feasibility": {}}],
        {"n": 2, "importance": {"A": [0, 0, 0, 1, 1], "B": [0] * 5, "C": [0] * 5},
         "feasibility": {"A": [0, 1, 0, 0, 0], "B": [0] * 5, "C": [0] * 5}},
    ),
    "agree": (
        {"scale": "gradients"},
        [{"answers": {"A": 1, "B": 8}}, {"answers": {"A": 6}}],
        {"n": 2, "counts": {"A": {"1": 1, "6": 1}, "B": {"8": 1}, "C": {}}},
    ),
}  # fmt: skip
EMPTY = {
    "points": {"points": {}}, "rate": {"ratings": {}}, "matrix": {"importance": {}, "feasibility": {}},
    "agree": {"answers": {}},
}  # fmt: skip


def question(kind, **changes):
    """A small good file, with changes."""
    options, ballots, _ = GOOD[kind]
    items = [{"id": "A", "label": {"fr": "Corruption"}}, {"id": "B"}, {"id": "C"}]
    data = {"format": "workshop-recount/1", "kind": kind, "options": options, "items": items, "ballots": ballots}
    return {key: value for key, value in (data | changes).items() if value is not None}


def sheet(kind, **changes):
    return question(kind, ballots=None, summary=GOOD[kind][2] | changes)


# --- what comes out


def test_points_give_just_the_figures_of_the_format(figures):
    found = figures(question("points"))
    assert list(found) == ["kind", "ballots", "abstentions", "items", "results"]
    assert found["results"]["A"] == {"total": 8, "share": 2 / 3, "givers": 2, "largest_share": 0.75, "dominated": True}
    assert found["results"]["C"] == {"total": 0, "share": 0, "givers": 0, "largest_share": None, "dominated": False}


def test_ratings_give_just_the_figures_of_the_format(figures):
    found = figures(question("rate"))
    assert list(found) == ["kind", "ballots", "abstentions", "items", "results"]
    assert found["results"]["A"] == {
        "n": 2, "dont_know": 0, "counts": [0, 0, 1, 0, 1], "median": 4, "top_two_share": 0.5, "mean": 4,
        "agreement_a": pytest.approx(1 / 6), "consensus": pytest.approx(1 + 0.5 * 2 * -0.4150374992788438),
        "leik_d": 0.5, "rwg": 0}  # fmt: skip
    assert (found["results"]["B"]["n"], found["results"]["B"]["dont_know"]) == (0, 1)


def test_the_matrix_gives_the_figures_of_the_format_and_those_of_the_plot(figures):
    found = figures(question("matrix"))["results"]["A"]
    assert (found["importance_median"], found["feasibility_median"], found["quadrant"]) == (4.5, 2, "prepare")
    assert (found["n"], found["importance_quartiles"]) == (1, [4.25, 4.75])
    assert found["feasibility_counts"] == [0, 1, 0, 0, 0]
    assert "score" not in found
    weighted = figures(question("matrix", options={"weights": {"importance": 3, "feasibility": 1}}))
    assert weighted["results"]["A"]["score"] == 100 * (3 * 3.5 + 1) / 16


def test_agreement_gives_just_the_figures_of_the_format(figures):
    found = figures(question("agree"))
    assert list(found) == ["kind", "ballots", "abstentions", "items", "results"]
    assert found["results"]["A"] == {"n": 2, "support": 0.5, "undecided": 0, "accept": 0.5, "oppose": 0, "vetoes": 0,
                                     "median": 3.5, "decision": "divided"}  # fmt: skip
    assert figures(question("agree", options={"scale": "gradients", "consensus": 50, "broad": 40}))["results"]["A"][
        "decision"] == "consensus"  # fmt: skip


def test_three_words_are_a_scale_too(figures):
    cast = [{"answers": {"A": word}} for word in ("agree", "agree", "agree", "pass")]
    found = figures(question("agree", options={"scale": "three"}, ballots=cast))["results"]["A"]
    assert (found["support"], found["undecided"], found["median"]) == (0.75, 0.25, None)
    assert (found["vetoes"], found["decision"]) == (0, "consensus")


@pytest.mark.parametrize("kind", GOOD)
def test_the_sheet_gives_what_the_ballots_give_but_for_the_abstentions(figures, kind):
    found = figures(sheet(kind))
    assert list(found.pop("reasons")) == ["abstentions"]
    assert found == figures(question(kind)) | {"abstentions": None}


@pytest.mark.parametrize("kind", GOOD)
def test_a_ballot_that_judges_nothing_is_an_abstention(figures, kind):
    found = figures(question(kind, ballots=[*GOOD[kind][1], EMPTY[kind], {}, {"groups": NORTH}]))
    assert (found["ballots"], found["abstentions"]) == (2, 3)


def test_noughts_are_an_abstention_and_not_knowing_is_none(figures):
    assert figures(question("points", ballots=[{"points": {"A": 0}}]))["abstentions"] == 1
    assert figures(question("rate", ballots=[{"ratings": {"A": None}}]))["abstentions"] == 0


# --- what is refused

WRONG = {
    "points": [
        ({"points": {"X": 1}}, "no item X"), ({"points": {"A": 5.0}}, "not 5.0"), ({"points": {"A": True}}, "not true"),
        ({"points": {"A": "5"}}, "not 5"), ({"points": {"A": None}}, "not null"), ({"points": {"A": -1}}, "not -1"),
        ({"points": {"A": [1]}}, "whole numbers"), ({"points": {"A": 7}}, "at most 6"),
        ({"points": {"A": 6, "B": 5}}, "add up to 11"), ({"points": ["A"]}, "an object"),
        ({"points": None}, "an object"), ({"pionts": {"A": 1}}, "points"), (["A"], "object"), (None, "null"),
        ({"points": {"A": 1}, "groups": {"zone": 1}}, "groups"),
    ],
    "rate": [
        ({"ratings": {"X": 1}}, "no item X"), ({"ratings": {"A": 0}}, "from 1 to 5"), ({"ratings": {"A": 6}}, "not 6"),
        ({"ratings": {"A": 4.0}}, "not 4.0"), ({"ratings": {"A": 2.5}}, "not 2.5"),
        ({"ratings": {"A": True}}, "not true"), ({"ratings": {"A": "4"}}, "whole number"),
        ({"ratings": {"A": {}}}, "whole number"),
        ({"ratings": [4]}, "an object"), ({"rating": {"A": 4}}, "ratings"), (3, "object"),
    ],
    "matrix": [
        ({"importance": {"X": 1}, "feasibility": {}}, "no item X"), ({"importance": {"A": 1}}, "feasibility"),
        ({"feasibility": {"A": 1}}, "importance"), ({"importance": {}, "feasibility": {"A": 6}}, "from 1 to 5"),
        ({"importance": {"A": None}, "feasibility": {}}, "not null"), ({"importance": {"A": False}, "feasibility": {}},
                                                                       "not false"),
        ({"importance": {"A": 1.5}, "feasibility": {}}, "not 1.5"), ({"importance": 5, "feasibility": {}}, "an object"),
    ],
    "agree": [
        ({"answers": {"X": 1}}, "no item X"), ({"answers": {"A": 0}}, "from 1 to 8"), ({"answers": {"A": 9}}, "not 9"),
        ({"answers": {"A": "agree"}}, "not agree"), ({"answers": {"A": True}}, "not true"),
        ({"answers": {"A": 3.0}}, "not 3.0"), ({"answers": {"A": None}}, "not null"), ({"answers": []}, "an object"),
    ],
}  # fmt: skip


@pytest.mark.parametrize("kind, ballot, said", [(kind, *row) for kind, rows in WRONG.items() for row in rows])
def test_a_wrong_ballot_is_refused_by_its_number(refused, kind, ballot, said):
    sentence = refused(question(kind, ballots=[GOOD[kind][1][0], ballot]))
    assert "Ballot 2:" in sentence
    assert said in sentence


@pytest.mark.parametrize("answer", ["Agree", "yes", 1, True, None, ["agree"], {}])
def test_other_words_than_the_three_are_refused(refused, answer):
    cast = [{"answers": {"A": "pass"}}, {"answers": {"A": answer}}]
    data = question("agree", options={"scale": "three"}, ballots=cast)
    assert "Ballot 2: Item A: the answer must be one of disagree, pass and agree" in refused(data)


@pytest.mark.parametrize("scale, answer", [("fist", 6), ("fist", -1), ("gradients", 0)])
def test_a_step_beyond_the_scale_is_refused(refused, figures, scale, answer):
    data = question("agree", options={"scale": scale}, ballots=[{"answers": {"A": 5}}, {"answers": {"A": answer}}])
    assert "Ballot 2: Item A" in refused(data)
    assert figures(question("agree", options={"scale": "fist"}, ballots=[{"answers": {"A": 0}}]))["ballots"] == 1


@pytest.mark.parametrize("content, said", [
    ('{"points": {"A": 1, "A": 2}}', "“A” is given twice"), ('{"points": {"A": NaN}}', "NaN"),
    ('{"points": {"A": 1}, "points": {"B": 1}}', "“points” is given twice"),
    ('{"points": {"A": 1e400}}', "Item A"), ('{"points": {"A": Infinity}}', "Infinity"),
    ('{"points": {"A": 1}, "groups": {"zone": {"": [-Infinity]}}}', "Infinity"),
    ('{"points": {"A": 99999999999999999999}}', "99,999,999,999,999,999,999 points"),
    ('{"points": {"A": 100000000000000000000}}', "too long"), ('{"points": {"A": ' + "9" * 5000 + "}}", "too long"),
])  # fmt: skip
def test_names_given_twice_and_numbers_that_are_none_are_refused_by_their_ballot(refused, content, said):
    data = json.dumps(question("points", ballots=[{"points": {}}, "BALLOT"])).replace('"BALLOT"', content)
    sentence = refused(data)
    assert sentence.startswith("Ballot 2: ")
    assert said in sentence


def test_a_field_given_twice_is_refused_by_its_item(refused):
    data = json.dumps(question("points", items=[{"id": "A"}, "ITEM"])).replace('"ITEM"', '{"id": "B", "id": "C"}')
    assert "Item 2: “id” is given twice" in refused(data)


@pytest.mark.parametrize("kind, options, said", [
    ("points", {}, "budget"), ("points", {"budget": 0}, "budget"), ("points", {"budget": 10.0}, "budget"),
    ("points", {"budget": True}, "budget"), ("points", {"budget": 10, "cap": 0}, "cap"),
    ("points", {"budget": 10, "cap": "5"}, "cap"), ("points", {"budget": 10**10}, "budget"),
    ("rate", {"scale": 2}, "scale"), ("rate", {"scale": "five"}, "scale"), ("rate", {"scale": 101}, "at most 100"),
    ("rate", {"scale": 5.0}, "scale"), ("matrix", {"scale": 1}, "scale"), ("matrix", {"weights": [1, 2]}, "weights"),
    ("matrix", {"weights": {"importance": 1}}, "feasibility"), ("matrix", {"weights": {"cost": 1}}, "cost"),
    ("matrix", {"weights": {"importance": 0, "feasibility": 0}}, "more than 0"),
    ("matrix", {"weights": {"importance": -1, "feasibility": 1}}, "importance"),
    ("agree", {}, "scale"), ("agree", {"scale": "stars"}, "gradients, fist and three"),
    ("agree", {"scale": 5}, "scale"),
    ("agree", {"scale": "fist", "consensus": 101}, "at most 100"), ("agree", {"scale": "fist", "broad": 0}, "broad"),
    ("agree", {"scale": "fist", "consensus": 66.7}, "consensus"),
    ("agree", {"scale": "fist", "consensus": 50}, "Broad support (60%) cannot need more than consensus (50%)"),
])  # fmt: skip
def test_a_wrong_option_is_refused(refused, kind, options, said):
    assert said in refused(question(kind, options=options))


NONE = {"A": {}, "B": {}, "C": {}}
NOBODY = {item: [0] * 5 for item in "ABC"}


@pytest.mark.parametrize("kind, changes, said", [
    ("points", {"n": None}, "n"),
    ("points", {"counts": []}, "counts"),
    ("points", {"counts": {"A": {}, "B": {}}}, "item C"),
    ("points", {"counts": {"A": {}, "B": {}, "X": {}}}, "no item X"),
    ("points", {"counts": NONE | {"A": 3}}, "object"),
    ("points", {"counts": NONE | {"A": {"6": 2.0}}}, "item A"),
    ("points", {"counts": NONE | {"A": {"6": -1}}}, "item A"),
    ("points", {"counts": NONE | {"A": {"six": 1}}}, "six"),
    ("points", {"counts": NONE | {"A": {"06": 1}}}, "06"),
    ("points", {"counts": NONE | {"A": {"0": 1}}}, "no number"),
    ("points", {"counts": NONE | {"A": {"": 1}}}, "no number"),
    ("points", {"counts": NONE | {"A": {"²": 1}}}, "no number"),
    ("points", {"counts": NONE | {"A": {"9" * 99: 1}}}, "no number"),
    ("points", {"counts": NONE | {"A": {"7": 2}}}, "contradict"),
    ("points", {"n": 1}, "contradict"),
    ("points", {"n": 4}, "contradict"),
    ("rate", {"n": 1}, "contradict"),
    ("rate", {"n": 9}, "contradict"),
    ("rate", {"counts": {"A": [0] * 5, "B": [0] * 5}}, "item C"),
    ("rate", {"counts": NOBODY | {"A": [1] * 4}}, "5 whole numbers"),
    ("rate", {"counts": NOBODY | {"A": [1.0] * 5}}, "item A"),
    ("rate", {"counts": NOBODY | {"A": [True] * 5}}, "item A"),
    ("rate", {"counts": NOBODY | {"A": {}}}, "item A"),
    ("rate", {"dont_know": {"A": 0, "B": 0}}, "item C"),
    ("rate", {"dont_know": {"A": 0, "B": -1, "C": 0}}, "B"),
    ("rate", {"dont_know": None}, "dont_know"),
    ("matrix", {"n": 0}, "contradict"),
    ("matrix", {"importance": None}, "importance"),
    ("matrix", {"feasibility": NOBODY | {"A": [9]}}, "item A"),
    ("agree", {"n": 1}, "contradict"),
    ("agree", {"counts": NONE | {"A": {"9": 1}}}, "the step 9"),
    ("agree", {"counts": NONE | {"A": {"1": "1"}}}, "item A"),
])
def test_a_sheet_that_cannot_be_is_refused(refused, kind, changes, said):
    summary = {key: value for key, value in (GOOD[kind][2] | changes).items() if value is not None}
    assert said in refused(question(kind, ballots=None, summary=summary))


# --- groups, through the gate


def by_zone(kind, north, south, **changes):
    """Ballots of two zones: lists of what people say of the items."""
    name = {"points": "points", "rate": "ratings", "agree": "answers"}.get(kind)
    cast = [(said, NORTH) for said in north] + [(said, SOUTH) for said in south]
    names = [name] if name else ["importance", "feasibility"]
    return question(kind, ballots=[dict.fromkeys(names, said) | {"groups": zone} for said, zone in cast], **changes)


@pytest.mark.parametrize("kind, statistic, high, low", [
    ("points", "mean", 6, 2), ("rate", "mean", 5, 1), ("matrix", "mean", 5, 1), ("agree", "share", 1, 8),
])  # fmt: skip
def test_groups_are_compared_item_by_item(figures, kind, statistic, high, low):
    found = figures(by_zone(kind, [{"A": high, "B": 2}] * 5, [{"A": low, "B": 2}] * 6), "--by", "zone")["groups"]
    assert (found["sizes"], found["withheld"]) == ({"north": 5, "south": 6}, False)
    row = found["comparisons"][0]
    assert (row["item"], row["statistic"], row["groups"], row["exact"]) == ("A", statistic, ["north", "south"], True)
    assert row["difference"] == (1 if kind == "agree" else high - low)
    assert row["p"] == pytest.approx(1 / 462)


@pytest.mark.parametrize("kind", GOOD)
def test_a_group_under_five_withholds_the_comparison(figures, kind):
    data = by_zone(kind, [{"A": 3}] * 4, [{"A": 2}] * 9)
    assert figures(data, "--by", "zone")["groups"] == {"by": "zone", "withheld": True}


def test_who_says_the_statement_of_no_item_counts_in_the_group_all_the_same(figures):
    found = figures(by_zone("rate", [{"A": 1}] * 5, [{"A": 2}] * 6), "--by", "zone")["groups"]
    assert found["sizes"] == {"north": 5, "south": 6}


def test_a_mean_of_fewer_people_than_a_group_needs_is_not_told(figures, recount):
    data = by_zone("rate", [{"A": 5, "B": 4}] * 4 + [{"B": 2}], [{"A": 1, "B": 2}] * 6)
    found = figures(data, "--by", "zone")["groups"]
    assert (found["sizes"], [row["item"] for row in found["comparisons"]]) == ({"north": 5, "south": 6}, ["B"])
    assert "protect the people in a group: A and C." in recount(data, "--by", "zone")[1]
    three = figures(data, "--by", "zone", "--min-group", "3")["groups"]["comparisons"]
    assert [row["item"] for row in three] == ["A", "B"]


def test_points_that_one_ballot_dominates_in_a_group_are_not_told(figures):
    data = by_zone("points", [{"A": 6, "B": 1}] + [{"A": 1, "B": 1}] * 4, [{"A": 2, "B": 2}] * 6)
    assert [row["item"] for row in figures(data, "--by", "zone")["groups"]["comparisons"]] == ["B", "C"]


@pytest.mark.parametrize("sensitive", [False, True])
@pytest.mark.parametrize("kind, high, low", [("points", 3, 0), ("rate", 5, 1), ("matrix", 5, 1), ("agree", 1, 8)])
def test_a_sensitive_item_carries_no_figure(figures, kind, high, low, sensitive):
    items = [{"id": "A", "sensitive": sensitive}, {"id": "B"}, {"id": "C"}]
    north, south = ([{"A": high, "B": 2}] * many + [{"A": low, "B": 2}] * (12 - many) for many in (8, 4))
    row = figures(by_zone(kind, north, south, items=items), "--by", "zone")["groups"]["comparisons"][0]
    assert row["item"] == "A"
    assert all((row[name] is None) == sensitive for name in ("difference", "p", "p_holm"))


# --- for people


@pytest.mark.parametrize("kind, words", [
    ("points", ("Corruption", "Share of all points", "Largest giver", "More than half of the points of A and B")),
    ("rate", ("Corruption", "Did not know", "0 / 0 / 1 / 0 / 1", "Agreement A", "camps")),
    ("matrix", ("Corruption", "prepare", "not judged", "the middle of the scale, 3", "2 and 2")),
    ("agree", ("Corruption", "divided", "Vetoes", "8 is a veto", "at least 75%", "no answer", "1: 1, 6: 1")),
])  # fmt: skip
def test_the_tables_explain_themselves(recount, kind, words):
    status, out, err = recount(question(kind))
    assert (status, err, [word for word in words if word not in out]) == (0, "", [])


@pytest.mark.parametrize("kind, said", [
    ("points", "the mean points"), ("rate", "the mean of those who rated"), ("matrix", "the mean importance"),
    ("agree", "the share of support"),
])  # fmt: skip
def test_the_table_of_groups_says_what_is_compared(recount, kind, said):
    data = by_zone(kind, [{"A": 3, "B": 2}] * 5, [{"A": 2, "B": 2}] * 6)
    assert f"Compared: {said}" in recount(data, "--by", "zone")[1]


def test_a_column_of_noughts_is_shown_where_one_without_anything_is_not(recount):
    out = recount(question("agree", options={"scale": "three"}, ballots=[{"answers": {"A": "agree"}}]))[1]
    assert "Vetoes" in out
    assert "Median" not in out


@pytest.mark.parametrize("kind", GOOD)
def test_a_file_without_votes_and_a_sheet_have_tables_too(recount, kind):
    for data in (question(kind, ballots=[]), sheet(kind)):
        status, out, err = recount(data)
        assert (status, err) == (0, "")
        assert len(out.splitlines()) > 4


def test_even_points_are_not_said_to_be_dominated(recount):
    assert "More than half" not in recount(question("points", ballots=[{"points": {"A": 3}}] * 2))[1]


def test_a_negative_r_wg_is_printed_as_nought_and_counted_as_it_is(recount, figures):
    data = question("rate", ballots=[{"ratings": {"A": 1}}, {"ratings": {"A": 5}}])
    assert figures(data)["results"]["A"]["rwg"] == -3
    assert "-3" not in recount(data)[1]


@pytest.mark.parametrize("steps, said", [
    ([1, 1, 1, 2, 9, 9, 9, 9, 9], "there is disagreement on A."), ([7, 7, 7, 8, 8], "disagreement on no item"),
])  # fmt: skip
def test_nine_steps_are_judged_by_the_rule_of_rand_and_ucla(recount, steps, said):
    cast = [{"ratings": {"A": step}} for step in steps]
    assert said in recount(question("rate", options={"scale": 9}, ballots=cast))[1]
    assert "RAND" not in recount(question("rate"))[1]
