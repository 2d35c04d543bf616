"""`kill -9` under load: every ballot that was acknowledged is there afterwards. (A power cut is another matter: against
that stands synchronous=FULL, which tests/storage/test_writer.py reads back.)"""
from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.storage.example import CHEAP, ID, new_store, new_vault
from workshop.places import Places
from workshop.storage.vault import DiskVault

PHONES = 12

#: Votes from many threads and writes the key of every acknowledged ballot to the pipe, until it is killed.
VOTER = """
import os, sys, threading
from pathlib import Path
from tests.storage.example import CHEAP, ID, random_key, vote
from workshop.places import Places
from workshop.storage.doorbell import ThreadDoorbell
from workshop.storage.vault import DiskVault

class Hasty(ThreadDoorbell):
    def waiter(self):
        waiter = super().waiter()
        waiter.wait = lambda: None  # acknowledges before anything is on disk
        return waiter

hasty, root = sys.argv[1] == "hasty", Path(sys.argv[2])
store = DiskVault(Places(root), Hasty() if hasty else ThreadDoorbell(), CHEAP).open(ID)

def phone():
    while True:
        key = random_key()
        vote(store, "a", key, key)
        os.write(1, (key + "\\n").encode())

for _ in range(int(sys.argv[3])):
    threading.Thread(target=phone, daemon=True).start()
threading.Event().wait()
"""


def killed_while_voting(root: Path, manner: str, seconds: float) -> list[str]:
    """The keys that were acknowledged before the program was killed."""
    voter = subprocess.Popen([sys.executable, "-c", VOTER, manner, str(root), str(PHONES)], stdout=subprocess.PIPE)
    first = voter.stdout.readline()
    os.set_blocking(voter.stdout.fileno(), True)
    deadline = time.monotonic() + seconds
    seen = bytearray(first)
    while time.monotonic() < deadline:
        seen += os.read(voter.stdout.fileno(), 65536)
    voter.kill()
    rest, _ = voter.communicate()
    return (bytes(seen) + rest).decode().splitlines()


def recorded(root: Path) -> set[str]:
    vault = DiskVault(Places(root), effort=CHEAP)
    store = vault.open(ID)
    keys = {str(cast.ballot["chosen"]) for cast in store.casts("a", 1)}
    assert store.answered("a", 1) == len(keys)
    assert all(store.ballot("a", 1, key) for key in list(keys)[:20])
    vault.close()
    return keys


@pytest.fixture
def root(tmp_path):
    vault = new_vault(tmp_path)
    new_store(vault)
    vault.close()
    return tmp_path


def test_a_killed_program_has_lost_no_acknowledged_ballot(root):
    acknowledged: set[str] = set()
    for cycle in range(4):
        acknowledged |= set(killed_while_voting(root, "patient", 0.2 + 0.1 * cycle))
        assert acknowledged - recorded(root) == set()
    assert len(acknowledged) > 100


def test_a_program_that_acknowledges_before_the_commit_loses_ballots_to_the_same_killing(root):
    acknowledged = set(killed_while_voting(root, "hasty", 0.3))
    assert acknowledged - recorded(root) != set()
