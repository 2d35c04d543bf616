"""How long it takes to count one ranking activity with everything that is said of it, on one core.

    python -m benchmarks.counting [--runs 5]

Counting by every method, robustness, stability, three zones and two genders compared with each other and all at once.
"""

import argparse
import os
import platform
import random
from collections.abc import Mapping, Sequence
from statistics import median
from time import perf_counter

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[threads] = "1"  # one core: read when numpy is loaded

from workshop.tally.difference import compare_rankings, ranking_points  # noqa: E402
from workshop.tally.overall import overall_rankings  # noqa: E402
from workshop.tally.profile import Ranking  # noqa: E402
from workshop.tally.rank import count_rankings  # noqa: E402
from workshop.tally.relabelling import relabellings  # noqa: E402
from workshop.tally.stability import stability  # noqa: E402

Groups = Mapping[str, Sequence[Ranking]]

#: (ballots, items, places asked for; None: all)
ROOMS = ((1000, 24, None), (1000, 24, 3), (20, 24, None), (20, 24, 3), (20, 8, 3))


def room(ballots: int, items: int, top: int | None) -> tuple[list[str], list[Ranking], list[Groups]]:
    """Rankings at random, which leave more to be gone through than those of people: no two are alike."""
    rng, names = random.Random(1), [f"i{n}" for n in range(items)]
    cast = [tuple((item,) for item in rng.sample(names, top or items)) for _ in range(ballots)]
    return names, cast, [_divided(cast, rng, keys) for keys in (("north", "centre", "south"), ("f", "m"))]


def _divided(cast: Sequence[Ranking], rng: random.Random, keys: Sequence[str]) -> Groups:
    voters = [(rng.choice(keys), ranking) for ranking in cast]
    return {key: [ranking for group, ranking in voters if group == key] for key in keys}


def counted(items: Sequence[str], cast: Sequence[Ranking], dimensions: Sequence[Groups], top: int | None) -> float:
    """Seconds from the ballots to all figures; nothing is remembered from the run before."""
    relabellings.cache_clear()
    begun = perf_counter()
    figures = count_rankings(items, cast, top)
    zones = [ranking_points(items, ballots) for ballots in dimensions[0].values()]
    stability(items, zones, figures["robustness"]["top"])
    for groups in dimensions:
        compare_rankings(items, groups)
        overall_rankings(items, groups)
    return perf_counter() - begun


def main() -> None:
    """Measure every room several times and print the medians, with the slowest."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.counting")
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    print(f"{platform.system()}, Python {platform.python_version()}, one core")
    for ballots, items, top in ROOMS:
        names, cast, dimensions = room(ballots, items, top)
        times = [1000 * counted(names, cast, dimensions, top) for _ in range(runs)]
        asked = "all places" if top is None else f"{top} places"
        print(f"{ballots:5} ballots, {items} items, {asked}: {median(times):.0f} ms (slowest {max(times):.0f})")


if __name__ == "__main__":
    main()
