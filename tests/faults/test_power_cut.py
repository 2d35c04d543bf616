"""The power is cut at any moment, and the disk keeps of what was not synced whatever chance will: opened again, nothing
that was promised is missing, nothing is there twice, and no step is half done.

The real store does real work on its real, encrypted files; every write and sync is recorded (recorder.py), and from the
record thousands of disks are made as a power cut may leave them (powercut.py). More of them: CRASH_STATES=20000."""
from __future__ import annotations

import os
import random
import shutil
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.faults.powercut import Disk, Fate, cuts
from tests.faults.recorder import Recorder, Step, recording
from tests.storage.example import CHEAP, ID, files_of, new_store, new_vault, values, vote
from tests.storage.first_program import FEW, OPEN, PICK, RANK, made_by_the_first_program
from tests.unit.services.room import PICK as QUESTION
from tests.unit.services.room import Room
from workshop.domain.activity import State
from workshop.places import Places
from workshop.services.close_activity import finish_closing
from workshop.services.read_results import read_results
from workshop.services.release_report import release_report
from workshop.storage import database
from workshop.storage.store import DiskStore
from workshop.storage.vault import DiskVault

pytestmark = pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="the recorder asks Linux for paths")

#: Disks for each piece of work.
STATES = int(os.environ.get("CRASH_STATES", "400"))
SEED = 20261122
PHONES, CHANGES, PEOPLE = 5, 60, 12

#: From here on the power may be cut: what lies before is another piece of work.
BEGUN = "begun"

Said = Sequence[object]
#: Does the work, telling the recorder what is promised to whom.
Work = Callable[[Path, Recorder], None]
#: Opens what is left; AssertionError where a promise is broken.
Check = Callable[[Path, Said], None]


@contextmanager
def restarted(root: Path) -> Iterator[DiskVault]:
    vault = DiskVault(Places(root), effort=CHEAP)
    try:
        yield vault
    finally:
        vault.close()


def the_only_store(vault: DiskVault) -> DiskStore:
    (workshop,) = vault.workshop_ids()
    return vault.open(workshop)


# ---- voting, and changing one's mind ----

def voting(root: Path, recorder: Recorder) -> None:
    """Some phones at once, each for several people who change their minds. The log is emptied into the database
    again and again, ten times as often as usual, so that cuts fall into that as well."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(database, "PRAGMAS", (*database.PRAGMAS, "wal_autocheckpoint = 100"))
        vault = new_vault(root)
        store = new_store(vault)
    recorder.say(BEGUN)

    def phone(number: int) -> None:
        for turn in range(CHANGES):
            key, value = f"{number}-{turn % 20}", f"{turn} {'x' * 2000}"
            recorder.say(("sent", key, value))
            vote(store, "a", key, value)
            recorder.say(("recorded", key, value))

    phones = [threading.Thread(target=phone, args=(number,)) for number in range(PHONES)]
    for thread in phones:
        thread.start()
    for thread in phones:
        thread.join()
    vault.close()


def every_recorded_ballot_is_there_once(root: Path, said: Said) -> None:
    sent: dict[str, list[str]] = {}
    for what, key, value in (entry for entry in said if entry != BEGUN):  # type: ignore[misc]
        # what was recorded replaces all before it; what was sent since may have come or not
        sent[key] = [value] if what == "recorded" else [*sent.get(key, ["nothing"]), value]
    with restarted(root) as vault:
        store = vault.open(ID)
        found = {key: store.ballot("a", 1, key) for key in sent}
        there = {key: str(ballot["chosen"]) for key, ballot in found.items() if ballot}
        assert [key for key in sent if there.get(key, "nothing") not in sent[key]] == []
        assert store.answered("a", 1) == len(store.casts("a", 1)) == len(there)


# ---- closing: count, seal ----

def closing(root: Path, recorder: Recorder) -> None:
    """One vote is closed and sealed; the one before is sealed already, the one after goes on."""
    room = Room(root)
    before = room.voted(QUESTION, ["a"] * PEOPLE)
    activity = room.open(room.add(QUESTION))
    for number in range(PEOPLE):
        room.cast(f"phone {number}", activity, "ab"[number % 2])
    recorder.say(BEGUN)
    room.close(activity)
    recorder.say("closed")
    after = room.open(room.add(QUESTION))
    room.cast("phone 1", after, "c")
    recorder.say("voted")
    room.vault.close()
    assert (before, activity, after) == ("id2", "id3", "id4")


def sealed_wholly_or_not_at_all(root: Path, said: Said) -> None:
    with restarted(root) as vault:
        store = the_only_store(vault)
        assert len({path.name.partition(".")[0] for path in files_of(root, vault.workshop_ids()[0])}) == 2
        _check_halves(store, said)
        finish_closing(store)
        for activity in store.snapshot().activities[:2]:
            if activity.state is State.CLOSED:
                assert read_results(store, activity).n == store.answered(activity.id, 1) == PEOPLE
                assert store.casts(activity.id, 1) == ()
        if "voted" in said:
            assert [cast.ballot["picks"] for cast in store.casts("id4", 1)] == [["c"]]


def _check_halves(store: DiskStore, said: Said) -> None:
    activity = store.snapshot().activity("id3")
    assert activity
    sealed = store.outcome("id3", 1) is not None
    picks = Counter(str(cast.ballot["picks"]) for cast in store.casts("id3", 1))
    assert picks == ({} if sealed else {"['a']": PEOPLE // 2, "['b']": PEOPLE // 2})
    assert store.answered("id3", 1) == PEOPLE
    assert activity.state is (State.CLOSED if sealed else activity.state)
    assert sealed or "closed" not in said


# ---- releasing the report ----

def releasing(root: Path, recorder: Recorder) -> None:
    """The ballots that were kept for an auditor are destroyed."""
    room = Room(root, auditor_file=True)
    for _ in range(2):
        room.voted(QUESTION, ["a"] * PEOPLE)
    recorder.say(BEGUN)
    release_report(room.store, room.ears)
    recorder.say("released")
    room.vault.close()


def all_ballots_are_there_or_none(root: Path, said: Said) -> None:
    with restarted(root) as vault:
        store = the_only_store(vault)
        activities = store.snapshot().activities
        left = {len(store.casts(activity.id, 1)) for activity in activities}
        assert left == {0} or (left == {PEOPLE} and "released" not in said)
        assert [read_results(store, activity).n for activity in activities] == [PEOPLE, PEOPLE]


# ---- a file of an older program ----

def upgrading(root: Path, recorder: Recorder) -> None:
    """A workshop of the first program is opened by this one."""
    made_by_the_first_program(root)
    recorder.say(BEGUN)
    vault = DiskVault(Places(root), effort=CHEAP)
    vote(vault.open(ID), OPEN, "one more", ["a"])
    recorder.say("voted")
    vault.close()


def everything_of_the_older_program_is_there(root: Path, said: Said) -> None:
    with restarted(root) as vault:
        store = vault.open(ID)
        assert [store.answered(activity, 1) for activity in (PICK, RANK, FEW)] == [18, 17, 3]
        assert read_results(store, store.snapshot().activities[0]).n == 18
        assert len(store.casts(OPEN, 1)) in ((5,) if "voted" in said else (4, 5))


# ---- making, choosing and erasing workshops ----

def making_and_erasing(root: Path, recorder: Recorder) -> None:
    """The laptop's first day, from an empty folder."""
    recorder.say(BEGUN)
    vault = new_vault(root)
    recorder.say("set up")
    for name in ("w1", "w2"):
        vote(new_store(vault, name, ("a",)), "a", "k", name)
        recorder.say(name)
        vault.choose(name)
        recorder.say(f"chosen {name}")
    recorder.say("erasing")
    vault.erase("w1")
    recorder.say("erased")
    vault.close()


def workshops_are_whole_or_not_there(root: Path, said: Said) -> None:
    with restarted(root) as vault:
        assert vault.is_set_up() or "set up" not in said
        there = vault.workshop_ids()
        assert ("w2" in there) >= ("w2" in said)
        assert ("w1" in there) >= ("w1" in said and "erasing" not in said)
        assert "erased" not in said or not list(root.rglob("*w1/*"))
        assert vault.current_id() in there or vault.current_id() is None
        assert vault.current_id() == "w2" or "chosen w2" not in said
        for name in there:
            assert values(vault.open(name), "a") in (([name],) if name in said else ([], [name]))


WORKS: dict[str, tuple[Work, Check]] = {
    work.__name__: (work, check)
    for work, check in (
        (voting, every_recorded_ballot_is_there_once), (closing, sealed_wholly_or_not_at_all),
        (releasing, all_ballots_are_there_or_none), (upgrading, everything_of_the_older_program_is_there),
        (making_and_erasing, workshops_are_whole_or_not_there),
    )
}


def recorded(root: Path, work: Work, deaf: Callable[[str], bool] = lambda path: False) -> list[Step]:
    root.mkdir()
    with recording(root, deaf) as recorder:
        work(root, recorder)
    return recorder.steps


def broken(steps: Sequence[Step], check: Check, folder: Path, states: int) -> list[str]:
    """What is wrong with disks as power cuts may leave them."""
    begun = next(number for number, step in enumerate(steps) if step.said == BEGUN) + 1
    with unsynced():
        return list(filter(None, (
            problem(check, folder / f"{number}", *cut) for number, cut in enumerate(cuts(steps, begun, states, SEED))
        )))  # fmt: skip


def problem(check: Check, root: Path, disk: Disk, fate: Fate, said: Said) -> str:
    """What is wrong with this one; empty when nothing is."""
    root.mkdir()
    disk.cut(fate, root)
    try:
        check(root, said)
    except Exception as wrong:  # noqa: BLE001 - whatever it is: after a power cut nothing may be wrong
        return f"{root.name}: {type(wrong).__name__} {wrong}"
    finally:
        shutil.rmtree(root)
    return ""


@contextmanager
def unsynced() -> Iterator[None]:
    """What is only opened to be looked at need not reach a disk: several times faster."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(os, "fsync", lambda handle: None)
        patched.setattr(database, "PRAGMAS", with_syncs("OFF"))
        yield


def with_syncs(setting: str) -> tuple[str, ...]:
    """The program's pragmas with another setting of `synchronous`."""
    changed = tuple(pragma.replace("FULL", setting) for pragma in database.PRAGMAS)
    assert changed != database.PRAGMAS
    return changed


@pytest.mark.parametrize("name", WORKS)
def test_no_power_cut_breaks_a_promise(tmp_path, name):
    work, check = WORKS[name]
    assert broken(recorded(tmp_path / "work", work), check, tmp_path, STATES) == []


@pytest.mark.parametrize("setting", ["NORMAL", "OFF"])
def test_with_fewer_syncs_votes_are_lost_to_the_same_cuts(tmp_path, monkeypatch, setting):
    """The control: NORMAL, SQLite's usual setting with a log, acknowledges what is not on disk."""
    with monkeypatch.context() as patched:
        patched.setattr(database, "PRAGMAS", with_syncs(setting))
        steps = recorded(tmp_path / "work", voting)
    assert len(broken(steps, every_recorded_ballot_is_there_once, tmp_path, 60)) > 10


@pytest.mark.parametrize("deaf", [".new", ".db", ""], ids=["small files", "databases", "folders"])
def test_closing_needs_every_sync_that_it_asks_for(tmp_path, deaf):
    """The control: were files of this sort, or folders, not synced, some cuts would leave an unreadable workshop."""
    steps = recorded(tmp_path / "work", closing, lambda path: Path(path).suffix == deaf)
    assert broken(steps, sealed_wholly_or_not_at_all, tmp_path, 200) != []


def test_the_record_holds_all_that_is_on_disk(tmp_path):
    """The control of the recorder: the disk on which everything was kept is the folder itself."""
    disk = Disk()
    for step in recorded(tmp_path / "work", closing):
        disk.take(step)
    (tmp_path / "again").mkdir()
    disk.cut(Fate(random.Random(), share=1, torn=False), tmp_path / "again")
    assert contents(tmp_path / "again") == contents(tmp_path / "work")


def test_the_cuts_of_the_voting_fall_into_checkpoints_too(tmp_path):
    steps = recorded(tmp_path / "work", voting)
    last = max(number for number, step in enumerate(steps) if isinstance(step.said, tuple))
    assert "write .db" in {f"{step.what} {Path(step.path).suffix}" for step in steps[last // 2 : last]}


def contents(root: Path) -> dict[str, bytes]:
    files = [path for path in root.rglob("*") if path.is_file() and path.suffix != ".lock"]
    return {str(path.relative_to(root)): path.read_bytes() for path in files}
