"""The rehearsal against the real program: what it measures, whom it refuses to bother, and that nothing of it stays."""
from __future__ import annotations

import re
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.program import Program, command, environment, ran
from tests.support import HOUSE
from tests.support.phones import PICK, Hall
from workshop.domain.errors import Mendable
from workshop.places import Places
from workshop.storage.vault import DiskVault
from workshop.virtual.browser import Browser, checked_address
from workshop.virtual.facilitator import Facilitator
from workshop.virtual.rehearsal import Findings, percentile

PEOPLE = 20


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    hall = Hall.made(tmp_path / "data", PICK)
    hall.parts.vault.close()
    made = Program(tmp_path / "data")
    yield made
    made.end()


def rehearse(program: Program, *options: str, people: int = PEOPLE) -> tuple[int, str]:
    size = ("--participants", str(people), "--within", "2")
    result = ran("rehearse", *size, "--data-dir", str(program.folder), *options)
    assert "Traceback" not in result.stderr
    return result.returncode, result.stdout + result.stderr


def kept(folder: Path) -> tuple[int, int]:
    """How many workshops the laptop holds, and how many seats the current one."""
    vault = DiskVault(Places(folder))
    store = vault.open(vault.current_id())
    held = len(vault.workshop_ids()), store.seats()
    vault.close()
    return held


def test_it_counts_joins_votes_and_losses_and_leaves_no_trace(program):
    status, said = rehearse(program)
    assert status == 0, said
    for line in (f"Joined: {PEOPLE} of {PEOPLE}", f"Answers recorded: {PEOPLE} of {PEOPLE}", "Lost: 0, doubled: 0"):
        assert line in said
    assert len(re.findall(r"99 % within [\d.,]+ ms", said)) == 3, "to join, to the answer, to the projector"
    assert re.search(r"Server: [\d.,]+ s of processor, \d+ % of one core, \d+ MB", said)
    assert program.interrupt() == 0
    assert kept(program.folder) == (1, 0), "the real workshop is the current one again, and empty"


def test_broken_off_it_leaves_no_trace_either(program):
    options = ("--participants", "5", "--within", "60", "--data-dir", str(program.folder))
    process = subprocess.Popen(command("rehearse", *options), cwd=HOUSE, env=environment(), stderr=subprocess.PIPE)
    try:
        time.sleep(4)
        assert process.poll() is None, "in the middle of it"
        process.send_signal(signal.SIGINT)
        _, complained = process.communicate(timeout=20)
    finally:
        process.kill()
    assert (process.returncode, complained) == (130, b"")
    assert program.interrupt() == 0
    assert kept(program.folder) == (1, 0)


def test_it_can_be_repeated(program):
    assert [rehearse(program, people=3)[0] for _ in range(2)] == [0, 0]


def test_it_does_not_begin_while_people_answer(program):
    facilitator = Facilitator("127.0.0.1", program.port)
    facilitator.step("open", "pick")
    status, said = rehearse(program, people=3)
    assert status == 2
    assert "open" in said or "ouverte" in said
    facilitator.step("withdraw", "pick")
    facilitator.browser.close()
    assert rehearse(program, people=3)[0] == 0


def test_from_another_computer_the_code_is_needed(program):
    address = f"http://127.0.0.1:{program.port}"
    status, said = rehearse(program, "--address", address, people=3)
    assert status == 1, "there is no rehearsal to join and no question to answer"
    assert "Answers recorded: 0 of 3" in said
    assert "No question is open there." in said


def test_a_wrong_address_is_told_so(tmp_path):
    result = ran("rehearse", "--participants", "2", "--within", "1", "--address", "http://127.0.0.1:9", seconds=30)
    assert result.returncode == 2
    assert "Nobody answers" in result.stderr


@pytest.mark.parametrize("options", [["--participants", "2001"], ["--participants", "0"], ["--within", "601"],
                                     ["--within", "0"], ["--participants", "many"]], ids=" ".join)
def test_it_is_bounded_in_people_and_time(options):
    result = ran("rehearse", *options, seconds=30)
    assert result.returncode == 2
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("address, allowed", [
    ("http://192.168.1.10", True), ("192.168.1.10:8080", True), ("http://10.42.0.1/", True), ("172.16.0.1", True),
    ("localhost:8080", True), ("127.0.0.1", True), ("169.254.3.4", True),
    ("http://8.8.8.8", False), ("http://example.org", False), ("https://192.168.1.10", False), ("", False),
    ("http://[::1]", False), ("192.168.1", False), ("http://192.168.1.10:99999", False), ("ftp://10.0.0.1", False),
    ("http://[::1", False), ("http://192.168.1.10.evil.example", False), ("http://192.168.1.10@8.8.8.8", False),
])
def test_it_talks_to_addresses_of_the_room_only(address, allowed):
    if allowed:
        host, port = checked_address(address)
        assert host.count(".") == 3
        assert 0 < port < 65536
    else:
        with pytest.raises(Mendable, match="not an address of this room"):
            checked_address(address)


def test_lost_and_doubled_are_what_the_server_does_not_and_does_too_much_count():
    found = Findings(acknowledged=10)
    assert (found.lost, found.doubled) == (None, None)
    for answered, lost, doubled in ((10, 0, 0), (9, 1, 0), (11, 0, 1)):
        found.answered = answered
        assert (found.lost, found.doubled) == (lost, doubled)


@pytest.mark.parametrize("share, time", [(0.5, 51), (0.95, 96), (0.99, 100), (1.0, 100)])
def test_percentiles_are_times_that_occurred(share, time):
    assert percentile([float(n) for n in range(1, 101)], share) == time
    assert percentile([], share) is None


def test_with_a_passphrase_it_waits_until_that_was_given(tmp_path):
    program = Program(tmp_path / "data")
    try:
        desk = Browser("127.0.0.1", program.port)
        form = desk.get("/facilitator/set-up").form("/facilitator/set-up")
        words = ["four or five words"]
        assert desk.post("/facilitator/set-up", form | {"passphrase": words, "again": words}).status == 200
        desk.close()
        assert rehearse(program, people=3)[0] == 0
        program.kill()
        program.start()
        status, said = rehearse(program, people=3)
        assert status == 2
        assert "cannot begin" in said
    finally:
        program.end()
