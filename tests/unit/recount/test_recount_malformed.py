"""Malformed recount files of every kind: refused with the number of the ballot or the line, never half counted."""
import copy
import json
import re

import pytest

from tests.properties.test_recount_files import GOOD
from workshop.cli.recount import main
from workshop.tally.recount.json_file import MOST_BALLOTS

#: What may stand where something else is expected.
JUNK = [
    None, True, "", "x", "A", "A>B", "A>A", "\ud800", "\x1b[2J", 1.5, -1, 99, 10**30, -(10**25), 1e308, float("nan"),
    float("inf"), [], {}, [[]], [None], ["A", "A"], [["A"], ["A"]], [["A", ["B"]]], {"A": {"A": {}}}, {"A": True},
    {"A": "3"}, {"A>A": 1}, {"B>C": 1},
]  # fmt: skip


@pytest.fixture(autouse=True)
def english(monkeypatch):
    monkeypatch.setenv("WORKSHOP_LANGUAGE", "en")


@pytest.fixture
def recount(tmp_path, capsys):
    """recount(content of the file) -> (status, standard error)."""

    def run(content):
        file = tmp_path / "file.json"
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        status = main([str(file)])
        return status, capsys.readouterr().err

    return run


def written(kind, *ballots, **how):
    data = {"format": "workshop-recount/1", "kind": kind, "items": [{"id": "A"}, {"id": "B"}], "options": GOOD[kind][0]}
    return json.dumps({**data, "ballots": [GOOD[kind][1][0], *ballots]}, **how)


def places(value, here=()):
    """Where something stands in a ballot, itself included."""
    yield here
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in inner:
        yield from places(part, (*here, key))


def spoilt(ballot, place, junk):
    if not place:
        return junk
    ballot = copy.deepcopy(ballot)
    part = ballot
    for key in place[:-1]:
        part = part[key]
    part[place[-1]] = junk
    return ballot


@pytest.mark.parametrize("kind", GOOD)
def test_whatever_stands_in_a_ballot_it_is_counted_or_refused_by_its_number(kind, recount):
    ballot, refused = GOOD[kind][1][0], 0
    for place in places(ballot):
        for junk in JUNK:
            status, said = recount(written(kind, spoilt(ballot, place, junk)))
            refused += status == 2
            assert (status, said[:10], said.count("\n")) in ((0, "", 0), (2, "Ballot 2: ", 1))
    assert refused > 0.7 * len(JUNK) * len(list(places(ballot)))


@pytest.mark.parametrize("junk", JUNK, ids=repr)
def test_groups_that_are_none_are_refused_by_the_number_of_the_ballot(recount, junk):
    spoilt_groups = {"picks": [], "groups": junk}
    status, said = recount(written("pick", {"picks": ["A"], "groups": {"zone": "north"}}, spoilt_groups))
    assert (status, said[:10]) == ((0, "") if junk in (None, {}, {"A": "3"}) else (2, "Ballot 3: "))


@pytest.mark.parametrize("kind", GOOD)
def test_a_file_that_was_cut_off_is_refused_with_the_line(kind, recount):
    whole = written(kind, indent=1)
    for end in range(1, len(whole), 5):
        status, said = recount(whole[:end])
        assert (status, bool(re.search(r"line \d+, column \d+", said)), said.count("\n")) == (2, True, 1)


@pytest.mark.parametrize("kind", GOOD)
def test_marks_of_editors_are_no_mistake(kind, recount):
    whole = written(kind, indent=1)
    assert recount("\ufeff" + whole.replace("\n", "\r\n")) == (0, "")


def test_the_line_of_what_is_no_text_or_nested_too_deeply_is_named(recount):
    lines = written("pick", indent=1).split("\n")
    at = next(number for number, line in enumerate(lines, 1) if "picks" in line)
    bytes_ = [line.encode() for line in lines]
    bytes_[at - 1] += b"\xff"
    assert recount(b"\n".join(bytes_)) == (2, f"Line {at}: The file is not text in UTF-8.\n")
    lines[at - 1] = '"[[": 1, "picks": ' + "[" * 100_000 + "]" * 100_000 + ","
    assert recount("\n".join(lines)) == (2, f"Line {at}: The file is nested too deeply to be a recount file.\n")


def test_a_file_of_far_too_many_letters_or_ballots_is_refused(recount):
    status, said = recount(written("pick") + " " * 50_000_000)
    assert (status, "larger than 20 MB" in said) == (2, True)
    status, said = recount(written("pick").replace("]}]", "]}" + ",{}" * MOST_BALLOTS + "]"))
    assert (status, said) == (2, "Ballot 100001: A recount file has at most 100,000 ballots.\n")
