"""What a report costs: time, memory and bytes of large ones, and what votes feel of two that are printed meanwhile.

    python -m benchmarks.report [--runs 3] [--votes 5]

Cold is what the server does: a process of its own for every edition, one after the other. Warm is the same process,
which has printed before. A national dialogue has 300 recommendations.
"""

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from statistics import median
from threading import Thread

from benchmarks.invented import every_kind, national_dialogue
from benchmarks.programs import first_visit, generator, hall
from benchmarks.scenarios import Meeting, percentile
from workshop.report.editions import printed
from workshop.report.facts import Facts
from workshop.server.press import PRINTER, ProcessPress

LANGUAGES = ("fr", "en")
HERE = Path(__file__).resolve().parent.parent
#: The phones of the hall, and the milliseconds in which they all vote: as long as two reports take at least.
PHONES, WITHIN = 1000, 4000


def cold(facts: str) -> tuple[float, list[bytes]]:
    """Seconds for both editions, as the server prints them, and the files."""
    press, begun = ProcessPress(), time.monotonic()
    made = [press.print_edition(facts, language, "pdf") for language in LANGUAGES]
    return time.monotonic() - begun, made


def beside(facts: str) -> float:
    """Seconds for both editions in two processes at once, as two facilitators of two laptops would have them."""
    begun = time.monotonic()
    both = [Thread(target=ProcessPress().print_edition, args=(facts, language, "pdf")) for language in LANGUAGES]
    for one in both:
        one.start()
    for one in both:
        one.join()
    return time.monotonic() - begun


def warm(facts: Facts) -> float:
    """Seconds for both editions in a process that has printed before."""
    begun = time.monotonic()
    for language in LANGUAGES:
        printed(facts, language)
    return time.monotonic() - begun


def peak(facts: str, language: str) -> tuple[float, float, float]:
    """Seconds, processor seconds and megabytes of one edition in a process of its own."""
    with tempfile.TemporaryFile("w+") as sent:
        sent.write(facts)
        sent.seek(0)
        begun = time.monotonic()
        command = [*PRINTER, "--language", language]
        with subprocess.Popen(command, stdin=sent, stdout=subprocess.DEVNULL, cwd=HERE) as process:
            _, _, used = os.wait4(process.pid, 0)
            process.returncode = 0
    return time.monotonic() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


@contextmanager
def printing(facts: str) -> Iterator[None]:
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
    text = json.dumps(facts.as_json(), ensure_ascii=False, sort_keys=True)
    printed(facts, "fr")
    found = [cold(text) for _ in range(runs)]
    digests = {tuple(hashlib.sha256(file).hexdigest() for file in files) for _, files in found}
    files = zip(LANGUAGES, found[0][1], strict=True)
    sizes = ", ".join(f"{language} {len(file) / 1000:.0f} kB" for language, file in files)
    print(f"{name}: {sizes}; the same bytes in {runs} pairs of processes: {len(digests) == 1}")
    print(f"  both cold, one after the other: {_spread([seconds for seconds, _ in found])} s")
    print(f"  both cold, at once:             {_spread([beside(text) for _ in range(runs)])} s")
    print(f"  both warm:                      {_spread([warm(facts) for _ in range(runs)])} s")
    alone = [peak(text, "fr") for _ in range(runs)]
    for what, values in zip(("s", "CPU s", "MB at most"), zip(*alone, strict=True), strict=True):
        print(f"  French edition alone:           {_spread(values)} {what}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.report")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--votes", type=int, default=5, help="pairs of runs with and without reports")
    asked = parser.parse_args()
    print(f"load at the start: {os.getloadavg()[0]:.1f}; {os.cpu_count()} processors; Python {sys.version.split()[0]}")
    every = every_kind()
    if asked.runs:
        _large("every kind, twenty items", every, asked.runs)
        _large("national dialogue, 300 recommendations", national_dialogue(), asked.runs)
    if asked.votes:
        _votes(json.dumps(every.as_json(), ensure_ascii=False), asked.votes)


def _votes(facts: str, pairs: int) -> None:
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
