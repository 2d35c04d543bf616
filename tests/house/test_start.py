"""start.py: two commands on a fresh machine, whatever the machine lacks."""
from __future__ import annotations

import ast
import subprocess
import sys

import pytest

import start
from tests.house.test_rooms import outsiders
from tests.support import HOUSE

SOURCE = (HOUSE / "start.py").read_text(encoding="utf-8")


def python(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *arguments], cwd=HOUSE, capture_output=True, text=True, check=False)


@pytest.fixture
def bench(tmp_path, monkeypatch):
    """start.py with an environment that exists and an installer that only notes what it is asked."""
    asked: list[str] = []
    monkeypatch.setattr(start, "ENVIRONMENT", tmp_path)
    monkeypatch.setattr(start, "environment_works", lambda: True)
    monkeypatch.setattr(start, "pip_install", lambda file: asked.append(file.name))
    monkeypatch.setattr(start, "hand_over", lambda command, **_: asked.append(" ".join(command)) or 0)
    return asked


def test_it_needs_only_the_standard_library():
    assert outsiders(SOURCE) == []


def test_an_older_python_can_read_it_and_is_sent_away_with_one_sentence():
    ast.parse(SOURCE, feature_version=(3, 7))
    older = "import runpy, sys; sys.version_info = (3, 8, 1); runpy.run_path('start.py', run_name='__main__')"
    result = python("-c", older)
    assert result.returncode == 1
    assert "Python 3.11" in result.stderr
    assert "Traceback" not in result.stderr


def test_an_older_python_could_not_read_a_newer_file():
    with pytest.raises(SyntaxError):
        ast.parse("match x:\n    case 1: pass\n", feature_version=(3, 7))


def test_the_second_start_installs_nothing_and_a_changed_list_does(bench, tmp_path, monkeypatch):
    requirements = tmp_path / "requirements.txt"
    requirements.write_text("Flask==3.1.3")
    for _ in range(2):
        start.install([requirements])
    assert bench == ["requirements.txt"]
    requirements.write_text("Flask==3.1.4")
    start.install([requirements])
    assert bench == ["requirements.txt"] * 2


def test_an_installation_that_fails_is_not_taken_for_done(bench, tmp_path, monkeypatch):
    requirements = tmp_path / "requirements.txt"
    requirements.write_text("Flask==3.1.3")
    monkeypatch.setattr(start, "pip_install", fails)
    with pytest.raises(start.Stopped):
        start.install([requirements])
    assert list(tmp_path.glob("*.installed")) == []


def fails(_file: object) -> None:
    raise start.Stopped("no internet")


@pytest.mark.parametrize("words, command", [
    ([], "workshop run"),
    (["--port", "8080", "--whatever"], "workshop run --port 8080 --whatever"),
    (["run", "--help"], "workshop run --help"),
    (["demo", "--fast"], "workshop demo --fast"),
    (["test", "-k", "borda"], "pytest -n 2 --dist loadfile -k borda"),
])
def test_words_go_where_they_belong(bench, monkeypatch, words, command):
    monkeypatch.setattr(start, "provide_programs", lambda: None)
    assert start.main(words) == 0
    assert bench[-1].endswith(command)


def test_what_is_missing_is_named_where_it_may_not_be_installed(capsys, monkeypatch):
    monkeypatch.setattr(start, "PROGRAMS", {"a-package": ["a-program-nobody-has"]})
    monkeypatch.setattr(start, "may_use_apt", lambda: False)
    start.provide_programs()
    assert "sudo apt install a-package" in capsys.readouterr().out


def test_python_without_venv_is_told_the_remedy(tmp_path, monkeypatch):
    monkeypatch.setattr(start, "ENVIRONMENT", tmp_path)
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    with pytest.raises(start.Stopped, match="sudo apt install python3-venv"):
        start.make_environment()


def test_a_folder_that_cannot_be_written_is_named(tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setattr(start, "ENVIRONMENT", tmp_path / "file" / ".venv")
    with pytest.raises(start.Stopped, match="Copy the program"):
        start.make_environment()


@pytest.mark.needs("bash")
def test_it_works_without_any_terminal():
    closed = ["bash", "-c", f"exec '{sys.executable}' start.py --help <&- >&- 2>&-"]
    assert subprocess.run(closed, cwd=HOUSE, check=False).returncode == 0


@pytest.mark.needs("bash")
def test_the_program_takes_the_place_of_the_start_so_that_signals_reach_it():
    asks = "import os, start; print(os.getpid(), flush=True); start.hand_over(['/bin/bash', '-c', 'echo $$'])"
    before, after = python("-c", asks).stdout.split()
    assert before == after
