"""The recount command on judgements of influence and on sorted items: read, counted, refused with their place."""

import pytest

NORTH, SOUTH = {"zone": "north"}, {"zone": "south"}
CATEGORIES = ["cause", "core", "effect"]


def question(kind, ballots, **changes):
    data = {
        "format": "workshop-recount/1",
        "kind": kind,
        "options": {"categories": CATEGORIES} if kind == "sort" else {},
        "items": [{"id": "A", "label": {"en": "Corruption"}}, {"id": "B"}, {"id": "C"}],
        "ballots": ballots,
    }
    return {key: value for key, value in (data | changes).items() if value is not None}


def influence(*cast, **changes):
    return question("influence", [{"links": links} for links in cast], **changes)


def sort(*cast, **changes):
    return question("sort", [{"categories": sorted_} for sorted_ in cast], **changes)


# --- influence


def test_influence_gives_every_figure_of_the_format(figures):
    found = figures(influence(*[{"A>B": 2, "A>C": 2, "B>C": 2, "C>A": 1, "C>B": 1}] * 3, {}))
    assert (found["kind"], found["ballots"], found["abstentions"], found["items"]) == ("influence", 3, 1, list("ABC"))
    assert found["matrix"] == {"A": {"B": 2, "C": 2}, "B": {"A": None, "C": 2}, "C": {"A": 1, "B": 1}}
    assert found["influence"] == {"A": 4, "B": 2, "C": 2}
    assert found["dependence"] == {"A": 1, "B": 3, "C": 4}
    assert found["indirect"] == {"power": 4, "influence": {"A": 48, "B": 24, "C": 32},
                                 "dependence": {"A": 20, "B": 36, "C": 48}}  # fmt: skip


def test_influence_is_explained_to_people(recount):
    status, out, err = recount(influence(*[{"A>B": 2, "A>C": 2, "B>C": 2, "C>A": 1, "C>B": 1}] * 3))
    assert (status, err) == (0, "")
    for said in ("Corruption", "driver", "1 link was judged by fewer than 3 people", "paths of 4 links", "Strongest"):
        assert said in out
    _, out, _ = recount(influence(*[{"A>B": 3, "B>C": 2, "C>A": 1}] * 3))
    assert "no stable order along paths of up to 8 links" in out


def test_without_links_there_is_nothing_to_list(figures, recount):
    assert figures(influence(items=[{"id": "A"}]))["matrix"] == {"A": {}}
    assert recount(influence({}))[0] == 0


@pytest.mark.parametrize("links, said", [
    ({"A>X": 1}, "A>X"), ({"A>A": 1}, "A>A"), ({"AB": 1}, "AB"), ({"": 1}, "link"),
    ({"A>B": 4}, "4"), ({"A>B": -1}, "-1"), ({"A>B": 1.5}, "1.5"), ({"A>B": 2.0}, "2.0"), ({"A>B": True}, "true"),
    ({"A>B": "2"}, "2"), ({"A>B": None}, "null"), ({"A>B": [1]}, "[…]"), (["A>B"], "object"), (None, "object"),
])  # fmt: skip
def test_a_wrong_judgement_is_refused_by_its_number(refused, links, said):
    sentence = refused(influence({"A>B": 1}, links))
    assert "Ballot 2:" in sentence
    assert said in sentence


def test_a_ballot_of_another_kind_is_refused(refused):
    assert "Ballot 1:" in refused(question("influence", [{"picks": ["A"]}]))
    assert "Ballot 1:" in refused(question("sort", [{"links": {}}]))


def test_a_link_that_could_be_two_is_refused(refused):
    items = [{"id": name} for name in ("A>B", "C", "A", "B>C")]
    assert "no link" in refused(influence({"A>B>C": 1}, items=items))


def test_influence_is_not_compared_by_groups_and_the_file_is_told_so(refused):
    data = influence(*[{"A>B": 1}] * 12)
    for ballot, groups in zip(data["ballots"], [NORTH, SOUTH] * 6, strict=True):
        ballot["groups"] = groups
    assert "Influence is not compared by groups" in refused(data, "--by", "zone")


def sheet(kind, summary, **changes):
    return question(kind, None, summary=summary, **changes)


def test_the_sheet_of_influence_is_read_and_links_may_be_missing(figures):
    found = figures(sheet("influence", {"n": 4, "links": {"A>B": [0, 1, 1, 2], "B>A": [1, 1, 0, 0]}}))
    assert (found["ballots"], found["abstentions"]) == (4, None)
    assert found["matrix"]["A"] == {"B": 2, "C": None}
    assert found["judgements"]["B"] == {"A": 2, "C": None}


@pytest.mark.parametrize("summary, said", [
    ({"n": 4, "links": {"A>B": [2, 1, 1, 1]}}, "more often"),
    ({"n": 4, "links": {"A>B": [2, 1, 1]}}, "four numbers"),
    ({"n": 4, "links": {"A>B": [2, 1, 1, -1]}}, "four numbers"),
    ({"n": 4, "links": {"A>B": [2, 1, 1, True]}}, "four numbers"),
    ({"n": 4, "links": {"A>B": 4}}, "four numbers"),
    ({"n": 4, "links": {"A>X": [1, 0, 0, 0]}}, "A>X"),
    ({"n": 4, "links": []}, "links"),
    ({"n": -1, "links": {}}, "n"),
    ({"links": {}}, "n"),
    ({"n": 7, "links": {f"{a}>{b}": [1, 0, 0, 0] for a in "ABC" for b in "ABC" if a != b}}, "less often"),
])  # fmt: skip
def test_a_sheet_of_influence_that_cannot_be_is_refused(refused, summary, said):
    assert said in refused(sheet("influence", summary))


# --- sort


def test_sorting_gives_every_figure_of_the_format(figures):
    found = figures(sort({"A": "cause", "B": "core", "C": "core"}, {"A": "cause", "B": "effect", "C": "core"}, {}))
    assert (found["kind"], found["ballots"], found["abstentions"]) == ("sort", 2, 1)
    assert found["results"]["A"]["counts"] == {"cause": 2, "core": 0, "effect": 0}
    assert (found["results"]["A"]["modal"], found["results"]["A"]["modal_share"]) == ("cause", 1)
    assert found["results"]["B"]["modal"] is None
    assert found["fleiss_kappa"] == pytest.approx((2 / 3 - 7 / 18) / (1 - 7 / 18))
    assert found["to_discuss"] == ["B"]
    assert "reasons" not in found


def test_where_there_is_no_kappa_the_file_says_why(figures):
    found = figures(sort({"A": "cause"}, {"A": "core", "B": "core"}))
    assert found["fleiss_kappa"] is None
    assert "same number of answers" in found["reasons"]["fleiss_kappa"]


def test_sorting_is_explained_to_people(recount):
    cast = {"A": "cause", "B": "core", "C": "core"}, {"A": "cause", "B": "effect", "C": "core"}
    status, out, err = recount(sort(*cast))
    assert (status, err) == (0, "")
    for said in ("Corruption", "core = effect", "To discuss", "Fleiss' kappa = 0.4", "cause: 2, core: 0"):
        assert said in out
    _, out, _ = recount(sort({"A": "cause"}))
    assert "To discuss" not in out
    assert "kappa needs" in out


@pytest.mark.parametrize("chosen, said", [
    ({"X": "cause"}, "X"), ({"A": "nowhere"}, "nowhere"), ({"A": None}, "null"), ({"A": 1}, "1"),
    ({"A": ["cause"]}, "[…]"), (["A"], "object"), (None, "object"), ("cause", "object"),
])  # fmt: skip
def test_a_wrong_sorting_is_refused_by_its_number(refused, chosen, said):
    sentence = refused(sort({"A": "cause"}, {"A": "cause"}, chosen))
    assert "Ballot 3:" in sentence
    assert said in sentence


@pytest.mark.parametrize("options, said", [
    ({}, "categories"), ({"categories": []}, "from 1"), ({"categories": "cause"}, "list"),
    ({"categories": [1]}, "texts"), ({"categories": [""]}, "texts"), ({"categories": ["a", "b", "a"]}, "twice"),
    ({"categories": [str(n) for n in range(101)]}, "100"),
])  # fmt: skip
def test_wrong_categories_are_refused(refused, options, said):
    assert said in refused(sort({"A": "cause"}, options=options))


def test_the_sheet_of_sorting_is_read(figures):
    found = figures(sheet("sort", {"n": 3, "counts": {"A": {"cause": 3}, "B": {"core": 1, "effect": 2}, "C": {}}}))
    assert (found["ballots"], found["abstentions"]) == (3, None)
    assert found["results"]["B"]["modal"] == "effect"


@pytest.mark.parametrize("summary, said", [
    ({"n": 3, "counts": {"A": {"cause": 4}, "B": {}, "C": {}}}, "contradict"),
    ({"n": 3, "counts": {"A": {"cause": 1}, "B": {}, "C": {}}}, "contradict"),
    ({"n": 3, "counts": {"A": {"nowhere": 3}, "B": {}, "C": {}}}, "nowhere"),
    ({"n": 3, "counts": {"A": {"cause": -1}, "B": {}, "C": {}}}, "item A"),
    ({"n": 3, "counts": {"A": {"cause": 3}, "B": {}}}, "item C"),
    ({"n": 3, "counts": {"A": {"cause": 3}, "B": {}, "X": {}}}, "X"),
    ({"n": 3, "counts": {"A": 3, "B": {}, "C": {}}}, "object"),
    ({"n": 3}, "counts"),
])  # fmt: skip
def test_a_sheet_of_sorting_that_cannot_be_is_refused(refused, summary, said):
    assert said in refused(sheet("sort", summary))


def by_zone(north, south, **changes):
    data = sort(*north, *south, **changes)
    for place, ballot in enumerate(data["ballots"]):
        ballot["groups"] = NORTH if place < len(north) else SOUTH
    return data


def test_groups_are_compared_by_the_share_of_the_rooms_category(figures):
    north, south = [{"A": "cause", "B": "core"}] * 6, [{"A": "core", "B": "core"}] * 4 + [{"A": "cause", "B": "effect"}]
    found = figures(by_zone(north, south), "--by", "zone")["groups"]
    assert (found["sizes"], found["withheld"]) == ({"north": 6, "south": 5}, False)
    rows = {row["item"]: row for row in found["comparisons"]}
    assert rows["A"]["statistic"] == "share"
    assert rows["A"]["difference"] == pytest.approx(1 - 1 / 5)
    assert rows["A"]["p"] == pytest.approx(5 / 330)
    assert rows["B"]["difference"] == pytest.approx(1 - 4 / 5)


def test_a_small_group_withholds_the_comparison(figures):
    data = by_zone([{"A": "cause"}] * 6, [{"A": "core"}] * 4)
    assert figures(data, "--by", "zone")["groups"] == {"by": "zone", "withheld": True}


@pytest.mark.parametrize("sensitive", [False, True])
def test_a_sensitive_item_carries_no_difference(figures, sensitive):
    items = [{"id": "A", "sensitive": sensitive}, {"id": "B"}, {"id": "C"}]
    north = [{"A": "cause"}] * 9 + [{"A": "core"}] * 3
    data = by_zone(north, [{"A": "cause"}] * 4 + [{"A": "core"}] * 8, items=items)
    row = figures(data, "--by", "zone")["groups"]["comparisons"][0]
    assert row["item"] == "A"
    assert (row["difference"] is None) == (row["p"] is None) == sensitive
