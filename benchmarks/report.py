"""What a report costs: time, memory and bytes of large ones, and what votes feel of two that are printed meanwhile.

    python -m benchmarks.report [--runs 3] [--votes 5]

Cold is what the server does: a process of its own for every edition, one after the other. Warm is the same process,
which has printed before. A national dialogue has 300 recommendations.
"""

import argparse
import hashlib
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from statistics import median
from threading import Thread

from benchmarks.invented import national_dialogue, ten_kinds
from benchmarks.programs import first_visit, generator, hall
from benchmarks.scenarios import Meeting, percentile
from workshop.report.editions import printed
from workshop.report.facts import Facts
from workshop.server.press import NICENESS, PRINTER

LANGUAGES = ("fr", "en")
HERE = Path(__file__).resolve().parent.parent
#: The phones of the hall, and the milliseconds in which they all vote: as long as two reports take at least.
PHONES, WITHIN = 1000, 4000


def edition(facts: bytes, language: str) -> bytes:
    """One edition as the server prints it: in a process of its own, which makes way for votes."""
    command = ["nice", "-n", str(NICENESS), *PRINTER, "--language", language]
    return subprocess.run(command, input=facts, stdout=subprocess.PIPE, cwd=HERE, check=True).stdout


def cold(facts: bytes) -> tuple[float, float, list[bytes]]:
    """Seconds and processor seconds for both editions, one after the other, and the files."""
    begun, used = time.monotonic(), _used()
    made = [edition(facts, language) for language in LANGUAGES]
    return time.monotonic() - begun, _used() - used, made


def _used() -> float:
    times = resource.getrusage(resource.RUSAGE_CHILDREN)
    return times.ru_utime + times.ru_stime


def warm(facts: Facts) -> tuple[float, float]:
    """Seconds and processor seconds for both editions in a process that has printed before."""
    begun, used = time.monotonic(), time.process_time()
    for language in LANGUAGES:
        printed(facts, language)
    return time.monotonic() - begun, time.process_time() - used


def peak(facts: bytes) -> tuple[float, float, float]:
    """Seconds, processor seconds and megabytes of one edition in a process of its own."""
    with tempfile.TemporaryFile() as sent:
        sent.write(facts)
        sent.seek(0)
        begun = time.monotonic()
        with subprocess.Popen([*PRINTER, "--language", "fr"], stdin=sent, stdout=subprocess.DEVNULL, cwd=HERE) as run:
            _, _, used = os.wait4(run.pid, 0)
            run.returncode = 0
    return time.monotonic() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


@contextmanager
def printing(facts: bytes) -> Iterator[None]:
    """Two reports, one after the other, while something else is measured."""
    thread = Thread(target=cold, args=(facts,))
    thread.start()
    try:
        yield
    finally:
        thread.join()


@contextmanager
def nothing() -> Iterator[None]:
    """Nothing is done meanwhile."""
    yield


def p99_of_votes(assets: Sequence[str], around: Callable[[], AbstractContextManager[None]]) -> float:
    """Milliseconds until a vote is acknowledged, for all but one of a hundred."""
    with hall() as place, generator(place.where, assets) as crowd:
        meeting = Meeting(place, crowd)
        meeting.come(f"join {PHONES}")
        meeting.open()
        with around():
            meeting.vote(f"vote {WITHIN}")
        return meeting.figures["ack_ms_p99"]


def _spread(values: Sequence[float]) -> str:
    return f"{median(values):.2f} ({min(values):.2f}–{max(values):.2f})"


def _large(name: str, facts: Facts, runs: int) -> None:
    text = _sent(facts)
    printed(facts, "fr")
    found = [(cold(text), warm(facts), peak(text)) for _ in range(runs)]
    digests = {tuple(hashlib.sha256(file).hexdigest() for file in files) for (_, _, files), _, _ in found}
    files = zip(LANGUAGES, found[0][0][2], strict=True)
    sizes = ", ".join(f"{language} {len(file) / 1000:.0f} kB" for language, file in files)
    print(f"{name}: {sizes}; the same bytes in {runs} pairs of processes: {len(digests) == 1}")
    for n, what in enumerate(
        ("both, each in a new process", "both, in a process that has printed", "the French alone")
    ):
        units = zip(("s", "processor s", "MB at most"), (0, 1, 2)[: 3 if n == 2 else 2], strict=False)
        said = "; ".join(f"{_spread([one[n][i] for one in found])} {unit}" for unit, i in units)
        print(f"  {what}: {said}", flush=True)


def _sent(facts: Facts) -> bytes:
    return json.dumps(facts.as_json(), ensure_ascii=False, sort_keys=True).encode()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.report")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--votes", type=int, default=5, help="pairs of runs with and without reports")
    asked = parser.parse_args()
    print(f"load at the start: {os.getloadavg()[0]:.1f}; {os.cpu_count()} processors; Python {sys.version.split()[0]}")
    usual = ten_kinds()
    if asked.runs:
        _large("ten kinds, twenty items", usual, asked.runs)
        _large("national dialogue, 300 recommendations", national_dialogue(), asked.runs)
    if asked.votes:
        _votes(_sent(usual), asked.votes)


def _votes(facts: bytes, pairs: int) -> None:
    assets = first_visit()
    found: dict[str, list[float]] = {"without": [], "with": []}
    for _ in range(pairs):
        found["without"].append(p99_of_votes(assets, nothing))
        found["with"].append(p99_of_votes(assets, lambda: printing(facts)))
    print(f"{PHONES} votes within {WITHIN} ms, acknowledged, p99 ms:")
    for name, values in found.items():
        print(f"  {name} two reports: {_spread(values)}; worst run {percentile(values, 1):.1f}")


if __name__ == "__main__":
    main()
