"""The printer of reports never outlives the program, however that ends; nothing of a report is left on disk."""
from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path

import psutil
import pytest

from tests.faults.program import Program
from tests.support.phones import PICK, Hall


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    hall = Hall.made(tmp_path / "data", PICK)
    hall.open("pick")
    for number in range(6):
        hall.phone().answer("pick", PICK.item_ids[number % 2])
    hall.close("pick")
    hall.parts.vault.close()
    made = Program(tmp_path / "data", "--passphrase", "none")
    yield made
    made.end()


def page(program: Program, path: str) -> int:
    with closing(HTTPConnection("127.0.0.1", program.port, timeout=60)) as connection:
        connection.request("GET", f"/facilitator/{path}")
        answer = connection.getresponse()
        answer.read()
        return answer.status


def printer_of(program: Program) -> psutil.Process:
    """Started by the page of the report."""
    assert psutil.Process(program.pid).children() == []
    assert page(program, "report") == 200
    until = time.monotonic() + 30
    while not (children := psutil.Process(program.pid).children()) and time.monotonic() < until:
        time.sleep(0.05)
    [printer] = children
    return printer


def test_ctrl_c_ends_it_with_the_program(program):
    printer = printer_of(program)
    assert program.interrupt() == 0
    assert not printer.is_running()
    assert "Traceback" not in program.log


def test_a_printer_whose_program_was_killed_ends_by_itself(program):
    printer = printer_of(program)
    program.kill()
    printer.wait(30)
    assert not printer.is_running()


def test_no_file_is_written_while_a_report_is_printed(program):
    before = {path: path.stat().st_mtime_ns for path in program.folder.rglob("*") if path.is_file()}
    assert page(program, "report/fr/poster-a4") == 200
    after = {path: path.stat().st_mtime_ns for path in program.folder.rglob("*") if path.is_file()}
    assert set(after) == set(before)
