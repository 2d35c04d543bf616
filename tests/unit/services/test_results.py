"""What leaves the sealed box: results, recount files, the facts of the report."""
from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.unit.services.room import IDEAS, ITEMS, PICK, RANK, Room
from workshop.activities import KINDS
from workshop.cli import recount
from workshop.domain.errors import Mendable
from workshop.domain.text import Label
from workshop.services.build_report import gather_facts, print_report
from workshop.services.edit_outline import write_text
from workshop.services.hand_out_recount import ballots_file, recount_sheet
from workshop.services.prepare_agenda import edit_activity
from workshop.services.read_results import read_results

VOTES = {"pick": (PICK, ["a", "ab", "ab", "b", "c", "cd", "a", "a", "ae", "e", ""]),
         "rank": (RANK, ["abc", "abd", "bac", "cab", "a", "ab", "abc", "dea", "eda", "cba", ""])}
FEW = ["a", "a", "b", "b"]


@pytest.fixture
def audited(tmp_path: Path) -> Iterator[Room]:
    room = Room(tmp_path / "data", auditor_file=True)
    yield room
    room.vault.close()


def voted(room: Room, kind: str) -> str:
    draft, answers = VOTES[kind]
    return room.voted(draft, answers)


# ---- results ----

@pytest.mark.parametrize("state", ["draft", "open"])
def test_nobody_sees_results_before_closing(room, state):
    activity = room.add(PICK)
    if state == "open":
        room.open(activity)
        for secret in room.people(6):
            room.cast(secret, activity, "a")
    with pytest.raises(Mendable, match="after the activity is closed"):
        read_results(room.store, room.activity(activity))


def test_a_result_of_too_few_is_withheld_and_one_of_enough_is_not(room):
    few, enough = room.voted(PICK, FEW), room.voted(PICK, [*FEW, "a"])
    assert read_results(room.store, room.activity(few)).withheld
    assert read_results(room.store, room.activity(few)).results == {}
    assert read_results(room.store, room.activity(enough)).results["results"]["a"]["count"] == 3


def test_a_sensitive_activity_needs_ten(room):
    assert read_results(room.store, room.activity(room.voted(PICK, ["a"] * 5 + ["b"] * 4, sensitive=True))).withheld
    assert not read_results(room.store, room.activity(room.voted(PICK, ["a"] * 5 + ["b"] * 5, sensitive=True))).withheld


def test_words_changed_later_change_no_figure(room):
    activity = voted(room, "pick")
    before = read_results(room.store, room.activity(activity))
    reworded = tuple(replace(item, label=Label.of(en=f"{item.id}!")) for item in ITEMS)
    edit_activity(room.store, room.ears, replace(room.activity(activity), items=reworded))
    assert read_results(room.store, room.activity(activity)) == before


def test_items_with_hidden_counts_have_no_place(room):
    sensitive = (replace(ITEMS[0], sensitive=True), *ITEMS[1:])
    activity = room.voted(PICK, ["bc"] * 6 + ["bd"] * 6 + ["a"], items=sensitive)
    safe = read_results(room.store, room.activity(activity))
    hidden = {item for item, figures in safe.results["results"].items() if figures["count"] is None}
    assert "a" in hidden
    placed = {item for tied in KINDS["pick"].standings.order(safe) for item in tied}
    assert placed == set(safe.items) - hidden


# ---- recount ----

def recounted(tmp_path: Path, data: object, capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    file = tmp_path / "sheet.json"
    file.write_text(json.dumps(data))
    assert recount.main([str(file), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("kind", VOTES)
def test_the_sheet_counted_again_gives_the_result_that_was_shown(room, kind, tmp_path, capsys):
    activity = room.activity(voted(room, kind))
    again = recounted(tmp_path, recount_sheet(room.store, activity), capsys)
    safe = read_results(room.store, activity)
    assert again["ballots"] == safe.n == 10
    if kind == "pick":
        assert {item: row["count"] for item, row in again["results"].items()} == {
            item: row["count"] for item, row in safe.results["results"].items()}
    else:
        assert again["pairwise"] == safe.results["pairwise"]
        assert again["methods"]["borda"] == safe.results["methods"]["borda"]


@pytest.mark.parametrize("kind", VOTES)
def test_the_ballots_counted_again_give_the_result_that_was_shown(audited, kind, tmp_path, capsys):
    activity = audited.activity(voted(audited, kind))
    again = recounted(tmp_path, ballots_file(audited.store, activity), capsys)
    safe = read_results(audited.store, activity)
    assert (again["ballots"], again["abstentions"]) == (10, 1)
    if kind == "pick":
        assert again["results"]["a"]["count"] == safe.results["results"]["a"]["count"]
    else:
        assert again["methods"]["borda"]["order"] == safe.results["methods"]["borda"]["order"]


def test_no_sheet_where_a_hidden_item_could_be_computed_back(room):
    sensitive = (replace(ITEMS[0], sensitive=True), *ITEMS[1:])
    votes = ["bc"] * 6 + ["bd"] * 6 + ["a"]
    assert recount_sheet(room.store, room.activity(room.voted(PICK, votes)))["summary"]
    other = replace(PICK, question=Label.of(en="And here?"))  # the same words would be the same question once more
    with pytest.raises(Mendable, match="stay hidden"):
        recount_sheet(room.store, room.activity(room.voted(other, votes, items=sensitive)))
    with pytest.raises(Mendable, match="stay hidden"):
        recount_sheet(room.store, room.activity(room.voted(RANK, votes, items=sensitive)))


def test_no_sheet_of_too_few_of_ideas_or_before_closing(room):
    with pytest.raises(Mendable, match="Too few ballots"):
        recount_sheet(room.store, room.activity(room.voted(PICK, FEW)))
    with pytest.raises(Mendable, match="not counted"):
        recount_sheet(room.store, room.activity(room.close(room.open(room.add(IDEAS)))))
    with pytest.raises(Mendable, match="after the activity is closed"):
        recount_sheet(room.store, room.activity(room.add(PICK)))


def test_the_ballots_are_handed_out_only_where_that_was_announced(room, audited):
    with pytest.raises(Mendable, match="not announced"):
        ballots_file(room.store, room.activity(voted(room, "pick")))
    assert ballots_file(audited.store, audited.activity(voted(audited, "pick")))["ballots"]


def test_the_ballots_are_handed_out_from_ten_on_and_only_sealed_ones(audited):
    with pytest.raises(Mendable, match="Fewer than"):
        ballots_file(audited.store, audited.activity(audited.voted(PICK, ["a"] * 9)))
    assert len(ballots_file(audited.store, audited.activity(audited.voted(PICK, ["a"] * 10)))["ballots"]) == 10
    still_open = audited.open(audited.add(PICK))
    for secret in audited.people(12):
        audited.cast(secret, still_open, "a")
    with pytest.raises(Mendable, match="no sealed ballots"):
        ballots_file(audited.store, audited.activity(still_open))


def test_the_ballots_file_holds_ballots_and_nothing_of_who_cast_them(audited):
    activity = audited.activity(voted(audited, "pick"))
    file = ballots_file(audited.store, activity)
    assert {key for ballot in file["ballots"] for key in ballot} == {"picks"}
    assert "do not distribute" in file["notice"]
    orders = {json.dumps(ballots_file(audited.store, activity)["ballots"]) for _ in range(5)}
    assert len(orders) > 1, "shuffled anew each time"


# ---- the report ----

def test_there_is_no_report_before_the_first_result(room):
    room.open(room.add(PICK))
    with pytest.raises(Mendable, match="first result"):
        gather_facts(room.store, date(2026, 3, 12))


def test_the_report_knows_what_may_be_known(room):
    activity = voted(room, "rank")
    room.add(RANK)
    edit_activity(room.store, room.ears, replace(room.activity(activity), question=Label.of(en="In other words?")))
    write_text(room.store, room.ears, "thanks", 0, {"en": "Thanks"})
    facts = gather_facts(room.store, date(2026, 3, 12))
    assert (facts.seats, facts.published, facts.texts.thanks) == (11, date(2026, 3, 12), Label.of(en="Thanks"))
    (only,) = facts.activities
    assert only.outcome == read_results(room.store, room.activity(activity))
    assert only.wording_changes[0].after == Label.of(en="In other words?")
    assert [part.n for part in facts.attendance[0].parts] == [6, 5]


def test_what_changes_while_votes_are_served_between_two_questions_is_in_the_report_as_a_whole(room):
    first, second = voted(room, "rank"), room.voted(PICK, FEW)

    class Meanwhile:
        pauses = 0

        def give_way(self) -> None:
            self.pauses += 1
            if self.pauses == 2:
                for activity in (first, second):
                    changed = replace(room.activity(activity), question=Label.of(en="Other words"))
                    edit_activity(room.store, room.ears, changed)

    aside = Meanwhile()
    facts = gather_facts(room.store, date(2026, 3, 12), aside)
    assert aside.pauses == 2 * len(facts.activities) + 2 == 6
    assert [part.activity.question["en"] for part in facts.activities] == ["Other words"] * 2


def test_the_press_is_handed_plain_text_without_raw_figures(room):
    voted(room, "pick")
    room.voted(PICK, FEW)

    class Press:
        def print_edition(self, facts: str, language: str, edition: str, password: str = "") -> bytes:
            self.facts, self.language = json.loads(facts), language
            return b"%PDF-"

    press = Press()
    assert print_report(room.store, press, "fr", date(2026, 3, 12)) == b"%PDF-"
    assert press.language == "fr"
    assert "cells" not in json.dumps(press.facts)
    assert press.facts["activities"][1]["outcome"]["results"] == {}
