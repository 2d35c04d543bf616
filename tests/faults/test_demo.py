"""The demo played to its end, once as anybody would and once more: what it leaves, what it says, whom it talks to."""
from __future__ import annotations

import ipaddress
import json
import re
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.faults.program import command, environment
from tests.support import HOUSE
from tests.support.running import free_port
from workshop.cli import recount


@dataclass(frozen=True)
class Played:
    """One demo: its folder, what it said, and everywhere it wanted to connect to."""

    folder: Path
    said: str
    complained: str
    connections: list[str]

    @property
    def files(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in (self.folder / "demo" / "files").iterdir()}


def play(folder: Path) -> Played:
    folder.mkdir()
    data, watched = folder / "data", folder / "watched"
    watched.mkdir()
    result = subprocess.run(command("demo", "--fast", "--port", str(free_port()), "--data-dir", str(data)), cwd=HOUSE,
                            env=environment(watched), capture_output=True, text=True, timeout=300)
    assert result.returncode == 0, result.stderr
    return Played(data, result.stdout, result.stderr, (watched / "connections").read_text().splitlines())


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    return play(tmp_path_factory.mktemp("once") / "x")


def test_it_leaves_both_reports_and_the_recount_sheets_and_says_where(played):
    names = set(played.files)
    assert {"report-fr.pdf", "report-en.pdf"} <= names
    assert sum(name.startswith("recount-") for name in names) >= 8
    assert str(played.folder / "demo" / "files") in played.said
    assert all(name in played.said for name in names)
    assert played.complained == ""


def test_the_reports_are_pdf_and_small_enough_to_send(played):
    for name in ("report-fr.pdf", "report-en.pdf"):
        assert played.files[name].startswith(b"%PDF-")
        assert len(played.files[name]) < 400_000


def test_every_sheet_can_be_counted_again(played, capsys):
    for name in sorted(played.files):
        if name.endswith(".json"):
            assert recount.main([str(played.folder / "demo" / "files" / name), "--json"]) == 0
            assert json.loads(capsys.readouterr().out)["ballots"] == 24


def test_broken_off_it_ends_without_a_complaint(tmp_path):
    arguments = command("demo", "--port", str(free_port()), "--data-dir", str(tmp_path / "data"))
    process = subprocess.Popen(arguments, cwd=HOUSE, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    try:
        assert process.stdout.readline(), "the first step is told"
        time.sleep(1)
        process.send_signal(signal.SIGINT)
        _, complained = process.communicate(timeout=20)
    finally:
        process.kill()
    assert (process.returncode, complained) == (130, b"")


def test_the_same_demo_again_is_the_same_byte_for_byte(played, tmp_path):
    assert play(tmp_path / "again").files == played.files


def test_nothing_is_asked_of_any_other_computer(played):
    places = [re.search(r"'([^']*)'", line) for line in played.connections]
    hosts = {place[1] for place in places if place}
    assert hosts, "the participants did connect"
    assert {host for host in hosts if not is_here(host)} == set()


def is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host in ("localhost", "")


def test_a_call_to_another_computer_would_be_noted(tmp_path):
    """The control: the same watch over a program that does call."""
    script = "import socket; s = socket.socket(type=socket.SOCK_DGRAM); s.connect(('192.0.2.1', 9)); s.close()"
    subprocess.run([sys.executable, "-c", script], env=environment(tmp_path), check=False, timeout=60)
    assert "192.0.2.1" in (tmp_path / "connections").read_text()
    assert not is_here("192.0.2.1")


TRACES = {
    "an address of a participant": re.compile(rb"127\.0\.0\.1"),
    "a browser's name": re.compile(rb"(?i)mozilla|user-agent"),
    "a time to the minute": re.compile(rb"\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d"),
}


def test_no_file_and_no_line_tells_who_was_here_and_when(played):
    texts = {path.name: path.read_bytes() for path in played.folder.rglob("*") if path.is_file()}
    texts |= {"said": played.said.encode(), "complained": played.complained.encode()}
    found = {(name, what) for name, text in texts.items() for what, trace in TRACES.items() if trace.search(text)
             and not name.endswith(".pdf")}
    assert found == set()


@pytest.mark.parametrize("line", [b"127.0.0.1 - - [12/Mar]", b"User-Agent: x", b"Mozilla/5.0", b"2026-03-12 10:15:00"])
def test_a_line_of_an_ordinary_log_would_be_found(line):
    assert any(trace.search(line) for trace in TRACES.values())
