"""The recount command: what it reads, what it prints, what it refuses."""
import json

import pytest

from workshop.cli.recount import MAX_BYTES, main

NORTH, SOUTH = {"zone": "north"}, {"zone": "south"}


def question(**changes):
    """A small good file, with changes."""
    data = {
        "format": "workshop-recount/1",
        "kind": "rank",
        "options": {"top": 3},
        "items": [{"id": "A", "label": {"fr": "Corruption"}}, {"id": "B"}, {"id": "C"}, {"id": "D"}],
        "ballots": [{"ranking": [["A"], ["B", "C"]]}, {"ranking": [["B"]]}, {"ranking": []}],
    }
    return {key: value for key, value in (data | changes).items() if value is not None}


def picks(cast, **changes):
    ballots = [{"picks": picked, "groups": groups} for picked, groups in cast]
    return question(kind="pick", options={"max": 2}, ballots=ballots, **changes)


def test_a_ranking_gives_every_figure_of_the_format(figures):
    found = figures(question())
    assert list(found) == ["kind", "ballots", "abstentions", "items", "pairwise", "score_100", "named", "first",
                           "methods", "agreement", "robustness"]
    assert (found["kind"], found["ballots"], found["abstentions"], found["items"]) == ("rank", 2, 1, list("ABCD"))
    assert found["methods"]["borda"]["scores"] == {"A": 4, "B": 4.5, "C": 2.5, "D": 1}
    assert found["methods"]["borda"]["order"] == [["B"], ["A"], ["C"], ["D"]]
    assert found["named"] == {"A": 1, "B": 2, "C": 1, "D": 0}


def test_picks_give_counts_and_shares(figures):
    found = figures(picks([(["A", "B"], {}), (["A"], {}), ([], {})]))
    assert (found["kind"], found["ballots"], found["abstentions"]) == ("pick", 2, 1)
    assert found["results"]["A"] == {"count": 2, "share": 1}
    assert found["results"]["B"] == {"count": 1, "share": 0.5}


def test_a_file_without_votes_divides_by_nothing(figures):
    assert figures(question(ballots=[]))["score_100"]["A"] is None
    assert figures(picks([([], {})]))["results"]["A"] == {"count": 0, "share": None}


def test_a_byte_order_mark_and_an_unknown_suffix_do_no_harm(figures):
    assert figures("\ufeff" + json.dumps(question()), name="bulletins.txt")["ballots"] == 2


def test_thirteen_items_are_too_many_for_kemeny_and_the_file_says_so(figures):
    items = [{"id": str(i)} for i in range(13)]
    found = figures(question(items=items, ballots=[{"ranking": [["0"]]}]))
    assert found["methods"]["kemeny"] is None
    assert "12" in found["reasons"]["methods.kemeny"]


# --- the recount sheet


def sheet(**changes):
    summary = {
        "n": 3,
        "pairwise": {"A": {"B": 2, "C": 3}, "B": {"A": 1, "C": 2}, "C": {"A": 0, "B": 1}},
        "places": {"A": [2, 1, 0], "B": [1, 1, 1], "C": [0, 1, 2]},
    }
    items = [{"id": i} for i in "ABC"]
    return question(ballots=None, options={}, items=items, summary=summary | changes)


def test_a_recount_sheet_gives_what_it_can_and_says_what_it_cannot(figures):
    found = figures(sheet())
    assert found["methods"]["borda"]["scores"] == {"A": 5, "B": 3, "C": 1}
    assert found["methods"]["mbc"]["scores"] == {"A": 8, "B": 6, "C": 4}
    assert found["first"] == {"A": 2, "B": 1, "C": 0}
    assert found["methods"]["irv"] is None
    assert found["agreement"]["p"] is None
    assert found["robustness"]["leave_one_out"] is None
    assert {"methods.irv", "agreement.p", "robustness.verdict"} <= set(found["reasons"])


def test_a_sheet_that_hides_ties_says_why_there_is_no_w(figures):
    found = figures(sheet(places={"A": [2, 0, 0], "B": [1, 1, 0], "C": [0, 1, 1]}))
    assert found["agreement"]["kendall_w"] is None
    assert found["methods"]["mbc"] is None
    assert {"agreement.kendall_w", "methods.mbc"} <= set(found["reasons"])


def test_the_sheet_of_picks_is_read(figures):
    summary = {"n": 4, "counts": {"A": 4, "B": 1, "C": 0, "D": 0}}
    found = figures(question(kind="pick", options={"max": 2}, ballots=None, summary=summary))
    assert found["results"]["B"] == {"count": 1, "share": 0.25}
    assert found["abstentions"] is None


@pytest.mark.parametrize("changes, said", [
    ({"n": 1}, "contradict"),
    ({"places": {"A": [2, 1], "B": [1, 1, 1], "C": [0, 1, 2]}}, "contradict"),
    ({"places": {"A": [2, 1, 0], "B": [2, 1, 0], "C": [0, 1, 2]}}, "contradict"),
    ({"places": {"A": [0, 1, 2], "B": [1, 1, 1], "C": [2, 1, 0]}}, "contradict"),
    ({"places": {"A": [2, 0], "B": [0, 3], "C": [0, 0]}}, "contradict"),
    ({"places": {"A": [2, 0], "B": [1, 2], "C": [0, 1]}}, "contradict"),
    ({"places": {"A": [2, 1, 0], "B": [1, 1, 1]}}, "item C"),
    ({"places": {"A": [2, -1, 0], "B": [1, 1, 1], "C": [0, 1, 2]}}, "item A"),
    ({"places": {"A": 7, "B": [1, 1, 1], "C": [0, 1, 2]}}, "item A"),
    ({"pairwise": {"A": {"B": 2}, "B": {"A": 1, "C": 2}, "C": {"A": 0, "B": 1}}}, "item C"),
    ({"pairwise": {"A": {"B": 2, "C": "3"}, "B": {"A": 1, "C": 2}, "C": {"A": 0, "B": 1}}}, "C"),
    ({"pairwise": {"A": 3, "B": {"A": 1, "C": 2}, "C": {"A": 0, "B": 1}}}, "object"),
    ({"pairwise": []}, "pairwise"),
])  # fmt: skip
def test_a_sheet_that_cannot_be_is_refused(refused, changes, said):
    assert said in refused(sheet(**changes))


@pytest.mark.parametrize("counts, said", [
    ({"A": 5, "B": 1, "C": 0, "D": 0}, "A"),
    ({"A": 4, "B": 4, "C": 1, "D": 0}, "add up to 9"),
    ({"A": 1, "B": 1, "C": 1, "D": 0}, "add up to 3"),
])  # fmt: skip
def test_a_sheet_of_picks_that_cannot_be_is_refused(refused, counts, said):
    summary = {"n": 4, "counts": counts}
    assert said in refused(question(kind="pick", options={"max": 2}, ballots=None, summary=summary))


# --- what is refused


@pytest.mark.parametrize("ballot, said", [
    ({"ranking": [["A"], ["X"]]}, "X"),
    ({"ranking": [["A"], ["A"]]}, "A"),
    ({"ranking": [["A", "A"]]}, "A"),
    ({"ranking": [["A"], []]}, "empty group"),
    ({"ranking": [["A"], ["B"], ["C"], ["D"]]}, "asked for (3)"),
    ({"ranking": ["A"]}, "groups"),
    ({"ranking": "A"}, "list"),
    ({"ranking": None}, "list"),
    ({"ranking": [[1]]}, "1"),
    ({"ranking": [[None]]}, "null"),
    (None, "null"),
    (True, "not true"),
    ({"ranking": [[["A"]]]}, "item"),
    ({"picks": ["A"]}, "ranking"),
    ({"ranking": [["A"]], "groups": {"zone": 3}}, "groups"),
    ({"ranking": [["A"]], "groups": []}, "groups"),
    (["A"], "object"),
    (7, "object"),
])  # fmt: skip
def test_a_wrong_ballot_is_refused_by_its_number(refused, ballot, said):
    sentence = refused(question(ballots=[{"ranking": [["A"]]}, ballot]))
    assert "Ballot 2:" in sentence
    assert said in sentence


@pytest.mark.parametrize("picked, said", [
    (["A", "B", "C"], "allowed (2)"), (["X"], "X"), (["A", "A"], "A"), ("A", "list"),
])  # fmt: skip
def test_a_wrong_pick_is_refused_by_its_number(refused, picked, said):
    sentence = refused(picks([(["A"], {}), (["A"], {}), (picked, {})]))
    assert "Ballot 3:" in sentence
    assert said in sentence


@pytest.mark.parametrize("changes, said", [
    ({"format": "workshop-recount/2"}, "workshop-recount/1"),
    ({"format": None}, "workshop-recount/1"),
    ({"kind": "horse-race"}, "horse-race"),
    ({"kind": "horses"}, "rank, points, pick"),
    ({"kind": None}, "kind"),
    ({"kind": 3}, "kind"),
    ({"options": {"top": 0}}, "top"),
    ({"options": {"top": True}}, "top"),
    ({"options": {"top": 2.5}}, "top"),
    ({"options": []}, "options"),
    ({"items": None}, "items"),
    ({"items": []}, "items"),
    ({"items": [{"id": str(i)} for i in range(501)]}, "500"),
    ({"items": [{"id": "A"}, {"id": "A"}]}, "Item 2:"),
    ({"items": [{"id": "A"}, {"label": {}}]}, "Item 2:"),
    ({"items": [{"id": ""}]}, "Item 1:"),
    ({"items": ["A"]}, "Item 1:"),
    ({"items": [{"id": "A", "label": {"fr": 3}}]}, "Item 1:"),
    ({"items": [{"id": "A", "sensitive": "yes"}]}, "Item 1:"),
    ({"ballots": None}, "summary"),
    ({"summary": {}}, "summary"),
    ({"ballots": {}}, "ballots"),
    ({"kind": "pick", "options": {}}, "max"),
])  # fmt: skip
def test_a_wrong_file_is_refused_with_a_sentence_that_names_what_is_wrong(refused, changes, said):
    assert said in refused(question(**changes))


@pytest.mark.parametrize("content, said", [
    (b"", "Line 1: The file is empty."),
    (b"\xef\xbb\xbf \n", "Line 1: The file is empty."),
    (b"{\n\n nonsense}", "line 3"),
    (b"[]", "format"),
    (b"\xff\xfe\x00{", "UTF-8"),
    (b"\x89PNG\r\n\x1a\n\x00", "UTF-8"),
    (b"\x00\x00\x00", "line 1"),
    (b"[" * 200_000, "deep"),
    (b'{"format": NaN}', "NaN"),
    (b'{"format": -Infinity}', "Infinity"),
    (b'{"kind": 1, "kind": 2}', "kind"),
    (b'{"n": ' + b"9" * 5000 + b"}", "too long"),
    (b" " * (MAX_BYTES + 1), "20 MB"),
])  # fmt: skip
def test_no_content_makes_more_than_one_sentence(refused, content, said):
    assert said in refused(content)


def test_nothing_a_file_says_moves_the_cursor(refused, recount):
    assert "\x1b" not in refused(question(kind="\x1b[2J" + "x" * 500))
    status, out, _ = recount(question(items=[{"id": "A\x1b[2J", "label": {"fr": "\x1b[2J\nX\ud800"}}], ballots=[]))
    assert status == 0
    assert "\x1b" not in out


def test_a_file_that_is_not_there_or_is_a_folder_is_named(capsys, tmp_path):
    for name in (tmp_path / "nothing.json", tmp_path, "a\0b"):
        assert main([str(name)]) == 2
        assert "cannot be read" in capsys.readouterr().err


# --- groups, through the gate


def rankings_by_zone(north, south):
    """`north` people rank A first, `south` people D."""
    return question(ballots=[{"ranking": [["A"], ["B"], ["C"]], "groups": NORTH}] * north
                    + [{"ranking": [["D"], ["B"], ["C"]], "groups": SOUTH}] * south)  # fmt: skip


def test_rankings_are_compared_by_score_with_exact_p_and_holm(figures):
    found = figures(rankings_by_zone(5, 6), "--by", "zone")["groups"]
    assert (found["by"], found["sizes"], found["withheld"]) == ("zone", {"north": 5, "south": 6}, False)
    first = found["comparisons"][0]
    assert first == {"item": "A", "groups": ["north", "south"], "statistic": "score_100", "difference": 100,
                     "p": pytest.approx(1 / 462), "p_holm": pytest.approx(4 / 462), "exact": True}  # fmt: skip
    assert [row["item"] for row in found["comparisons"]] == ["A", "B", "C", "D"]


def test_picks_are_compared_by_share_with_fishers_test(figures):
    cast = [(["A"], NORTH)] * 4 + [(["B"], NORTH)] * 3 + [(["A"], SOUTH)] + [(["C"], SOUTH)] * 5
    row = figures(picks(cast), "--by", "zone")["groups"]["comparisons"][0]
    assert (row["statistic"], row["exact"]) == ("share", True)
    assert row["difference"] == pytest.approx(4 / 7 - 1 / 6)


def test_a_group_under_five_withholds_the_comparison(figures):
    assert figures(rankings_by_zone(4, 9), "--by", "zone")["groups"] == {"by": "zone", "withheld": True}
    assert figures(rankings_by_zone(5, 9), "--by", "zone")["groups"]["withheld"] is False


def test_the_smallest_group_can_be_chosen_but_never_under_three(figures, refused):
    assert figures(rankings_by_zone(3, 9), "--by", "zone", "--min-group", "3")["groups"]["withheld"] is False
    assert "at least 3" in refused(rankings_by_zone(3, 9), "--by", "zone", "--min-group", "2")


def test_who_did_not_say_is_a_group_that_is_protected_too(figures):
    data = rankings_by_zone(6, 6)
    data["ballots"] += [{"ranking": [["B"]]}]
    sizes = figures(data, "--by", "zone")["groups"].get("sizes", {})
    assert 1 not in sizes.values()


def test_a_sensitive_item_carries_no_difference(figures):
    cast = [(["A"], NORTH)] * 6 + [(["B"], NORTH)] + [(["A"], SOUTH)] + [(["B", "C"], SOUTH)] * 6
    items = [{"id": "A", "sensitive": True}, {"id": "B"}, {"id": "C"}, {"id": "D"}]
    rows = {row["item"]: row for row in figures(picks(cast, items=items), "--by", "zone")["groups"]["comparisons"]}
    assert rows["A"]["difference"] is None
    assert rows["A"]["p"] is None
    assert rows["A"].get("direction", "north") == "north"


@pytest.mark.parametrize("sensitive", [False, True])
def test_a_sensitive_item_carries_none_even_where_many_in_every_group_name_it(figures, sensitive):
    cast = [(["A"], NORTH)] * 9 + [(["B"], NORTH)] * 3 + [(["A"], SOUTH)] * 3 + [(["C"], SOUTH)] * 9
    items = [{"id": "A", "sensitive": sensitive}, {"id": "B"}, {"id": "C"}, {"id": "D"}]
    row = figures(picks(cast, items=items), "--by", "zone")["groups"]["comparisons"][0]
    assert row["item"] == "A"
    assert all((row[name] is None) == sensitive for name in ("difference", "p", "p_holm"))


def test_a_ballot_that_says_nothing_at_all_is_an_abstention_and_a_misspelt_one_is_not(figures, refused):
    empty = [{"ranking": [["A"]]}, {}, {"groups": NORTH}, {"ranking": []}]
    assert (figures(question(ballots=empty))["ballots"], figures(question(ballots=empty))["abstentions"]) == (1, 3)
    assert "Ballot 2" in refused(question(ballots=[{"ranking": [["A"]]}, {"rankings": [["A"]]}]))


def test_an_attribute_with_very_many_groups_is_not_compared(recount, refused):
    many = [({"A"}, {"zone": f"village {number}"}) for number in range(41)]
    cast = [(sorted(picked), groups) for picked, groups in many]
    assert "41 groups" in refused(picks(cast), "--by", "zone")
    assert recount(picks(cast[:40]), "--by", "zone")[0] == 0


def test_names_of_groups_with_a_plus_are_not_taken_for_merged_groups(figures, refused):
    def cast(**sizes):
        return [(["A"], {"zone": name}) for name, n in sizes.items() for _ in range(n)]

    assert figures(picks(cast(**{"60+": 6, "18+": 7})), "--by", "zone")["groups"]["sizes"] == {"18+": 7, "60+": 6}
    assert figures(picks(cast(a=3, b=4, c=7)), "--by", "zone")["groups"]["sizes"] == {"a+b": 7, "c": 7}
    assert "a+b" in refused(picks(cast(**{"a+b": 7, "a": 3, "b": 4})), "--by", "zone")


def test_an_attribute_that_no_ballot_carries_is_named(refused):
    assert "age" in refused(rankings_by_zone(5, 5), "--by", "age")


# --- for people


def test_the_table_explains_itself(recount):
    status, out, _ = recount(rankings_by_zone(5, 6), "--by", "zone")
    assert status == 0
    for words in ("11 ballots counted.", "Corruption", "Schulze", "Kendall's W", "Verdict:", "By zone", "exact"):
        assert words in out


def test_the_table_speaks_french_where_the_terminal_does(recount, monkeypatch):
    english = recount(question())[1]
    monkeypatch.setenv("WORKSHOP_LANGUAGE", "fr")
    assert "0.5" not in recount(question())[1]
    assert "Score" in english


@pytest.mark.parametrize("data", [
    picks([(["A"], {})]), sheet(), question(items=[{"id": "A"}], ballots=[{"ranking": [["A"]]}]),
    rankings_by_zone(4, 9),
    question(items=[{"id": str(i)} for i in range(9)], ballots=[{"ranking": [["0"]]}]),
    question(ballots=[{"ranking": [[first], [second], [third]]} for first, second, third in ("ABC", "BCA", "CAB")]),
])  # fmt: skip
def test_every_sort_of_file_has_a_table(recount, data):
    options = ("--by", "zone") if "zone" in json.dumps(data) else ()
    status, out, err = recount(data, *options)
    assert (status, err) == (0, "")
    assert len(out.splitlines()) > 4  # more than how many ballots there are


def test_hidden_figures_are_said_to_be_hidden(recount):
    cast = [(["A"], NORTH)] * 6 + [(["B"], NORTH)] + [(["A"], SOUTH)] + [(["B", "C"], SOUTH)] * 6
    items = [{"id": "A", "sensitive": True}, {"id": "B"}, {"id": "C"}, {"id": "D"}]
    assert "hidden" in recount(picks(cast, items=items), "--by", "zone")[1]


def test_a_file_without_votes_says_that_there_is_nothing_to_count(recount):
    assert recount(question(ballots=[]))[:2] == (0, "0 ballots counted.\nThere is nothing to count.\n")


@pytest.mark.parametrize("arguments", [
    [], ["FILE", "--foo"], ["FILE", "FILE"], ["FILE", "--by"], ["FILE", "--json=yes"], ["--json"], ["FILE", "--js"],
    ["FILE", "--min-group"],
], ids=" ".join)  # fmt: skip
def test_a_wrong_command_is_told_in_one_sentence_how_it_is_written(capsys, monkeypatch, arguments):
    said = {}
    for code in ("en", "fr"):
        monkeypatch.setenv("WORKSHOP_LANGUAGE", code)
        assert main(arguments) == 2
        out, said[code] = capsys.readouterr()
        assert (out, said[code].count("\n")) == ("", 1)
        assert "python -m workshop recount" in said[code]
    assert said["en"].startswith("The command is: ")


@pytest.mark.parametrize("size", ["2", "0", "-5", "five", "5.0", "", "9" * 5000])
def test_a_smallest_group_that_is_no_number_from_three_on_is_refused(refused, recount, size):
    cast = [(["A"], NORTH)] * 6 + [(["B"], SOUTH)] * 6
    assert "whole number of at least 3" in refused(picks(cast), "--by", "zone", "--min-group", size)
    assert recount(picks(cast), "--by", "zone", "--min-group", "3")[0] == 0


def test_help_explains_every_argument(capsys):
    assert main(["--help"]) == 0
    said = capsys.readouterr().out
    assert all(word in said for word in ("FILE", "--json", "--by", "--min-group"))


def test_a_sheet_says_why_it_tells_no_abstentions(figures):
    found = figures(question(kind="pick", options={"max": 2}, ballots=None,
                             summary={"n": 3, "counts": {"A": 3, "B": 0, "C": 0, "D": 0}}))
    assert found["abstentions"] is None
    assert "empty" in found["reasons"]["abstentions"]
