"""Starting and stopping the real program: good settings, bad ones, and two at once."""
from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from tests.faults.program import Program, command, environment, ran
from tests.support import HOUSE
from tests.support.running import free_port
from workshop.places import Places

BAD = {
    "a port that does not exist": ["--port", "99999"],
    "a port that is no number": ["--port", "eighty"],
    "an unknown language": ["--language", "de"],
    "an unknown way with the passphrase": ["--passphrase", "maybe"],
    "an unknown option": ["--colour", "red"],
    "an option cut short": ["--lang", "fr"],
    "an option without its value": ["--port"],
    "a host that is no address": ["--host", "example.org"],
    "an address of somebody else": ["--host", "203.0.113.7"],
}


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    made = Program(tmp_path / "data", "--passphrase", "none")
    yield made
    made.end()


def page(port: int, path: str) -> HTTPResponse:
    with closing(HTTPConnection("127.0.0.1", port, timeout=20)) as connection:
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        return answer


def test_no_other_user_of_the_computer_can_read_a_file(program):
    written = [program.folder, *program.folder.rglob("*")]
    assert len(written) > 3
    assert [path.name for path in written if path.stat().st_mode & 0o077] == []


def is_a_sentence(text: str) -> bool:
    return 0 < len(text.strip().splitlines()) <= 2 and "Traceback" not in text


@pytest.mark.parametrize("options", BAD.values(), ids=BAD)
def test_a_bad_setting_stops_the_start_with_a_sentence(tmp_path, options):
    result = ran("run", "--data-dir", str(tmp_path / "data"), *options, seconds=20)
    assert result.returncode == 2
    assert is_a_sentence(result.stderr), result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize("variable, value", [
    ("WORKSHOP_PORT", "0"), ("WORKSHOP_LANGUAGE", "bm"), ("WORKSHOP_OPEN_BROWSER", "perhaps"),
])
def test_a_bad_variable_is_a_bad_setting(tmp_path, variable, value):
    result = ran("run", "--data-dir", str(tmp_path / "data"), seconds=20, **{variable: value})
    assert (result.returncode, is_a_sentence(result.stderr)) == (2, True)


@pytest.mark.parametrize("command", ["run", "demo"])
def test_a_data_folder_that_cannot_be_is_named(tmp_path, command):
    (tmp_path / "file").write_text("not a folder")
    result = ran(command, "--data-dir", str(tmp_path / "file" / "data"), seconds=20)
    assert result.returncode == 2
    assert is_a_sentence(result.stderr)
    assert str(tmp_path / "file") in result.stderr


def test_a_passphrase_that_nobody_can_type_is_told_so(tmp_path):
    result = ran("run", "--passphrase", "prompt", "--data-dir", str(tmp_path / "data"), seconds=20)
    assert (result.returncode, is_a_sentence(result.stderr)) == (2, True), result.stderr
    assert "Nobody can type" in result.stderr


def test_help_is_no_mistake():
    result = ran("run", "--help", seconds=20)
    assert result.returncode == 0
    assert "--data-dir" in result.stdout


def test_ctrl_c_ends_cleanly_and_leaves_no_word_of_a_running_server(program):
    assert json.loads(Places(program.folder).server.read_text())["port"] == program.port
    assert Places(program.folder).server.stat().st_mode & 0o077 == 0, "only this user may read it"
    assert program.interrupt() == 0
    assert "Traceback" not in program.log
    assert not Places(program.folder).server.exists()


def test_a_terminal_that_is_gone_does_not_end_the_workshop(tmp_path):
    reading, writing = os.pipe()
    os.close(reading)  # whatever is printed now fails
    port, folder = free_port(), tmp_path / "data"
    options = ("--port", str(port), "--data-dir", str(folder), "--passphrase", "none", "--no-browser")
    with subprocess.Popen(command("run", *options), cwd=HOUSE, env=environment(), stdout=writing) as program:
        os.close(writing)
        for _ in range(600):
            if Places(folder).server.exists() or program.poll() is not None:
                break
            time.sleep(0.1)
        time.sleep(0.3)
        assert page(port, "/").status == 200
        program.send_signal(signal.SIGTERM)
    assert not Places(folder).server.exists()


def test_it_says_where_the_pages_are_and_they_are_there(program):
    assert f"http://127.0.0.1:{program.port}/facilitator/" in program.log
    assert page(program.port, "/").status == 200
    assert page(program.port, "/facilitator/workshops").status == 200


def test_a_second_server_on_the_same_data_is_told_so(program, tmp_path):
    second = ran("run", "--data-dir", str(program.folder), "--port", str(free_port()), seconds=20)
    assert (second.returncode, is_a_sentence(second.stderr)) == (2, True)
    assert "another window" in second.stderr
    assert page(program.port, "/").status == 200, "the first one goes on"


def test_a_port_that_is_taken_is_told_so(program, tmp_path):
    second = ran("run", "--data-dir", str(tmp_path / "other"), "--port", str(program.port), seconds=20)
    assert (second.returncode, is_a_sentence(second.stderr)) == (2, True)
    assert str(program.port) in second.stderr


def test_after_a_kill_the_next_start_finds_everything_free(program):
    program.kill()
    assert Places(program.folder).server.exists(), "nobody tidied up"
    program.start()
    assert page(program.port, "/").status == 200


def test_everything_it_writes_lies_in_the_data_folder(tmp_path):
    program = Program(tmp_path / "data")
    program.end()
    assert {path.name for path in tmp_path.iterdir()} == {"data", "data.log"}


def test_the_first_start_asks_how_to_protect_the_data(tmp_path):
    program = Program(tmp_path / "data")
    try:
        answer = page(program.port, "/facilitator/")
        assert (answer.status, answer.getheader("Location")) == (302, "/facilitator/set-up")
    finally:
        program.end()


def test_a_rehearsal_without_a_server_is_told_so(tmp_path):
    result = ran("rehearse", "--participants", "2", "--within", "1", "--data-dir", str(tmp_path / "data"), seconds=20)
    assert (result.returncode, is_a_sentence(result.stderr)) == (2, True)
    assert not (tmp_path / "data").exists()
