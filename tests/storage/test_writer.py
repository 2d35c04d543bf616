"""The writer: an acknowledgement means it is on disk; one failing change never harms its neighbours."""
from __future__ import annotations

import resource
import threading
from contextlib import contextmanager
from dataclasses import replace

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from tests.storage.example import GROUPS, activity, add_activity, new_store, new_vault, seat, values, vote
from workshop.domain.activity import State
from workshop.domain.errors import Closed, Locked, Mendable
from workshop.domain.text import msg
from workshop.places import Places
from workshop.services.ports import Cast
from workshop.storage.doorbell import ThreadDoorbell
from workshop.storage.vault import DiskVault


class CountingDoorbell(ThreadDoorbell):
    """Notes how many were woken at once."""

    def __init__(self):
        self.rings = []

    def ring(self, answers):
        self.rings.append(len(answers))
        super().ring(answers)


def pragma(store, name):
    """A setting of the connection that writes, as SQLite says it."""
    return store.write(lambda tx: tx._connection.exec_driver_sql(f"PRAGMA {name}").scalar())


@contextmanager
def held_writer(store):
    """The writer stands still inside a change until the block ends: whatever is sent meanwhile becomes one batch."""
    inside, go_on = threading.Event(), threading.Event()
    holder = threading.Thread(target=store.write, args=(lambda _: (inside.set(), go_on.wait()),))
    holder.start()
    inside.wait()
    yield
    go_on.set()
    holder.join()


def all_at_once(store, changes):
    """The results or exceptions of changes that were sent together, in their order."""
    answers = [None] * len(changes)

    def send(place, change):
        try:
            answers[place] = store.write(change)
        except Exception as error:  # noqa: BLE001 - the tests look at it
            answers[place] = error

    senders = [threading.Thread(target=send, args=pair) for pair in enumerate(changes)]
    with held_writer(store):
        for sender in senders:
            sender.start()
        while store._writer._queue.qsize() < len(changes):
            pass
    for sender in senders:
        sender.join()
    return answers


@contextmanager
def no_file_may_grow(size):
    """The operating system refuses every write beyond `size` bytes, as a full disk does."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def cast(name, key, value):
    return lambda tx: tx.put_ballot(name, 1, key, Cast({"chosen": value}, GROUPS))


def refused(tx):
    cast("a", "bad", "bad")(tx)
    raise Closed(msg("Closed."))


def bug(tx):
    tx.bump()
    cast("a", "bad", "bad")(tx)
    raise ZeroDivisionError


def test_synchronous_is_full_where_writing_runs(store, tmp_path):
    assert pragma(store, "synchronous") == 2
    with sqlcipher.connect(str(tmp_path / "control")) as control:
        control.execute("PRAGMA synchronous = NORMAL")
        assert control.execute("PRAGMA synchronous").fetchone()[0] == 1
    control.close()


@pytest.mark.parametrize("name, value", [
    ("journal_mode", "wal"), ("secure_delete", 1), ("temp_store", 2), ("foreign_keys", 1),
    ("cipher_memory_security", "0"),
])
def test_the_connection_that_writes_is_set_up_as_decided(store, name, value):
    assert pragma(store, name) == value


def test_changes_sent_together_share_one_commit_and_are_woken_together(tmp_path):
    bell = CountingDoorbell()
    vault = DiskVault(Places(tmp_path), bell)
    vault.set_up(None)
    store = new_store(vault)
    answers = all_at_once(store, [cast("a", f"k{number}", number) for number in range(30)])
    assert answers == [None] * 30
    assert max(bell.rings) == 30
    assert store.answered("a", 1) == 30
    vault.close()


def test_a_failing_change_is_undone_alone_and_told_alone(store):
    good = [cast("a", f"k{number}", number) for number in range(4)]
    first, a, second, b = all_at_once(store, [good[0], refused, good[1], bug])
    assert isinstance(a, Closed)
    assert isinstance(b, ZeroDivisionError)
    assert first is second is None
    assert values(store, "a") == [0, 1]
    assert store.answered("a", 1) == 2
    assert store.ballot("a", 1, "bad") is None


def test_a_change_that_asked_before_it_failed_takes_nobodys_ballot_along(store):
    def asks_and_fails(tx):
        cast("a", "bad", "bad")(tx)
        assert [tx.answered("a", 1), len(tx.casts("a", 1))] == [2, 2]
        cast("a", "worse", "worse")(tx)
        tx.put_seat(seat(1))
        raise ZeroDivisionError

    first, failed, last = all_at_once(store, [cast("a", "k1", 1), asks_and_fails, cast("a", "k2", 2)])
    assert (first, type(failed), last) == (None, ZeroDivisionError, None)
    assert (values(store, "a"), store.answered("a", 1), store.seats()) == ([1, 2], 2, 0)


def test_several_ballots_of_one_seat_in_one_commit_are_one_ballot_the_last(store):
    vote(store, "a", "old", 0)
    changes = [cast("a", key, value) for key, value in (("k", 1), ("old", 5), ("k", 2), ("new", 3), ("k", 4))]
    assert all_at_once(store, changes) == [None] * 5
    assert (values(store, "a"), store.answered("a", 1)) == ([3, 4, 5], 3)


def test_a_ballot_that_comes_in_the_same_commit_as_the_closing_finds_it_closed(store):
    def close(tx):
        tx.put_activity(replace(tx.snapshot().activity("a"), state=State.CLOSED))

    def ask_and_cast(tx):
        if not tx.is_open("a", 1):
            raise Closed(msg("Closed."))
        cast("a", "k", 1)(tx)

    before, closing, after = all_at_once(store, [ask_and_cast, close, ask_and_cast])
    assert (before, closing, type(after)) == (None, None, Closed)
    assert store.answered("a", 1) == 1


def test_a_ballot_for_nothing_harms_only_itself(store):
    good, bad, new = all_at_once(store, [
        cast("a", "k", 1), cast("nowhere", "k", 1),
        lambda tx: (tx.put_activity(activity("c")), cast("c", "k", "c")(tx), tx.answered("c", 1))[2],
    ])
    assert (good, new) == (None, 1)
    assert "FOREIGN KEY" in str(bad)
    assert (values(store, "a"), values(store, "c")) == ([1], ["c"])


def test_half_a_character_in_a_ballot_does_not_make_the_others_unreadable(store):
    vote(store, "a", "k1", "\ud800")
    vote(store, "a", "k2", "é")
    assert values(store, "a") == ["é", "\ud800"]


def test_a_change_that_fails_leaves_what_is_in_memory_true(store):
    version = store.snapshot().version
    with pytest.raises(ZeroDivisionError):
        store.write(bug)
    assert (store.snapshot().version, store.answered("a", 1)) == (version, 0)


def test_even_an_order_to_exit_inside_a_change_does_not_stop_the_writer(store):
    def leave(_):
        raise SystemExit

    with pytest.raises(SystemExit):
        store.write(leave)
    vote(store, "a", "k", 1)
    assert store.answered("a", 1) == 1


def test_a_full_disk_is_told_to_everybody_and_nothing_is_acknowledged_or_lost(store):
    vote(store, "a", "before", "before")
    with no_file_may_grow(20_000):
        answers = all_at_once(store, [cast("a", f"k{number}", "x" * 9000) for number in range(3)])
        assert all(isinstance(answer, Mendable) and "disk is full" in str(answer) for answer in answers)
    assert values(store, "a") == ["before"]
    assert store.answered("a", 1) == 1
    vote(store, "a", "after", "after")
    assert values(store, "a") == ["after", "before"]


def test_with_room_on_the_disk_the_same_ballots_are_recorded(store):
    answers = all_at_once(store, [cast("a", f"k{number}", "x" * 9000) for number in range(3)])
    assert answers == [None] * 3  # control of the test above
    assert store.answered("a", 1) == 3


def test_a_database_that_may_not_grow_refuses_one_change_and_keeps_the_rest(store):
    pages = pragma(store, "page_count")
    pragma(store, f"max_page_count = {pages}")
    with pytest.raises(Mendable, match="disk is full"):
        vote(store, "a", "big", "x" * 20_000)
    pragma(store, "max_page_count = 100000")
    vote(store, "a", "big", "x" * 20_000)
    assert store.answered("a", 1) == 1


def test_when_the_whole_transaction_is_lost_nobody_in_it_is_acknowledged(store):
    def lose(tx):
        tx._driver.execute("ROLLBACK")
        raise sqlcipher.OperationalError("whatever makes SQLite give up")

    answers = all_at_once(store, [cast("a", "k1", 1), lose, cast("a", "k2", 2)])
    assert all(isinstance(answer, sqlcipher.OperationalError) for answer in answers)
    assert (store.casts("a", 1), store.answered("a", 1)) == ((), 0)
    vote(store, "a", "k", 1)
    assert store.answered("a", 1) == 1


def test_a_disk_that_is_gone_when_the_writer_comes_back_is_told_and_forgiven(store, monkeypatch):
    def gone():
        raise OSError(5, "Input/output error")

    def lose(tx):
        tx._driver.execute("ROLLBACK")
        raise ValueError

    monkeypatch.setattr(store._writer, "_connect", gone)
    with pytest.raises(ValueError):
        store.write(lose)
    with pytest.raises(Mendable, match="disk is full"):
        vote(store, "a", "k", 1)
    monkeypatch.undo()
    vote(store, "a", "k", 1)
    assert store.answered("a", 1) == 1


def test_a_change_that_waits_for_another_change_is_told_instead_of_waiting_for_ever(store):
    with pytest.raises(RuntimeError, match="itself"):
        store.write(lambda _: store.write(lambda tx: None))


def test_what_waits_when_the_store_closes_is_still_written(tmp_path):
    vault = new_vault(tmp_path)
    store = new_store(vault)
    closer = threading.Thread(target=store.close)
    with held_writer(store):
        sender = threading.Thread(target=vote, args=(store, "a", "k", "late"))
        sender.start()
        while not store._writer._queue.qsize():
            pass
        closer.start()
    sender.join()
    closer.join()
    with pytest.raises(Locked):
        vote(store, "a", "k2", 1)
    assert values(vault.open("w1"), "a") == ["late"]
    vault.close()


def test_more_than_a_thousand_waiting_changes_are_all_written(store):
    add_activity(store, "many")
    answers = all_at_once(store, [cast("many", f"k{number}", number) for number in range(1200)])
    assert answers == [None] * 1200
    assert store.answered("many", 1) == 1200
