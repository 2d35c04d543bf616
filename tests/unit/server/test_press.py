"""The press: another process prints one report after another, the loop goes on, and a failure is a sentence."""
from __future__ import annotations

import itertools
import json
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import gevent
import psutil
import pytest

from tests.report.report_sample import sample_facts
from workshop.domain.errors import Mendable
from workshop.report.editions import printed
from workshop.server.press import StandingPress

#: A printer that does `{}` with each order (`order`, `facts`) and answers `made`.
LOOP = """import json, os, sys, time
while line := sys.stdin.buffer.readline():
    order = json.loads(line)
    facts = sys.stdin.buffer.read(order["bytes"])
    {}
    sys.stdout.buffer.write(b"%d\\n" % len(made) + made)
    sys.stdout.buffer.flush()
"""
PID = "made = str(os.getpid()).encode()"
FACTS = json.dumps(sample_facts().as_json(), ensure_ascii=False, sort_keys=True)


@contextmanager
def press(what: str, seconds: float = 20) -> Iterator[StandingPress]:
    made = StandingPress((sys.executable, "-c", LOOP.format(what)), seconds)
    yield made
    made.stop()


@pytest.fixture(scope="module")
def real() -> Iterator[StandingPress]:
    made = StandingPress()
    yield made
    made.stop()


@pytest.fixture
def started() -> Callable[[], psutil.Process]:
    """The one process that this test has started."""
    before = psutil.Process().children()

    def one() -> psutil.Process:
        [child] = [child for child in psutil.Process().children() if child not in before]
        return child

    return one


def is_running(pid: bytes | int) -> bool:
    return psutil.pid_exists(int(pid))


def test_facts_go_in_and_the_file_comes_out_however_long():
    facts = "é" * 300_000
    with press("made = facts + order['language'].encode() + order['edition'].encode()") as one:
        assert one.print_edition(facts, "fr", "pdf") == f"{facts}frpdf".encode()


def test_one_process_prints_one_report_after_another():
    with press(PID) as one:
        assert one.print_edition("{}", "fr", "pdf") == one.print_edition("{}", "en", "pdf")


FAILURES = {
    "it ends at once": "raise SystemExit(1)",
    "it fails": "raise ZeroDivisionError",
    "it ends in the midst of the file": "print('1000'); print('%PDF-', flush=True); os._exit(0)",
    "it says something else": "made = b''; print('no paper', flush=True)",
    "the file is empty": "made = b''",
    "it takes too long": "time.sleep(60)",
    "it is killed": "os.kill(os.getpid(), 9)",
}


@pytest.mark.parametrize("what", FAILURES.values(), ids=FAILURES)
def test_a_failure_is_a_sentence_and_the_next_report_is_printed(what):
    with press(f"made = facts if facts == b'good' else None\n    if made is None:\n        {what}", seconds=2) as one:
        assert one.print_edition("good", "fr", "pdf") == b"good"
        with pytest.raises(Mendable) as problem:
            one.print_edition("bad", "fr", "pdf")
        assert problem.value.message.text.startswith("The report could not be printed.")
        assert one.print_edition("good", "fr", "pdf") == b"good"


def test_a_program_that_does_not_read_is_a_failure_too():
    one = StandingPress((sys.executable, "-c", "raise SystemExit(1)"))
    with pytest.raises(Mendable):
        one.print_edition("x" * 10_000_000, "en", "pdf")
    slow = StandingPress((sys.executable, "-c", "import time; time.sleep(60)"), seconds=0.5)
    with pytest.raises(Mendable):
        slow.print_edition("x" * 10_000_000, "en", "pdf")


def test_who_dies_between_two_reports_is_replaced_and_nobody_notices():
    with press(PID) as one:
        first = one.print_edition("{}", "fr", "pdf")
        os.kill(int(first), signal.SIGKILL)
        while is_running(first):
            gevent.sleep(0.01)
        assert one.print_edition("{}", "fr", "pdf") != first


def test_stopping_leaves_no_process():
    with press(PID) as one:
        idle = one.print_edition("{}", "fr", "pdf")
        one.stop()
        assert not is_running(idle)
        assert one.print_edition("{}", "fr", "pdf") != idle


def test_who_waits_when_it_is_stopped_is_told(started):
    with press("time.sleep(60)") as one:
        waiting = gevent.spawn(one.print_edition, "{}", "fr", "pdf")
        gevent.sleep(0.3)
        child = started()
        one.stop()
        assert not child.is_running()
        with pytest.raises(Mendable):
            waiting.get()


def test_who_asks_and_goes_away_leaves_no_answer_for_the_next():
    with press("made = facts; time.sleep(0.3)") as one:
        gone = gevent.spawn(one.print_edition, "secret", "fr", "pdf")
        gevent.sleep(0.1)
        gone.kill()
        assert one.print_edition("mine", "fr", "pdf") == b"mine"


def test_it_is_ready_before_anybody_asks_and_started_once(started):
    with press(PID) as one:
        one.get_ready()
        one.get_ready()
        gevent.sleep(0.1)
        child = started()
        one.get_ready()
        assert one.print_edition("{}", "fr", "pdf") == str(child.pid).encode()


def test_the_loop_goes_on_meanwhile():
    steps = []
    with press("made = b'x'; time.sleep(0.4)") as one:
        gevent.spawn(lambda: [steps.append(gevent.sleep(0.01)) for _ in range(10)])
        one.print_edition("{}", "fr", "pdf")
    assert len(steps) == 10


def test_one_report_is_printed_at_a_time():
    with press("a = time.time(); time.sleep(0.1); made = f'{a} {time.time()}'.encode()") as one:
        jobs = [gevent.spawn(one.print_edition, "{}", "fr", "pdf") for _ in range(3)]
        gevent.joinall(jobs, raise_error=True)
    times = sorted(tuple(map(float, job.value.split())) for job in jobs)
    assert all(end <= begin for (_, end), (begin, _) in itertools.pairwise(times))


# ---- the real printer ----

def test_a_report_has_the_same_bytes_whatever_was_printed_before(real):
    wanted = {code: printed(sample_facts(), code, "poster-a4") for code in ("fr", "en")}
    for code in ("fr", "en", "fr"):
        assert real.print_edition(FACTS, code, "poster-a4") == wanted[code]


def test_text_and_a_password_come_the_same_way(real):
    assert real.print_edition(FACTS, "fr", "radio") == printed(sample_facts(), "fr", "radio")
    assert b"/Encrypt" in real.print_edition(FACTS, "fr", "poster-a4", "une forêt de mots")


def test_facts_that_cannot_be_read_are_a_failure_and_the_next_report_is_printed(real):
    with pytest.raises(Mendable):
        real.print_edition("{}", "fr", "radio")
    assert real.print_edition(FACTS, "en", "radio") == printed(sample_facts(), "en", "radio")


@pytest.mark.skipif(sys.platform == "win32", reason="priorities have other names there")
def test_votes_come_first(started):
    one = StandingPress()
    one.print_edition(FACTS, "en", "radio")
    assert started().nice() >= 10
    one.stop()


ALONE = "import sys; from workshop.report.printer import main; main(sys.stdin.buffer, sys.stdout.buffer, {})"


@pytest.mark.parametrize("idle, still_there", [(0.1, False), (60, True)])
def test_a_printer_that_nobody_needs_any_more_goes_home(started, idle, still_there):
    one = StandingPress((sys.executable, "-c", ALONE.format(idle)))
    one.get_ready()
    gevent.sleep(0.1)
    child = started()
    if still_there:
        one.print_edition(FACTS, "en", "radio")
    else:
        while is_running(child.pid):  # psutil would take the exit status that gevent waits for
            gevent.sleep(0.05)
    assert child.is_running() is still_there
    one.stop()
