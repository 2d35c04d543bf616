"""The passphrase opens the data, nothing else does, and a damaged key file says so."""
from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag

from tests.storage.example import CHEAP
from workshop.domain.errors import Locked, Mendable
from workshop.storage.keys import Effort, KeyRing, checked, new_key, summed, unwrap, wrap

PASSPHRASE = "karité sous la lune"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "keys"


@pytest.fixture
def ring(path: Path) -> KeyRing:
    ring = KeyRing(path, CHEAP)
    ring.set_up(PASSPHRASE)
    return ring


def rewritten(path: Path, **changes: object) -> None:
    """The key file with other content and a true checksum, as a program with other ideas might write it."""
    content = {**checked(path), **changes}
    path.write_text(json.dumps(summed(content)))


def test_a_ring_that_is_not_set_up_asks_for_a_passphrase_or_none(path):
    ring = KeyRing(path)
    assert (ring.is_set_up(), ring.has_passphrase(), ring.is_locked()) == (False, False, False)
    for ask in (lambda: ring.unlock("x"), lambda: ring.wrap(new_key(), "w1")):
        with pytest.raises(Mendable, match="Choose a passphrase"):
            ask()


def test_after_set_up_the_ring_is_open(ring):
    assert (ring.is_set_up(), ring.has_passphrase(), ring.is_locked()) == (True, True, False)
    key = new_key()
    assert ring.unwrap(ring.wrap(key, "w1"), "w1") == key


def test_a_key_file_that_is_taken_away_while_the_program_runs_is_no_fresh_laptop(ring, path):
    path.unlink()
    assert ring.is_set_up()
    with pytest.raises(Mendable, match="already chosen"):
        ring.set_up("another")
    assert not KeyRing(path).is_set_up()


def test_a_new_program_is_locked_until_the_passphrase_is_given(ring, path):
    wrapped = ring.wrap(b"k" * 32, "w1")
    later = KeyRing(path)
    assert later.is_locked()
    with pytest.raises(Locked):
        later.unwrap(wrapped, "w1")
    assert not later.unlock("another passphrase")
    assert later.is_locked()
    assert later.unlock(PASSPHRASE)
    assert later.unwrap(wrapped, "w1") == b"k" * 32


def test_lock_forgets_the_master_key(ring):
    ring.lock()
    assert ring.is_locked()
    with pytest.raises(Locked):
        ring.wrap(new_key(), "w1")


@pytest.mark.parametrize("typed", ["karite\u0301 sous la lune", "  karité sous la lune\n"])
def test_the_same_passphrase_typed_on_another_keyboard_opens(ring, typed):
    ring.lock()
    assert ring.unlock(typed)


def test_without_a_passphrase_the_key_lies_beside_the_data_and_the_ring_says_so(path):
    KeyRing(path).set_up(None)
    later = KeyRing(path)
    assert (later.is_set_up(), later.has_passphrase(), later.is_locked()) == (True, False, False)
    assert later.unlock("anything")
    wrapped = later.wrap(b"k" * 32, "w1")
    later.lock()
    assert later.unwrap(wrapped, "w1") == b"k" * 32
    assert "master" in json.loads(path.read_text())


def test_with_a_passphrase_the_file_holds_no_key_in_clear(ring, path):
    assert set(json.loads(path.read_text())) == {"effort", "format", "salt", "sum", "wrapped"}


def test_the_file_is_for_its_owner_only_and_shows_no_time(ring, path):
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.stat().st_mtime == 946_684_800


def test_what_a_guess_costs_is_stored_with_the_key(ring, path):
    assert checked(path)["effort"] == {"passes": 1, "memory": 64, "lanes": 1}
    assert Effort() == Effort(passes=3, memory=65536, lanes=4)


def test_a_second_set_up_and_an_empty_passphrase_are_refused(ring, path):
    with pytest.raises(Mendable, match="already chosen"):
        ring.set_up("another")
    with pytest.raises(Mendable, match="Type a passphrase"):
        KeyRing(path.with_name("other")).set_up("  ")
    assert not path.with_name("other").exists()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"{}", b"null", b"\xff", b'{"sum": 1}'])
def test_a_damaged_key_file_is_told_apart_from_a_wrong_passphrase(ring, path, content):
    path.write_bytes(content)
    with pytest.raises(Mendable, match="damaged"):
        KeyRing(path).unlock(PASSPHRASE)


def test_one_changed_letter_of_the_key_file_is_noticed(ring, path):
    whole = path.read_text()
    for place in range(0, len(whole), 7):
        path.write_text(whole[:place] + ("0" if whole[place] != "0" else "1") + whole[place + 1 :])
        with pytest.raises(Mendable):
            KeyRing(path).unlock(PASSPHRASE)
    path.write_text(whole)
    assert KeyRing(path).unlock(PASSPHRASE)  # control


@pytest.mark.parametrize("changes", [
    {"effort": {"passes": 0, "memory": 8, "lanes": 1}},
    {"effort": {"rounds": 1}},
    {"effort": "much"},
    {"salt": "not hexadecimal"},
    {"wrapped": "zz"},
])
def test_a_key_file_with_impossible_content_is_damaged(ring, path, changes):
    rewritten(path, **changes)
    with pytest.raises(Mendable, match="damaged"):
        KeyRing(path).unlock(PASSPHRASE)


def test_a_clear_master_key_that_is_none_is_damaged(path):
    KeyRing(path).set_up(None)
    rewritten(path, master="xyz")
    with pytest.raises(Mendable, match="damaged"):
        KeyRing(path).wrap(new_key(), "w1")


def test_a_data_key_opens_only_for_what_it_was_wrapped_for(ring):
    wrapped = ring.wrap(new_key(), "w1/generation")
    with pytest.raises(Mendable, match="damaged"):
        ring.unwrap(wrapped, "w2/generation")


def test_wrapping_is_authenticated_and_never_twice_the_same():
    outer, inner = new_key(), new_key()
    wrapped = wrap(outer, inner, b"c")
    assert wrapped != wrap(outer, inner, b"c")
    assert unwrap(outer, wrapped, b"c") == inner
    changed = f"{wrapped[:-1]}{int(wrapped[-1], 16) ^ 1:x}"
    for other in ((new_key(), wrapped, b"c"), (outer, wrapped, b"d"), (outer, changed, b"c")):
        with pytest.raises(InvalidTag):
            unwrap(*other)


def test_set_up_on_a_disk_that_refuses_leaves_nothing(path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("workshop.storage.files.os.fsync", full)
    with pytest.raises(Mendable, match="disk is full"):
        KeyRing(path).set_up(None)
    assert not path.exists()
