"""PrefLib files: the four kinds, today's headers and the older form, and what is refused by its line."""
import json

import pytest

from workshop.cli.recount import main
from workshop.domain.errors import Mendable
from workshop.tally.recount.preflib import read_preflib

TOI = """\
# FILE NAME: 00001-00000001.toi
# DATA TYPE: toi
# NUMBER ALTERNATIVES: 4
# NUMBER VOTERS: 6
# NUMBER UNIQUE ORDERS: 3
# ALTERNATIVE NAME 1: Dún Laoghaire
# ALTERNATIVE NAME 2: B: with a colon
3: 1,2,{3,4}
2: {4, 3} , 1
1:
"""

OLD = "3\n1,Anna\n2,Bob\n3,Cid\n5,5,2\n3,1,2,3\n2,{2,3},1\n"


def said(text, suffix=".toi"):
    """The sentence with which the file is refused."""
    with pytest.raises(Mendable) as refusal:
        read_preflib(text, suffix)
    params = dict(refusal.value.message.params)
    problem = params.get("problem", refusal.value.message)
    return params.get("line"), problem.text


def test_ties_multiplicities_and_an_empty_ballot_are_read():
    question = read_preflib(TOI, ".toi")
    assert [(b.answer, b.times) for b in question.ballots] == [
        ((("1",), ("2",), ("3", "4")), 3), ((("4", "3"), ("1",)), 2), ((), 1)]  # fmt: skip
    assert question.item_ids == ("1", "2", "3", "4")
    assert question.items[1].label["en"] == "B: with a colon"


def test_orders_without_any_header_are_told_which_header_is_missing():
    assert "NUMBER ALTERNATIVES" in said("3: 1,2\n")[1]


def test_the_older_form_without_headers_is_read():
    question = read_preflib(OLD, ".toc")
    assert [(b.answer, b.times) for b in question.ballots] == [((("1",), ("2",), ("3",)), 3), ((("2", "3"), ("1",)), 2)]
    assert question.items[2].label["en"] == "Cid"


def test_the_command_counts_it_whatever_the_case_of_the_suffix(tmp_path, capsys):
    (tmp_path / "file.TOI").write_text(TOI, encoding="utf-8")
    assert main([str(tmp_path / "file.TOI"), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["ballots"], found["abstentions"]) == (5, 1)
    assert found["pairwise"]["1"]["2"] == 5
    assert found["first"] == {"1": 3, "2": 0, "3": 1, "4": 1}


def test_windows_line_ends_and_blank_lines_do_no_harm():
    assert read_preflib(TOI.replace("\n", "\r\n\r\n"), ".toi").ballots == read_preflib(TOI, ".toi").ballots


@pytest.mark.parametrize("bad, words", [
    ("1: 1,7", "no alternative"),
    ("1: 1,2,1", "named twice"),
    ("1: {1,2},2", "named twice"),
    ("1: 1,{}", "no order"),
    ("1: 1,{2,3", "no order"),
    ("1: 1,,2", "no order"),
    ("1: 1 2", "no order"),
    ("1: Anna", "no order"),
    ("1: 1,٢", "no order"),
    ("x: 1,2", "whole number"),
    ("0: 1,2", "whole number"),
    ("-1: 1,2", "whole number"),
    ("1.5: 1,2", "whole number"),
    ("99999999999999: 1,2", "whole number"),
    ("1,2,3", "order is expected"),
])  # fmt: skip
def test_a_wrong_line_is_refused_by_its_number(bad, words):
    text = "# NUMBER ALTERNATIVES: 4\n# a comment\n2: 1,2\n" + bad + "\n"
    line, sentence = said(text)
    assert line == "4"
    assert words in sentence


@pytest.mark.parametrize("suffix, order, words", [
    (".soc", "1,2,{3,4}", "no ties"), (".soi", "{1,2}", "no ties"),
    (".soc", "1,2,3", "complete"), (".toc", "1,{2,3}", "complete"),
])  # fmt: skip
def test_an_order_must_be_as_strict_and_complete_as_the_suffix_says(suffix, order, words):
    line, sentence = said(f"# NUMBER ALTERNATIVES: 4\n1: {order}\n", suffix)
    assert (line, words in sentence) == ("2", True)
    assert read_preflib(f"# NUMBER ALTERNATIVES: 4\n1: {order}\n", ".toi").ballots


@pytest.mark.parametrize("header", ["NUMBER VOTERS: 7", "NUMBER UNIQUE ORDERS: 2", "NUMBER VOTERS: many"])
def test_a_file_cut_short_is_not_counted_by_half(header):
    assert said(f"# NUMBER ALTERNATIVES: 2\n# {header}\n3: 1,2\n")[0] == "2"


@pytest.mark.parametrize("text, words", [
    ("", "empty"), ("\n\n", "empty"), ("# TITLE: x\n1: 1,2\n", "NUMBER ALTERNATIVES"),
    ("# NUMBER ALTERNATIVES: 0\n", "whole number"), ("# NUMBER ALTERNATIVES: 100000\n", "whole number"),
    ("3\n1,Anna\n", "ends too early"), ("three\n", "whole number"), ("\x00\x01", "whole number"),
    ("# NUMBER ALTERNATIVES: 2\n1000000000: 1,2\n1000000000: 2,1\n", "more ballots"),
])  # fmt: skip
def test_what_is_no_preflib_file_is_refused(text, words):
    assert words in said(text)[1]


def test_an_older_file_with_a_wrong_total_is_refused_at_that_line():
    assert said(OLD.replace("5,5,2", "6,6,2"), ".toc")[0] == "5"
