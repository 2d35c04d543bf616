"""What a report costs: time, memory and bytes of large ones, and what votes feel of two that are printed meanwhile.

    python -m benchmarks.report [--runs 3] [--votes 5]

A real server is asked for the PDF in both languages, one right after the other, as by the buttons of its page. Its
printer is loaded (the page of the report was open), or must be started first. A national dialogue has 300
recommendations.
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from threading import Timer
from typing import Any

from benchmarks.invented import national_dialogue, ten_kinds
from benchmarks.programs import Hall, first_visit, generator, hall
from benchmarks.scenarios import Meeting, percentile
from workshop.report.facts import Facts

#: The phones of the hall, and the milliseconds in which they all vote: as long as two reports take at least.
PHONES, WITHIN = 1000, 4000
#: Seconds after the first vote, in which both reports are asked for.
ASKED_AFTER = 0.5
#: What is said of both reports together.
UNITS = {"s": "s", "cpu_s": "processor s with loading", "rss_mb": "MB", "ask_ms": "ms for asking"}


@contextmanager
def written(facts: Facts) -> Iterator[Path]:
    """The facts in a file, for the hall."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "facts.json"
        file.write_text(json.dumps(facts.as_json(), ensure_ascii=False))
        yield file


def both(place: Hall, file: Path, *, loaded: bool) -> dict[str, Any]:
    """Both languages: `s` from asking until the second is there, `ask_ms` for which nobody else is served meanwhile."""
    place.order(f"take {file}")
    if loaded:
        place.order("ready")
    asked = place.order("print")
    done = place.order("printed")
    return done | {"s": (done["ended"] - asked["begun"]) / 1000, "ask_ms": asked["took"]}


def p99_of_votes(assets: Sequence[str], file: Path | None) -> float:
    """Milliseconds until a vote is acknowledged, for all but one of a hundred; with a file, while it is printed."""
    with hall() as place, generator(place.where, assets) as crowd:
        meeting = Meeting(place, crowd)
        meeting.come(f"join {PHONES}")
        meeting.open()
        if file:
            place.order(f"take {file}")
            place.order("ready")
            Timer(ASKED_AFTER, place.order, ["print"]).start()
        meeting.vote(f"vote {WITHIN}")
        if file:
            place.order("printed")
        return meeting.figures["ack_ms_p99"]


def _spread(values: Sequence[float]) -> str:
    return f"{median(values):.2f} ({min(values):.2f}–{max(values):.2f})"


def _large(name: str, facts: Facts, runs: int) -> None:
    with hall() as place, written(facts) as file:
        found = {loaded: [both(place, file, loaded=loaded) for _ in range(runs)] for loaded in (True, False)}
    everything = [one for ones in found.values() for one in ones]
    sizes = " and ".join(f"{size / 1000:.0f} kB" for size in everything[0]["bytes"])
    same = len({one["same"] for one in everything}) == 1
    print(f"{name}: {sizes}; the same bytes in {len(everything)} processes: {same}")
    for loaded, ones in found.items():
        said = "; ".join(f"{_spread([one[key] for one in ones])} {unit}" for key, unit in UNITS.items())
        print(f"  {'printer loaded' if loaded else 'printer to be started'}: {said}", flush=True)


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
        _votes(usual, asked.votes)


def _votes(facts: Facts, pairs: int) -> None:
    assets = first_visit()
    found: dict[str, list[float]] = {"without": [], "with": []}
    with written(facts) as file:
        for _ in range(pairs):
            found["without"].append(p99_of_votes(assets, None))
            found["with"].append(p99_of_votes(assets, file))
            pair = " and ".join(f"{values[-1]:.1f} {name}" for name, values in found.items())
            print(f"  p99 of votes, ms: {pair} two reports; load {os.getloadavg()[0]:.1f}", flush=True)
    print(f"{PHONES} votes within {WITHIN} ms, acknowledged, p99 ms:")
    for name, values in found.items():
        print(f"  {name} two reports: {_spread(values)}; worst run {percentile(values, 1):.1f}")


if __name__ == "__main__":
    main()
