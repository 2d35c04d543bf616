"""Rows of an action plan on disk: written and read back, theirs only while the activity is open, gone when deleted."""
from __future__ import annotations

from datetime import date

from tests.storage.example import decrypted_pages
from workshop.domain.plan import Action, Progress
from workshop.domain.text import Label

ROW = Action("r1", "a", {"action": Label.of(fr="Réunir", en="Meet"), "risk": Label.of(fr="Route")},
             date(2026, 3, 1), date(2026, 3, 12), Progress.UNDER_WAY, 2)  # fmt: skip


def put(store, *rows, author=None):
    store.write(lambda tx: [tx.put_action(row, author) for row in rows])


def test_a_row_is_read_back_as_it_was_written(store):
    put(store, ROW, Action("r0", "b"))
    assert store.actions("a") == (ROW,)
    assert store.actions("b") == (Action("r0", "b"),)


def test_a_phone_finds_its_own_rows_until_the_activity_is_sealed(store):
    put(store, ROW, author="phone")
    put(store, Action("r2", "a"), author="other")
    put(store, Action("r3", "b"), author="phone")
    put(store, Action("r1", "a"))  # a facilitator's change keeps the phone's key
    assert [row.id for row in store.own_actions("a", "phone")] == ["r1"]
    assert store.answered("a", 1) == 2
    store.seal("a", 1, {}, keep_ballots=False)
    assert store.own_actions("a", "phone") == ()
    assert store.answered("a", 1) == 0
    assert {row.id for row in store.actions("a")} == {"r1", "r2"}
    assert [row.id for row in store.own_actions("b", "phone")] == ["r3"], "control: the open one is untouched"


def test_nothing_on_disk_links_two_rows_of_one_phone_after_sealing(store, tmp_path):
    secret = "cafe" * 16
    put(store, ROW, Action("r2", "a"), author=secret)
    store.write(lambda tx: tx.bump())
    assert any(secret.encode() in page for part in decrypted_pages(tmp_path) for page in part), "control"
    store.seal("a", 1, {}, keep_ballots=False)
    assert not any(secret.encode() in page for part in decrypted_pages(tmp_path) for page in part)


def test_a_deleted_row_is_gone_and_a_deleted_activity_takes_its_rows_along(store):
    put(store, ROW, Action("r2", "a"), author="phone")
    store.write(lambda tx: tx.delete_action("r1"))
    assert [row.id for row in store.actions("a")] == ["r2"]
    assert store.answered("a", 1) == 1
    store.write(lambda tx: tx.delete_activity("a"))
    assert store.actions("a") == ()
