"""The vault: locked means locked, one program at a time, and erased means gone."""
from __future__ import annotations

import json
from pathlib import Path

import psutil
import pytest

from tests.storage.example import CHEAP, ID, files_of, new_store, new_vault, values, vote
from workshop.domain.errors import Locked, Mendable, NotFound
from workshop.domain.text import Label
from workshop.domain.workshop import Workshop
from workshop.places import Places
from workshop.storage.erasure import erase_folder
from workshop.storage.vault import DiskVault

PASSPHRASE = "six mots choisis au hasard ici"


@pytest.fixture
def guarded(tmp_path):
    """A vault with a passphrase and one ballot in it."""
    vault = new_vault(tmp_path, PASSPHRASE)
    vote(new_store(vault), "a", "k", "yes")
    yield vault
    vault.close()


def later(tmp_path):
    """The same data folder in a program started later."""
    return DiskVault(Places(tmp_path), effort=CHEAP)


def test_nothing_is_made_before_a_passphrase_was_chosen_or_knowingly_none(tmp_path):
    vault = later(tmp_path)
    assert (vault.is_set_up(), vault.workshop_ids(), vault.current_id()) == (False, (), None)
    with pytest.raises(Mendable, match="Choose a passphrase"):
        new_store(vault)
    assert later(tmp_path).workshop_ids() == ()


def test_locking_closes_every_workshop_until_the_passphrase_is_given(guarded):
    store = guarded.open(ID)
    guarded.lock()
    assert guarded.is_locked()
    for ask in (lambda: vote(store, "a", "k", 1), lambda: store.casts("a", 1), lambda: guarded.open(ID)):
        with pytest.raises(Locked):
            ask()
    with pytest.raises(Locked):
        new_store(guarded, "w2")
    assert not guarded.unlock("wrong")
    assert guarded.unlock(PASSPHRASE)
    assert values(guarded.open(ID), "a") == ["yes"]


def test_after_a_restart_only_the_passphrase_opens(guarded, tmp_path):
    guarded.close()
    vault = later(tmp_path)
    assert vault.has_passphrase()
    assert vault.is_locked()
    with pytest.raises(Locked):
        vault.open(ID)
    assert vault.unlock(PASSPHRASE)
    assert values(vault.open(ID), "a") == ["yes"]
    vault.close()


def test_without_passphrase_a_restart_opens_by_itself(vault, store, tmp_path):
    vote(store, "a", "k", "yes")
    vault.close()
    again = later(tmp_path)
    assert (again.has_passphrase(), again.is_locked()) == (False, False)
    assert values(again.open(ID), "a") == ["yes"]
    again.close()


def test_a_workshop_open_in_one_program_is_refused_to_another_until_it_is_closed(vault, store, tmp_path):
    other = later(tmp_path)
    for ask in (lambda: other.open(ID), lambda: other.erase(ID)):
        with pytest.raises(Mendable, match="another window"):
            ask()
    assert vault.open(ID) is store
    store.close()
    assert other.open(ID).snapshot().workshop.id == ID
    with pytest.raises(Mendable, match="another window"):
        vault.open(ID)
    other.close()


def test_workshops_are_listed_chosen_and_remembered(vault, store, tmp_path):
    new_store(vault, "w2")
    assert vault.workshop_ids() == ("w1", "w2")
    vault.choose("w2")
    assert (vault.current_id(), later(tmp_path).current_id()) == ("w2", "w2")
    vault.erase("w2")
    assert (vault.current_id(), later(tmp_path).current_id()) == (None, None)
    with pytest.raises(NotFound):
        vault.choose("w2")
    assert later(tmp_path).workshop_ids() == ("w1",)


def test_a_damaged_note_of_the_chosen_workshop_harms_nothing(vault, store, tmp_path):
    Places(tmp_path).chosen.write_text("{")
    assert later(tmp_path).current_id() is None


@pytest.mark.parametrize("name", ["nowhere", "../keys", "", ".making-w1"])
def test_an_unknown_workshop_is_missing_and_no_path(vault, store, name):
    for ask in (vault.open, vault.erase, vault.choose):
        with pytest.raises(NotFound):
            ask(name)


def test_a_second_workshop_with_the_same_id_is_refused(vault, store):
    with pytest.raises(Mendable, match="already"):
        vault.create(Workshop(ID, Label.of(en="Again")))
    assert store.snapshot().workshop.title == Label.of(en="Peace")


def test_erasing_leaves_no_file_of_the_workshop_nor_of_its_papers(guarded, tmp_path):
    places = Places(tmp_path)
    new_store(guarded, "w2")
    for folder in (*places.papers(ID), *places.papers("w2")):
        folder.mkdir(parents=True)
        (folder / "paper.pdf").write_bytes(b"%PDF")
    guarded.erase(ID)
    assert not [path for path in tmp_path.rglob("*") if ID in str(path.relative_to(tmp_path))]
    assert guarded.workshop_ids() == ("w2",)
    assert all((folder / "paper.pdf").exists() for folder in places.papers("w2"))


def test_erasing_works_while_locked(guarded, tmp_path):
    guarded.lock()
    guarded.erase(ID)
    assert guarded.workshop_ids() == ()


def test_erasing_destroys_the_key_before_anything_else(guarded, tmp_path, monkeypatch):
    from workshop.storage import files

    gone = []
    unlink = files.os.unlink
    monkeypatch.setattr(files.os, "unlink", lambda path, **rest: (gone.append(str(path)), unlink(path, **rest)))
    guarded.open(ID).close()
    gone.clear()
    guarded.erase(ID)
    ours = [name.rpartition(".")[2] for name in gone if ID in name]
    assert ours[0] == "key"
    assert "db" in ours


def test_an_interrupted_erasing_is_finished_at_the_next_start(guarded, tmp_path, monkeypatch):
    class PowerCut(BaseException):
        pass

    def stop(*_):
        raise PowerCut

    monkeypatch.setattr("workshop.storage.vault.erase_folder", stop)
    with pytest.raises(PowerCut):
        guarded.erase(ID)
    monkeypatch.undo()
    vault = later(tmp_path)
    assert vault.workshop_ids() == ()
    assert list(Places(tmp_path).workshops.iterdir()) == []


def test_an_interrupted_making_leaves_no_workshop(vault, store, tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("workshop.storage.vault.sync_file", full)
    with pytest.raises(Mendable, match="disk is full"):
        new_store(vault, "w2")
    monkeypatch.undo()
    assert vault.workshop_ids() == (ID,)
    new_store(vault, "w2", ("q",))
    assert len(files_of(tmp_path, "w2")) == 5  # current, key, db, -wal, -shm: nothing of the first attempt
    assert [path.name for path in Places(tmp_path).workshops.iterdir() if path.name.startswith(".")] == []


def test_leftovers_of_a_making_are_removed_at_the_next_start_unless_somebody_is_at_it(vault, store, tmp_path):
    left = Places(tmp_path).workshops / ".making-w9"
    left.mkdir()
    later(tmp_path)
    assert not left.exists()
    busy = Places(tmp_path).workshops / ".making-w1"  # w1 is open in `vault`: held
    busy.mkdir()
    later(tmp_path)
    assert busy.exists()


def test_strangers_in_the_folder_of_workshops_are_left_alone(vault, store, tmp_path):
    workshops = Places(tmp_path).workshops
    for name in (".Trash-1000", ".making-a b", ".erasing-"):
        (workshops / name).mkdir()
    (workshops / "notes").write_text("mine")
    assert later(tmp_path).workshop_ids() == (ID,)
    assert len(list(workshops.iterdir())) == 5


@pytest.mark.parametrize("suffix", [".db", ".key", ""])
def test_a_damaged_file_is_said_to_be_damaged(vault, store, tmp_path, suffix):
    vote(store, "a", "k", 1)
    store.close()
    path = next(path for path in files_of(tmp_path) if path.suffix == suffix)
    content = bytearray(path.read_bytes())
    content[len(content) // 2 if suffix != ".db" else 20] ^= 1
    path.write_bytes(content)
    with pytest.raises(Mendable, match="damaged"):
        vault.open(ID)
    content[len(content) // 2 if suffix != ".db" else 20] ^= 1
    path.write_bytes(content)
    assert values(vault.open(ID), "a") == [1]  # control


def test_a_database_of_which_nothing_is_left_is_said_to_be_damaged(vault, store, tmp_path):
    store.close()
    next(path for path in files_of(tmp_path) if path.suffix == ".db").write_bytes(b"")
    with pytest.raises(Mendable, match="damaged"):
        vault.open(ID)
    held = [Path(file.path) for file in psutil.Process().open_files()]
    assert not set(held) & set(files_of(tmp_path))


def test_a_page_that_is_damaged_while_it_is_open_is_said_when_it_is_read(vault, store, tmp_path):
    for number in range(200):
        vote(store, "a", f"k{number:03}", "x" * 100)
    store.close()
    database = next(path for path in files_of(tmp_path) if path.suffix == ".db")
    store = vault.open(ID)
    content = database.read_bytes()
    database.write_bytes(content[: 14 * 4096] + bytes(len(content) - 14 * 4096))
    with pytest.raises(Mendable, match="damaged"):
        store.casts("a", 1)


def test_a_missing_key_file_is_said_and_nothing_is_deleted(vault, store, tmp_path):
    store.close()
    key = next(path for path in files_of(tmp_path) if path.suffix == ".key")
    key.rename(key.with_name("elsewhere"))
    with pytest.raises(Mendable, match="damaged or missing"):
        vault.open(ID)
    (key.with_name("elsewhere")).rename(key)
    assert vault.open(ID).snapshot().workshop.id == ID


def test_two_workshops_do_not_share_a_key(vault, store, tmp_path):
    new_store(vault, "w2")
    vault.close()
    one, two = (next(path for path in files_of(tmp_path, name) if path.suffix == ".key") for name in ("w1", "w2"))
    assert json.loads(one.read_text())["wrapped"] != json.loads(two.read_text())["wrapped"]
    two.write_bytes(one.read_bytes())
    with pytest.raises(Mendable, match="damaged"):
        vault.open("w2")


def test_a_wrong_key_prints_nothing_on_the_terminal(vault, store, tmp_path, capfd):
    store.close()
    database = next(path for path in files_of(tmp_path) if path.suffix == ".db")
    database.write_bytes(b"\x01" * 8192)
    with pytest.raises(Mendable):
        vault.open(ID)
    assert capfd.readouterr() == ("", "")


def test_erasing_a_folder_that_is_not_there_is_no_trouble(tmp_path):
    erase_folder(tmp_path / "nothing")
