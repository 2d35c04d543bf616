"""How long it takes to count one ranking activity with everything that is said of it, on one core.

    python -m benchmarks.counting [--runs 5]

Counting by every method, robustness, stability, three zones and two genders compared with each other and all at once:
what closing the activity computes.
"""

import argparse
import os
import platform
import random
from statistics import median
from time import perf_counter

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[threads] = "1"  # one core: read when numpy is loaded

from workshop.activities import KINDS  # noqa: E402
from workshop.activities.kind import CountedCast  # noqa: E402
from workshop.domain.activity import Activity  # noqa: E402
from workshop.domain.items import Item  # noqa: E402
from workshop.domain.people import Choice, Dimension  # noqa: E402
from workshop.domain.text import Label  # noqa: E402
from workshop.tally.relabelling import relabellings  # noqa: E402

#: (ballots, items, places asked for; None: all). People are to wait less than 2 s for the first, 50 ms for 20 ballots.
ROOMS = ((1000, 24, None), (1000, 24, 3), (500, 24, None), (20, 24, None), (20, 24, 3), (20, 8, 3))
MIN_GROUP = 5


def dimension(key: str, choices: str) -> Dimension:
    """One question on who takes part."""
    return Dimension(key, Label.of(en=key), tuple(Choice(choice, Label.of(en=choice)) for choice in choices.split()))


DIMENSIONS = (dimension("zone", "north centre south"), dimension("gender", "f m"))


def room(ballots: int, items: int, top: int | None) -> tuple[Activity, list[CountedCast]]:
    """Rankings at random, which leave more to be gone through than those of people: no two are alike."""
    rng, names = random.Random(1), [f"i{n}" for n in range(items)]
    listed = tuple(Item(name, Label.of(en=name)) for name in names)
    casts = [
        (
            {"ranking": [[item] for item in rng.sample(names, top or items)]},
            {asked.key: rng.choice(asked.choices).key for asked in DIMENSIONS},
        )
        for _ in range(ballots)
    ]
    return Activity("a", "rank", Label.of(en="?"), items=listed, options={"top": top} if top else {}), casts


def counted(activity: Activity, casts: list[CountedCast]) -> float:
    """Seconds from the ballots to all figures; nothing is remembered from the run before."""
    relabellings.cache_clear()
    begun = perf_counter()
    KINDS["rank"].count(activity, DIMENSIONS, MIN_GROUP, casts)
    return perf_counter() - begun


def main() -> None:
    """Measure every room several times and print the medians, with the slowest."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.counting")
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    print(f"{platform.system()}, Python {platform.python_version()}, one core")
    for ballots, items, top in ROOMS:
        activity, casts = room(ballots, items, top)
        times = [1000 * counted(activity, casts) for _ in range(runs)]
        asked = "all places" if top is None else f"{top} places"
        print(f"{ballots:5} ballots, {items} items, {asked}: {median(times):.0f} ms (slowest {max(times):.0f})")


if __name__ == "__main__":
    main()
