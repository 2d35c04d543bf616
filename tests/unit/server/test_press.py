"""The press: another process prints, the loop goes on, and a failure is a sentence."""
from __future__ import annotations

import itertools
import sys

import gevent
import pytest

from workshop.domain.errors import Mendable
from workshop.server.press import ProcessPress

ECHO = """import sys
facts = sys.stdin.buffer.read()
sys.stdout.buffer.write(b"%PDF-" + facts + " ".join(sys.argv).encode())"""


def press(program: str, seconds: float = 20) -> ProcessPress:
    return ProcessPress((sys.executable, "-c", program), seconds)


def test_the_facts_go_in_and_the_pdf_comes_out_however_long():
    facts = "é" * 300_000
    assert press(ECHO).print_edition(facts, "fr", "pdf") == f"%PDF-{facts}-c --language fr --format pdf".encode()


@pytest.mark.parametrize("program", [
    "raise SystemExit(1)", "print('%PDF-half'); raise SystemExit(1)", "print('no paper')", "pass",
    "import time; time.sleep(60)",
])  # fmt: skip
def test_a_failure_is_something_a_person_can_mend(program):
    with pytest.raises(Mendable):
        press(program, seconds=0.5).print_edition("{}", "en", "pdf")


@pytest.mark.parametrize("edition", ["docx", "xlsx", "html", "csv"])
def test_a_file_of_another_kind_or_none_is_a_failure(edition):
    with pytest.raises(Mendable):
        press("print('no paper', end='')" if edition != "csv" else "pass").print_edition("{}", "en", edition)


def test_another_edition_comes_out_as_it_is():
    assert press("import sys; sys.stdout.write(sys.argv[-1] + ';1')").print_edition("{}", "fr", "csv") == b"csv;1"


def test_a_program_that_does_not_read_is_a_failure_too():
    with pytest.raises(Mendable):
        press("raise SystemExit(1)").print_edition("x" * 10_000_000, "en", "pdf")


def test_the_loop_goes_on_meanwhile():
    steps = []
    gevent.spawn(lambda: [steps.append(gevent.sleep(0.01)) for _ in range(10)])
    press("import time; time.sleep(0.4); print('%PDF-')").print_edition("{}", "fr", "pdf")
    assert len(steps) == 10


def test_one_report_is_printed_at_a_time():
    one = press("import time, sys; a = time.time(); time.sleep(0.1); print('%PDF-', a, time.time())")
    jobs = [gevent.spawn(one.print_edition, "{}", "fr", "pdf") for _ in range(3)]
    gevent.joinall(jobs, raise_error=True)
    times = sorted(tuple(map(float, job.value.split()[1:])) for job in jobs)
    assert all(end <= begin for (_, end), (begin, _) in itertools.pairwise(times))


@pytest.mark.skipif(sys.platform == "win32", reason="priorities have other names there")
def test_votes_come_first():
    program = "import os, time; time.sleep(0.2); print('%PDF-', os.getpriority(os.PRIO_PROCESS, 0))"
    assert int(press(program).print_edition("{}", "fr", "pdf").split()[1]) >= 10
