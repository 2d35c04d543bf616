"""What is put in comes out; one seat has one ballot, whatever happens; reads in memory say what is on disk."""
from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.storage.example import GROUPS, add_activity, idea, new_store, new_vault, seat, values, vote
from workshop.domain.activity import Activity, State, Topic
from workshop.domain.errors import Locked
from workshop.domain.ideas import IdeaState
from workshop.domain.items import Item, Source
from workshop.domain.people import Choice, Dimension
from workshop.domain.stage import Face, Stage
from workshop.domain.text import Label
from workshop.domain.workshop import ReportTexts, Wifi, Workshop
from workshop.services.ports import Cast, Snapshot
from workshop.storage.reading import TableReading

ZONE = Dimension("zone", Label.of(fr="Zone"), (Choice("north", Label.of(fr="Nord"), Label.of(fr="Kidal, Gao")),))
FULL = Workshop(
    "w1", Label.of(fr="Échange pour la paix", en="Peace Exchange"), "Bamako", date(2026, 11, 3), date(2026, 11, 5),
    "OSC", (ZONE,), 7, "1234", Wifi("salle", "motdepasse"), auditor_file=True, rehearsal=True,
)
RANK = Activity(
    "r", "rank", Label.of(fr="Moteurs du conflit ?"), State.DRAFT, Label.of(en="Tap"), {"places": 3},
    (Item("i1", Label.of(fr="Corruption"), True, "national"),), Source("a", 5), Topic.DRIVERS, 2, True,
)


def on_disk(store) -> Snapshot:
    """The snapshot as the tables have it."""
    return store._read(TableReading.snapshot)


def test_a_full_workshop_comes_back_as_it_was(store):
    stage = Stage("r", Face.BLANK, "zone", "fr")
    texts = ReportTexts(Label.of(fr="Bonjour"), Label.of(en="Context"), Label.of(fr="Merci"))
    store.write(lambda tx: (tx.put_workshop(FULL), tx.put_stage(stage), tx.put_texts(texts), tx.put_activity(RANK)))
    seen = store.snapshot()
    assert (seen.workshop, seen.stage, seen.texts, seen.activities[-1]) == (FULL, stage, texts, RANK)
    assert seen == on_disk(store)


def test_all_of_it_is_there_after_closing_and_opening(vault, store):
    store.write(lambda tx: (tx.put_workshop(FULL), tx.put_seat(seat(1)), tx.put_idea(idea("i"), "me"), tx.bump()))
    vote(store, "a", "k", "x")
    before = (store.snapshot(), store.seats(), store.seat("seat1"), store.answered("a", 1), store.ideas("a"))
    store.close()
    again = vault.open("w1")
    assert again is not store
    after = (again.snapshot(), again.seats(), again.seat("seat1"), again.answered("a", 1), again.ideas("a"))
    assert after == before


def test_the_agenda_keeps_its_order_and_can_get_another(store):
    def agenda():
        return [activity.id for activity in store.snapshot().activities]

    store.write(lambda tx: tx.put_activity(RANK))
    assert agenda() == ["a", "b", "r"]
    store.write(lambda tx: tx.put_agenda(["r", "b", "a"]))
    store.write(lambda tx: tx.put_activity(replace(RANK, round=3)))
    assert agenda() == ["r", "b", "a"]


def test_a_deleted_activity_takes_everything_of_it_along_and_nothing_else(store):
    for name in ("a", "b"):
        vote(store, name, "k", name)
        store.write(lambda tx, name=name: tx.log_wording(name, {"from": "x"}))
        store.seal(name, 1, {"n": 1}, keep_ballots=True)
        store.write(lambda tx, name=name: tx.put_idea(idea(f"i{name}", name), "me"))
    store.write(lambda tx: tx.delete_activity("a"))
    assert (store.casts("a", 1), store.ideas("a"), store.wording_log("a")) == ((), (), ())
    assert (store.outcome("a", 1), store.answered("a", 1)) == (None, 0)
    assert store.answered("b", 1) == 2  # one ballot, one person with ideas
    assert store.outcome("b", 1) == {"n": 1}


def test_a_ballot_for_an_activity_that_does_not_exist_is_refused_by_the_tables(store):
    with pytest.raises(Exception, match="FOREIGN KEY"):
        vote(store, "nowhere", "k", 1)


def test_whether_an_activity_is_open_is_asked_of_the_tables(store):
    def is_open(name, round_number):
        return store.write(lambda tx: tx.is_open(name, round_number))

    assert (is_open("a", 1), is_open("a", 2), is_open("x", 1)) == (True, False, False)
    closed = replace(store.snapshot().activity("a"), state=State.CLOSED)
    assert store.write(lambda tx: (tx.put_activity(closed), tx.is_open("a", 1))[1]) is False


def test_seats_are_counted_once_and_found_again(store):
    for number in (1, 2, 1, 1):
        store.write(lambda tx, number=number: tx.put_seat(seat(number)))
    assert (store.seats(), store.seat("seat2"), store.seat("seat9")) == (2, seat(2), None)
    store.write(lambda tx: tx.put_seat(replace(seat(1), groups={"zone": "south"})))
    assert store.profiles() == ({"zone": "south"}, GROUPS)
    assert store.write(lambda tx: tx.seats()) == store.seats() == 2


def test_a_seat_in_memory_is_the_seat_on_disk_also_after_a_change_that_failed(store):
    def fails(tx):
        tx.put_seat(replace(seat(1), groups={"zone": "south"}))
        tx.put_seat(seat(2))
        raise ValueError

    store.write(lambda tx: tx.put_seat(seat(1)))
    with pytest.raises(ValueError):
        store.write(fails)
    for number in (1, 2):
        wanted = seat(number).id
        assert store.seat(wanted) == store.write(lambda tx, wanted=wanted: tx.seat(wanted))
    assert (store.seat("seat1"), store.seat("seat2")) == (seat(1), None)
    store.write(lambda tx: tx.put_seat(replace(seat(1), groups={"zone": "north"})))
    assert store.seat("seat1").groups == {"zone": "north"}


def test_wordings_are_logged_in_the_order_of_the_changes(store):
    for number in range(3):
        store.write(lambda tx, number=number: tx.log_wording("a", {"to": number}))
    assert store.wording_log("a") == ({"to": 0}, {"to": 1}, {"to": 2})


def test_whoever_remarks_on_an_item_of_a_vote_is_counted_once_by_the_ballot(store):
    vote(store, "a", "k1", "x")
    store.write(lambda tx: tx.put_idea(replace(idea("i1"), item="x"), "another key"))
    assert store.answered("a", 1) == 1
    assert store.ideas("a")[0].item == "x"


def test_ideas_belong_to_their_author_until_moderation_and_after(store):
    for name, author in (("i1", "me"), ("i2", "you"), ("i3", "me")):
        store.write(lambda tx, name=name, author=author: tx.put_idea(idea(name), author))
    assert store.answered("a", 1) == 2
    merged = replace(idea("i1"), state=IdeaState.MERGED, merged_into="i2", addressee="donors")
    store.write(lambda tx: tx.put_idea(merged))
    assert [own.id for own in store.own_ideas("a", "me")] == ["i1", "i3"]
    assert store.ideas("a")[0].merged_into == "i2"
    store.write(lambda tx: (tx.delete_idea("i1"), tx.delete_idea("i3"), tx.delete_idea("none")))
    assert (store.own_ideas("a", "me"), store.answered("a", 1)) == ((), 1)
    assert store.write(lambda tx: tx.answered("a", 1)) == 1


def test_the_version_rises_and_every_read_in_a_change_sees_the_change(store):
    before = store.snapshot().version

    def change(tx):
        raised = tx.bump()
        vote_now = Cast({"chosen": 1}, GROUPS)
        tx.put_ballot("a", 1, "k", vote_now)
        return raised, tx.snapshot().version, tx.answered("a", 1), tx.ballot("a", 1, "k"), tx.any_ballot()

    assert store.write(change) == (before + 1, before + 1, 1, {"chosen": 1}, True)
    assert store.snapshot().version == before + 1
    assert store.snapshot() == on_disk(store)


def test_any_ballot_stays_true_when_ballots_were_destroyed(store):
    assert not store.any_ballot()
    vote(store, "a", "k", 1)
    assert store.any_ballot()
    store.seal("a", 1, {"n": 1}, keep_ballots=False)
    assert (store.any_ballot(), store.casts("a", 1), store.outcome("a", 1)) == (True, (), {"n": 1})


def test_a_closed_store_says_so_and_may_be_closed_again(store):
    store.close()
    store.close()
    for ask in (lambda: store.seat("x"), lambda: vote(store, "a", "k", 1), lambda: store.seal("a", 1, {}, True)):
        with pytest.raises(Locked):
            ask()


@pytest.fixture(scope="module")
def busy(tmp_path_factory) -> Iterator:
    """One store for many examples, each with an activity of its own."""
    vault = new_vault(tmp_path_factory.mktemp("data"))
    yield new_store(vault, activities=())
    vault.close()


_names = iter(range(10**6))
CASTS = st.lists(st.tuples(st.sampled_from("xyz"), st.integers(0, 5), st.integers(1, 3)), max_size=25)


@settings(max_examples=40, deadline=None)
@given(casts=CASTS)
def test_any_interleaving_of_casts_and_retries_leaves_one_ballot_for_each_seat_and_the_last_one_wins(busy, casts):
    activity = f"h{next(_names)}"
    add_activity(busy, activity)
    last = {}
    for key, value, times in casts:
        for _ in range(times):
            vote(busy, activity, key, value)
        last[key] = value
    assert busy.answered(activity, 1) == len(last) == busy.write(lambda tx: tx.answered(activity, 1))
    assert {key: busy.ballot(activity, 1, key)["chosen"] for key in last} == last
    assert values(busy, activity) == sorted(last.values(), key=str)


def test_one_seat_with_many_tabs_at_the_same_time_has_one_ballot(store):
    tabs = [threading.Thread(target=vote, args=(store, "a", "same", number)) for number in range(20)]
    for tab in tabs:
        tab.start()
    for tab in tabs:
        tab.join()
    assert store.answered("a", 1) == 1
    assert len(store.casts("a", 1)) == 1
    vote(store, "a", "other", 1)
    assert store.answered("a", 1) == 2  # control: another seat is another ballot


def test_rounds_are_counted_apart(store):
    vote(store, "a", "k", "one", 1)
    vote(store, "a", "k", "two", 2)
    assert (store.answered("a", 1), values(store, "a", 1), values(store, "a", 2)) == (1, ["one"], ["two"])
