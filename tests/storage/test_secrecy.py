"""What a seized laptop tells, the passphrase included: nothing about who voted what, and never when."""
from __future__ import annotations

import re
import sqlite3
import time
from datetime import UTC, datetime
from pathlib import Path
from traceback import format_exception

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from tests.storage.example import (
    ID,
    decrypted_pages,
    idea,
    kendall_tau,
    new_store,
    new_vault,
    random_key,
    seat,
    values,
    vote,
)
from workshop.places import Places
from workshop.services.ports import Cast
from workshop.storage import tables
from workshop.storage.reading import TableReading

BALLOTS = 200
MARKER = re.compile(rb"arrived-(\d+)")


def arrive_one_by_one(store, activity="a", ballots=BALLOTS):
    """Ballots that say (to the forensic test only) when they came."""
    for number in range(ballots):
        vote(store, activity, random_key(), f"arrived-{number}")


def order_in_log(root: Path) -> list[int]:
    """First attack: the ballots in the order in which they first appear in the write-ahead log."""
    _, logged = decrypted_pages(root)
    return list(dict.fromkeys(int(match[1]) for page in logged for match in MARKER.finditer(page)))


def order_in_cells(root: Path) -> list[int]:
    """Second attack: SQLite fills a page from its end, and every page holds ballots from the whole voting, so a
    ballot's place within its page tells when it came. (A full page is divided and rewritten in the order of keys, so in
    large rooms this tells less than the log; in a room that fits one page it tells everything.)"""
    placed: list[tuple[float, int]] = []
    for page in decrypted_pages(root)[0]:
        arrived = [int(match[1]) for match in MARKER.finditer(page)][::-1]
        placed += [((place + 0.5) / len(arrived), number) for place, number in enumerate(arrived)]
    return [number for _, number in sorted(placed)]


def order_in_pages(root: Path) -> list[int]:
    """Third attack: the ballots as they lie in the file from its beginning to its end."""
    return [int(match[1]) for page in decrypted_pages(root)[0] for match in MARKER.finditer(page)]


def worst(root: Path) -> float:
    """How well the best of the three attacks recovers the order of arrival."""
    # a divided page may still hold a stale copy of a row: a ballot counts where it is seen first
    orders = [list(dict.fromkeys(attack(root))) for attack in (order_in_log, order_in_cells, order_in_pages)]
    return max(abs(kendall_tau(order)) for order in orders if len(order) == BALLOTS)


def contents(root: Path) -> bytes:
    """Everything in every file, and every file's name."""
    files = [path for path in root.rglob("*") if path.is_file()]
    return b"\n".join(str(path.relative_to(root)).encode() + b"\n" + path.read_bytes() for path in files)


def rows(store) -> list[object]:
    """Every value of every column, as it lies in the tables."""
    every = tables.metadata.sorted_tables
    found = store.write(lambda tx: [row for table in every for row in tx._connection.execute(select(table)).all()])
    return [value for row in found for value in row]


def test_the_order_of_votes_can_be_recovered_before_sealing_and_not_after(store, tmp_path):
    arrive_one_by_one(store)
    assert kendall_tau(order_in_log(tmp_path)) > 0.99  # control: the attack works, random keys alone do not help
    store.seal("a", 1, {"n": BALLOTS}, keep_ballots=True)
    assert worst(tmp_path) < 0.2
    store.close()
    assert worst(tmp_path) < 0.2


def test_in_a_small_room_the_pages_tell_the_order_and_after_sealing_only_the_random_ids(vault, store, tmp_path):
    arrive_one_by_one(store, ballots=25)
    store.close()
    assert kendall_tau(order_in_cells(tmp_path)) > 0.9  # control: without any log the closed file is enough
    store = vault.open(ID)
    store.seal("a", 1, {"n": 25}, keep_ballots=True)
    store.close()
    by_id = [int(str(cast.ballot["chosen"]).partition("-")[2]) for cast in vault.open(ID).casts("a", 1)]
    assert order_in_cells(tmp_path) == by_id
    assert by_id != sorted(by_id)


def test_other_open_activities_lose_their_order_as_well_when_one_is_sealed(store, tmp_path):
    arrive_one_by_one(store, "b")
    store.seal("a", 1, {"n": 0}, keep_ballots=True)
    assert worst(tmp_path) < 0.2


def test_the_order_in_which_casts_are_read_says_nothing_either(store):
    arrive_one_by_one(store)
    for _ in ("open", "sealed"):
        order = [int(str(cast.ballot["chosen"]).removeprefix("arrived-")) for cast in store.casts("a", 1)]
        assert abs(kendall_tau(order)) < 0.2
        store.seal("a", 1, {}, keep_ballots=True)


def test_a_sealed_ballot_leads_back_to_no_key_of_a_phone(store):
    keys = [random_key() for _ in range(20)]
    for key in keys:
        vote(store, "a", key, "x")
    assert [key for key in keys if key in rows(store)] == keys  # control
    store.write(lambda tx: tx.put_idea(idea("i"), keys[0]))
    store.seal("a", 1, {}, keep_ballots=True)
    assert [key for key in keys if key in rows(store)] == []


@pytest.mark.parametrize("passphrase", [None, "six mots choisis au hasard ici"])
def test_no_file_shows_any_word_of_the_workshop(tmp_path, passphrase):
    words = ["Corruption-Marker", "Idea-Marker", "Zone-Marker", "Question a?", "arrived-7"]
    root = tmp_path / "data"
    vault = new_vault(root, passphrase)
    store = new_store(vault)
    vault.choose(ID)
    control = sqlite3.connect(tmp_path / "control.db")
    control.execute("CREATE TABLE plain (words)")
    control.execute("INSERT INTO plain VALUES (?)", (" ".join(words),))
    control.commit()
    control.close()
    vote(store, "a", random_key(), words[0])
    vote(store, "b", random_key(), words[4])
    store.write(lambda tx: (tx.put_idea(idea("i", words=words[1]), "me"), tx.put_seat(seat(1))))
    store.write(lambda tx: tx.log_wording("a", {"from": words[2]}))
    for look in (lambda: None, lambda: store.seal("a", 1, {"n": words[0]}, True), vault.close):
        look()
        seen = contents(root)
        assert [word for word in words if word.encode() in seen] == []
    plain = (tmp_path / "control.db").read_bytes()
    assert [word for word in words if word.encode() in plain] == words


def test_the_attacker_of_these_tests_can_read_when_he_has_the_key(store, tmp_path):
    vote(store, "a", random_key(), "Corruption-Marker")
    assert any(b"Corruption-Marker" in page for pages in decrypted_pages(tmp_path) for page in pages)
    assert b"SQLite format 3" not in contents(tmp_path)


CLOCK = re.compile(r"\b\d{1,2}:\d{2}\b|T\d{2}:?\d{2}")


def times_in(found: list[object]) -> list[object]:
    """Values that look like a time of day, or like seconds or milliseconds of about now."""
    now = time.time()
    numbers = [value for value in found if isinstance(value, (int, float))]
    near = [value for value in numbers if abs(value - now) < 1e6 or abs(value / 1000 - now) < 1e6]
    return near + [value for value in found if CLOCK.search(str(value))]


def test_no_column_holds_a_time(store):
    arrive_one_by_one(store)
    store.write(lambda tx: (tx.put_seat(seat(1)), tx.put_idea(idea("i"), "me"), tx.log_wording("a", {"from": "x"})))
    store.seal("a", 1, {"n": 1}, True)
    assert times_in(rows(store)) == []
    timely = [time.time(), datetime.now(UTC).isoformat(), {"at": "14:05"}, int(time.time() * 1000)]
    assert len(times_in(timely)) == 4  # control


def test_no_finished_file_tells_the_minute_it_was_written(vault, store, tmp_path):
    vault.choose(ID)
    vote(store, "a", "k", 1)
    store.seal("a", 1, {"n": 1}, True)
    vault.close()
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(files) == 6  # keys, chosen, lock; current, key, db
    assert {path.stat().st_mtime for path in files} == {946_684_800}
    (tmp_path / "control").write_text("x")
    assert (tmp_path / "control").stat().st_mtime != 946_684_800


def test_every_file_and_folder_is_for_its_owner_only(vault, store, tmp_path):
    vote(store, "a", "k", 1)
    store.seal("a", 1, {"n": 1}, True)
    places = Places(tmp_path)
    folders = [path for path in places.workshops.rglob("*") if path.is_dir()]
    files = [places.keys, *(path for path in places.workshops.rglob("*.key"))]
    assert [path for path in [places.workshops, *folders, *files] if path.stat().st_mode & 0o077] == []
    assert len(folders) == len(files) - 1 == 1


def test_an_error_does_not_quote_what_a_participant_wrote(store):
    words = random_key()
    with pytest.raises(IntegrityError) as wrong:
        store.write(lambda tx: tx.put_idea(idea("i", "nowhere", words), "me"))
    assert words not in "".join(format_exception(wrong.value))
    assert "FOREIGN KEY" in str(wrong.value)  # control: it says what was wrong


def test_the_memory_that_answers_pages_is_what_is_on_disk(store):
    arrive_one_by_one(store)
    store.seal("a", 1, {"n": 1}, True)
    assert store.answered("a", 1) == BALLOTS == store._read(lambda tables: tables.answered("a", 1))
    assert store.snapshot() == store._read(TableReading.snapshot)
    assert len(values(store, "a")) == BALLOTS


def ballots_with_groups(root: Path) -> set[int]:
    """Which ballots somebody with the keys reads together with the groups of who cast them."""
    pages, logged = decrypted_pages(root)
    near = re.compile(rb"chosen-(\d+).{0,40}zone-\1\b", re.DOTALL)
    return {int(match[1]) for page in (*pages, *logged) for match in near.finditer(page)}


@pytest.mark.parametrize("keep", [True, False])
def test_no_ballot_can_be_read_with_its_groups_once_it_is_sealed(store, tmp_path, keep):
    for number in range(20):
        cast = Cast({"chosen": f"chosen-{number}"}, {"zone": f"zone-{number}"})
        store.write(lambda tx, cast=cast: tx.put_ballot("a", 1, random_key(), cast))
    assert ballots_with_groups(tmp_path) == set(range(20))  # control: with the keys an open vote can be read
    store.seal("a", 1, {"n": 20}, keep_ballots=keep)
    for _ in ("open", "closed"):
        pages, logged = decrypted_pages(tmp_path)
        everything = b"".join((*pages, *logged))
        assert b"zone-" not in everything
        assert (b"chosen-" in everything) == keep
        store.close()
