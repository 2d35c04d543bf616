"""What the file still holds of a vote once it is closed: what may be seen, and nothing that may not."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from tests.unit.services.room import ITEMS, PICK, RANK, ZONE, Room
from workshop.domain.people import Choice, Dimension
from workshop.domain.text import Label
from workshop.services.cast_ballot import cast_ballot
from workshop.services.close_activity import close_activity, finish_closing
from workshop.services.join_workshop import join_workshop
from workshop.services.read_results import read_results
from workshop.storage import tables

WOMEN, MEN = Choice("f", Label.of(en="Women")), Choice("m", Label.of(en="Men"))
GENDER = Dimension("gender", Label.of(en="Gender"), (WOMEN, MEN))
NORTH_F, NORTH_M, SOUTH_F, SOUTH_M = (
    {"zone": zone, "gender": gender} for zone in ("north", "south") for gender in ("f", "m")
)
Voters = Sequence[tuple[Mapping[str, str], str]]

#: Six people in each cell. Who of a zone chose what is known by gender in no published figure, …
ONE_WAY: Voters = [(NORTH_F, "a")] * 6 + [(NORTH_M, "b")] * 6 + [(SOUTH_F, "b")] * 6 + [(SOUTH_M, "a")] * 6
#: … so this room, in which other people chose so, looks the same.
ANOTHER: Voters = [(NORTH_F, "b")] * 6 + [(NORTH_M, "a")] * 6 + [(SOUTH_F, "a")] * 6 + [(SOUTH_M, "b")] * 6
#: And in this one zones differ, which is published.
BY_ZONE: Voters = [(NORTH_F, "a")] * 6 + [(NORTH_M, "a")] * 6 + [(SOUTH_F, "b")] * 6 + [(SOUTH_M, "b")] * 6


def held(folder: Path, voters: Voters, close: bool = True, **workshop: object) -> tuple[Room, str]:
    room = Room(folder, dimensions=(ZONE, GENDER), **workshop)
    activity = room.open(room.add(PICK))
    for number, (groups, answer) in enumerate(voters):
        join_workshop(room.store, f"phone {number}", "", groups)
        cast_ballot(room.store, room.ears, f"phone {number}", activity, {"items": [answer]})
    if close:
        room.close(activity)
    return room, activity


def kept(room: Room) -> dict[str, list[tuple[object, ...]]]:
    """Everything that the file holds of answers, by table; keys, which are chance, left out."""
    columns = {
        table.name: [column for column in table.columns if column.name not in ("key", "id")]
        for table in (tables.ballot, tables.sealed_ballot, tables.outcome)
    }
    rows = room.store.write(
        lambda tx: {name: tx._connection.execute(select(*part)).all() for name, part in columns.items()}
    )
    room.vault.close()
    return {name: sorted(map(tuple, found), key=str) for name, found in rows.items()}


@pytest.mark.parametrize("auditor_file", [False, True])
def test_who_chose_what_across_groups_is_in_the_file_while_it_is_open_and_not_afterwards(tmp_path, auditor_file):
    files = [
        kept(held(tmp_path / f"{number}", voters, close, auditor_file=auditor_file)[0])
        for number, (voters, close) in enumerate([(ONE_WAY, False), (ANOTHER, False), (ONE_WAY, True), (ANOTHER, True)])
    ]
    assert files[0] != files[1]  # control: an open vote can be told from the other one
    assert files[2] == files[3]
    assert len(files[2]["sealed_ballot"]) == (24 if auditor_file else 0)


def test_what_is_published_differs_in_the_file_too(tmp_path):
    """The control: the comparison would notice."""
    assert kept(held(tmp_path / "one", ONE_WAY)[0]) != kept(held(tmp_path / "other", BY_ZONE)[0])


@pytest.mark.parametrize("choosers", [1, 2])
def test_a_figure_that_stays_hidden_is_nowhere_in_the_file(tmp_path, choosers):
    """A sensitive item that one person chose, or two: which of both is not shown, and is forgotten."""
    room = Room(tmp_path, dimensions=(ZONE,))
    items = (replace(ITEMS[0], sensitive=True), *ITEMS[1:])
    room.voted(PICK, ["a"] * choosers + ["cd"] * 9 + ["e"] * (3 - choosers), items=items)
    ((_, _, outcome, answered),) = kept(room)["outcome"]
    assert outcome["results"]["results"]["a"] == {"count": None, "share": None}
    assert all("hidden" in group["named"]["a"] for part in outcome["breakdowns"] for group in part["groups"])
    assert (answered, "cells" in outcome) == (12, False)


def test_too_few_answers_are_forgotten_whole(tmp_path):
    files = []
    for number, answers in enumerate((["ab"] * 4, ["dc"] * 4)):
        room = Room(tmp_path / f"{number}")
        room.voted(PICK, answers)
        files.append(kept(room))
    assert files[0] == files[1]


def test_what_a_power_cut_left_between_closing_and_counting_loses_its_groups_at_the_next_start(tmp_path):
    room, activity = held(tmp_path / "one", ONE_WAY, close=False)

    class PowerCut(BaseException):
        pass

    class Aside:
        def run(self, function, *arguments):
            raise PowerCut

    with pytest.raises(PowerCut):
        close_activity(room.store, room.ears, activity, Aside())
    assert {len(cast.groups) for cast in room.store.casts(activity, 1)} == {2}  # control
    room.reopen()
    finish_closing(room.store)
    again = kept(room)
    assert again == kept(held(tmp_path / "other", ONE_WAY)[0])


def test_rankings_go_the_same_way(tmp_path):
    room = Room(tmp_path)
    activity = room.voted(RANK, ["abc"] * 6)
    assert room.store.casts(activity, 1) == ()
    assert kept(room)["outcome"][0][2]["n"] == 6


def test_a_sealed_result_is_read_once_while_the_store_is_open_and_says_the_same_to_the_next(tmp_path):
    room = Room(tmp_path)
    activity = room.voted(PICK, ["ab"] * 6)
    first = read_results(room.store, room.activity(activity))
    assert read_results(room.store, room.activity(activity)) is first
    room.reopen()
    again = read_results(room.store, room.activity(activity))
    assert (again, again is first) == (first, False)
    room.vault.close()
