"""Sealing: the outcome is kept, the links are cut, others' ballots are untouched, and no crash leaves half of it."""
from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from sqlalchemy import select

from tests.storage.example import CHEAP, GROUPS, ID, files_of, idea, seat, values, vote
from workshop.domain.errors import Mendable
from workshop.places import Places
from workshop.storage import tables
from workshop.storage.vault import DiskVault

OUTCOME = {"n": 3, "results": {"x": 2}}
#: What changes files at the level of the system: a crash may fall before and after each of these.
STEPS = ("fsync", "replace", "unlink")


@pytest.fixture
def filled(store):
    """Three ballots and two ideas in `a`, two ballots in `b`, both open."""
    for key, value in (("k1", "x"), ("k2", "y"), ("k3", "x")):
        vote(store, "a", key, value)
    for key, value in (("k4", "p"), ("k5", "q")):
        vote(store, "b", key, value)
    store.write(lambda tx: (tx.put_idea(idea("i1"), "me"), tx.put_idea(idea("i2", "b"), "me"), tx.put_seat(seat(1))))
    return store


def state_of(store) -> str:
    """`old` or `new`, asserting that it is wholly one of them and that everything else is as it was."""
    assert values(store, "a") == ["x", "x", "y"]
    assert {key: store.ballot("b", 1, key)["chosen"] for key in ("k4", "k5")} == {"k4": "p", "k5": "q"}
    assert [own.id for own in store.own_ideas("b", "me")] == ["i2"]
    assert (len(store.ideas("a")), store.seats(), store.answered("b", 1)) == (1, 1, 3)
    linked = [store.ballot("a", 1, key) is not None for key in ("k1", "k2", "k3")] + [bool(store.own_ideas("a", "me"))]
    sealed = store.outcome("a", 1) == OUTCOME
    assert linked == [not sealed] * 4
    assert sealed or store.outcome("a", 1) is None
    return "new" if sealed else "old"


def generations(root: Path) -> set[str]:
    """The names of all generations that have left any file."""
    return {path.name.partition(".")[0] for path in files_of(root)} - {"current"}


def seal(store, keep=True):
    store.seal("a", 1, OUTCOME, keep_ballots=keep)


def groups_of(store):
    return {tuple(sorted(cast.groups.items())) for cast in store.casts("a", 1)}


def test_sealing_keeps_the_ballots_without_groups_and_cuts_every_link(filled):
    assert state_of(filled) == "old"
    assert groups_of(filled) == {tuple(sorted(GROUPS.items()))}  # control
    seal(filled)
    assert state_of(filled) == "new"
    assert filled.answered("a", 1) == 3
    assert groups_of(filled) == {()}


def test_sealing_without_keeping_leaves_the_outcome_and_how_many_answered(filled):
    seal(filled, keep=False)
    assert (filled.casts("a", 1), filled.outcome("a", 1), filled.answered("a", 1)) == ((), OUTCOME, 3)
    assert values(filled, "b") == ["p", "q"]


def test_sealed_ballots_can_be_destroyed_later(filled):
    seal(filled)
    filled.seal("b", 1, {"n": 2}, True)
    for _ in range(2):
        filled.destroy_ballots()
        assert (filled.casts("a", 1), filled.outcome("a", 1), filled.answered("a", 1)) == ((), OUTCOME, 3)
        assert (filled.casts("b", 1), filled.outcome("b", 1), filled.answered("b", 1)) == ((), {"n": 2}, 2)


def test_destroying_sealed_ballots_leaves_the_open_ones_alone(filled):
    seal(filled)
    filled.destroy_ballots()
    assert {key: filled.ballot("b", 1, key)["chosen"] for key in ("k4", "k5")} == {"k4": "p", "k5": "q"}


def test_sealing_once_more_without_keeping_destroys_them_as_well(filled):
    seal(filled)
    seal(filled, keep=False)
    assert (filled.casts("a", 1), filled.outcome("a", 1), filled.answered("a", 1)) == ((), OUTCOME, 3)


def test_sealing_again_changes_nothing(filled):
    seal(filled)
    before = filled.write(lambda tx: tx._connection.execute(select(tables.sealed_ballot)).all())
    seal(filled)
    assert filled.write(lambda tx: tx._connection.execute(select(tables.sealed_ballot)).all()) == before
    assert state_of(filled) == "new"


def test_a_second_activity_is_sealed_like_the_first(filled):
    seal(filled)
    filled.seal("b", 1, {"n": 2}, True)
    assert (values(filled, "a"), values(filled, "b")) == (["x", "x", "y"], ["p", "q"])
    assert filled.ballot("b", 1, "k4") is None
    assert (filled.outcome("a", 1), filled.outcome("b", 1)) == (OUTCOME, {"n": 2})


def test_rounds_are_sealed_apart_and_nothing_of_an_earlier_one_stays_linked(filled):
    vote(filled, "a", "k1", "again", 2)
    filled.seal("a", 2, {"n": 1}, True)
    assert (values(filled, "a", 1), values(filled, "a", 2)) == (["x", "x", "y"], ["again"])
    assert filled.ballot("a", 1, "k1") is filled.ballot("a", 2, "k1") is None
    filled.seal("a", 2, {"n": 1}, False)
    assert (values(filled, "a", 1), values(filled, "a", 2)) == (["x", "x", "y"], [])


def test_after_sealing_new_file_and_key_are_all_there_is(filled, tmp_path):
    before = {path.name: path.read_bytes() for path in files_of(tmp_path) if path.suffix in (".db", ".key")}
    seal(filled)
    after = {path.name for path in files_of(tmp_path)}
    assert not set(before) & after
    assert len(generations(tmp_path)) == 1


def test_the_old_key_is_overwritten_before_it_is_deleted(filled, tmp_path, monkeypatch):
    old = next(path for path in files_of(tmp_path) if path.suffix == ".key")
    content, last = old.read_bytes(), []
    unlink = os.unlink

    def looking(path, **rest):
        if Path(path) == old:
            last.append(old.read_bytes())
        unlink(path, **rest)

    monkeypatch.setattr(os, "unlink", looking)
    seal(filled)
    assert len(last) == 1
    assert len(last[0]) == len(content)
    assert b"wrapped" in content
    assert b"wrapped" not in last[0]


def test_writing_goes_on_after_sealing_and_survives_a_restart(filled, vault):
    seal(filled)
    vote(filled, "b", "k6", "r")
    filled.close()
    store = vault.open(ID)
    assert (values(store, "b"), store.answered("b", 1)) == (["p", "q", "r"], 4)


def test_the_new_file_is_on_disk_before_it_counts_and_the_old_one_goes_only_then(filled, tmp_path, monkeypatch):
    done = []
    for step in STEPS:
        monkeypatch.setattr(os, step, _noting(done, getattr(os, step)))
    seal(filled)
    naming = next(place for place, (step, path) in enumerate(done) if step == "replace" and path.endswith("current"))
    before, after = done[:naming], done[naming + 1 :]
    folder = str(Places(tmp_path).workshop(ID))
    assert ("fsync", folder) in before[-5:]
    assert any(step == "fsync" and path.endswith(".db") for step, path in before)
    assert after[0] == ("fsync", folder)
    assert not [path for step, path in before if step == "unlink" and path.endswith((".db", ".key"))]
    destroyed = [path.rpartition(".")[2] for step, path in after if step == "unlink" and not path.endswith("lock")]
    assert destroyed[:2] == ["key", "db"]


def _noting(done, real):
    """The system's function, noting its name and the path it works on."""

    def noting(target, *rest, **options):
        path = Path(f"/proc/self/fd/{target}").readlink() if isinstance(target, int) else rest[0] if rest else target
        done.append((real.__name__, str(path)))
        return real(target, *rest, **options)

    return noting


def _before_each_step(monkeypatch, act):
    """Call `act(number)` before every system step and at points inside the copying."""
    count = iter(range(10_000))

    def wrapped(real):
        def doing(*args, **options):
            act(next(count))
            return real(*args, **options)

        return doing

    for step in STEPS:
        monkeypatch.setattr(os, step, wrapped(getattr(os, step)))
    from workshop.storage import seal as sealing

    monkeypatch.setattr(sealing, "sealed_rows", wrapped(sealing.sealed_rows))


def test_a_crash_at_any_step_leaves_the_old_state_or_the_new_one(filled, tmp_path, monkeypatch):
    copies = tmp_path.parent / f"{tmp_path.name}-crashes"
    with monkeypatch.context() as patched:
        _before_each_step(patched, lambda number: shutil.copytree(tmp_path, copies / f"{number:03}"))
        seal(filled)
    shutil.copytree(tmp_path, copies / "999")
    crashes = sorted(copies.iterdir())
    assert len(crashes) > 20
    states = [_state_after_restart(crash) for crash in crashes]
    turning = states.index("new")
    assert set(states[:turning]) == {"old"}  # and never back again
    assert set(states[turning:]) == {"new"}
    assert turning > 10
    shutil.rmtree(copies)


def _state_after_restart(root: Path) -> str:
    vault = DiskVault(Places(root), effort=CHEAP)
    store = vault.open(ID)
    state = state_of(store)
    assert len(generations(root)) == 1
    vote(store, "b", "k4", "p")
    vault.close()
    return state


def test_crashes_that_leave_two_generations_do_happen_so_the_sweeping_is_tested(filled, tmp_path, monkeypatch):
    most = []
    _before_each_step(monkeypatch, lambda _: most.append(len(generations(tmp_path))))
    seal(filled)
    assert max(most) == 2


def trouble_while(act, *rest) -> Mendable | None:
    """What the person is told, if anything."""
    try:
        act(*rest)
    except Mendable as told:
        return told
    return None


@pytest.mark.parametrize("failing", range(0, 32, 2))
def test_a_disk_that_fails_at_any_step_leaves_a_store_that_works(filled, vault, tmp_path, monkeypatch, failing):
    def fail(number):
        if number == failing:
            raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        _before_each_step(patched, fail)
        told = trouble_while(seal, filled)
    assert told is None or "disk is full" in str(told)
    vote(filled, "b", "k4", "p")
    assert state_of(filled) == "new" or told
    assert len(generations(tmp_path)) == 1
    seal(filled)
    assert state_of(filled) == "new"
    filled.close()
    assert state_of(vault.open(ID)) == "new"


def test_a_bug_while_sealing_is_told_and_the_old_state_stays(filled, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr("workshop.storage.seal._outcome_row", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            seal(filled)
    assert state_of(filled) == "old"
    seal(filled)
    assert state_of(filled) == "new"
