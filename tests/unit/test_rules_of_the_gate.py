"""METHOD 5.2, rule by rule: what protects the people in the room. Each rule has its cases elsewhere, too; the attacker
is in tests/properties/test_gate_attack.py."""
from __future__ import annotations

import json
from dataclasses import fields, replace

import pytest

from tests.support.voting_room import dimensions_of, items_of, outcome_of, room_of
from tests.unit.services.room import ITEMS, PICK, Room
from tests.unit.test_disclosure import METHOD_ROOM, MIXED, ZONE_GENDER, figures, released
from workshop.activities import KINDS
from workshop.domain.activity import Activity
from workshop.domain.audit import Atom, Watch, narrowed, reveals_few
from workshop.domain.disclosure import Counts, may_republish, partitions, release, share_text
from workshop.domain.errors import Mendable
from workshop.domain.ideas import Idea
from workshop.domain.outcome_json import safe_as_json
from workshop.domain.people import UNSAID, Seat
from workshop.domain.progress import stepped
from workshop.domain.text import Label
from workshop.domain.workshop import Workshop
from workshop.material import default_dimensions
from workshop.services.edit_workshop import edit_workshop
from workshop.services.hand_out_recount import ballots_file, recount_sheet
from workshop.services.ports import Cast
from workshop.services.prepare_agenda import duplicate_activity
from workshop.services.read_results import read_results


@pytest.fixture
def room(tmp_path):
    made = Room(tmp_path, auditor_file=True)
    yield made
    made.vault.close()


def test_r1_a_seat_holds_groups_and_nothing_else_and_each_may_be_left_unsaid():
    assert [field.name for field in fields(Seat)] == ["id", "groups"]
    assert {dimension.key for dimension in default_dimensions()} <= {"zone", "gender", "age", "organisation"}
    assert all(UNSAID in dimension.keys for dimension in default_dimensions())


def test_r2_the_smallest_group_is_five_to_twenty_ten_where_sensitive_and_locked_by_the_first_ballot(room):
    workshop = room.store.snapshot().workshop
    for refused in (0, 4, 21):
        with pytest.raises(Mendable):
            replace(workshop, min_group=refused)
    assert replace(PICK, sensitive=True).min_group(Workshop("w", Label.of(en="w"), min_group=5)) == 10
    room.cast(room.join("phone"), room.open(room.add(PICK)), "a")
    with pytest.raises(Mendable):
        edit_workshop(room.vault, room.store, room.ears, replace(workshop, min_group=7))


def test_r3_nothing_is_shown_of_fewer_ballots_than_a_group_needs():
    for n, shown in ((4, False), (5, True)):
        outcome = outcome_of(room_of(ZONE_GENDER, [("north m", n)], {"a": "north m: 3"}), ZONE_GENDER, ["a", "b"], 5)
        assert bool(release(outcome, items_of("ab"), ZONE_GENDER, 5).results) is shown


def test_r4_no_group_under_five_and_no_remainder_under_five():
    zone = dimensions_of({"zone": "a b c d"})
    for sizes, parts in (
        ((7, 6, 8), (("a",), ("b",), ("c",))),
        ((7, 6, 3), (("a",), ("b", "c"))),
        ((7, 3, 4), (("a",), ("b", "c"))),
        ((9, 4), ()),
    ):
        people = [({"zone": key}, n) for key, n in zip("abcd", sizes, strict=False)]
        assert partitions(people, zone, 5)["zone"] == parts


def test_r5_the_methods_example_publishes_both_breakdowns_and_no_cell_of_the_cross_table():
    people = [groups for _, groups in room_of(ZONE_GENDER, METHOD_ROOM)]
    parts = partitions([(groups, 1) for groups in people], ZONE_GENDER, 5)
    assert parts == {"zone": (("north",), ("centre",), ("south",)), "gender": (("m",), ("f",))}
    told = json.dumps(safe_as_json(released(MIXED)[1]))
    assert '"choices": ["north"]' in told
    assert '"choices": ["north", "m"]' not in told  # five men of the North would tell of two women


def test_r5_the_lone_cell_of_five_men_of_the_north_would_have_told_of_two_women():
    cells = [(tuple(cell.split()), n) for cell, n in METHOD_ROOM]
    assert not reveals_few(cells, 5)
    assert reveals_few([((*cell, cell == ("north", "m")), n) for cell, n in cells], 5)


def test_r5_one_person_who_tells_no_gender_is_merged_with_the_women():
    people = room_of(ZONE_GENDER, [*METHOD_ROOM[:-1], ("south f", 3), ("south unsaid", 1)])
    assert partitions([(g, 1) for _, g in people], ZONE_GENDER, 5)["gender"] == (("m",), ("f", UNSAID))


def test_r6_a_hidden_count_that_published_ones_pin_down_is_found():
    """North 2 of 7, men none of 12: both women of the North."""
    cells = [Atom((0, "m"), 5, 0), Atom((0, "f"), 2, 2), Atom((1, "m"), 7, 0), Atom((1, "f"), 6, 2)]
    women_of_the_north = Watch(frozenset([1]), 2)
    assert narrowed(cells, [women_of_the_north]) == [women_of_the_north]
    others = [replace(cells[0], yes=2), replace(cells[1], yes=1), replace(cells[2], yes=3), cells[3]]
    assert narrowed(others, [women_of_the_north]) == []


@pytest.mark.parametrize("namings", ["north m: 3, south f: 3", "north m: 5, north f: 2, south f: 3",
                                     "north m: 4, centre m: 3, south f: 3"])  # fmt: skip
def test_r7_of_a_sensitive_item_no_number_is_told_by_group(namings):
    _, safe = released({"s": namings, **dict.fromkeys("abcdef", MIXED["a"])}, sensitive="s")
    assert figures(safe, "zone", "s") == [None, None, None]
    assert figures(safe, "gender", "s") in ([None, None], [])


def test_r8_no_percentage_under_ten_people_and_never_one_without_n():
    texts = {n: share_text(3, n).text.format(**dict(share_text(3, n).params)) for n in (9, 10, 29, 30)}
    assert texts == {9: "3 of 9", 10: "30% (3 of 10)", 29: "10% (3 of 29)", 30: "10% of 30"}


def test_r9_the_room_sees_ballots_in_steps_of_five_and_a_live_result_only_with_as_many_more(room):
    assert [stepped(n, 24) for n in (0, 4, 5, 9, 14, 24)] == [0, 0, 5, 5, 10, 24]
    assert not may_republish(Counts(10, {"n": 5, "s": 5}), Counts(19, {"n": 10, "s": 9}), 5)
    activity = room.open(room.add(PICK))
    for secret in room.people(12)[:4]:
        room.cast(secret, activity, "a")
    assert room.ears.last().answered == 0
    with pytest.raises(Mendable):
        read_results(room.store, room.activity(activity))


def test_r10_a_closed_result_stays_as_it_is(room):
    activity = room.voted(PICK, ["a"] * 8 + ["b"] * 4)
    first = read_results(room.store, room.activity(activity))
    with pytest.raises(Mendable):
        room.cast("phone 1", activity, "c")
    room.reopen()
    assert read_results(room.store, room.activity(activity)) == first


def test_r10_a_copied_question_is_held_against_the_first_like_a_second_round(room):
    first = room.voted(PICK, ["a"] * 8 + ["b"] * 4)
    for answers, seen in ((["a"] * 8 + ["b"] * 5, False), (["c"] * 8 + ["d"] * 5, True)):
        copy = duplicate_activity(room.store, room.ears, room.ids, first).id
        room.open(copy)
        items = dict(zip("abcde", room.activity(copy).item_ids, strict=True))
        phones = [*(f"phone {n}" for n in range(12)), room.join(f"late {seen}")]
        for secret, answer in zip(phones, answers, strict=True):
            room.cast(secret, copy, [items[answer]])
        assert (read_results(room.store, room.activity(room.close(copy))).withheld is None) is seen


def test_r11_what_others_hear_of_a_ballot_names_nobody(room):
    activity = room.open(room.add(PICK))
    room.cast(room.join("Aminata"), activity, "a")
    assert {field.name for field in fields(room.ears.last())} == {"workshop", "activity", "answered", "seats"}


def test_r12_a_stored_ballot_has_no_name_no_time_and_no_place_in_the_order():
    assert [field.name for field in fields(Cast)] == ["ballot", "groups"]


def test_r13_groups_are_those_of_joining_and_count_who_voted_on_this_question(room):
    activity = room.open(room.add(PICK))
    for number, secret in enumerate(room.people(24)):
        if number % 2 == 0 or number < 8:  # all of the North, four of the South
            room.cast(secret, activity, "ab"[number % 3 == 0])
    safe = read_results(room.store, room.activity(room.close(activity)))
    assert room.store.seats() == 24
    assert safe.n == 16
    assert safe.breakdown("zone").groups == ()  # twelve of the South are in the room


def test_r14_a_text_carries_neither_groups_nor_voter_and_is_read_before_it_is_shown():
    assert {field.name for field in fields(Idea)}.isdisjoint({"groups", "seat", "author", "time"})
    kind = KINDS["ideas"]
    activity = Activity("a", "ideas", Label.of(en="?"), options=kind.options({}).as_json())
    texts = [{"id": state, "original": state, "language": "en", "wording": {"en": state}, "state": state,
              "merged_into": None, "addressee": ""} for state in ("pending", "approved", "rejected")]  # fmt: skip
    outcome = kind.count(activity, ZONE_GENDER, 1, [(text, {}) for text in texts])
    assert [idea["wording"] for idea in outcome.results["ideas"]] == [{"en": "approved"}]


def test_r15_exports_tell_what_the_screen_tells_and_ballots_go_out_without_groups(room):
    activity = room.activity(room.voted(PICK, ["a"] * 8 + ["b"] * 6))
    safe = read_results(room.store, activity)
    counts = {item: row["count"] for item, row in safe.results["results"].items()}
    assert recount_sheet(room.store, activity)["summary"] == {"n": 14, "counts": counts}
    assert "do not distribute" in ballots_file(room.store, activity)["notice"]
    assert all(set(ballot) == {"picks"} for ballot in ballots_file(room.store, activity)["ballots"])


def test_r15_there_is_no_sheet_where_a_figure_is_hidden(room):
    items = (replace(ITEMS[0], sensitive=True), *ITEMS[1:])
    activity = room.activity(room.voted(PICK, ["a"] + ["bc"] * 8 + ["d"] * 6, items=items))
    with pytest.raises(Mendable, match="no recount sheet"):
        recount_sheet(room.store, activity)


def test_r16_no_points_are_told_by_group(room):
    kind = KINDS["points"]
    activity = Activity("a", "points", Label.of(en="?"), options=kind.options({}).as_json(), items=items_of("ab"))
    casts = [({"points": {"a": 10}}, groups) for _, groups in room_of(ZONE_GENDER, METHOD_ROOM)]
    outcome = kind.count(activity, ZONE_GENDER, 5, [*casts[1:], ({"points": {"b": 10}}, casts[0][1])])
    safe = release(outcome, activity.items, ZONE_GENDER, 5)
    assert any(breakdown.groups for breakdown in safe.breakdowns)
    for breakdown in safe.breakdowns:
        assert all(not group.scores for group in breakdown.groups)
        assert {row.comparison.statistic for row in breakdown.comparisons if row.comparison} <= {"share"}
    assert safe.results["results"]["b"]["dominated"]


def test_r17_a_ballot_sent_by_a_helper_carries_the_groups_of_the_seat_that_votes(room):
    """Several people may answer on one phone: each has a seat of their own, with their own groups."""
    activity = room.open(room.add(PICK))
    for secret, zone in (("the helper", "north"), ("somebody without a phone", "south")):
        room.cast(room.join(secret, zone), activity, "a")
    assert sorted(cast.groups["zone"] for cast in room.store.casts(activity, 1)) == ["north", "south"]
